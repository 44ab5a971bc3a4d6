import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { AnyScan } from '../page.ts'
import type { TableName } from '../tables.ts'
import { openConnection } from './connection.ts'
import { createScanner, type ReadPage } from './reader.ts'

/** Scans, away from the main thread: node:sqlite blocks its caller for as long as a page takes. */
export type ReaderRequest = { readonly table: TableName; readonly scan: AnyScan } | 'close'
export type ReaderAnswer = { readonly page: ReadPage } | { readonly message: string } | { readonly done: true }

const port = parentPort as MessagePort
const { file } = workerData as { readonly file: string }
const database = openConnection(file, { cacheBytes: 16_777_216, readOnly: true })
const scan = createScanner(database)

port.on('message', (request: ReaderRequest) => {
  port.postMessage(answer(request))
  if (request === 'close') port.close()
})
port.postMessage({ done: true } satisfies ReaderAnswer)

function answer(request: ReaderRequest): ReaderAnswer {
  try {
    if (request !== 'close') return { page: scan(request.table, request.scan) }
    database.close()
    return { done: true }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}
