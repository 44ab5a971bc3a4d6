import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { backup } from 'node:sqlite'
import { openConnection } from './connection.ts'

/** Copies the database to a file and ends. */
export interface CopyData {
  readonly file: string
  readonly to: string
}
export type CopyAnswer = { readonly done: true } | { readonly message: string }

const port = parentPort as MessagePort
const { file, to } = workerData as CopyData
const pagesPerStep = 1_024

port.postMessage(await copy())

/** SQLite begins a copy anew whenever another connection has written, unless the copying one stays in one read. */
async function copy(): Promise<CopyAnswer> {
  const database = openConnection(file, { cacheBytes: 1_048_576, readOnly: true })
  try {
    database.exec('BEGIN')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    await backup(database, to, { rate: pagesPerStep })
    database.exec('COMMIT')
    return { done: true }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  } finally {
    database.close()
  }
}
