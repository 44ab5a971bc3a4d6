import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openMemoryStore, openSqliteStore, type Command, type Row, type Store, type TableName } from '../store/index.ts'
import { partsUselessAt, removableAt, RetentionSweep } from './retention-sweep.ts'
import { keepRetention } from './retention.ts'
import { settle, VirtualTime } from './simulation/virtual-time.ts'

const day = 86_400_000
const beginning = Date.UTC(2026, 0, 1)

function closedRow(id: number, given: Partial<Row<'executions'>>): Row<'executions'> {
  const stopped_at = beginning
  return {
    id,
    arn: `arn:${id}`,
    machine: 'm',
    name: `e${id}`,
    space: 's',
    status: 'SUCCEEDED',
    started_at: beginning,
    stopped_at,
    sorted_at: beginning,
    version: 1,
    epoch: 1,
    owner: 'o',
    last_event: 3,
    last_event_at: beginning,
    redrive_count: 0,
    redriven_at: null,
    definition: 'd',
    role_arn: 'r',
    revision_id: null,
    map_run: null,
    machine_updated_at: 0,
    version_arn: null,
    alias_arn: null,
    attempt_key: null,
    trace_header: null,
    parked: null,
    error: null,
    cause: null,
    input: '{}',
    output: null,
    ...given,
  }
}

/** An execution as the engine leaves it, with that many chunks of history and, unsuccessful, two parts. */
function execution(id: number, given: Partial<Row<'executions'>> = {}, chunks = 2, body = '{}'): readonly Command[] {
  const row = closedRow(id, given)
  const expires_at = row.stopped_at === null ? null : row.stopped_at + 90 * day
  return [
    { do: 'insert', table: 'executions', row },
    { do: 'insert', table: 'execution_names', row: { machine: 'm', name: row.name, execution: id, expires_at } },
    ...Array.from({ length: chunks }, (_, at): Command => {
      return { do: 'insert', table: 'history', row: { execution: id, first_event: at, last_event: at, body } }
    }),
    ...(row.status === 'SUCCEEDED' ? [] : ['a', 'b']).flatMap((part): Command[] => [
      { do: 'insert', table: 'parts', row: { execution: id, part, body } },
      { do: 'insert', table: 'part_values', row: { execution: id, value: part, body } },
    ]),
    { do: 'insert', table: 'redrives', row: { execution: id, client_token: 't', redriven_at: beginning } },
  ]
}

async function idsIn(store: Store, table: TableName): Promise<readonly number[]> {
  const page = await store.scan(table, { index: 'key', equals: [], order: 'ascending', limit: 100_000 })
  const ids = page.rows.map((row) => Number('execution' in row ? row.execution : (row as Row<'executions'>).id))
  return [...new Set(ids)].sort((left, right) => left - right)
}

async function sweep(store: Store, now: number, days = 90): Promise<number> {
  const sweeping = new RetentionSweep({ store, clock: { now: () => now }, days })
  for (let steps = 1; ; steps++) {
    const { more, removed } = await sweeping.step()
    assert.ok(removed <= 2_000, `${removed} rows in one step`)
    if (!more) return steps
  }
}

test('when an execution and its parts may go', () => {
  const row = closedRow(1, { stopped_at: 0 })
  const hour = 3_600_000
  const cases: readonly (readonly [Partial<Row<'executions'>>, number, number | undefined, number | undefined])[] = [
    [{}, 90, 90 * day, 0],
    [{}, 1, day, 0],
    [{ status: 'FAILED' }, 90, 90 * day, 14 * day + hour],
    [{ status: 'TIMED_OUT' }, 1, 14 * day + hour, 14 * day + hour],
    [{ status: 'RUNNING', stopped_at: null }, 1, undefined, undefined],
    [{ status: 'PENDING_REDRIVE' }, 1, undefined, undefined],
  ]
  for (const [given, days, removable, useless] of cases) {
    assert.equal(removableAt({ ...row, ...given }, days), removable, JSON.stringify(given))
    assert.equal(partsUselessAt({ ...row, ...given }), useless, JSON.stringify(given))
  }
})

test('what is past its time goes with all its rows, whatever stands between; the rest stays whole', async () => {
  const store = openMemoryStore()
  const open = { status: 'RUNNING', stopped_at: null } as const
  const given = [{}, open, {}, { status: 'FAILED' }, { stopped_at: beginning + 80 * day }, {}] as const
  for (const [at, each] of given.entries()) await store.write(execution(at + 1, each, at === 2 ? 2_600 : 2))
  for (let id = 7; id < 1_000; id++) await store.write(execution(id))
  await store.write(execution(1_000, { started_at: beginning + 85 * day, ...open }))

  await sweep(store, beginning + 15 * day)
  assert.equal((await idsIn(store, 'executions')).length, 1_000)
  assert.deepEqual(await idsIn(store, 'parts'), [2, 1_000], 'not to be redriven any more')

  await sweep(store, beginning + 90 * day - 1)
  assert.equal((await idsIn(store, 'execution_names')).length, 1_000)
  await sweep(store, beginning + 90 * day)
  for (const table of ['executions', 'history', 'redrives', 'execution_names'] as const) {
    assert.deepEqual(await idsIn(store, table), [2, 5, 1_000], table)
  }
  assert.deepEqual(await idsIn(store, 'part_values'), [2, 1_000])
})

test('children of a Map Run stay as long as it does, and go behind it', async () => {
  const store = openMemoryStore()
  const run = {
    arn: 'run',
    status: 'RUNNING',
    version: 1,
    started_at: beginning,
    stopped_at: null,
    stopping_at: null,
    body: '{}',
  }
  await store.write(execution(1, { status: 'RUNNING', stopped_at: null }))
  await store.write([{ do: 'insert', table: 'map_runs', row: { ...run, execution: 1 } }])
  for (const id of [2, 3]) await store.write(execution(id, { map_run: 'run' }))
  await sweep(store, beginning + 2 * day, 1)
  assert.deepEqual(await idsIn(store, 'executions'), [1, 2, 3])
  const set = { status: 'SUCCEEDED', stopped_at: beginning + 2 * day }
  await store.write([{ do: 'update', table: 'executions', key: { id: 1 }, set }])
  await sweep(store, beginning + 4 * day, 1)
  assert.deepEqual(await idsIn(store, 'executions'), [])
  assert.deepEqual(await idsIn(store, 'map_runs'), [])
})

test('names outlive a shorter retention, and what can be redriven outlives it too', async () => {
  const store = openMemoryStore()
  await store.write(execution(1))
  await store.write(execution(2, { status: 'ABORTED' }))
  await sweep(store, beginning + 2 * day, 1)
  assert.deepEqual(await idsIn(store, 'executions'), [2])
  assert.deepEqual(await idsIn(store, 'parts'), [2])
  assert.deepEqual(await idsIn(store, 'execution_names'), [1, 2])
})

test('it sweeps by itself each hour, goes on after a full disk, and gives file space back', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stile-retention-'))
  const opened = await openSqliteStore({ directory, onIndeterminate: assert.fail })
  assert.ok(opened.ok)
  const store = opened.value
  try {
    const time = new VirtualTime(beginning + 91 * day)
    for (let id = 1; id <= 300; id++) await store.write(execution(id, {}, 10, 'x'.repeat(3_000)))
    await store.write(execution(301, { status: 'RUNNING', stopped_at: null }))
    const before = store.statistics.fileBytes() + store.statistics.walBytes()
    assert.ok(before > 8_000_000, String(before))
    let refusals = 3
    const shaky: Store = {
      ...store,
      write: (write, lane) =>
        refusals-- > 0
          ? Promise.resolve({ kind: 'failed', reason: 'disk-full', message: 'no room' })
          : store.write(write, lane),
    }
    const log = { info() {}, warn() {}, error() {} }
    const stop = keepRetention({ store: shaky, clock: time, alarms: time, log, days: 90 })
    // The answers of threads come in their own time; the virtual one moves on with what has been asked.
    while (time.now() < beginning + 91 * day + 3_600_000) if (!time.ringNext()) await settle(1)
    stop()
    assert.deepEqual(await idsIn(store, 'executions'), [301])
    assert.equal(await store.compact(), false)
  } finally {
    await store.close()
  }
  const again = await openSqliteStore({ directory, onIndeterminate: assert.fail })
  assert.ok(again.ok)
  const bytes = again.value.statistics.fileBytes()
  await again.value.close()
  rmSync(directory, { recursive: true, force: true })
  assert.ok(bytes < 4_000_000, `${bytes} bytes are left`)
})
