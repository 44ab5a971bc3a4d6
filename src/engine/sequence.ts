import type { Store } from '../store/index.ts'

/** Integers of a sequence of the store, reserved in blocks: the next one is at hand but for once a block. */
export interface Sequence {
  next(): number | Promise<number>
}

export function openSequence(store: Store, name: 'execution' | 'arrival', block = 1_024): Sequence {
  let next = 0
  let end = 0
  let spare: number | undefined
  let reserving: Promise<void> | undefined

  const reserveBlock = async (): Promise<void> => {
    try {
      spare = await store.reserve(name, block)
    } finally {
      reserving = undefined
    }
  }
  const reserve = (): Promise<void> => (reserving ??= reserveBlock())

  const nextReserved = async (): Promise<number> => {
    while (next === end) {
      if (spare === undefined) await reserve()
      else {
        next = spare
        end = spare + block
        spare = undefined
      }
    }
    return next++
  }

  return {
    next() {
      if (next === end) return nextReserved()
      // A failure shows when the block is really needed.
      if (end - next === block / 2 && spare === undefined) reserve().catch(() => {})
      return next++
    },
  }
}
