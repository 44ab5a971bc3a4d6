import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { openConnection } from './connection.ts'
import { createWal, type WalState } from './wal.ts'

/** Copies the log into the database file while the writer goes on; one pass each time it is asked. */
export type CheckpointRequest = 'checkpoint' | 'close'
export type CheckpointAnswer = { readonly wal?: WalState; readonly message?: string }

const port = parentPort as MessagePort
const { file } = workerData as { readonly file: string }
const database = openConnection(file, { cacheBytes: 1_048_576 })
const wal = createWal(database, file)

port.on('message', (request: CheckpointRequest) => {
  port.postMessage(request === 'close' ? close() : pass())
  if (request === 'close') port.close()
})
port.postMessage({} satisfies CheckpointAnswer)

function pass(): CheckpointAnswer {
  try {
    return { wal: wal.checkpoint() }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}

function close(): CheckpointAnswer {
  database.close()
  return {}
}
