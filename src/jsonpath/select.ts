import { copyNumerals, isArray, isObject, keepNumeral, limits, numeralAt, type JsonValue } from '../base/index.ts'
import { callFunction } from './functions.ts'
import { gathers } from './parse.ts'
import type { Filter, JsonPath, Operand, Step } from './path.ts'
import { holds, type Operated } from './relation.ts'

/**
 * What the path selects. A definite path: the value, or undefined when it is missing. Any other path: always an array,
 * empty when nothing is there; undefined only if the search takes more than `limits.jsonPathSteps`.
 *
 * An array index past the end of an array is null to Step Functions (whose JSON library is Jackson) and missing to API
 * Gateway (json-smart).
 */
export function selectPath(
  path: JsonPath,
  root: JsonValue,
  pastEnd: 'null' | 'missing' = 'null',
): JsonValue | undefined {
  let value: JsonValue = root
  for (const step of path.steps) {
    if (step.kind === 'name') {
      if (!isObject(value) || !Object.hasOwn(value, step.name)) return path.definite ? undefined : []
      value = value[step.name] as JsonValue
    } else return searchFor(path, root, pastEnd)
  }
  return value
}

/** What a path does that has more than names. */
function searchFor(path: JsonPath, root: JsonValue, pastEnd: 'null' | 'missing'): JsonValue | undefined {
  const search: Search = { root, pastEnd, strict: false, failed: false, stepsLeft: limits.jsonPathSteps, depth: 0 }
  return selectFrom(path, root, search)
}

interface Search {
  readonly root: JsonValue
  readonly pastEnd: 'null' | 'missing'
  /** Jayway's REQUIRE_PROPERTIES, under which it asks whether a path in a filter exists. */
  strict: boolean
  failed: boolean
  stepsLeft: number
  depth: number
}

function selectFrom(path: JsonPath, from: JsonValue, search: Search): JsonValue | undefined {
  if (gathers(path.steps)) return selectGathered(path, from, search)
  const found: JsonValue[] = []
  visit(path.steps, 0, from, search, found)
  if (search.stepsLeft < 0) return undefined
  return path.definite ? found[0] : found
}

/** `$..price.sum()` is one call over all that the scan finds; `length` counts what is in it. */
function selectGathered(path: JsonPath, from: JsonValue, search: Search): JsonValue | undefined {
  const call = path.steps.at(-1)
  const found: JsonValue[] = []
  visit(path.steps.slice(0, -1), 0, from, search, found)
  if (call?.kind !== 'call' || search.stepsLeft < 0) return undefined
  return invoke(call, call.name === 'length' ? found.flatMap(childrenOf) : found, search)
}

function visit(steps: readonly Step[], at: number, value: JsonValue, search: Search, found: JsonValue[]): void {
  if (search.stepsLeft-- <= 0) return
  const step = steps[at]
  if (step === undefined) {
    found.push(value)
    return
  }
  switch (step.kind) {
    case 'name':
      return visitMember(steps, at, value, step.name, search, found)
    case 'names':
      return visitNames(steps, at, value, step, search, found)
    case 'index':
      return visitIndex(steps, at, value, step.index, search, found)
    case 'indexes':
      for (const index of step.indexes) visitIndex(steps, at, value, index, search, found)
      return
    case 'slice':
      return visitSlice(steps, at, value, step, search, found)
    case 'wildcard':
      return visitAll(steps, at, value, search, found)
    case 'scan':
      return visitBelow(steps, at, value, search, found)
    case 'filter':
      return visitFiltered(steps, at, value, step.filter, search, found)
    case 'call': {
      const result = invoke(step, value, search)
      if (result !== undefined) visit(steps, at + 1, result, search, found)
    }
  }
}

function visitMember(
  steps: readonly Step[],
  at: number,
  value: JsonValue,
  name: string,
  search: Search,
  found: JsonValue[],
): void {
  if (!isObject(value)) return
  if (Object.hasOwn(value, name)) visitChild(steps, at + 1, value, name, search, found)
  else if (search.strict) search.failed = true
}

function visitNames(
  steps: readonly Step[],
  at: number,
  value: JsonValue,
  step: Extract<Step, { kind: 'names' }>,
  search: Search,
  found: JsonValue[],
): void {
  if (!isObject(value)) return
  if (!step.merge) {
    for (const name of step.names) visitMember(steps, at, value, name, search, found)
    return
  }
  const there = step.names.filter((name) => Object.hasOwn(value, name))
  if (search.strict && there.length < step.names.length) search.failed = true
  const merged = Object.fromEntries(there.map((name) => [name, value[name] as JsonValue]))
  copyNumerals(value, merged, (name) => there.includes(name))
  visit(steps, at + 1, merged, search, found)
}

function visitIndex(
  steps: readonly Step[],
  at: number,
  value: JsonValue,
  index: number,
  search: Search,
  found: JsonValue[],
): void {
  if (!isArray(value)) return
  const from = index < 0 ? value.length + index : index
  if (value[from] !== undefined) visitChild(steps, at + 1, value, from, search, found)
  else if (search.pastEnd === 'null') visit(steps, at + 1, null, search, found)
}

/** `[1:-1]` gives nothing: only a lone bound counts from the end. That is Jayway's slice, not Python's. */
function visitSlice(
  steps: readonly Step[],
  at: number,
  value: JsonValue,
  step: Extract<Step, { kind: 'slice' }>,
  search: Search,
  found: JsonValue[],
): void {
  if (!isArray(value)) return
  const { length } = value
  let from = step.from ?? 0
  let to = step.to ?? length
  if (step.to === undefined && from < 0) from = Math.max(0, length + from)
  if (step.from === undefined && to < 0) to = length + to
  for (let index = Math.max(from, -length); index < Math.min(to, length); index++) {
    visitChild(steps, at + 1, value, index < 0 ? length + index : index, search, found)
  }
}

function visitAll(steps: readonly Step[], at: number, value: JsonValue, search: Search, found: JsonValue[]): void {
  if (isArray(value)) for (const index of value.keys()) visitChild(steps, at + 1, value, index, search, found)
  else if (isObject(value)) {
    for (const name of Object.keys(value)) visitChild(steps, at + 1, value, name, search, found)
  }
}

/** A number that is found stays written as it is. */
function visitChild(
  steps: readonly Step[],
  at: number,
  container: JsonValue,
  name: string | number,
  search: Search,
  found: JsonValue[],
): void {
  const child = (container as { readonly [name: string | number]: JsonValue })[name] as JsonValue
  const before = found.length
  visit(steps, at, child, search, found)
  if (typeof child === 'number' && at === steps.length && found.length > before) {
    keepNumeral(found, before, numeralAt(container, name))
  }
}

function childrenOf(value: JsonValue): readonly JsonValue[] {
  if (isArray(value)) return value
  return isObject(value) ? Object.values(value) : []
}

/** The value itself and all that is below it, parents first. */
function visitBelow(steps: readonly Step[], at: number, value: JsonValue, search: Search, found: JsonValue[]): void {
  if (typeof value !== 'object' || value === null || search.stepsLeft-- <= 0) return
  if (search.depth > 2 * limits.jsonDepth) {
    search.stepsLeft = -1
    return
  }
  search.depth++
  if (takesPart(steps[at + 1], value, search)) visit(steps, at + 1, value, search, found)
  for (const child of childrenOf(value)) visitBelow(steps, at, child, search, found)
  search.depth--
}

/**
 * Whether the step after a scan looks at this value. Members are only asked of objects that have all of them, and a
 * filter only judges what it itself accepts, so that an object in an array is found once, not twice.
 */
function takesPart(step: Step | undefined, value: JsonValue, search: Search): boolean {
  if (step?.kind === 'filter') return accepts(step.filter, value, search)
  if (step?.kind === 'name') return isObject(value) && Object.hasOwn(value, step.name)
  if (step?.kind === 'names' && step.merge) {
    return isObject(value) && step.names.every((name) => Object.hasOwn(value, name))
  }
  return true
}

/** On an array the filter judges its items, on an object the object itself. */
function visitFiltered(
  steps: readonly Step[],
  at: number,
  value: JsonValue,
  filter: Filter,
  search: Search,
  found: JsonValue[],
): void {
  if (isObject(value)) {
    if (accepts(filter, value, search)) visit(steps, at + 1, value, search, found)
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (search.stepsLeft-- <= 0) return
      if (accepts(filter, item, search)) visitChild(steps, at + 1, value, index, search, found)
    }
  }
}

function accepts(filter: Filter, item: JsonValue, search: Search): boolean {
  switch (filter.kind) {
    case 'or':
      return filter.operands.some((operand) => accepts(operand, item, search))
    case 'and':
      return filter.operands.every((operand) => accepts(operand, item, search))
    case 'not':
      return !accepts(filter.operand, item, search)
    case 'exists':
      return exists(filter.path, item, search)
    case 'relation': {
      const left = operandValue(filter.left, item, search)
      return holds(left, filter.operator, operandValue(filter.right, item, search))
    }
  }
}

/** An indefinite path exists wherever its definite beginning does, even when it finds nothing: Jayway's rule. */
function exists(path: JsonPath, item: JsonValue, search: Search): boolean {
  const { strict, failed } = search
  search.strict = true
  search.failed = false
  const value = selectFrom(path, path.root === '$' ? search.root : item, search)
  const found = value !== undefined && !search.failed
  search.strict = strict
  search.failed = failed
  return found
}

function operandValue(operand: Operand, item: JsonValue, search: Search): Operated {
  switch (operand.kind) {
    case 'path':
      return selectFrom(operand.path, operand.path.root === '$' ? search.root : item, search)
    case 'value':
      return operand.value
    case 'pattern':
      return operand.pattern
  }
}

function invoke(call: Extract<Step, { kind: 'call' }>, model: JsonValue, search: Search): JsonValue | undefined {
  const values: JsonValue[] = []
  for (const parameter of call.parameters) {
    if (parameter.kind === 'value') values.push(parameter.value)
    else {
      const value = selectFrom(parameter.path, parameter.path.root === '$' ? search.root : model, search)
      if (value !== undefined) values.push(value)
    }
  }
  return callFunction(call.name, model, values)
}
