import { Worker } from 'node:worker_threads'
import type { Answer, Question } from '../../asl/index.ts'
import { limits, type EpochMs } from '../../base/index.ts'
import { excessTexts } from './bounds.ts'

/** What a thread evaluates. */
export interface Job {
  readonly question: Question
  readonly now: EpochMs
  readonly seed: string
}

export interface Order {
  readonly job: Job
  resolve(answer: Answer): void
  reject(error: Error): void
}

export interface Thread {
  state(): 'starting' | 'free' | 'busy'
  give(order: Order): void
  /** Ends it; its order is rejected. */
  close(error: Error): Promise<void>
}

export interface ThreadEvents {
  onFree(): void
  /** It is gone, and its order is answered; with an error when it could not even start. */
  onLost(thread: Thread, error?: Error): void
}

/**
 * Starts a thread that evaluates one order after another. When a step does not end, or the memory is used up, the
 * thread is ended and its order answered with AWS's text.
 */
export function startThread(events: ThreadEvents): Thread {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./evaluator-thread.${suffix}`, import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: limits.jsonataThreadHeapMb },
  })
  let state: 'starting' | 'free' | 'busy' | 'lost' = 'starting'
  let order: Order | undefined
  let timeout: NodeJS.Timeout | undefined

  function settle(answer: Answer | Error): void {
    clearTimeout(timeout)
    if (answer instanceof Error) order?.reject(answer)
    else order?.resolve(answer)
    order = undefined
  }

  function lose(reason: string | Error): void {
    if (state === 'lost') return
    const started = state !== 'starting'
    state = 'lost'
    settle(reason instanceof Error ? reason : { kind: 'error', message: reason })
    void worker.terminate()
    events.onLost(thread, started || !(reason instanceof Error) ? undefined : reason)
  }

  const thread: Thread = {
    state: () => (state === 'lost' ? 'busy' : state),
    give(given) {
      state = 'busy'
      order = given
      worker.ref()
      worker.postMessage(given.job, [])
      timeout = setTimeout(() => lose(excessTexts.time), limits.jsonataThreadMs)
    },
    async close(error) {
      state = 'lost'
      settle(error)
      await worker.terminate()
    },
  }
  worker.on('message', (message: Answer | 'ready') => {
    if (state === 'lost') return
    // Idle, it keeps no process alive.
    worker.unref()
    state = 'free'
    if (message !== 'ready') settle(message)
    events.onFree()
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? excessTexts.memory : error)
  })
  worker.on('exit', () => lose(new Error('the thread of JSONata ended by itself')))
  return thread
}
