import { pino } from 'pino'
import type { JsonObject } from '../base/index.ts'
import type { Log } from '../services/index.ts'

/** JSON lines on stderr, or lines for people when stderr is a terminal. Secrets never reach it: callers log names only. */
export function openLog(): Log {
  const logger = process.stderr.isTTY
    ? pino({ base: null }, { write: writeForPeople })
    : pino({ base: null }, pino.destination(2))
  return {
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  }
}

const levelNames: Readonly<Record<number, string>> = { 30: 'info ', 40: 'warn ', 50: 'error' }

function writeForPeople(line: string): void {
  const { level, time, msg, ...fields } = JSON.parse(line) as { level: number; time: number; msg: string } & JsonObject
  const rest = Object.entries(fields).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  process.stderr.write(
    `${new Date(time).toTimeString().slice(0, 8)} ${levelNames[level] ?? level} ${msg}${rest.join('')}\n`,
  )
}
