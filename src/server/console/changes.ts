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
  return new ChangeFeed(alarms, chance)
}

type Deliver = (message: ChangeMessage) => void

class ChangeFeed implements Changes {
  readonly #alarms: Alarms
  readonly #chance: Chance
  readonly #listeners = new Set<Deliver>()
  /** Machines of executions that have changed since the last message. */
  readonly #pending = new Map<string, string>()
  #kept: ChangeMessage[] = []
  /** Ids of one hearing begin alike: what was not heard at all cannot be told later. */
  #hearing = ''
  #sequence = 0
  #isHearing = false
  #isFlushing = false
  #stopLingering: (() => void) | undefined

  constructor(alarms: Alarms, chance: Chance) {
    this.#alarms = alarms
    this.#chance = chance
  }

  readonly heard = ({ executionArn, machineArn }: HistorySource): void => {
    if (!this.#isHearing) return
    // Past the bound nothing more is kept: everybody will be told to look anew.
    if (this.#pending.size <= limits.changesPerMessage) this.#pending.set(executionArn, machineArn)
    if (this.#isFlushing) return
    this.#isFlushing = true
    this.#alarms.after(everyMs, () => this.#flush())
  }

  listen(lastSeen: string | undefined, deliver: Deliver): Listening {
    this.#beginHearing()
    const id = `${this.#hearing}-${this.#sequence}`
    const missed = lastSeen === undefined ? [] : (this.#messagesBehind(lastSeen) ?? [{ kind: 'reset', id } as const])
    for (const message of missed) deliver(message)
    this.#listeners.add(deliver)
    const stop = (): void => {
      if (!this.#listeners.delete(deliver) || this.#listeners.size > 0) return
      this.#stopLingering = this.#alarms.after(lingerMs, () => this.#endHearing())
    }
    return { id, stop }
  }

  #flush(): void {
    this.#isFlushing = false
    if (this.#pending.size === 0) return
    const id = `${this.#hearing}-${++this.#sequence}`
    const message: ChangeMessage =
      this.#pending.size > limits.changesPerMessage
        ? { kind: 'reset', id }
        : {
            kind: 'changed',
            id,
            changes: Array.from(this.#pending, ([executionArn, machineArn]) => ({ executionArn, machineArn })),
          }
    this.#pending.clear()
    this.#kept.push(message)
    if (this.#kept.length > limits.changeMessagesKept) this.#kept.shift()
    for (const deliver of this.#listeners) deliver(message)
  }

  #beginHearing(): void {
    this.#stopLingering?.()
    this.#stopLingering = undefined
    if (this.#isHearing) return
    this.#isHearing = true
    this.#hearing = this.#chance.uuid().slice(0, 8)
    this.#sequence = 0
  }

  #endHearing(): void {
    this.#isHearing = false
    this.#kept = []
    this.#pending.clear()
  }

  /** Undefined when messages behind that one are not kept any more. */
  #messagesBehind(lastSeen: string): readonly ChangeMessage[] | undefined {
    const [hearing, number] = lastSeen.split('-')
    const behind = this.#sequence - Number(number)
    const isKept = Number.isSafeInteger(behind) && behind >= 0 && behind <= this.#kept.length
    return hearing === this.#hearing && isKept ? this.#kept.slice(this.#kept.length - behind) : undefined
  }
}
