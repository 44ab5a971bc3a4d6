import {
  copyNumerals,
  fail,
  isArray,
  isObject,
  keepNumeral,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../base/index.ts'
import { parsePath } from './parse.ts'
import { normalisedText, type JsonPath, type Step } from './path.ts'

/** A path that can name one place only, to write to: `$.a.b`, `$['a'][0]`. */
export interface ReferencePath extends JsonPath {
  readonly steps: readonly ReferenceStep[]
}

export type ReferenceStep = Extract<Step, { kind: 'name' | 'index' }>

/** A path without `@ .. , : ? *` and calls. Source: Amazon States Language, "Reference Paths". */
export function parseReferencePath(text: string): Outcome<ReferencePath> {
  const parsed = parsePath(text)
  if (!parsed.ok) return parsed
  const path = parsed.value
  if (path.root !== '$' || !path.steps.every(isReferenceStep)) {
    return fail('InvalidPath', `${text} is not a Reference Path: it must identify exactly one node`)
  }
  return succeed({ ...path, steps: path.steps.filter(isReferenceStep) })
}

function isReferenceStep(step: Step): step is ReferenceStep {
  return step.kind === 'name' || step.kind === 'index'
}

/**
 * The root with the value at that place: missing objects are made, array items are replaced where they are there. What
 * is not on the way is shared with the root, which stays as it was. Fails with States.ReferencePathConflict where the
 * way leads into something that is neither. `numeral` is how a value that is a number is written.
 */
export function putAt(root: JsonValue, path: ReferencePath, value: JsonValue, numeral?: string): Outcome<JsonValue> {
  const put = putBelow(root, path.steps, 0, value, numeral)
  if (put === undefined) {
    return fail(
      'States.ReferencePathConflict',
      `Unable to apply ReferencePath ${path.text || normalisedText(path)} to input ${JSON.stringify(root)}`,
    )
  }
  return succeed(put)
}

function putBelow(
  node: JsonValue | undefined,
  steps: readonly ReferenceStep[],
  at: number,
  value: JsonValue,
  numeral: string | undefined,
): JsonValue | undefined {
  const step = steps[at]
  if (step === undefined) return value
  const own = at === steps.length - 1 ? numeral : undefined
  if (step.kind === 'index') {
    if (!isArray(node)) return undefined
    const index = step.index < 0 ? node.length + step.index : step.index
    if (index < 0 || index >= node.length) return undefined
    const item = putBelow(node[index], steps, at + 1, value, numeral)
    return item === undefined ? undefined : replaced(node, node.with(index, item), index, own)
  }
  if (node !== undefined && !isObject(node)) return undefined
  const next = node !== undefined && Object.hasOwn(node, step.name) ? node[step.name] : undefined
  const child = putBelow(next, steps, at + 1, value, numeral)
  if (child === undefined) return undefined
  return replaced(node ?? {}, withMember(node ?? {}, step.name, child), step.name, own)
}

/** Numbers stay written as they were. */
function replaced(
  node: JsonValue,
  copy: JsonObject | readonly JsonValue[],
  name: string | number,
  numeral: string | undefined,
): JsonValue {
  copyNumerals(node, copy, (other) => other !== String(name))
  keepNumeral(copy, name, numeral)
  return copy
}

/** A computed name defines a member, whatever it is called; only a literal `__proto__` would set the prototype. */
function withMember(object: JsonObject, name: string, value: JsonValue): JsonObject {
  return { ...object, [name]: value }
}
