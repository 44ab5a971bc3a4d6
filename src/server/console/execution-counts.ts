import { limits } from '../../base/index.ts'
import type { Store } from '../../store/index.ts'

const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const

/** Of each status at most `executionsCounted`, so that a page of ten million executions costs what one of ten thousand does. */
export async function countExecutions(
  store: Store,
  machine: string,
  asked: readonly string[] = statuses,
): Promise<Record<string, number>> {
  const counts = await Promise.all(asked.map((status) => countStatus(store, machine, status)))
  return Object.fromEntries(asked.map((status, at) => [status, counts[at] ?? 0]))
}

/** The same for every machine of the account that has executions. */
export async function countMachines(
  store: Store,
  account: string,
  asked: readonly string[] = statuses,
): Promise<Record<string, Record<string, number>>> {
  const machines: Record<string, Record<string, number>> = {}
  let behind = ''
  for (let looked = 0; looked < limits.pageItems; looked++) {
    const next = await store.scan('executions', {
      index: 'byMachine',
      equals: [],
      range: { from: behind },
      order: 'ascending',
      limit: 1,
      columns: ['machine'],
    })
    const machine = next.rows[0]?.machine
    if (machine === undefined) break
    if (machine.split(':')[4] === account) machines[machine] = await countExecutions(store, machine, asked)
    // The least text behind every execution of this machine: ARNs have no control characters.
    behind = `${machine}\u0001`
  }
  return machines
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
