import type { Clock, EpochMs } from '../base/index.ts'

/** Takes down what happens to one request, in the lines that AWS prints for TestInvokeMethod. */
export interface ExecutionLog {
  line(text: string): void
  text(): string
}

/** The first line has no time, each line ends with a newline. */
export function openExecutionLog(requestId: string, clock: Clock): ExecutionLog {
  let text = `Execution log for request ${requestId}\n`
  return {
    line(line) {
      text += `${logDate(clock.now())} : ${line}\n`
    },
    text: () => text,
  }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `Sun Nov 22 11:14:01 UTC 2026` */
function logDate(at: EpochMs): string {
  const date = new Date(at)
  const time = date.toISOString().slice(11, 19)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`
}

let lastTime = { second: Number.NaN, text: '' }

/** `22/Nov/2026:11:14:01 +0000`, as `$context.requestTime` has it. Requests of one second share the text. */
export function requestTime(at: EpochMs): string {
  const second = Math.floor(at / 1000)
  if (second !== lastTime.second) lastTime = { second, text: writtenTime(at) }
  return lastTime.text
}

function writtenTime(at: EpochMs): string {
  const iso = new Date(at).toISOString()
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`
}

/** Maps as Java prints them: `{name=value, other=value}`. */
export function mapText(entries: Iterable<readonly [name: string, value: string]>): string {
  const parts: string[] = []
  for (const [name, value] of entries) parts.push(`${name}=${value}`)
  return `{${parts.join(', ')}}`
}

const headersCharacters = 998

/** A header map, cut where AWS cuts it. */
export function headersText(entries: Iterable<readonly [name: string, value: string]>): string {
  const text = mapText(entries)
  return text.length > headersCharacters ? `${text.slice(0, headersCharacters)} [TRUNCATED]` : text
}
