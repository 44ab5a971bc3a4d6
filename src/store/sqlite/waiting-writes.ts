import type { Lane, Write, WriteOutcome } from '../contract.ts'

export interface WaitingWrite {
  readonly write: Write
  readonly answer: (outcome: WriteOutcome) => void
}

/** Writes that no group has taken yet, in the order of each lane. */
export interface WaitingWrites {
  push(lane: Lane, write: WaitingWrite): void
  /** The next one: lanes take turns as long as both wait. */
  shift(): WaitingWrite | undefined
  size(): number
}

interface Queue {
  items: WaitingWrite[]
  head: number
}

export function createWaitingWrites(): WaitingWrites {
  const lanes: Readonly<Record<Lane, Queue>> = {
    client: { items: [], head: 0 },
    background: { items: [], head: 0 },
  }
  let turn: Lane = 'client'
  const left = ({ items, head }: Queue): number => items.length - head

  function take(queue: Queue): WaitingWrite | undefined {
    const taken = queue.items[queue.head++]
    if (queue.head === queue.items.length) {
      queue.items = []
      queue.head = 0
    }
    return taken
  }

  return {
    push: (lane, write) => void lanes[lane].items.push(write),
    shift() {
      const other: Lane = turn === 'client' ? 'background' : 'client'
      const next = left(lanes[turn]) > 0 ? turn : other
      turn = next === 'client' ? 'background' : 'client'
      return left(lanes[next]) > 0 ? take(lanes[next]) : undefined
    },
    size: () => left(lanes.client) + left(lanes.background),
  }
}
