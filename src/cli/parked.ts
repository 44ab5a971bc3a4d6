import { parseFlags, type Flag } from './flags.ts'
import { instanceCall } from './instance-call.ts'
import { complain, say } from './messages.ts'
import { parkedHelp } from './operator-help.ts'
import { urlFlag, urlOf } from './server-request.ts'

const path = '/_stile/parked'
const flags: readonly Flag[] = [
  { name: '--retry', value: 'ARN', help: 'let this execution go on from where it was' },
  { name: '--all', help: 'let all of them go on' },
  urlFlag,
  { name: '--json', help: 'print what the server answers' },
  { name: '--help', help: 'this text' },
]

interface Listed {
  readonly parked: readonly { readonly arn: string; readonly since: number; readonly reason: string }[]
  readonly more: boolean
}

interface Retried {
  readonly retried: number
  readonly more: boolean
}

export async function parked(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('parked', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(parkedHelp(flags))
  const execution = values.get('--retry')
  if (positionals.length > 0 || (execution !== undefined && switches.has('--all')))
    return complain('Say nothing, --retry with one ARN, or --all. See `stile parked --help`.')
  const url = urlOf(values)
  if (execution === undefined && !switches.has('--all')) return list(url, switches.has('--json'))
  return retry(url, execution === undefined ? { all: true } : { execution })
}

async function list(url: string, asJson: boolean): Promise<number> {
  const listed = await instanceCall<Listed>({ url, path }, 'parked')
  if (!listed.ok) return complain(listed.failure.message)
  const { parked: found, more } = listed.value
  if (asJson) process.stdout.write(`${JSON.stringify(listed.value, null, 2)}\n`)
  else if (found.length === 0) process.stdout.write('No execution is parked.\n')
  else {
    for (const { arn, since, reason } of found) {
      process.stdout.write(`${new Date(since).toISOString()}  ${arn}\n    ${reason.replaceAll('\n', '\n    ')}\n`)
    }
    if (more) process.stdout.write('There are more.\n')
  }
  return 0
}

async function retry(url: string, body: { readonly all: true } | { readonly execution: string }): Promise<number> {
  const answer = await instanceCall<Retried>({ url, method: 'POST', path, body }, 'retried')
  if (!answer.ok) return complain(answer.failure.message)
  const { retried, more } = answer.value
  process.stdout.write(`${retried} ${retried === 1 ? 'goes' : 'go'} on.${more ? ' There are more.' : ''}\n`)
  return 0
}
