import { limits, type Clock } from '../base/index.ts'
import type { Engine, EngineLog } from '../engine/index.ts'
import type { Store } from '../store/index.ts'

/** How many executions are open. Counted in the store from time to time, and between by what started and ended. */
export interface OpenCount {
  /** The best that is known; undefined until it has been counted once. */
  now(): number | undefined
  /** Counts first, unless that was done lately. */
  fresh(): Promise<number>
}

const lateMs = 300_000

export function openCount(store: Store, engine: Engine, clock: Clock, log: EngineLog): OpenCount {
  let counted: { readonly open: number; readonly balance: number; readonly at: number } | undefined
  let counting: Promise<void> | undefined

  async function count(): Promise<void> {
    const before = balanceOf(engine)
    const open = await countOpen(store)
    counted = { open, balance: before, at: clock.now() }
  }

  function countSoon(): Promise<void> {
    if (counted !== undefined && clock.now() - counted.at < lateMs) return Promise.resolve()
    counting ??= count().finally(() => {
      counting = undefined
    })
    return counting
  }

  const now = (): number | undefined =>
    counted === undefined ? undefined : Math.max(0, counted.open + balanceOf(engine) - counted.balance)
  return {
    now() {
      countSoon().catch((error: unknown) => log.warn('open executions were not counted', { reason: String(error) }))
      return now()
    },
    async fresh() {
      await countSoon()
      return now() ?? 0
    },
  }
}

function balanceOf({ statistics: { started, redriven, ended } }: Engine): number {
  return started + redriven - Object.values(ended).reduce((sum, count) => sum + count, 0)
}

/** Machine after machine by the index of their executions, of each those that run. */
async function countOpen(store: Store): Promise<number> {
  let open = 0
  let behind = ''
  for (;;) {
    const next = await store.scan('executions', {
      index: 'byMachine',
      equals: [],
      range: { from: behind },
      order: 'ascending',
      limit: 1,
      columns: ['machine'],
    })
    const machine = next.rows[0]?.machine
    if (machine === undefined) return open
    open += await countRunning(store, machine)
    // The least text behind every execution of this machine: ARNs have no control characters.
    behind = `${machine}\u0001`
  }
}

async function countRunning(store: Store, machine: string): Promise<number> {
  let running = 0
  let after: readonly number[] | undefined
  for (;;) {
    const page = await store.scan('executions', {
      index: 'byMachineStatus',
      equals: [machine, 'RUNNING'],
      order: 'ascending',
      limit: limits.pageItems,
      columns: ['sorted_at', 'id'],
      ...(after && { after }),
    })
    running += page.rows.length
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) return running
    after = [last.sorted_at, last.id]
  }
}
