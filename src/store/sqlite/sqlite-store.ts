import { statSync } from 'node:fs'
import { assert, fail, succeed, type Outcome } from '../../base/index.ts'
import type { Lane, Page, Scan, Store, Write, WriteOutcome } from '../contract.ts'
import { planFor, type Columns } from '../plans.ts'
import type { Row, TableName } from '../tables.ts'
import type { CheckpointAnswer, CheckpointRequest } from './checkpoint-thread.ts'
import { createCheckpoints } from './checkpoints.ts'
import { copyDatabase } from './copy.ts'
import { openDataDirectory, type DataDirectory } from './data-directory.ts'
import type { Faults } from './faults.ts'
import { createGroupCommitter } from './group-committer.ts'
import { createPointReader } from './point-reader.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-thread.ts'
import { rowOf } from './rows-of-arrays.ts'
import { startThread, type Thread } from './thread.ts'
import type { WriterAnswer, WriterData, WriterRequest } from './writer-thread.ts'

export interface SqliteStoreOptions {
  /** Made if it is not there. One process at a time may have it open. */
  readonly directory: string
  /**
   * Whether a commit is on disk cannot be known (an I/O error). The process must end and recover from disk: the writes
   * concerned are never answered, and no later one is taken.
   */
  readonly onIndeterminate: (message: string) => void
  readonly log?: { warn(message: string): void }
  /** A failing disk, for tests. */
  readonly faults?: Faults
}

interface Threads {
  readonly writer: Thread<WriterRequest, WriterAnswer>
  readonly reader: Thread<ReaderRequest, ReaderAnswer>
  readonly checkpointer: Thread<CheckpointRequest, CheckpointAnswer>
}

const closedMessage = 'the store is closed'
const closedOutcome: WriteOutcome = { kind: 'failed', reason: 'closed', message: closedMessage }

/** Opens a store in a directory. What stands in the way (another process, a newer version, a mode) is a sentence. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Outcome<Store>> {
  const opened = openDataDirectory(options.directory)
  if (!opened.ok) return opened
  let lost: string | undefined
  const onLost = (message: string): void => {
    if (lost !== undefined) return
    lost = message
    options.onIndeterminate(message)
  }
  try {
    const threads = await startThreads(opened.value.file, options.faults, onLost)
    return succeed(createStore(opened.value, threads, options, onLost, () => lost !== undefined))
  } catch (error) {
    opened.value.release()
    return fail('DataDirectoryUnusable', `cannot open the database in ${options.directory}: ${String(error)}`)
  }
}

async function startThreads(
  file: string,
  faults: Faults | undefined,
  onLost: (message: string) => void,
): Promise<Threads> {
  const data: WriterData = { file, ...(faults === undefined ? {} : { faults: faults.shared }) }
  const [writer, reader, checkpointer] = await Promise.all([
    startThread<WriterRequest, WriterAnswer>('writer-thread', data, onLost),
    startThread<ReaderRequest, ReaderAnswer>('reader-thread', { file }, onLost),
    startThread<CheckpointRequest, CheckpointAnswer>('checkpoint-thread', { file }, onLost),
  ])
  return { writer, reader, checkpointer }
}

function createStore(
  directory: DataDirectory,
  threads: Threads,
  { log }: SqliteStoreOptions,
  onLost: (message: string) => void,
  isLost: () => boolean,
): Store {
  const { writer } = threads
  const checkpoints = createCheckpoints(threads.checkpointer, (message) => log?.warn(message))
  const committer = createGroupCommitter(writer, checkpoints, onLost)
  let closing: Promise<void> | undefined

  const isOpen = (): boolean => closing === undefined && !isLost()

  function write(commands: Write, lane: Lane = 'client'): Promise<WriteOutcome> {
    return isOpen() ? committer.write(commands, lane) : Promise.resolve(closedOutcome)
  }

  function assertOpen(): void {
    if (!isOpen()) throw new Error(closedMessage)
  }

  async function ask(request: WriterRequest): Promise<number> {
    assertOpen()
    const answer = await writer.ask(request)
    assert(answer.kind !== 'group', 'the writer answers in order')
    if (answer.kind === 'error') throw new Error(answer.message)
    return answer.value
  }

  async function close(): Promise<void> {
    if (!isLost()) {
      await committer.settled()
      await checkpoints.pass()
    }
    await closeThreads(threads)
    directory.release()
  }

  return {
    write,
    ...createReads(directory, threads.reader, assertOpen),
    reserve: (sequence, count) => ask({ kind: 'reserve', sequence, count }),
    async reset({ keepNames }) {
      await committer.settled()
      await ask({ kind: 'reset', keepNames })
    },
    compact: async () => (await ask({ kind: 'compact' })) > 0,
    async copy() {
      assertOpen()
      return copyDatabase(directory.file)
    },
    close: () => (closing ??= close()),
    statistics: statisticsOf(directory, committer, checkpoints),
  }
}

function statisticsOf(
  directory: DataDirectory,
  committer: ReturnType<typeof createGroupCommitter>,
  checkpoints: ReturnType<typeof createCheckpoints>,
): Store['statistics'] {
  return {
    groups: () => committer.groups(),
    writes: () => committer.writes(),
    groupMs: () => committer.groupMs(),
    fileBytes: () => statSync(directory.file).size,
    walBytes: () => checkpoints.walBytes(),
  }
}

function createReads(
  directory: DataDirectory,
  reader: Threads['reader'],
  assertOpen: () => void,
): Pick<Store, 'get' | 'find' | 'scan'> {
  const points = createPointReader(directory.database)
  return {
    async get<T extends TableName>(table: T, key: object) {
      assertOpen()
      return points.get(table, key as Columns) as Row<T> | undefined
    },
    async find<T extends TableName>(table: T, unique: string, value: string | number) {
      assertOpen()
      return points.find(table, unique, value) as Row<T> | undefined
    },
    async scan<T extends TableName>(table: T, query: Scan<T>): Promise<Page<T>> {
      assertOpen()
      const answer = await reader.ask({ table, scan: query })
      if (!('page' in answer)) throw new Error('message' in answer ? answer.message : closedMessage)
      const plan = planFor(table)
      const rows = answer.page.rows.map((values) => rowOf(plan, values, query.columns) as Row<T>)
      return { rows, more: answer.page.more }
    },
  }
}

async function closeThreads({ writer, reader, checkpointer }: Threads): Promise<void> {
  void reader.ask('close')
  void checkpointer.ask('close')
  void writer.ask({ kind: 'close' })
  await Promise.all([reader.ended(), checkpointer.ended(), writer.ended()])
}
