import { spaceKey, type Space } from '../base/index.ts'
import type { Documents } from '../store/index.ts'

/** Who came last, by account and region: it is over when nobody before is at it, either. */
const queues = new WeakMap<Documents, Map<string, Promise<void>>>()

/**
 * Does the work when nobody else who asked here is at theirs: for calls whose write met another's. Many that change one
 * thing at a time are all done in this way, where each of them would meet the others over and over.
 */
export async function inTurn<T>(documents: Documents, space: Space, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(documents) ?? new Map<string, Promise<void>>()
  queues.set(documents, queue)
  const key = spaceKey(space)
  const before = queue.get(key)
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  queue.set(key, over)
  try {
    await before
    return await work()
  } finally {
    if (queue.get(key) === over) queue.delete(key)
    end()
  }
}
