import { limits, spaceKey, type Clock, type Space } from '../../base/index.ts'
import type { Store } from '../../store/index.ts'
import type { OpenExecutions } from '../contract.ts'

/** How often many executions are counted at most. */
const recountMs = 1_000
/** Counting so few is no work. */
const few = 1_000

interface Counted {
  readonly open: number
  readonly at: number
  /** Starts that were let through since, whether or not they came to anything. */
  started: number
}

/**
 * Holds the open executions of each account and region under a quota. What was open when it was last counted, and all
 * that was let through since, is the most that can be open now: only when that meets the quota they are counted anew.
 */
export function openExecutions(store: Store, clock: Clock, quota: number): OpenExecutions {
  const spaces = new Map<string, Counted>()
  const counting = new Map<string, Promise<void>>()

  const letThrough = (key: string, executions: number): boolean => {
    const counted = spaces.get(key)
    if (counted === undefined || counted.open + counted.started + executions > quota) return false
    counted.started += executions
    return true
  }

  /** Those that start meanwhile may be counted twice, never too few: none, if `meanwhile` is the quota. */
  const count = async (space: Space, key: string, meanwhile: number): Promise<void> => {
    const counted: Counted = { open: meanwhile, at: clock.now(), started: 0 }
    spaces.set(key, counted)
    try {
      const open = await countOpen(store, space, quota)
      spaces.set(key, { ...counted, open })
    } catch (error) {
      spaces.delete(key)
      throw error
    }
  }

  const look = async (space: Space, key: string, executions: number): Promise<boolean> => {
    const counted = spaces.get(key)
    if (counted === undefined || counted.open <= few || clock.now() - counted.at >= recountMs) {
      const underWay = counting.get(key) ?? count(space, key, quota).finally(() => counting.delete(key))
      counting.set(key, underWay)
      await underWay
    }
    return letThrough(key, executions)
  }

  return {
    hasRoom(space, executions = 1) {
      const key = spaceKey(space)
      if (quota > few && !spaces.has(key)) {
        // Nobody waits until a million are counted: a failure is met by whoever comes next.
        count(space, key, 0).catch(() => {})
        return executions < quota
      }
      return letThrough(key, executions) || look(space, key, executions)
    },
  }
}

/** Machine after machine of the account and region, of each those that run; no more than `most` are looked for. */
async function countOpen(store: Store, { account, region }: Space, most: number): Promise<number> {
  const prefix = `arn:aws:states:${region}:${account}:stateMachine:`
  // Behind the colon in every encoding.
  const end = `${prefix.slice(0, -1)};`
  let open = 0
  let behind = prefix
  while (open < most) {
    const next = await store.scan('executions', {
      index: 'byMachine',
      equals: [],
      range: { from: behind, to: end },
      order: 'ascending',
      limit: 1,
      columns: ['machine', 'arn'],
    })
    const [first] = next.rows
    if (first === undefined) break
    const { machine, arn } = first
    // Express children of Map Runs are no open executions.
    if (!arn.includes(':express:')) open += await countRunning(store, machine, most - open)
    // The least text behind every execution of this machine: ARNs have no control characters.
    behind = `${machine}\u0001`
  }
  return open
}

async function countRunning(store: Store, machine: string, most: number): Promise<number> {
  let running = 0
  let after: readonly number[] | undefined
  while (running < most) {
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
    if (!page.more || last === undefined) break
    after = [last.sorted_at, last.id]
  }
  return running
}
