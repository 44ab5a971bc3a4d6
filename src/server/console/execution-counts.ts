import { limits, type Clock } from '../../base/index.ts'
import type { Store } from '../../store/index.ts'

/** Executions of a machine by their status: of each at most `executionsCounted`, of which there may be more. */
export type ExecutionCounts = Readonly<Record<string, number>>

export interface Counts {
  ofMachine(machine: string): Promise<ExecutionCounts>
  /** Of every machine of the account that has executions. */
  ofAccount(account: string): Promise<Readonly<Record<string, ExecutionCounts>>>
}

interface Counted {
  readonly counts: Promise<ExecutionCounts>
  /** Until when they are told again instead of counted anew; for ever while they are being counted. */
  goodUntil: number
}

const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const
/** Ten thousand rows take about 40 ms of the reading thread: counting may take a twentieth of the time, however many ask. */
const restPerCost = 20

export function openCounts(store: Store, clock: Clock): Counts {
  /** In the order in which they were counted. */
  const known = new Map<string, Counted>()

  function ofMachine(machine: string): Promise<ExecutionCounts> {
    const now = clock.now()
    const before = known.get(machine)
    if (before !== undefined && now < before.goodUntil) return before.counts
    known.delete(machine)
    const [oldest] = known.keys()
    if (known.size >= limits.pageItems && oldest !== undefined) known.delete(oldest)
    const counted: Counted = { counts: countMachine(store, machine), goodUntil: Infinity }
    known.set(machine, counted)
    const rest = (): void => {
      const end = clock.now()
      counted.goodUntil = end + (end - now) * restPerCost
    }
    counted.counts.then(rest, () => known.delete(machine))
    return counted.counts
  }

  return {
    ofMachine,
    async ofAccount(account) {
      const machines: Record<string, ExecutionCounts> = {}
      let behind = ''
      for (let looked = 0; looked < limits.pageItems; looked++) {
        const machine = await nextMachine(store, behind)
        if (machine === undefined) break
        if (machine.split(':')[4] === account) machines[machine] = await ofMachine(machine)
        // The least text behind every execution of this machine: ARNs have no control characters.
        behind = `${machine}\u0001`
      }
      return machines
    },
  }
}

async function nextMachine(store: Store, behind: string): Promise<string | undefined> {
  const next = await store.scan('executions', {
    index: 'byMachine',
    equals: [],
    range: { from: behind },
    order: 'ascending',
    limit: 1,
    columns: ['machine'],
  })
  return next.rows[0]?.machine
}

async function countMachine(store: Store, machine: string): Promise<ExecutionCounts> {
  const counts = await Promise.all(statuses.map((status) => countStatus(store, machine, status)))
  return Object.fromEntries(statuses.map((status, at) => [status, counts[at] ?? 0]))
}

async function countStatus(store: Store, machine: string, status: string): Promise<number> {
  let count = 0
  let after: readonly number[] | undefined
  while (count < limits.executionsCounted) {
    const page = await store.scan('executions', {
      index: 'byMachineStatus',
      equals: [machine, status],
      order: 'descending',
      limit: limits.pageItems,
      columns: ['sorted_at', 'id'],
      ...(after && { after }),
    })
    count += page.rows.length
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) break
    after = [last.sorted_at, last.id]
  }
  return count
}
