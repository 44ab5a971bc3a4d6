import jsonata from 'jsonata'
import { limits } from '../../base/index.ts'
import { functions } from './functions.ts'
import { enter, leave } from './hooks.ts'
import type { Frame, Run } from './run.ts'
import { findingsOf, type Findings, type Node } from './syntax.ts'

type NativeImplementation = Parameters<jsonata.Expression['registerFunction']>[1]

/** An expression, ready to be evaluated any number of times. */
export interface Compiled {
  readonly findings: Findings
  /** Rejects with what JSONata throws. */
  evaluate(run: Run, bindings: Readonly<Record<string, unknown>>): Promise<unknown>
}

const cache = new Map<string, Compiled>()
let cachedCharacters = 0

/** Throws JSONata's error when the text is none. */
export function compile(text: string): Compiled {
  const known = cache.get(text)
  if (known !== undefined) {
    // Last used, last dropped.
    cache.delete(text)
    cache.set(text, known)
    return known
  }
  const made = compileAnew(text)
  cache.set(text, made)
  cachedCharacters += text.length
  for (const oldest of cache.keys()) {
    if (cache.size <= limits.jsonataCached && cachedCharacters <= limits.jsonataCachedCharacters) break
    cache.delete(oldest)
    cachedCharacters -= oldest.length
  }
  return made
}

function compileAnew(text: string): Compiled {
  const expression = jsonata(text)
  const findings = findingsOf(expression.ast() as unknown as Node)
  for (const { name, signature, implementation } of functions) {
    expression.registerFunction(name, implementation as NativeImplementation, signature)
  }
  expression.assign('eval', undefined)
  // JSONata calls the first hook before its first pause: until then this says whose evaluation it is.
  let starting: Run | undefined
  expression.assign(entryHook as unknown as string, (node: Node, _input: unknown, frame: Frame) =>
    enter(findings, node, frame, starting),
  )
  expression.assign(exitHook as unknown as string, (node: Node, _input: unknown, frame: Frame, result: unknown) =>
    leave(findings, node, frame, result),
  )
  return {
    findings,
    evaluate(run, bindings) {
      starting = run
      const value = expression.evaluate(undefined, bindings)
      starting = undefined
      return value as Promise<unknown>
    },
  }
}

const entryHook = Symbol.for('jsonata.__evaluate_entry')
const exitHook = Symbol.for('jsonata.__evaluate_exit')
