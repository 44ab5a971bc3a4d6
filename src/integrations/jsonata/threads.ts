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

export interface Threads {
  /** Rejects only when the threads are closed, or cannot be started. */
  evaluate(job: Job): Promise<Answer>
  close(): Promise<void>
}

interface Order {
  readonly job: Job
  resolve(answer: Answer): void
  reject(error: Error): void
}

interface Thread {
  readonly worker: Worker
  ready: boolean
  order: Order | undefined
  timeout: NodeJS.Timeout | undefined
}

/**
 * A few threads for what is too heavy for the main one, started when first needed. A thread whose step does not end,
 * or that runs out of memory, is ended and replaced: its order is answered with AWS's text, the others wait their turn.
 */
export function openThreads(): Threads {
  const threads = new Set<Thread>()
  const waiting: Order[] = []
  let closed = false

  function assign(): void {
    for (const thread of threads) {
      if (waiting.length === 0) return
      if (thread.ready && thread.order === undefined) give(thread, waiting.shift() as Order)
    }
    const starting = [...threads].filter((thread) => !thread.ready).length
    if (waiting.length > starting && threads.size < limits.jsonataThreads) start()
  }

  function give(thread: Thread, order: Order): void {
    thread.order = order
    thread.worker.ref()
    thread.worker.postMessage(order.job, [])
    thread.timeout = setTimeout(() => end(thread, excessTexts.time), limits.jsonataThreadMs)
  }

  function start(): void {
    const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    const worker = new Worker(new URL(`./thread.${suffix}`, import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: limits.jsonataThreadHeapMb },
    })
    const thread: Thread = { worker, ready: false, order: undefined, timeout: undefined }
    threads.add(thread)
    worker.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') thread.ready = true
      else settle(thread, message)
      if (thread.order === undefined) worker.unref()
      assign()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (thread.ready) end(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? excessTexts.memory : error.message)
      else failToStart(thread, error)
    })
    worker.on('exit', () => end(thread, excessTexts.memory))
  }

  function settle(thread: Thread, answer: Answer): void {
    clearTimeout(thread.timeout)
    const { order } = thread
    thread.order = undefined
    order?.resolve(answer)
  }

  function end(thread: Thread, message: string): void {
    if (!threads.delete(thread)) return
    settle(thread, { kind: 'error', message })
    void thread.worker.terminate()
    if (!closed) assign()
  }

  function failToStart(thread: Thread, error: Error): void {
    threads.delete(thread)
    for (const order of waiting.splice(0)) order.reject(error)
  }

  return {
    evaluate(job) {
      if (closed) return Promise.reject(new Error('the JSONata engine is closed'))
      return new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject })
        assign()
      })
    },
    async close() {
      closed = true
      const error = new Error('the JSONata engine is closed')
      for (const order of waiting.splice(0)) order.reject(error)
      const open = [...threads]
      threads.clear()
      for (const { order, timeout } of open) {
        clearTimeout(timeout)
        order?.reject(error)
      }
      await Promise.all(open.map(({ worker }) => worker.terminate()))
    },
  }
}
