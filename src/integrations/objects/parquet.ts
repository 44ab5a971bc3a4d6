import { Worker } from 'node:worker_threads'
import { fail, limits, succeed, type JsonObject, type Outcome } from '../../base/index.ts'
import type { ParquetSource } from './parquet-file.ts'

/** What the thread is told. */
export type Demand =
  | { readonly do: 'slice'; readonly file: number; readonly size: number; readonly slice: number }
  /** A text says why there are none. */
  | { readonly do: 'bytes'; readonly question: number; readonly bytes: Uint8Array<ArrayBuffer> | string }

/** What the thread says. */
export type Answer =
  | { readonly is: 'rows'; readonly text: string; readonly more: boolean }
  | { readonly is: 'failed'; readonly cause: string }
  | { readonly is: 'asking'; readonly question: number; readonly start: number; readonly end: number }

type Slice = Extract<Answer, { readonly is: 'rows' }>

let filesOpened = 0

/**
 * The rows of a Parquet file. They are decoded in a thread, a slice at a time: broken files make the decoder run in
 * circles, or ask for more memory than there is, and only a thread can be ended then.
 */
export async function* parquetItems(
  source: ParquetSource,
  sliceMs: number = limits.parquetThreadMs,
): AsyncGenerator<Outcome<JsonObject>> {
  const file = ++filesOpened
  for (let slice = 0, more = true; more; slice++) {
    const decoded = await decodeNext(source, { do: 'slice', file, size: source.size, slice }, sliceMs)
    if (!decoded.ok) {
      yield decoded
      return
    }
    for (const row of JSON.parse(decoded.value.text) as readonly JsonObject[]) yield succeed(row)
    more = decoded.value.more
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One slice after the other, whosever it is. */
function decodeNext(source: ParquetSource, demand: Demand, sliceMs: number): Promise<Outcome<Slice>> {
  const decoded = last.then(() => decode(source, demand, sliceMs))
  last = decoded.catch(() => {})
  return decoded
}

let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined

/** Started when it is needed, ended when it was not for a while. */
function threadOf(): Worker {
  clearTimeout(idle)
  if (thread !== undefined) return thread
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const started = new Worker(new URL(`./parquet-thread.${suffix}`, import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: limits.parquetThreadHeapMb },
  })
  // It may die of what it was given before, too.
  started.on('error', () => dismiss(started)).on('exit', () => dismiss(started))
  thread = started
  return started
}

/** Resolves always: a thread that says nothing for too long, or dies, is a failure of the file that it was given. */
function decode(source: ParquetSource, demand: Demand, sliceMs: number): Promise<Outcome<Slice>> {
  const worker = threadOf()
  worker.ref()
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<Slice>): void => {
      clearTimeout(timeout)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(outcome)
    }
    const lose = (cause: string): void => {
      dismiss(worker)
      settle(fail('States.ItemReaderFailed', cause))
    }
    const onError = ({ code, message }: NodeJS.ErrnoException): void =>
      lose(code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : unreadable(message))
    const onExit = (): void => lose(unreadable('its decoder ended'))
    const onMessage = (answer: Answer): void => {
      if (answer.is === 'asking') void give(worker, source, answer)
      else {
        rest(worker)
        settle(answer.is === 'rows' ? succeed(answer) : fail('States.ItemReaderFailed', answer.cause))
      }
    }
    const timeout = setTimeout(() => lose(tooSlow), sliceMs)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(demand, [])
  })
}

const unreadable = (why: string) => `The Parquet file could not be read: ${why}`
const tooSlow = 'A part of the Parquet file could not be decoded in time.'
const tooMuch = 'The Parquet file takes too much memory to be decoded.'

async function give(
  worker: Worker,
  source: ParquetSource,
  { question, start, end }: Extract<Answer, { readonly is: 'asking' }>,
): Promise<void> {
  const bytes = await source.range(start, end).catch((error: unknown) => (error instanceof Error ? error.message : ''))
  const told: Demand = { do: 'bytes', question, bytes }
  worker.postMessage(told, typeof bytes === 'string' ? [] : [bytes.buffer])
}

function dismiss(worker: Worker): void {
  if (thread === worker) thread = undefined
  void worker.terminate()
}

/** An idle thread keeps no process alive, and its memory not for long. */
function rest(worker: Worker): void {
  worker.unref()
  idle = setTimeout(() => dismiss(worker), limits.parquetThreadIdleMs)
  idle.unref()
}
