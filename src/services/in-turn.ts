/** Who came last, by what is worked on: it is over when nobody before is at it, either. */
const queues = new WeakMap<object, Map<string, Promise<void>>>()

/** Does the work when nobody else who asked here, for the same key of the same owner, is at theirs. */
export async function inTurn<T>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<void>>()
  queues.set(owner, queue)
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
