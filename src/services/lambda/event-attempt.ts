import { limits, parseJson, type JsonObject } from '../../base/index.ts'
import type { Command, Row } from '../../store/index.ts'
import type { Ports } from '../contract.ts'
import { eventRules } from './event-config.ts'
import { findRevision } from './find.ts'
import { parseTarget } from './names.ts'
import { runFound } from './run.ts'

const table = 'function_events'

/** How an attempt ended, and why so. */
type Ended =
  | { readonly kind: 'done' }
  /** `error` is the function's own; the function was not reached where it was `refused`; nothing else helps: `given-up`. */
  | { readonly kind: 'error' | 'refused' | 'given-up'; readonly why: string }

/** Runs an event once, and says what is to be written then. */
export async function attemptEvent(ports: Ports, id: string): Promise<Command | undefined> {
  const row = await ports.store.get(table, { id })
  return row === undefined ? undefined : afterAttempt(ports, row, await attempt(ports, row))
}

async function attempt(ports: Ports, row: Row<'function_events'>): Promise<Ended> {
  const [, , , region = '', account = ''] = row.function.split(':')
  const parsed = parseJson(row.body, Number.POSITIVE_INFINITY)
  const { arn, payload, clientContext } = (parsed.ok ? parsed.value : {}) as JsonObject
  const target = parseTarget(String(arn), undefined, { account, region })
  const found = target.ok ? await findRevision(ports, target.value, true) : target
  if (!found.ok) return { kind: 'given-up', why: found.failure.message }
  const { retries, ageMs } = await eventRules(ports, found.value.target)
  if (ports.clock.now() - row.accepted_at > ageMs) return { kind: 'given-up', why: 'it is too old' }
  const answered = await runFound(ports, found.value, {
    target: found.value.target,
    payload: String(payload),
    logTail: false,
    requestId: row.id,
    ...(typeof clientContext === 'string' && { clientContext }),
  })
  if (!answered.ok) return { kind: 'refused', why: answered.failure.message }
  const { functionError, payload: result } = answered.value
  if (functionError === undefined) return { kind: 'done' }
  return { kind: row.errors < retries ? 'error' : 'given-up', why: result.slice(0, 1_000) }
}

/** What Lambda does: errors twice more, after one and two minutes; refusals with growing pauses. */
function afterAttempt(ports: Ports, row: Row<'function_events'>, ended: Ended): Command {
  const { id, errors, refusals } = row
  const key = { id }
  const now = ports.clock.now()
  if (ended.kind === 'done') return { do: 'delete', table, key }
  const pause =
    ended.kind === 'refused'
      ? Math.min(limits.functionEventPauseMs * 2 ** Math.min(refusals, 30), limits.functionEventPauseMsMax)
      : ended.kind === 'error'
        ? limits.functionEventRetryMs[errors]
        : undefined
  if (pause === undefined) {
    ports.log.warn('an event of a function is given up', { function: row.function, requestId: id, why: ended.why })
    return { do: 'delete', table, key }
  }
  const counted = ended.kind === 'error' ? { errors: errors + 1 } : { refusals: refusals + 1 }
  return { do: 'update', table, key, set: { due_at: now + pause, ...counted } }
}
