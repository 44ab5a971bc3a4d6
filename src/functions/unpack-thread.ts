/** Unpacks one zip in a thread of its own, so that the server answers meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { limits } from '../base/index.ts'
import { unpack } from './unpack.ts'

const { zip, folder } = workerData as { readonly zip: Uint8Array; readonly folder: string }
const bounds = { bytes: limits.functionUnzippedBytes, entries: limits.functionFiles }
const problem = unpack(zip, folder, bounds) ?? ''
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, not a window
parentPort?.postMessage(problem)
