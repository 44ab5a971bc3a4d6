/** Compares an answer with a recorded one. Recorded values are normalised: placeholders stand for what varies. */

/** What placeholders such as `<id:1>` have stood for so far in a case. */
export type Bindings = Map<string, string>

const placeholder = /<[A-Za-z][^<>]*>/g
const anyValue = new Set([
  'timestamp',
  'datetime',
  'date',
  'snf_role_arn',
  'sfn_role_arn',
  'log_group_arn',
  '<omitted>',
])

/** The differences, one a line; none when the answer is as recorded. */
export function differences(expected: unknown, actual: unknown, bindings: Bindings, path = '$'): string[] {
  if (typeof expected === 'string') return textDifference(expected, actual, bindings, path)
  const value = parsedText(expected, actual)
  if (Array.isArray(expected)) {
    if (!Array.isArray(value)) return [`${path}: expected a list, got ${show(value)}`]
    const [wanted, got] = inComparableOrder(expected, value)
    const lines =
      wanted.length === got.length
        ? []
        : [`${path}: expected ${wanted.length} items, got ${got.length}${eventTypes(wanted, got)}`]
    return [
      ...lines,
      ...wanted.flatMap((item, at) => (at < got.length ? differences(item, got[at], bindings, `${path}[${at}]`) : [])),
    ]
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [`${path}: expected an object, got ${show(value)}`]
    return memberDifferences(expected as Members, value as Members, bindings, path)
  }
  if (typeof expected === 'number' && typeof value === 'number' && path.endsWith('.latency')) return []
  return Object.is(expected, value) ? [] : [`${path}: expected ${show(expected)}, got ${show(value)}`]
}

type Members = { readonly [name: string]: unknown }

function memberDifferences(expected: Members, actual: Members, bindings: Bindings, path: string): string[] {
  const missing = Object.keys(expected)
    .filter((name) => name !== 'HTTPHeaders')
    .flatMap((name) =>
      Object.hasOwn(actual, name)
        ? differences(expected[name], actual[name], bindings, `${path}.${name}`)
        : [`${path}.${name}: missing; expected ${show(expected[name])}`],
    )
  const more = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name) && actual[name] !== undefined)
  return [...missing, ...more.map((name) => `${path}.${name}: not expected; got ${show(actual[name])}`)]
}

function textDifference(expected: string, actual: unknown, bindings: Bindings, path: string): string[] {
  if (anyValue.has(expected) || /^<?(date|time|stop-date|start-date|entered-time|start-time)/.test(expected)) return []
  if (actual instanceof Date) return []
  const text = typeof actual === 'string' ? actual : JSON.stringify(actual)
  if (expected === text) return []
  if (text === undefined) return [`${path}: expected ${show(expected)}, got nothing`]
  const names: string[] = []
  const pattern = expected
    .split(placeholder)
    .map((part) =>
      part
        .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('111111111111', '\\d{12}')
        .replaceAll('000000000000', '\\d{12}'),
    )
    .join('\u0000')
  for (const [name] of expected.matchAll(placeholder)) names.push(name)
  const match = new RegExp(`^${pattern.replaceAll('\u0000', '(.*?)')}$`, 's').exec(text)
  if (match === null) return [`${path}: expected ${show(expected)}, got ${show(text)}`]
  for (const [at, name] of names.entries()) if (!bindings.has(name)) bindings.set(name, match[at + 1] as string)
  return []
}

/** The recordings hold JSON texts parsed; ours are texts still. */
function parsedText(expected: unknown, actual: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'string') return actual
  try {
    return JSON.parse(actual) as unknown
  } catch {
    return actual
  }
}

/** Where branches ran at once, recorded events are sorted and have `id: [0]`; ours are then sorted the same way. */
function inComparableOrder(
  expected: readonly unknown[],
  actual: readonly unknown[],
): [readonly unknown[], readonly unknown[]] {
  const unordered = expected.some((item) => Array.isArray((item as { id?: unknown } | null)?.id))
  if (!unordered) return [expected, actual]
  const withoutIds = (item: unknown): unknown => ({ ...(item as Members), id: [0], previousEventId: 0 })
  const key = (item: unknown): string => sortedText({ ...(item as Members), id: 0, previousEventId: 0, timestamp: 0 })
  const sorted = (items: readonly unknown[]): unknown[] =>
    items.map(withoutIds).sort((left, right) => (key(left) < key(right) ? -1 : 1))
  return [sorted(expected), sorted(actual)]
}

/** JSON text with members in order, JSON texts inside parsed, so that equal things sort alike. */
function sortedText(value: unknown): string {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return sortedText(JSON.parse(value))
    } catch {
      return JSON.stringify(value)
    }
  }
  if (value instanceof Date) return '"timestamp"'
  if (Array.isArray(value)) return `[${value.map(sortedText).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const members = value as Members
  const names = Object.keys(members).filter((name) => members[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${sortedText(members[name])}`)
    .join()}}`
}

function eventTypes(expected: readonly unknown[], actual: readonly unknown[]): string {
  const types = (items: readonly unknown[]): string =>
    items.map((item) => (item as { type?: string } | null)?.type ?? '?').join(' ')
  return types(expected).includes('Execution')
    ? `\n      expected ${types(expected)}\n      got      ${types(actual)}`
    : ''
}

function show(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : (JSON.stringify(value) ?? 'nothing')
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
