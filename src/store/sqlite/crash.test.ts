import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Store } from '../contract.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { openForTest, temporaryDirectory } from './temporary-directory.ts'

const script = fileURLToPath(new URL('./crash-child.ts', import.meta.url))

test('after kill -9 everything acknowledged is there, and nothing is there by half', async () => {
  const directory = temporaryDirectory()
  const acknowledged: number[] = []
  for (const [round, killBehind] of [40, 700, 1_500].entries()) {
    const child = startChild(directory, round * 1_000_000)
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'open') await refusedMeanwhile(directory)
      else acknowledged.push(Number(line))
      if (acknowledged.length >= killBehind) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    equal(child.signalCode, 'SIGKILL')
    const store = await openForTest(directory)
    await checkWhole(store, acknowledged)
    equal((await store.write([{ do: 'delete', table: 'timers', key: { execution: 0, timer: 't' } }])).kind, 'committed')
    await store.write([{ do: 'put', table: 'timers', row: { execution: 0, timer: 't', due_at: 0 } }])
    await store.close()
  }
  ok(acknowledged.length > 1_000)
})

function startChild(directory: string, first: number): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, directory, `${first}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function refusedMeanwhile(directory: string): Promise<void> {
  const second = await openSqliteStore({ directory, onIndeterminate: () => undefined })
  match(second.ok ? 'opened' : second.failure.message, /is in use by another process: stop that one, or choose another/)
  ok(!second.ok && second.failure.message.includes(directory))
}

async function checkWhole(store: Store, acknowledged: readonly number[]): Promise<void> {
  const names = await numbersIn(store, 'execution_names')
  const histories = await numbersIn(store, 'history')
  const timers = await numbersIn(store, 'timers')
  ok(
    acknowledged.every((number) => names.has(number)),
    'an acknowledged write is lost',
  )
  deepEqual(histories, names)
  deepEqual(timers, names)
}

async function numbersIn(store: Store, table: 'execution_names' | 'history' | 'timers'): Promise<Set<number>> {
  const scan = { index: 'key', equals: [], order: 'ascending', limit: 100_000, columns: ['execution'] } as const
  const page = await store.scan(table, scan)
  equal(page.more, false)
  return new Set(page.rows.map(({ execution }) => execution))
}
