import type { InstanceStatus } from '../server/index.ts'
import { parseFlags, type Flag } from './flags.ts'
import { instanceCall } from './instance-call.ts'
import { complain, say } from './messages.ts'
import { statusHelp } from './operator-help.ts'
import { urlFlag, urlOf } from './server-request.ts'

const flags: readonly Flag[] = [
  urlFlag,
  { name: '--json', help: 'print what the server answers' },
  { name: '--help', help: 'this text' },
]

export async function status(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('status', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(statusHelp(flags))
  if (positionals.length > 0) return complain('`stile status` takes flags only. See `stile status --help`.')
  const answer = await instanceCall<InstanceStatus>({ url: urlOf(values), path: '/_stile/status' }, 'executions')
  if (!answer.ok) return complain(answer.failure.message)
  process.stdout.write(switches.has('--json') ? `${JSON.stringify(answer.value, null, 2)}\n` : table(answer.value))
  return 0
}

function table(status: InstanceStatus): string {
  const { executions, waiting, store } = status
  const ended = Object.entries(executions.ended).map(([name, count]) => `${count} ${name}`)
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['version', status.version],
    ['up', duration(status.uptimeSeconds)],
    ['data', status.dataDirectory ?? 'in memory'],
    ['retention', `${status.retentionDays} days`],
    ['open', `${executions.open} executions`],
    ['parked', executions.parked === 0 ? '0' : `${executions.parked} (see \`stile parked\`)`],
    ['started', `${executions.started}, ${executions.startedPerSecond} a second`],
    ['ended', `${ended.join(', ') || '0'}, ${executions.endedPerSecond} a second`],
    ['turns waiting', `${waiting.mailboxes}, ${waiting.paused} of them after a failed commit`],
    ['tasks in flight', String(waiting.tasksInFlight)],
    ['timers late', `${waiting.timersLate}, the oldest ${waiting.oldestWaitingSeconds} s`],
    ['commits', `${store.groups} of ${store.writesPerGroup} writes, ${store.millisecondsPerGroup} ms each`],
    ['file', `${megabytes(store.fileBytes)}, log ${megabytes(store.walBytes)}`],
  ]
  return rows.map(([name, value]) => `${`${name}:`.padEnd(18)}${value}\n`).join('')
}

function duration(seconds: number): string {
  const [days, rest] = [Math.floor(seconds / 86_400), new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19)]
  return days === 0 ? rest : `${days} days ${rest}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`
}
