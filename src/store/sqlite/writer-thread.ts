import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { tableNames } from '../plans.ts'
import { compact } from './compact.ts'
import { openConnection } from './connection.ts'
import { faultyDisk } from './faults.ts'
import type { EncodedGroup } from './group-encoding.ts'
import { createGroupWriter, type GroupOutcome } from './group-writer.ts'
import { createWal, type WalState } from './wal.ts'

/** The one thread that writes. It does what it is told, in order, and answers each message once. */
export type WriterRequest =
  | { readonly kind: 'group'; readonly group: EncodedGroup; readonly restartWal: boolean }
  | { readonly kind: 'reserve'; readonly sequence: string; readonly count: number }
  | { readonly kind: 'reset'; readonly keepNames: boolean }
  | { readonly kind: 'compact' }
  | { readonly kind: 'close' }

export type WriterAnswer =
  | { readonly kind: 'group'; readonly outcome: GroupOutcome; readonly wal: WalState }
  | { readonly kind: 'done'; readonly value: number }
  | { readonly kind: 'error'; readonly message: string }

export interface WriterData {
  readonly file: string
  readonly faults?: Int32Array
}

const port = parentPort as MessagePort
const { file, faults } = workerData as WriterData
const database = openConnection(file, { cacheBytes: 33_554_432 })
const plainCommit = database.prepare('COMMIT')
const disk = faults === undefined ? undefined : faultyDisk(database, faults)
const writer = createGroupWriter(database, disk?.commit ?? (() => plainCommit.run()))
const wal = createWal(database, file)
const reserveStatement = database.prepare(
  `INSERT INTO sequences (name, next) VALUES (?1, 1 + ?2)
   ON CONFLICT (name) DO UPDATE SET next = next + ?2 RETURNING next - ?2 AS first`,
)

port.on('message', (request: WriterRequest) => {
  disk?.prepare()
  port.postMessage(answer(request))
  if (request.kind === 'group' && request.restartWal) restartWal()
  if (request.kind === 'close') port.close()
})
port.postMessage({ kind: 'done', value: 0 } satisfies WriterAnswer)

function answer(request: WriterRequest): WriterAnswer {
  switch (request.kind) {
    case 'group':
      return { kind: 'group', outcome: writer.commit(request.group), wal: wal.state() }
    case 'reserve':
      return attempt(() => (reserveStatement.get(request.sequence, request.count) as { first: number }).first)
    case 'reset':
      return attempt(() => reset(request.keepNames))
    case 'compact':
      return attempt(() => compact(database))
    case 'close':
      return attempt(() => database.close())
  }
}

/** Behind the answer: who waits for the group need not wait for this. What it fails for (a full disk) may pass. */
function restartWal(): void {
  try {
    wal.restart()
  } catch {
    // The log stays as it is, and the next group is told to try again.
  }
}

function reset(keepNames: boolean): void {
  database.exec('BEGIN IMMEDIATE')
  for (const name of tableNames) if (name !== 'execution_names' || !keepNames) database.exec(`DELETE FROM ${name}`)
  database.exec('COMMIT')
  database.exec('PRAGMA incremental_vacuum')
}

function attempt(run: () => number | void): WriterAnswer {
  try {
    return { kind: 'done', value: run() ?? 0 }
  } catch (error) {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK')
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}
