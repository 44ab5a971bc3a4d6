import { flagHelp, type Flag } from './flags.ts'

export const mainHelp = `Stile: Step Functions, API Gateway, IAM and STS on your own machine, with executions that survive anything.

Usage: stile <command> [flags]

  dev       Start a server for development on this machine.
  show      Print an execution's status and events.
  validate  Say what is wrong with definitions, JSON or YAML.
  run       Execute a definition in memory, with given results of its tasks.
  status    Print what a running server does, and what is late.
  backup    Copy a running server's data into a file.
  restore   Make a data directory out of a backup.
  parked    List executions that a fault of the server holds up, and retry them.

  --help      This text; with a command, its flags and examples.
  --version   The version.

Examples:
  stile dev --demo                 start with a machine and an API to try
  stile dev --memory --port 0      start empty, on a free port, leaving nothing behind
  stile show --last                look at the execution that was started last
  stile validate order.asl.json    say what is wrong, with line and column
  stile run order.asl.yaml --input '{"id":1}' --mock results.json
`

export function devHelp(flags: readonly Flag[]): string {
  return `Usage: stile dev [flags]

Starts a server for development. Access key \`test\` with secret \`test\` is the account's root; so is any key it does not know.

${flagHelp(flags)}

Examples:
  stile dev                                    data in .stile, on 127.0.0.1:4566
  stile dev --demo                             with the tutorial's machine, role, API and stage
  stile dev --memory --port 0                  nothing on disk, on a free port: for tests
  stile dev --account 123456789012 --region eu-west-1
  stile dev --functions ./functions            functions/hello.mjs is the Lambda function hello
  stile dev --buckets ./buckets                a Distributed Map reads s3://name/key from ./buckets/name/key
  stile dev --retention-days 7                 forget closed executions after a week
  stile dev --iam audit                        log what policies would refuse, refuse nothing
`
}

export function showHelp(flags: readonly Flag[]): string {
  return `Usage: stile show <execution ARN> [flags]
       stile show --last [flags]

Prints an execution's status, input, output and events, read from a running server. With --follow it ends when the execution
does: with 0 if that succeeded, 2 if not.

${flagHelp(flags)}

Examples:
  stile show --last
  stile show --last --follow
  stile show arn:aws:states:us-east-1:000000000000:execution:HelloWorld:first
`
}

export function validateHelp(flags: readonly Flag[]): string {
  return `Usage: stile validate <file>... [flags]

Says what is wrong with state machine definitions, as CreateStateMachine would: one line a problem, with line and column.
Whether a server has the integrations that tasks call is not looked at.
Files that end in .yaml or .yml are read as YAML. Ends with 1 if there is an error; warnings alone are fine.

${flagHelp(flags)}

Examples:
  stile validate order.asl.json
  stile validate machines/*.yaml --type EXPRESS
`
}

export function runHelp(flags: readonly Flag[]): string {
  return `Usage: stile run <file> [flags]

Executes a definition in memory: waits take no time, tasks give what --mock says. Prints the events. Ends with 0 if the
execution succeeded, 2 if not, 1 if it could not be run.

${flagHelp(flags)}

The mock file holds a result by state name, or attempts:
  {"Charge": {"paid": true},
   "Ship": [{"Throw": {"Error": "Busy", "Cause": "try later"}}, {"Return": {"parcel": 7}}]}

Examples:
  stile run hello.asl.json
  stile run order.asl.yaml --input '{"id": 1}' --mock results.json
  stile run order.asl.json --input @order.json --json
`
}
