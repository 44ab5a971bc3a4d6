/** Compares an answer with a recorded one. Recorded values are normalised: placeholders stand for what varies. */

import { youngerMembers } from './age.ts'

/** What placeholders such as `<id:1>` have stood for so far in a case. */
export interface Bindings {
  /** From texts that were the placeholder alone. */
  readonly certain: Map<string, string>
  /** From texts with more in them, where the borders may lie elsewhere. */
  readonly guessed: Map<string, string>
  /** Members that AWS has added to its answers after the case was recorded. */
  readonly younger: readonly string[]
}

/** `recordedAt` as the recordings have it. */
export function noBindings(recordedAt: string): Bindings {
  return { certain: new Map(), guessed: new Map(), younger: youngerMembers(recordedAt) }
}

export function copyOf({ certain, guessed, younger }: Bindings): Bindings {
  return { certain: new Map(certain), guessed: new Map(guessed), younger }
}

export function boundTo({ certain, guessed }: Bindings, name: string): string | undefined {
  return certain.get(name) ?? guessed.get(name)
}

/** What AWS itself did with the roles of the recording account, and lengths of texts with ids in them: never the same. */
const accidental = new Set(['HTTPHeaders', 'RoleLastUsed', 'Content-Length'])
/** `<id:1>`, and words that the recordings put in the place of a value without brackets. */
const placeholder =
  /<[A-Za-z][^<>]*>|\b(?:s(?:nf|fn)_role_arn(?:_t\d)?|activity_(?:arn|name)(?:_\d)?|sm_nonexistent_arn|state_machine_(?:alias_)?name|log_group_(?:arn|name)|execution_arn|sqs_queue_url|lambda_function(?:_1)?_name|(?:bucket|table)-name|bucket_name|(?<=:s3:::)bucket|file-key|RandomNumberGenerated)\b/g
/** Dates; members whose recorded value is their own name stand for any text, too. */
const anyDate = /^<?(date|time|datetime|timestamp|[\w-]*-(date|time))>?$/i
const logDate = 'DDD MMM dd hh:mm:ss UTC yyyy'

/** The differences, one a line; none when the answer is as recorded. */
export function differences(expected: unknown, actual: unknown, bindings: Bindings, path = '$'): string[] {
  if (typeof expected === 'string') return textDifference(expected, actual, bindings, path)
  const value = parsedText(expected, actual)
  if (Array.isArray(expected)) return listDifferences(expected, value, bindings, path)
  if (typeof expected === 'object' && expected !== null) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
      return [`${path}: expected an object, got ${show(value)}`]
    return memberDifferences(expected as Members, value as Members, bindings, path)
  }
  return Object.is(expected, value) ? [] : [`${path}: expected ${show(expected)}, got ${show(value)}`]
}

type Members = { readonly [name: string]: unknown }

function memberDifferences(expected: Members, actual: Members, bindings: Bindings, path: string): string[] {
  const missing = Object.keys(expected)
    .filter((name) => !accidental.has(name))
    .flatMap((name) =>
      Object.hasOwn(actual, name) && actual[name] !== undefined
        ? differences(expected[name], actual[name], bindings, `${path}.${name}`)
        : [`${path}.${name}: missing; expected ${show(expected[name])}`],
    )
  const more = Object.keys(actual).filter(
    (name) => !Object.hasOwn(expected, name) && actual[name] !== undefined && !bindings.younger.includes(name),
  )
  return [...missing, ...more.map((name) => `${path}.${name}: not expected; got ${show(actual[name])}`)]
}

function listDifferences(expected: readonly unknown[], value: unknown, bindings: Bindings, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: expected a list, got ${show(value)}`]
  const [wanted, got] = paired(expected, value as readonly unknown[], bindings)
  const lines =
    wanted.length === got.length
      ? []
      : [`${path}: expected ${wanted.length} items, got ${got.length}${eventTypes(wanted, got)}`]
  return [
    ...lines,
    ...wanted.flatMap((item, at) => (at < got.length ? differences(item, got[at], bindings, `${path}[${at}]`) : [])),
  ]
}

/** A text that is a JSON array, which recordings leave a text: dates in it are found item by item. */
function listIn(text: string): readonly unknown[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function textDifference(expected: string, actual: unknown, bindings: Bindings, path: string): string[] {
  if (actual === undefined || actual === null) return [`${path}: expected ${show(expected)}, got nothing`]
  if (anyDate.test(expected) || path.endsWith(`.${expected}`))
    return isText(actual) ? [] : [`${path}: expected a text, got ${show(actual)}`]
  const text = typeof actual === 'string' ? actual : show(actual)
  if (expected === text) return []
  const lists = /"<?date>?"/.test(expected) ? [listIn(expected), listIn(text)] : []
  if (lists[0] !== undefined && lists[1] !== undefined) return listDifferences(lists[0], lists[1], bindings, path)
  const names = [...expected.matchAll(placeholder)].map(([name]) => name)
  const whole = names.length === 1 && names[0] === expected
  const bound = bindings.certain.get(expected)
  if (whole && isNumbered(expected) && bound !== undefined && bound !== text)
    return [`${path}: expected ${expected}, which was ${show(bound)} before, got ${show(text)}`]
  const held = heldBy(expected, text)
  if (held === undefined) return [`${path}: expected ${show(expected)}, got ${show(text)}`]
  if (whole) bindings.certain.set(expected, text)
  else for (const [at, name] of names.entries()) bindings.guessed.set(name, held[at] as string)
  return []
}

/** Numbers are given to values: one value, one number. */
function isNumbered(name: string): boolean {
  return /:\d+>$/.test(name)
}

/**
 * What the text has in the place of each placeholder; undefined where it differs elsewhere. Each part between two
 * placeholders is taken where it comes first, which finds a match if there is one and never tries again.
 */
function heldBy(expected: string, text: string): string[] | undefined {
  const parts = expected.split(placeholder)
  const held: string[] = []
  let end = 0
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    const pattern = new RegExp(patternOf(part) + (isLast ? '$' : ''), at === 0 ? 'y' : 'g')
    pattern.lastIndex = end
    const match = pattern.exec(text)
    if (match === null) return undefined
    if (at > 0) held.push(text.slice(end, match.index))
    end = match.index + match[0].length
  }
  return held
}

/** Account numbers match any account, the date of a log any date. */
function patternOf(part: string): string {
  return part
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/1{12}|0{12}/g, '\\d{12}')
    .replaceAll(logDate, '\\w{3} \\w{3} [\\d: ]+ UTC \\d{4}')
}

/** Headers are lists of texts. */
function isText(actual: unknown): boolean {
  if (Array.isArray(actual)) return actual.every(isText)
  return actual instanceof Date || typeof actual === 'number' || typeof actual === 'string'
}

/** The recordings hold JSON texts parsed and logs as numbered lines; ours are texts still. */
function parsedText(expected: unknown, actual: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'string') return actual
  if (Object.hasOwn(expected, 'line00')) return linesOf(actual)
  try {
    return JSON.parse(actual) as unknown
  } catch {
    return actual
  }
}

function linesOf(log: string): Members {
  const lines = log.split('\n')
  return Object.fromEntries(lines.map((line, at) => [`line${String(at).padStart(2, '0')}`, line]))
}

/** Ends of the stretches that the recordings sorted, and left out with that; a gap in the ids shows it. */
const leftOutBySorting = /^ParallelState(Succeeded|Failed|Aborted)$/

/**
 * Where branches ran at once, recorded events are sorted and have `id: [0]`: each is paired with one of ours that equals
 * it, and those that remain with what is left of their type. Events with an id are paired by it.
 */
function paired(
  expected: readonly unknown[],
  actual: readonly unknown[],
  bindings: Bindings,
): [readonly unknown[], readonly unknown[]] {
  const isAnonymous = (item: unknown): boolean => Array.isArray((item as { id?: unknown } | null)?.id)
  if (!expected.some(isAnonymous)) return [expected, actual]
  const anonymous = (item: unknown): Members => ({ ...(item as Members), id: [0], previousEventId: 0 })
  const named = new Set(expected.map((item) => (item as Members)['id']))
  const left = actual.filter((item) => !named.has((item as Members)['id'])).map(anonymous)
  const take = (isIt: (item: Members) => boolean): Members | undefined => {
    const at = left.findIndex(isIt)
    return at === -1 ? undefined : left.splice(at, 1)[0]
  }
  const equal = expected.map((item) =>
    isAnonymous(item)
      ? take((mine) => differences(anonymous(item), mine, copyOf(bindings)).length === 0)
      : actual.find((mine) => (mine as Members)['id'] === (item as Members)['id']),
  )
  const got = equal.map((mine, at) => mine ?? take((other) => other['type'] === (expected[at] as Members)['type']))
  const gap = Number((expected.at(-1) as Members)['id']) - expected.length
  for (let removed = 0; removed < gap; removed++) take((other) => leftOutBySorting.test(String(other['type'])))
  return [
    expected.map((item) => (isAnonymous(item) ? anonymous(item) : item)),
    [...got.filter((mine) => mine !== undefined), ...left],
  ]
}

function eventTypes(expected: readonly unknown[], actual: readonly unknown[]): string {
  const types = (items: readonly unknown[]): string =>
    items.map((item) => (item as { type?: string } | null)?.type ?? '?').join(' ')
  return types(expected).includes('Execution')
    ? `\n      expected ${types(expected)}\n      got      ${types(actual)}`
    : ''
}

export function show(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : (JSON.stringify(value) ?? 'nothing')
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
