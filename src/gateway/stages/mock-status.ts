/**
 * The integer `statusCode` of what a mock's request template made. AWS reads more than JSON there: names and texts
 * without quotes or in single ones, and a comma too many, as in `{statusCode: 200,}`.
 */
export function mockStatus(text: string): number | undefined {
  const strict = strictStatus(text)
  if (strict !== 'not JSON') return strict
  const cursor = { text, at: 0 }
  const status = readObject(cursor, 0)
  skipBlanks(cursor)
  return cursor.at === text.length && status !== undefined ? status.status : undefined
}

function strictStatus(text: string): number | undefined | 'not JSON' {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'statusCode')) return undefined
  const status = (value as { statusCode: unknown }).statusCode
  return Number.isInteger(status) ? (status as number) : undefined
}

interface Cursor {
  readonly text: string
  at: number
}

const depthMax = 100

/** Undefined: not well formed. */
function readObject(cursor: Cursor, depth: number): { readonly status: number | undefined } | undefined {
  if (depth > depthMax || !take(cursor, '{')) return undefined
  let status: number | undefined
  while (!take(cursor, '}')) {
    const name = readScalar(cursor)
    if (name === undefined || !take(cursor, ':')) return undefined
    skipBlanks(cursor)
    const from = cursor.at
    if (!skipValue(cursor, depth)) return undefined
    const value = cursor.text.slice(from, cursor.at).trim()
    if (name === 'statusCode') status = /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
    if (!take(cursor, ',') && cursor.text[cursor.at] !== '}') return undefined
  }
  return { status }
}

function skipValue(cursor: Cursor, depth: number): boolean {
  const first = cursor.text[cursor.at]
  if (first === '{') return readObject(cursor, depth + 1) !== undefined
  if (first !== '[') return readScalar(cursor) !== undefined
  if (depth > depthMax) return false
  cursor.at++
  while (!take(cursor, ']')) {
    if (!skipValue(cursor, depth + 1)) return false
    if (!take(cursor, ',') && cursor.text[cursor.at] !== ']') return false
  }
  return true
}

const bareScalar = /[^\s{}[\],:"']+/y
const quotedScalar = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy

/** A name, number, word or quoted text, without its quotes. */
function readScalar(cursor: Cursor): string | undefined {
  skipBlanks(cursor)
  for (const pattern of [bareScalar, quotedScalar]) {
    pattern.lastIndex = cursor.at
    const found = pattern.exec(cursor.text)?.[0]
    if (found !== undefined) {
      cursor.at += found.length
      return pattern === quotedScalar ? found.slice(1, -1) : found
    }
  }
  return undefined
}

function take(cursor: Cursor, mark: string): boolean {
  skipBlanks(cursor)
  if (cursor.text[cursor.at] !== mark) return false
  cursor.at++
  skipBlanks(cursor)
  return true
}

function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++
}
