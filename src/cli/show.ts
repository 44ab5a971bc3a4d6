import { fail, parseArn, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { signedCall } from './call.ts'
import { eventTable, short } from './events.ts'
import { parseFlags, type Flag } from './flags.ts'
import { showHelp } from './help.ts'

const flags: readonly Flag[] = [
  { name: '--last', help: 'the execution that was started last, of any machine' },
  { name: '--url', value: 'URL', help: 'the server (AWS_ENDPOINT_URL, or http://127.0.0.1:4566)' },
  { name: '--region', value: 'NAME', help: 'where to look for the last one (AWS_REGION, or us-east-1)' },
  { name: '--json', help: 'print what the API answers instead of a table' },
  { name: '--help', help: 'this text' },
]

interface Execution extends JsonObject {
  readonly executionArn: string
  readonly status: string
  readonly startDate: number
}

type Call = (operation: string, input: JsonObject) => Promise<Outcome<JsonObject>>

export async function show(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('show', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) {
    process.stdout.write(showHelp(flags))
    return 0
  }
  const arn = positionals[0]
  if ((arn === undefined) === !switches.has('--last'))
    return complain('Name one execution ARN, or say --last. See `stile show --help`.')
  const region =
    values.get('--region') ??
    (arn === undefined ? undefined : parseArn(arn)?.region) ??
    process.env['AWS_REGION'] ??
    'us-east-1'
  const call: Call = (operation, input) =>
    signedCall({
      url: values.get('--url') ?? process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566',
      region,
      operation,
      input,
    })
  const found = arn === undefined ? await lastExecution(call) : succeed(arn)
  if (!found.ok) return complain(found.failure.message)
  const execution = await call('DescribeExecution', { executionArn: found.value })
  if (!execution.ok) return complain(execution.failure.message)
  const events = await allEvents(call, found.value)
  if (!events.ok) return complain(events.failure.message)
  process.stdout.write(
    switches.has('--json')
      ? `${JSON.stringify({ execution: execution.value, events: events.value }, null, 2)}\n`
      : table(execution.value as Execution, events.value),
  )
  return 0
}

async function lastExecution(call: Call): Promise<Outcome<string>> {
  let newest: Execution | undefined
  let nextToken: string | undefined
  do {
    const machines = await call('ListStateMachines', nextToken === undefined ? {} : { nextToken })
    if (!machines.ok) return machines
    for (const { stateMachineArn } of machines.value['stateMachines'] as unknown as readonly {
      stateMachineArn: string
    }[]) {
      const listed = await call('ListExecutions', { stateMachineArn, maxResults: 20 })
      for (const each of listed.ok ? (listed.value['executions'] as unknown as readonly Execution[]) : []) {
        if (newest === undefined || each.startDate > newest.startDate) newest = each
      }
    }
    nextToken = machines.value['nextToken'] as string | undefined
  } while (nextToken !== undefined)
  return newest === undefined ? fail('NothingYet', 'No execution has been started yet.') : succeed(newest.executionArn)
}

async function allEvents(call: Call, executionArn: string): Promise<Outcome<readonly JsonObject[]>> {
  const events: JsonObject[] = []
  let nextToken: string | undefined
  do {
    const page = await call('GetExecutionHistory', {
      executionArn,
      maxResults: 1000,
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    if (!page.ok) return page
    events.push(...(page.value['events'] as readonly JsonObject[]))
    nextToken = page.value['nextToken'] as string | undefined
  } while (nextToken !== undefined)
  return succeed(events)
}

function table(execution: Execution, events: readonly JsonObject[]): string {
  const members = ['executionArn', 'status', 'input', 'output', 'error', 'cause']
  const head = members.flatMap((name) =>
    execution[name] === undefined ? [] : [`${`${name}:`.padEnd(14)}${short(execution[name])}`],
  )
  return `${[...head, ''].join('\n')}\n${eventTable(events)}`
}

function complain(sentence: string): number {
  process.stderr.write(`stile: ${sentence}\n`)
  return 1
}
