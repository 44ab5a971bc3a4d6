import { writeSync } from 'node:fs'
import type { Command } from '../contract.ts'
import { openSqliteStore } from './sqlite-store.ts'

/**
 * For the crash test: writes in the directory of its first argument until it is killed, and prints the number of each
 * write behind its commit. Numbers begin at the second argument.
 */
const directory = process.argv[2] ?? ''
let next = Number(process.argv[3])
const opened = await openSqliteStore({ directory, onIndeterminate: (message) => process.stderr.write(message) })
if (!opened.ok) throw new Error(opened.failure.message)
const store = opened.value
say('open')
await Promise.all(Array.from({ length: 16 }, writeOn))

async function writeOn(): Promise<void> {
  for (;;) {
    const number = next++
    const outcome = await store.write(commandsOf(number), number % 2 === 0 ? 'client' : 'background')
    if (outcome.kind !== 'committed') throw new Error(JSON.stringify(outcome))
    say(String(number))
  }
}

/** At once, so that nothing is in memory when it is killed; a pipe that is full is tried again. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

/** Rows in three tables, one of them large now and then, so that a half of a write would be seen. */
function commandsOf(number: number): readonly Command[] {
  const body = 'x'.repeat(number % 50 === 0 ? 100_000 : 200)
  const row = { machine: 'm', name: `n${number}`, execution: number, expires_at: null }
  return [
    { do: 'insert', table: 'execution_names', row },
    { do: 'insert', table: 'history', row: { execution: number, first_event: 1, last_event: 2, body } },
    { do: 'insert', table: 'timers', row: { execution: number, timer: 't', due_at: number } },
  ]
}
