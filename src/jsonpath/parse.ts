import { fail, limits, succeed, type Outcome } from '../base/index.ts'
import { atEnd, current, cursorAt, refuseAt, skipBlanks, take, takeMatch, type Cursor } from './cursor.ts'
import { functionNames } from './functions.ts'
import { parseLiteral, parseQuoted } from './literal.ts'
import { parseFilter } from './parse-filter.ts'
import type { JsonPath, Parameter, Step } from './path.ts'

/**
 * Parses a path of the Jayway dialect (com.jayway.jsonpath 2.x). It begins with `$`, or inside filters with `@`.
 * The failure is `InvalidPath` with a sentence; whatever the text, nothing is thrown.
 */
export function parsePath(text: string): Outcome<JsonPath> {
  const cursor = cursorAt(text.trim())
  const path = pathHere(cursor, false)
  if (path !== undefined && !atEnd(cursor)) {
    refuseAt(cursor, `Illegal character at position ${cursor.at} expected '.' or '['`)
  }
  if (path === undefined || cursor.problem !== undefined) {
    return fail('InvalidPath', cursor.problem ?? 'The path is not valid')
  }
  return succeed(path)
}

/** In a filter a path ends where an operator can begin; a call's parameter ends at its comma or parenthesis. */
function pathHere(cursor: Cursor, inner: boolean): JsonPath | undefined {
  const begin = cursor.at
  const root = current(cursor)
  if (root !== '$' && root !== '@') return refuseAt(cursor, `Path must start with '$' or '@' at position ${begin}`)
  if (cursor.depth >= limits.jsonPathDepth) return refuseAt(cursor, 'The path is nested too deeply')
  cursor.at++
  cursor.depth++
  const steps: Step[] = []
  while (current(cursor) === '.' || current(cursor) === '[') {
    if (!stepsHere(cursor, inner, steps)) return undefined
    if (steps.length > limits.jsonPathLength) return refuseAt(cursor, 'The path has too many steps')
  }
  cursor.depth--
  const arranged = arrange(steps)
  return { text: cursor.text.slice(begin, cursor.at), root, steps: arranged, definite: isDefinite(arranged) }
}

/** One step, or two for `..a`. */
function stepsHere(cursor: Cursor, inner: boolean, steps: Step[]): boolean {
  if (take(cursor, '..')) steps.push({ kind: 'scan' })
  else if (current(cursor) === '.') cursor.at++
  else return pushed(steps, bracketStep(cursor))
  if (atEnd(cursor)) {
    refuseAt(cursor, "Path must not end with a '.' or '..'")
    return false
  }
  if (current(cursor) === '.') {
    refuseAt(cursor, `Character '.' on position ${cursor.at} is not valid.`)
    return false
  }
  if (current(cursor) === '[') return pushed(steps, bracketStep(cursor))
  if (take(cursor, '*')) return pushed(steps, { kind: 'wildcard' })
  return pushed(steps, nameOrCall(cursor, inner))
}

function pushed(steps: Step[], step: Step | undefined): boolean {
  if (step !== undefined) steps.push(step)
  return step !== undefined
}

const outerName = /[^.[( ]+/y
const innerName = /[^.[( )<>=~!,&|\]]+/y

function nameOrCall(cursor: Cursor, inner: boolean): Step | undefined {
  const name = takeMatch(cursor, inner ? innerName : outerName)
  if (name === undefined) return refuseAt(cursor, `Empty property at position ${cursor.at}`)
  if (current(cursor) === ' ' && !inner) {
    return refuseAt(cursor, "Use bracket notion ['my prop'] if your property contains blank characters.")
  }
  if (current(cursor) !== '(') return { kind: 'name', name }
  if (!functionNames.has(name)) return refuseAt(cursor, `Function with name: ${name} does not exist.`)
  cursor.at++
  const parameters = parametersHere(cursor)
  return parameters === undefined ? undefined : { kind: 'call', name, parameters }
}

function parametersHere(cursor: Cursor): Parameter[] | undefined {
  const parameters: Parameter[] = []
  skipBlanks(cursor)
  if (take(cursor, ')')) return parameters
  for (;;) {
    skipBlanks(cursor)
    const parameter = parameterHere(cursor)
    if (parameter === undefined) return undefined
    parameters.push(parameter)
    skipBlanks(cursor)
    if (take(cursor, ')')) return parameters
    if (!take(cursor, ',')) return refuseAt(cursor, `Arguments to function are not closed at position ${cursor.at}`)
  }
}

function parameterHere(cursor: Cursor): Parameter | undefined {
  if (current(cursor) === '$' || current(cursor) === '@') {
    const path = pathHere(cursor, true)
    return path === undefined ? undefined : { kind: 'path', path }
  }
  const value = parseLiteral(cursor)
  return value === undefined ? undefined : { kind: 'value', value }
}

function bracketStep(cursor: Cursor): Step | undefined {
  const begin = cursor.at
  cursor.at++
  skipBlanks(cursor)
  if (take(cursor, '?')) return filterStep(cursor, begin)
  const step = insideBrackets(cursor)
  if (step === undefined) return undefined
  skipBlanks(cursor)
  if (!take(cursor, ']')) return refuseAt(cursor, `Could not parse token starting at position ${begin}`)
  return step
}

function insideBrackets(cursor: Cursor): Step | undefined {
  if (take(cursor, '*')) return { kind: 'wildcard' }
  if (current(cursor) === "'" || current(cursor) === '"') return namesStep(cursor)
  return arrayStep(cursor)
}

function filterStep(cursor: Cursor, begin: number): Step | undefined {
  skipBlanks(cursor)
  if (!take(cursor, '(')) return refuseAt(cursor, `Expected '(' at position ${cursor.at}`)
  const filter = parseFilter(cursor, (here) => pathHere(here, true))
  if (filter === undefined) return undefined
  skipBlanks(cursor)
  if (!take(cursor, ')')) return refuseAt(cursor, `Expected ')' at position ${cursor.at}`)
  skipBlanks(cursor)
  if (!take(cursor, ']')) return refuseAt(cursor, `Expected ']' at position ${cursor.at}`)
  return { kind: 'filter', filter, text: cursor.text.slice(begin, cursor.at) }
}

function namesStep(cursor: Cursor): Step | undefined {
  const names: string[] = []
  do {
    skipBlanks(cursor)
    const name = parseQuoted(cursor)
    if (name === undefined) return undefined
    names.push(name)
    skipBlanks(cursor)
  } while (take(cursor, ','))
  const [only] = names
  return names.length === 1 && only !== undefined
    ? { kind: 'name', name: only }
    : { kind: 'names', names, merge: false }
}

const bounds = /-?\d{0,10}:-?\d{0,10}(?::-?\d{0,10})?/y
const indexList = /-?\d{1,10}(?: *, *-?\d{1,10})*/y

/** A slice's third number is read over, as Jayway does. */
function arrayStep(cursor: Cursor): Step | undefined {
  const slice = takeMatch(cursor, bounds)
  if (slice !== undefined) {
    const [from, to] = slice.split(':').map((part) => (/\d/.test(part) ? Number(part) : undefined))
    if (from === undefined && to === undefined) return refuseAt(cursor, `Failed to parse SliceOperation: ${slice}`)
    return { kind: 'slice', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  }
  const list = takeMatch(cursor, indexList)
  if (list === undefined) return refuseAt(cursor, `Could not parse token starting at position ${cursor.at}`)
  const indexes = list.split(',').map(Number)
  const [only] = indexes
  return indexes.length === 1 && only !== undefined ? { kind: 'index', index: only } : { kind: 'indexes', indexes }
}

/** Last names merge, and a call that ends a deep scan takes all that was found at once: Jayway's rules of the end. */
function arrange(steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1)
  if (last?.kind === 'names') return [...steps.slice(0, -1), { ...last, merge: true }]
  return steps
}

function isDefinite(steps: readonly Step[]): boolean {
  if (gathers(steps)) return true
  return steps.every(
    (step) =>
      step.kind === 'name' || step.kind === 'index' || step.kind === 'call' || (step.kind === 'names' && step.merge),
  )
}

/** A path such as `$..price.sum()`: one call over all that a scan finds. */
export function gathers(steps: readonly Step[]): boolean {
  return steps.at(-1)?.kind === 'call' && steps.some((step) => step.kind === 'scan')
}
