import type { Answer, Question } from '../../asl/index.ts'
import { limits, member, type EpochMs, type JsonObject, type JsonValue } from '../../base/index.ts'
import { ExcessError, excessTexts, ToldError, type Bounds } from './bounds.ts'
import { compile, type Compiled } from './compile.ts'
import { answerOf } from './result.ts'
import { beginRun, type Draws } from './run.ts'

/**
 * Evaluates within the bounds; undefined when the expression is too heavy for the main thread. `uuid` names internal
 * errors.
 */
export async function evaluateWithin(
  question: Question,
  bounds: Bounds,
  now: EpochMs,
  draws: Draws,
): Promise<Answer | undefined> {
  try {
    const compiled = compile(question.expression)
    if (bounds.inline && compiled.findings.slowSignature) return undefined
    const bindings = bindingsFor(compiled, question.bindings)
    return answerOf(await compiled.evaluate(beginRun(bounds, now, draws), bindings), bounds)
  } catch (error) {
    if (isHeavy(error, bounds)) return undefined
    return failureOf(error, draws)
  }
}

/** D2015 is JSONata's own check of the bound that it was given for sequences. */
function isHeavy(error: unknown, bounds: Bounds): boolean {
  if (error instanceof ExcessError) return error.excess === 'heavy'
  return bounds.inline && typeof error === 'object' && error !== null && 'code' in error && error.code === 'D2015'
}

/** The part of the bindings that the expression looks at, for a thread. */
export function bindingsUsed(question: Question): { readonly [name: string]: JsonValue } {
  const { variables, statesMembers } = compile(question.expression).findings
  const used = Object.create(null) as { [name: string]: JsonValue }
  for (const name of variables) {
    const value = member(question.bindings, name)
    if (value === undefined) continue
    used[name] = name === 'states' && statesMembers !== undefined ? pick(value as JsonObject, statesMembers) : value
  }
  return used
}

function pick(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  const picked = Object.create(null) as { [name: string]: JsonValue }
  for (const name of names) {
    const value = member(object, name)
    if (value !== undefined) picked[name] = value
  }
  return picked
}

function bindingsFor({ findings }: Compiled, bindings: Question['bindings']): Readonly<Record<string, unknown>> {
  let mutates = findings.mutates
  for (const name of findings.called) mutates ||= Object.hasOwn(bindings, name)
  if (!mutates) return bindings
  const copies = Object.create(null) as Record<string, unknown>
  for (const name of findings.variables) {
    const value = member(bindings, name)
    if (value === undefined) continue
    const whole = name !== 'states' || findings.statesMembers === undefined
    copies[name] = copyOf(whole ? value : pick(value as JsonObject, findings.statesMembers))
  }
  return copies
}

function copyOf(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: JsonValue) => copyOf(item))
  const copy = Object.create(null) as { [name: string]: JsonValue }
  for (const [name, part] of Object.entries(value as JsonObject)) copy[name] = copyOf(part)
  return copy
}

/** JSONata throws objects with a code; what else is thrown is ours to tell, a bound, or a defect. */
function failureOf(error: unknown, draws: Draws): Answer {
  if (error instanceof ExcessError) return { kind: 'error', message: excessTexts[error.excess] }
  if (error instanceof ToldError) return { kind: 'error', message: told(error.message) }
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    Record<'code' | 'message', unknown>
  >
  if (code === 'D2014' || code === 'D2015') return { kind: 'error', message: excessTexts.memory }
  if (typeof code === 'string' && typeof message === 'string') return { kind: 'error', code, message: told(message) }
  if (error instanceof RangeError && typeof message === 'string') {
    if (message.includes('call stack')) return { kind: 'error', message: excessTexts.depth }
    if (message.includes('string length')) return { kind: 'error', message: excessTexts.memory }
  }
  return { kind: 'internal', id: draws.uuid() }
}

function told(message: string): string {
  return message.slice(0, limits.causeCharacters)
}
