import type { Answer, Question } from '../../asl/index.ts'
import { limits, type Chance, type Clock } from '../../base/index.ts'
import { inlineBounds } from './bounds.ts'
import { bindingsUsed, evaluateWithin } from './evaluate.ts'
import { openThreads } from './threads.ts'

/** Evaluates JSONata expressions for the engine. */
export interface Jsonata {
  /**
   * Answers what `step` asks. Bounds are AWS's, and what meets one is an error of the expression. Rejects only when
   * the engine is closed.
   */
  evaluate(question: Question): Promise<Answer>
  /** Ends the threads; what they were doing stays unanswered. */
  close(): Promise<void>
}

/**
 * Small expressions are evaluated on the main thread, one after another. Whatever meets a bound there (10 ms, or sizes
 * that no small expression has) is thrown away and evaluated in a thread that can be ended.
 */
export function openJsonata(ports: { readonly clock: Clock; readonly chance: Chance }): Jsonata {
  const { clock, chance } = ports
  const threads = openThreads()
  let last: Promise<unknown> = Promise.resolve()
  let running = 0
  let spentMs = 0

  async function onMainThread(question: Question): Promise<Answer | undefined> {
    // Promises alone never let anything else happen: after a while, everything else has its turn first.
    if (spentMs > limits.jsonataInlineMs) {
      await new Promise((resolve) => setImmediate(resolve))
      spentMs = 0
    }
    const startedMs = performance.now()
    const answer = await evaluateWithin(question, inlineBounds(elapsedMs), clock.now(), chance)
    spentMs += performance.now() - startedMs
    return answer
  }

  /** One at a time, so that the time that an expression takes is its own. */
  async function inTurn(question: Question): Promise<Answer | undefined> {
    const before = running++ === 0 ? undefined : last
    const answer = before === undefined ? onMainThread(question) : before.then(() => onMainThread(question))
    last = answer
    const answered = await answer
    running--
    return answered
  }

  return {
    async evaluate(question) {
      const answer = await inTurn(question)
      if (answer !== undefined) return answer
      const bindings = bindingsUsed(question)
      const seed = Buffer.from(chance.bytes(32)).toString('base64')
      return threads.evaluate({ question: { ...question, bindings }, now: clock.now(), seed })
    },
    close: () => threads.close(),
  }
}

const elapsedMs = (): number => performance.now()
