import { deepStrictEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openMemoryStore, type Row, type Store, type Write, type WriteOutcome } from '../store/index.ts'
import type { Engine, StartRequest } from './contract.ts'
import { openEngine } from './engine.ts'
import { problemsOfMapRuns } from './simulation/map-run-checks.ts'
import { settle, VirtualTime } from './simulation/virtual-time.ts'

const silent = { info() {}, warn() {}, error() {} }
const digest = { hashHex: () => '' }
const definition = JSON.stringify({
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      Label: 'L',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'F',
        States: { F: { Type: 'Fail', Error: 'E' } },
      },
      End: true,
    },
  },
})
const request: StartRequest = {
  space: { account: '123456789012', region: 'eu-west-1' },
  machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
  machineName: 'm',
  name: 'run',
  input: '[0]',
  roleArn: 'arn:aws:iam::123456789012:role/r',
  definition: 'd',
  machineUpdatedAt: 5,
}

void test('once a Map Run is taken over, whoever had it opens none of its children any more', async () => {
  await takeOver(async (first, disk, time) => {
    const failed = await goOn(disk, time, (row) => row.status === 'FAILED')
    await first.redrive(failed.id, {})
  }, isReopening)
})

void test('a Map Run that has come to nothing yet is taken over, too', async () => {
  await takeOver(async () => {}, isFirstBatch)
})

/** The first process has found what to open; before it opens it, the second one takes the run over, and it alone goes on. */
async function takeOver(
  prepare: (first: Engine, disk: Store, time: VirtualTime) => Promise<void>,
  opensChild: (write: Write) => boolean,
): Promise<void> {
  const disk = openMemoryStore()
  const time = new VirtualTime(1_790_000_000_000)
  const outcomes = new Set<string>()
  const told = async (who: string, outcome: Promise<WriteOutcome>): Promise<WriteOutcome> => {
    outcomes.add(`${who}: ${(await outcome).kind}`)
    return outcome
  }
  await disk.write([{ do: 'put', table: 'definitions', row: { id: 'd', body: definition } }])

  let release: (() => Promise<WriteOutcome>) | undefined
  const first = engineOver(disk, time, (write) => {
    if (!opensChild(write)) return disk.write(write)
    if (release !== undefined) return told('the first', disk.write(write))
    return new Promise((resolve) => {
      let outcome: Promise<WriteOutcome> | undefined
      const written = () => (outcome ??= told('the first', disk.write(write)))
      release = () => {
        resolve(written())
        return written()
      }
    })
  })
  await first.start(request)
  await prepare(first, disk, time)
  await goOn(disk, time, () => release !== undefined)

  // It has found what to open, too; before it does, the first one's write gets through.
  const second = engineOver(disk, time, async (write) => {
    if (!opensChild(write)) return disk.write(write)
    await release?.()
    return told('the second', disk.write(write))
  })
  const { redrive_count: redrives } = await goOn(disk, time, () => true)
  await second.recover()
  const row = await goOn(disk, time, ({ status, redrive_count }) => status === 'FAILED' && redrive_count === redrives)
  deepStrictEqual([...outcomes], ['the first: conflict', 'the second: committed'])
  deepStrictEqual(await problemsOfMapRuns(disk, row), [])
  await Promise.all([first.close(), second.close()])
}

function engineOver(disk: Store, time: VirtualTime, write: Store['write']): Engine {
  const store: Store = {
    write,
    statistics: disk.statistics,
    get: (table, key) => disk.get(table, key),
    find: (table, unique, value) => disk.find(table, unique, value),
    scan: (table, query) => disk.scan(table, query),
    reserve: (sequence, count) => disk.reserve(sequence, count),
    reset: (options) => disk.reset(options),
    compact: () => disk.compact(),
    copy: () => disk.copy(),
    close: () => disk.close(),
  }
  const chance = { random: () => 0.5, uuid: randomUUID, bytes: (count: number) => new Uint8Array(count) }
  return openEngine({ store, clock: time, alarms: time, chance, digest, log: silent, owner: 'test' })
}

function isReopening(write: Write): boolean {
  return write.some((command) => command.do === 'require' && command.table === 'map_runs')
}

function isFirstBatch(write: Write): boolean {
  return write.some(({ do: kind, ...command }) => {
    return kind === 'insert' && 'row' in command && command.table === 'executions' && command.row.map_run !== null
  })
}

/** Lets time pass until it is so with the execution. */
async function goOn(
  disk: Store,
  time: VirtualTime,
  isSo: (row: Row<'executions'>) => boolean,
): Promise<Row<'executions'>> {
  for (let round = 0; round < 1_000; round++) {
    await settle(8)
    const row = await disk.find('executions', 'byArn', 'arn:aws:states:eu-west-1:123456789012:execution:m:run')
    if (row !== undefined && isSo(row)) return row
    time.ringNext()
  }
  throw new Error('it never came to that')
}
