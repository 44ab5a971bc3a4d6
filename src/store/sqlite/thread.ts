import { Worker, type Transferable } from 'node:worker_threads'
import { limits } from '../../base/index.ts'

/** A worker thread that answers requests in the order in which they are asked. */
export interface Thread<Request, Answer> {
  ask(request: Request, transfer?: readonly Transferable[]): Promise<Answer>
  /** Resolves when the thread is gone, after it was asked to close. */
  ended(): Promise<void>
}

/**
 * Starts a thread and waits until it is ready (its first message). `onLost` is called when it ends without having been
 * asked to: what it was doing stays unanswered.
 */
export async function startThread<Request, Answer>(
  name: string,
  data: object,
  onLost: (message: string) => void,
): Promise<Thread<Request, Answer>> {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./${name}.${suffix}`, import.meta.url), {
    workerData: data,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // What a thread makes is passed on at once; without a bound V8 keeps 64 MiB for it.
    resourceLimits: { maxYoungGenerationSizeMb: limits.storeThreadYoungMb },
  })
  let waiting: ((answer: Answer) => void)[] = []
  let closing = false
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`the ${name} ended at once`)))
  })
  worker.removeAllListeners('error')
  worker.on('message', (answer: Answer) => waiting.shift()?.(answer))
  worker.on('error', (error) => onLost(`the ${name} failed: ${String(error)}`))
  worker.on('exit', () => {
    if (!closing) onLost(`the ${name} ended`)
  })
  return {
    ask(request, transfer = []) {
      worker.postMessage(request, transfer)
      return new Promise((resolve) => waiting.push(resolve))
    },
    ended() {
      closing = true
      return exited
    },
  }
}
