import { parseArn } from '../base/index.ts'

/**
 * How many Map Runs of an account in a region are open at a time. Further ones wait for their turn behind MapRunStarted,
 * first come, first served (developer guide, service quotas).
 */
export class MapRunTurns {
  readonly #most: number
  readonly #spaces = new Map<string, Turns>()

  constructor(most: number) {
    this.#most = most
  }

  isWaiting(arn: string): boolean {
    return this.#spaces.get(spaceOf(arn))?.waiting.has(arn) === true
  }

  /** Resolves when it is the run's turn. */
  async take(arn: string): Promise<void> {
    const space = spaceOf(arn)
    const turns = this.#spaces.get(space) ?? { open: 0, waiting: new Map() }
    this.#spaces.set(space, turns)
    if (turns.open < this.#most) turns.open++
    else await new Promise<void>((resolve) => turns.waiting.set(arn, resolve))
  }

  /** A run that waits need not any more: it is to stop. */
  hurry(arn: string): void {
    const turns = this.#spaces.get(spaceOf(arn))
    if (turns !== undefined) letGoOn(turns, arn)
  }

  /** The run has ended. */
  pass(arn: string): void {
    const space = spaceOf(arn)
    const turns = this.#spaces.get(space)
    if (turns === undefined) return
    turns.open--
    const [next] = turns.waiting.keys()
    if (next !== undefined && turns.open < this.#most) letGoOn(turns, next)
    else if (turns.open === 0 && turns.waiting.size === 0) this.#spaces.delete(space)
  }

  /** Nobody waits any more. */
  close(): void {
    for (const turns of this.#spaces.values()) for (const arn of turns.waiting.keys()) letGoOn(turns, arn)
  }
}

function letGoOn(turns: Turns, arn: string): void {
  const go = turns.waiting.get(arn)
  if (go === undefined) return
  turns.waiting.delete(arn)
  turns.open++
  go()
}

interface Turns {
  open: number
  readonly waiting: Map<string, () => void>
}

function spaceOf(arn: string): string {
  const { account = '', region = '' } = parseArn(arn) ?? {}
  return `${account}/${region}`
}
