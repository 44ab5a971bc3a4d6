import { limits } from '../../base/index.ts'
import { codedError, ExcessError, keepLight, tooLarge, type Bounds } from './bounds.ts'
import type { NativeFunction } from './functions.ts'
import { native } from './native.ts'
import { runOf, type Focus } from './run.ts'
import { weigh } from './weight.ts'

/** Functions of JSONata's that make texts: how long the text will be is known before it is made. */
export const textFunctions: readonly NativeFunction[] = [
  { name: 'string', signature: '<x-b?:s>', implementation: string },
  { name: 'pad', signature: '<s-ns?:s>', implementation: pad },
  { name: 'join', signature: '<a<s>s?:s>', implementation: join },
  { name: 'split', signature: '<s-(sf)n?:a<s>>', implementation: split },
  { name: 'replace', signature: '<s-(sf)(sf)n?:s>', implementation: replace },
  { name: 'base64decode', signature: '<s-:s>', implementation: base64decode },
]

function expect(bounds: Bounds, characters: number): void {
  if (characters > bounds.characters) tooLarge(bounds)
}

function string(this: Focus, value: unknown, prettify = false): unknown {
  // AWS names numbers that JSON does not have, where JSONata refuses them.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  const { bounds, weights } = runOf(this)
  if (weigh(value, weights, bounds.weight) > bounds.weight) tooLarge(bounds)
  if (prettify) expect(bounds, prettyLength(String(native(this, 'string', value, false))))
  return native(this, 'string', value, prettify)
}

/** At most: two blanks a level and a line end before each member and closing bracket. */
function prettyLength(text: string): number {
  let depth = 0
  let added = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '{' || unit === '[') depth++
    else if (unit === '}' || unit === ']') depth = Math.max(0, depth - 1)
    else if (unit === ':') added++
    if (unit === ',' || unit === '{' || unit === '[' || unit === '}' || unit === ']') added += 2 * depth + 1
  }
  return text.length + added
}

function pad(this: Focus, text: string | undefined, width: number, character: string | undefined): unknown {
  expect(runOf(this).bounds, Math.abs(width))
  const mostAdded = limits.jsonataPadCharacters
  if (Math.abs(width) > mostAdded && Math.abs(width) - Array.from(text ?? '').length > mostAdded) {
    throw new ExcessError('memory')
  }
  return native(this, 'pad', text, width, character)
}

function join(this: Focus, texts: readonly string[] | undefined, separator: string | undefined): unknown {
  let characters = (separator ?? '').length * (texts?.length ?? 0)
  for (const text of texts ?? []) characters += text.length
  expect(runOf(this).bounds, characters)
  return native(this, 'join', texts, separator)
}

function split(this: Focus, text: string | undefined, separator: unknown, limit: number | undefined): unknown {
  keepLight(runOf(this).bounds, text?.length ?? 0, 65_536)
  return native(this, 'split', text, separator, limit)
}

interface Match {
  readonly match: string
  readonly groups: readonly (string | undefined)[]
}

function replace(
  this: Focus,
  text: string | undefined,
  pattern: unknown,
  replacement: unknown,
  limit: number | undefined,
): unknown {
  const { bounds } = runOf(this)
  if (text === undefined) return undefined
  if (typeof replacement !== 'string') {
    // JSONata would put the function's JavaScript text in place of each.
    if (typeof pattern === 'string')
      throw codedError('D3012', 'Attempted to replace a matched string with a non-string value')
    return native(this, 'replace', text, pattern, replacement, limit)
  }
  if (typeof pattern === 'string') {
    const found = pattern === '' ? 0 : occurrences(text, pattern, limit ?? Infinity)
    expect(bounds, text.length + found * (replacement.length - pattern.length))
    return native(this, 'replace', text, pattern, replacement, limit)
  }
  let characters = text.length
  const replacer = (match: Match): string => {
    const put = expand(replacement, match)
    characters += put.length
    expect(bounds, characters - text.length)
    return put
  }
  return native(this, 'replace', text, pattern, replacer, limit)
}

function occurrences(text: string, part: string, most: number): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0 && count < most; at = text.indexOf(part, at + part.length)) count++
  return count
}

/** `$$` is a dollar, `$0` the whole match, `$n` a group: of as many digits as the number of groups has, or one fewer. */
function expand(replacement: string, { match, groups }: Match): string {
  if (!replacement.includes('$')) return replacement
  const digitsMost = String(Math.max(1, groups.length)).length
  return replacement.replace(/\$(\$|0|[1-9][0-9]*)/g, (_all, named: string) => {
    if (named === '$') return '$'
    if (named === '0') return match
    let digits = named.slice(0, digitsMost)
    if (digits.length > 1 && Number(digits) > groups.length) digits = digits.slice(0, -1)
    return (groups[Number(digits) - 1] ?? '') + named.slice(digits.length)
  })
}

function base64decode(this: Focus, text: string | undefined): unknown {
  // AWS fails where Node leaves out what is not base64.
  if (text !== undefined && !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new TypeError('not base64')
  return native(this, 'base64decode', text)
}
