import { parentPort, type MessagePort } from 'node:worker_threads'
import { type Outcome } from '../../base/index.ts'
import { openParquetFile, type ParquetFile } from './parquet-file.ts'
import type { Answer, Demand } from './parquet.ts'

const port = parentPort as MessagePort

/** Footers of the files that were read last. */
const files = new Map<number, Promise<Outcome<ParquetFile>>>()
const filesMost = 4
const waiting = new Map<number, (bytes: Uint8Array<ArrayBuffer> | string) => void>()
let asked = 0

port.on('message', (demand: Demand) => {
  if (demand.do === 'bytes') {
    waiting.get(demand.question)?.(demand.bytes)
    waiting.delete(demand.question)
  } else void answer(demand).then((given) => port.postMessage(given))
})

async function answer({ file, size, slice }: Extract<Demand, { readonly do: 'slice' }>): Promise<Answer> {
  try {
    const opened = await fileOf(file, size)
    if (!opened.ok) return { is: 'failed', cause: opened.failure.message }
    const rows = await opened.value.rows(slice)
    return { is: 'rows', text: JSON.stringify(rows), more: slice + 1 < opened.value.slices }
  } catch (error) {
    return { is: 'failed', cause: `The Parquet file could not be read: ${error instanceof Error ? error.message : ''}` }
  }
}

function fileOf(number: number, size: number): Promise<Outcome<ParquetFile>> {
  const known = files.get(number)
  if (known !== undefined) return known
  const [oldest] = files.keys()
  if (oldest !== undefined && files.size >= filesMost) files.delete(oldest)
  const opened = openParquetFile({ size, range })
  files.set(number, opened)
  opened.catch(() => files.delete(number))
  return opened
}

function range(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const question = ++asked
  port.postMessage({ is: 'asking', question, start, end } satisfies Answer)
  return new Promise((resolve, reject) => {
    waiting.set(question, (bytes) => (typeof bytes === 'string' ? reject(new Error(bytes)) : resolve(bytes)))
  })
}
