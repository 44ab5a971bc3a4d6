import { equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Store, Write } from '../contract.ts'
import { restoreCopy } from './restore.ts'
import { openForTest, temporaryDirectory } from './temporary-directory.ts'

const body = 'x'.repeat(4_000)

/** Some megabytes of rows that are written together: a copy holds all of a write or none. */
function bodies(execution: number, rows: number): Write {
  return Array.from({ length: rows }, (_, at) => ({
    do: 'insert',
    table: 'history',
    row: { execution, first_event: at, last_event: at, body },
  }))
}

async function countRows(store: Store, execution: number): Promise<number> {
  const query = {
    index: 'key',
    equals: [execution],
    order: 'ascending',
    limit: 1_000,
    columns: ['first_event'],
  } as const
  return (await store.scan('history', query)).rows.length
}

test('a copy taken under writes is one moment, and can be restored', async () => {
  const store = await openForTest(temporaryDirectory())
  for (let execution = 1; execution <= 8; execution++) await store.write(bodies(execution, 200))
  const progress = { copied: false }
  const copying = store.copy().finally(() => (progress.copied = true))
  let written = 8
  while (!progress.copied) equal((await store.write(bodies(++written, 7), 'background')).kind, 'committed')
  const copy = await copying
  ok(copy !== undefined)
  equal(statSync(copy.file).size, copy.bytes)
  equal(statSync(copy.file).mode & 0o777, 0o600)

  const directory = join(temporaryDirectory(), 'restored')
  const outcome = restoreCopy(copy.file, directory)
  ok(outcome.ok, JSON.stringify(outcome))
  const restored = await openForTest(directory)
  for (let execution = 1; execution <= 8; execution++) equal(await countRows(restored, execution), 200)
  const later = await Promise.all(Array.from({ length: written - 8 }, (_, at) => countRows(restored, at + 9)))
  ok(
    later.every((rows, at) => (rows === 7 || rows === 0) && rows <= (later[at - 1] ?? 7)),
    'writes in order, each whole',
  )
  await restored.close()
  await store.close()
})

test('what is no whole backup, and a directory with something in it, are refused and left as they are', async () => {
  const directory = temporaryDirectory()
  const store = await openForTest(directory)
  await store.write(bodies(1, 20))
  const copy = (await store.copy())?.file ?? ''
  await store.close()
  const bytes = readFileSync(copy)
  const flipped = Buffer.from(bytes)
  flipped.fill(0xff, 4_096, 4_096 * 8)
  const cases: readonly (readonly [content: Buffer, message: RegExp])[] = [
    [Buffer.from('something else '.repeat(100)), /is no backup of Stile/],
    [Buffer.alloc(0), /is no backup of Stile/],
    [bytes.subarray(0, bytes.length - 4_096), /is not whole: it has \d+ bytes instead of \d+/],
    [flipped, /damaged/],
  ]
  const into = join(temporaryDirectory(), 'into')
  for (const [content, message] of cases) {
    const file = join(temporaryDirectory(), 'backup')
    writeFileSync(file, content)
    const outcome = restoreCopy(file, into)
    ok(!outcome.ok && message.test(outcome.failure.message), JSON.stringify(outcome))
  }
  const taken = restoreCopy(copy, directory)
  ok(!taken.ok && /is not empty/.test(taken.failure.message), JSON.stringify(taken))
  ok(restoreCopy(copy, into).ok)
  const left = restoreCopy(join(into, 'none'), join(into, 'x'))
  ok(!left.ok && /no such file/.test(left.failure.message))
})

test('free pages are given back in steps, and the file shrinks; copies that were left behind are removed', async () => {
  const directory = temporaryDirectory()
  const store = await openForTest(directory)
  for (let execution = 1; execution <= 10; execution++) await store.write(bodies(execution, 200))
  equal(await store.compact(), false, 'nothing is free')
  for (let execution = 1; execution <= 10; execution++) {
    await store.write([{ do: 'clear', table: 'history', prefix: { execution } }])
  }
  let steps = 1
  while (await store.compact()) steps++
  ok(steps >= 3, `${steps} steps`)
  await store.copy()
  await store.close()
  ok(statSync(join(directory, 'stile.db')).size < 4_000_000)
  const again = await openForTest(directory)
  equal(readdirSync(directory).filter((name) => name.startsWith('copy-')).length, 0)
  ok(again.statistics.fileBytes() < 4_000_000)
  await again.close()
})
