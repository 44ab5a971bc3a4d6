import { parseArn, succeed, type JsonObject } from '../base/index.ts'
import { signedCall } from './call.ts'
import { eventTable } from './events.ts'
import { allEvents, lastExecution, members, type Call, type Execution } from './execution.ts'
import { parseFlags, type Flag } from './flags.ts'
import { follow } from './follow.ts'
import { showHelp } from './help.ts'
import { complain, say } from './messages.ts'
import { urlFlag, urlOf } from './server-request.ts'
import { environment } from './signature.ts'

const flags: readonly Flag[] = [
  { name: '--last', help: 'the execution that was started last, of any machine' },
  { name: '--follow', help: 'print events as they come, until the execution ends' },
  urlFlag,
  { name: '--region', value: 'NAME', help: 'where to look for the last one (AWS_REGION, or us-east-1)' },
  { name: '--json', help: 'print what the API answers instead of a table' },
  { name: '--help', help: 'this text' },
]

export async function show(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('show', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(showHelp(flags))
  const [arn, ...more] = positionals
  if ((arn === undefined) === !switches.has('--last') || more.length > 0)
    return complain('Name one execution ARN, or say --last. See `stile show --help`.')
  if (switches.has('--follow') && switches.has('--json')) return complain('--follow and --json exclude each other.')
  const region =
    values.get('--region') ??
    (arn === undefined ? undefined : parseArn(arn)?.region) ??
    environment('AWS_REGION') ??
    'us-east-1'
  const url = urlOf(values)
  const call: Call = (operation, input) => signedCall({ url, region, operation, input })
  const found = arn === undefined ? await lastExecution(call) : succeed(arn)
  if (!found.ok) return complain(found.failure.message)
  if (switches.has('--follow')) {
    const end = await follow(call, found.value, (text) => process.stdout.write(text))
    return end.ok ? (end.value === 'SUCCEEDED' ? 0 : 2) : complain(end.failure.message)
  }
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

function table(execution: Execution, events: readonly JsonObject[]): string {
  return `${members(execution, ['executionArn', 'status', 'input', 'output', 'error', 'cause'])}\n${eventTable(events)}`
}
