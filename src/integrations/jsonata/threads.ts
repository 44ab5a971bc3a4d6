import type { Answer } from '../../asl/index.ts'
import { limits } from '../../base/index.ts'
import { startThread, type Job, type Order, type Thread } from './thread.ts'

export interface Threads {
  /** Rejects only when the threads are closed, or cannot be started. */
  evaluate(job: Job): Promise<Answer>
  close(): Promise<void>
}

/** A few threads for what is too heavy for the main one, started when first needed, replaced when lost. */
export function openThreads(): Threads {
  const threads = new Set<Thread>()
  const waiting: Order[] = []
  let closed = false

  function assign(): void {
    let starting = 0
    for (const thread of threads) {
      if (thread.state() === 'starting') starting++
      if (thread.state() !== 'free') continue
      const order = waiting.shift()
      if (order !== undefined) thread.give(order)
    }
    if (waiting.length > starting && threads.size < limits.jsonataThreads) {
      threads.add(startThread({ onFree: assign, onLost }))
    }
  }

  function onLost(thread: Thread, error?: Error): void {
    threads.delete(thread)
    if (error === undefined) assign()
    else refuse(error)
  }

  function refuse(error: Error): void {
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
      refuse(error)
      await Promise.all([...threads].map((thread) => thread.close(error)))
      threads.clear()
    },
  }
}
