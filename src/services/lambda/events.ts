/** Invocations that nobody waits for: on disk before they are accepted, and there until they have ended. */
import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { Alarms } from '../../engine/index.ts'
import type { Command, Store } from '../../store/index.ts'
import type { Ports } from '../contract.ts'
import { notStored } from './change.ts'
import { attemptEvent } from './event-attempt.ts'
import { ownerArn } from './find.ts'
import { targetArn } from './names.ts'
import type { Run } from './run.ts'

/** How long after a trouble of the store's the next look is. */
const troubleMs = 10_000

/** Who runs the events of a store, in this process. */
const runners = new WeakMap<Store, { wake(): void }>()

export async function acceptEvent(ports: Ports, event: Run): Promise<Outcome<void>> {
  const { target, payload, clientContext, requestId } = event
  const now = ports.clock.now()
  const body = JSON.stringify({ arn: targetArn(target), payload, clientContext })
  const times = { due_at: now, accepted_at: now, errors: 0, refusals: 0 }
  const row = { id: requestId, function: ownerArn(target), ...times, body }
  const outcome = await ports.store.write([{ do: 'insert', table: 'function_events', row }])
  // A conflict: this very request was accepted before.
  if (outcome.kind === 'failed') return notStored
  runners.get(ports.store)?.wake()
  return succeed(undefined)
}

/**
 * Runs accepted events, and those that a crash left, until the returned function is called; what is under way then ends
 * without a trace and begins anew at the next start: an event runs at least once.
 */
export function keepFunctionEvents(ports: Ports, alarms: Alarms): () => Promise<void> {
  const underWay = new Set<string>()
  const settling = new Set<Promise<unknown>>()
  let open = true
  let cancel = (): void => {}

  const wake = oneAtATime(async () => {
    if (open) await look().catch((error: unknown) => troubled('events of functions could not be looked up', error))
  })
  const troubled = (what: string, error: unknown): void => {
    if (open) ports.log.error(what, { error: String(error) })
    armAfter(troubleMs)
  }
  const armAfter = (delayMs: number): void => {
    cancel()
    if (open) cancel = alarms.after(Math.min(delayMs, limits.functionEventPauseMsMax), wake)
  }
  const look = async (): Promise<void> => {
    for (const { id, due_at: dueAt } of await firstDue(ports.store)) {
      if (underWay.has(id)) continue
      const delay = dueAt - ports.clock.now()
      if (delay > 0) return armAfter(delay)
      if (underWay.size >= limits.functionEventsUnderWay) return
      underWay.add(id)
      void attend(id)
    }
  }
  const attend = async (id: string): Promise<void> => {
    try {
      const command = await attemptEvent(ports, id)
      if (command !== undefined && open) await settled(command)
      underWay.delete(id)
      wake()
    } catch (error) {
      underWay.delete(id)
      troubled(`the event ${id} of a function could not be run`, error)
    }
  }
  const settled = (command: Command): Promise<void> => {
    const settlement = settle(ports.store, command)
    settling.add(settlement)
    return settlement.finally(() => settling.delete(settlement))
  }

  runners.set(ports.store, { wake })
  wake()
  return async () => {
    open = false
    cancel()
    runners.delete(ports.store)
    await Promise.allSettled(settling)
  }
}

/** Works whenever it is called, and once more for all who called while it worked. */
function oneAtATime(work: () => Promise<void>): () => void {
  const state = { working: false, again: false }
  const round = async (): Promise<void> => {
    state.working = true
    while (state.again) {
      state.again = false
      await work()
    }
    state.working = false
  }
  return () => {
    state.again = true
    if (!state.working) void round()
  }
}

/** What could not be written runs once more, after a pause, for nothing says that it has ended. */
async function settle(store: Store, command: Command): Promise<void> {
  const outcome = await store.write([command], 'background')
  if (outcome.kind === 'failed') throw new Error(outcome.message)
}

async function firstDue(store: Store): Promise<readonly { readonly id: string; readonly due_at: number }[]> {
  const { rows } = await store.scan('function_events', {
    index: 'byDue',
    equals: [],
    order: 'ascending',
    // Those that are under way stand first: behind them is at least one that is not.
    limit: limits.functionEventsUnderWay * 2,
    columns: ['id', 'due_at'],
  })
  return rows
}
