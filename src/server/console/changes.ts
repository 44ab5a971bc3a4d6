import { limits, type Chance } from '../../base/index.ts'
import type { Alarms, HistorySource } from '../../engine/index.ts'

/** What the listeners of one console hear: what has changed, or that something may have been missed. */
export type ChangeMessage =
  | { readonly kind: 'changed'; readonly id: string; readonly changes: readonly Change[] }
  | { readonly kind: 'reset'; readonly id: string }

export interface Change {
  readonly executionArn: string
  readonly machineArn: string
}

/**
 * Tells which executions have changed, at most ten times a second. `heard` is on the way of every turn: while nobody
 * listens it is one comparison, otherwise one entry in a map.
 */
export interface Changes {
  readonly heard: (source: HistorySource) => void
  /** `lastSeen` is the id of the last message that this listener had before it came back. */
  listen(lastSeen: string | undefined, deliver: (message: ChangeMessage) => void): Listening
}

export interface Listening {
  /** Where the stream stands when it begins. */
  readonly id: string
  stop(): void
}

const everyMs = 100
/** How long changes are kept for listeners that come back, once the last one is gone. */
const lingerMs = 30_000

export function openChanges(alarms: Alarms, chance: Chance): Changes {
  const listeners = new Set<(message: ChangeMessage) => void>()
  const pending = new Map<string, string>()
  let kept: ChangeMessage[] = []
  /** Ids of one hearing begin alike: what was not heard at all cannot be told later. */
  let hearing = ''
  let sequence = 0
  let isHearing = false
  let isFlushing = false
  let stopLingering: (() => void) | undefined

  function flush(): void {
    isFlushing = false
    if (pending.size === 0) return
    const id = `${hearing}-${++sequence}`
    const message: ChangeMessage =
      pending.size > limits.changesPerMessage
        ? { kind: 'reset', id }
        : {
            kind: 'changed',
            id,
            changes: Array.from(pending, ([executionArn, machineArn]) => ({ executionArn, machineArn })),
          }
    pending.clear()
    kept.push(message)
    if (kept.length > limits.changeMessagesKept) kept.shift()
    for (const deliver of listeners) deliver(message)
  }

  function beginHearing(): void {
    stopLingering?.()
    stopLingering = undefined
    if (isHearing) return
    isHearing = true
    hearing = chance.uuid().slice(0, 8)
    sequence = 0
    kept = []
  }

  function endHearing(): void {
    isHearing = false
    kept = []
    pending.clear()
  }

  /** Undefined when messages behind that one are not kept any more. */
  function messagesBehind(lastSeen: string): readonly ChangeMessage[] | undefined {
    const [of, number] = lastSeen.split('-')
    const behind = sequence - Number(number)
    if (of !== hearing || !Number.isSafeInteger(behind) || behind < 0 || behind > kept.length) return undefined
    return kept.slice(kept.length - behind)
  }

  return {
    heard({ executionArn, machineArn }) {
      if (!isHearing) return
      // Past the bound nothing more is kept: everybody will be told to look anew.
      if (pending.size <= limits.changesPerMessage) pending.set(executionArn, machineArn)
      if (isFlushing) return
      isFlushing = true
      alarms.after(everyMs, flush)
    },
    listen(lastSeen, deliver) {
      beginHearing()
      const id = `${hearing}-${sequence}`
      const missed = lastSeen === undefined ? [] : (messagesBehind(lastSeen) ?? [{ kind: 'reset', id } as const])
      for (const message of missed) deliver(message)
      listeners.add(deliver)
      return {
        id,
        stop() {
          if (!listeners.delete(deliver) || listeners.size > 0) return
          stopLingering = alarms.after(lingerMs, endHearing)
        },
      }
    },
  }
}
