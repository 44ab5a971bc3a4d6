import { assert } from '../base/index.ts'

/**
 * A text of a policy, compiled once: what it compares with, its wildcards, and the policy variables in it.
 *
 * `*` stands for any text (also none), `?` for one character. `${*}`, `${?}` and `${$}` stand for the characters
 * themselves. The value of a variable is always text, never a wildcard: a tag cannot widen a policy.
 */
export type Pattern =
  | { readonly kind: 'exact'; readonly text: string }
  /** `text` with one `*` at its end: what most policies hold. */
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  /** Holds variables: `closePattern` turns it into one of the others for a request. */
  | { readonly kind: 'open'; readonly tokens: readonly Token[] }

export type ClosedPattern = Exclude<Pattern, { kind: 'open' }>

type Token =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback?: string }

/** In `codes`, beside UTF-16 code units: any text, and any one character. */
const anyText = -1
const anyOne = -2

export interface PatternOptions {
  readonly wildcards: boolean
  readonly variables: boolean
  /** Compares in lower case: the text that it is matched with must be in lower case already. */
  readonly ignoreCase?: boolean
}

export function compilePattern(source: string, options: PatternOptions): Pattern {
  const text = options.ignoreCase === true ? source.toLowerCase() : source
  const tokens: Token[] = []
  let open = false
  for (let at = 0; at < text.length; at++) {
    const variable = options.variables ? variableAt(text, at) : undefined
    if (variable !== undefined) {
      tokens.push(variable.token)
      open ||= variable.token.kind === 'variable'
      at = variable.end
      continue
    }
    tokens.push({ kind: 'code', code: codeAt(text, at, options.wildcards) })
  }
  return open
    ? { kind: 'open', tokens }
    : patternOfCodes(tokens.map((token) => (token.kind === 'code' ? token.code : 0)))
}

function codeAt(text: string, at: number, wildcards: boolean): number {
  const code = text.charCodeAt(at)
  if (wildcards && code === 0x2a) return anyText
  if (wildcards && code === 0x3f) return anyOne
  return code
}

/** Reads `${key}`, `${key, 'fallback'}` or an escaped character; an unclosed one is ordinary text. */
function variableAt(text: string, at: number): { readonly token: Token; readonly end: number } | undefined {
  if (text.charCodeAt(at) !== 0x24 || text.charCodeAt(at + 1) !== 0x7b) return undefined
  const end = text.indexOf('}', at + 2)
  if (end < 0) return undefined
  const inner = text.slice(at + 2, end)
  if (inner === '*' || inner === '?' || inner === '$') {
    return { token: { kind: 'code', code: inner.charCodeAt(0) }, end }
  }
  const comma = inner.indexOf(',')
  if (comma < 0) return { token: { kind: 'variable', key: inner.trim().toLowerCase() }, end }
  const quoted = /^\s*'(.*)'\s*$/su.exec(inner.slice(comma + 1))
  const key = inner.slice(0, comma).trim().toLowerCase()
  return { token: { kind: 'variable', key, ...(quoted?.[1] !== undefined && { fallback: quoted[1] }) }, end }
}

/** Puts the values of variables in; undefined when one has no value: then the pattern matches nothing. */
export function closePattern(
  pattern: Pattern,
  valueOf: (key: string) => string | undefined,
): ClosedPattern | undefined {
  if (pattern.kind !== 'open') return pattern
  const codes: number[] = []
  for (const token of pattern.tokens) {
    if (token.kind === 'code') {
      codes.push(token.code)
      continue
    }
    const value = valueOf(token.key) ?? token.fallback
    if (value === undefined) return undefined
    for (let at = 0; at < value.length; at++) codes.push(value.charCodeAt(at))
  }
  return patternOfCodes(codes)
}

function patternOfCodes(codes: readonly number[]): ClosedPattern {
  const wild = codes.findIndex((code) => code < 0)
  if (wild < 0) return { kind: 'exact', text: textOf(codes) }
  if (wild === codes.length - 1 && codes[wild] === anyText)
    return { kind: 'prefix', text: textOf(codes.slice(0, wild)) }
  return { kind: 'codes', codes }
}

function textOf(codes: readonly number[]): string {
  let text = ''
  for (const code of codes) text += String.fromCharCode(code)
  return text
}

export function matchesPattern(pattern: ClosedPattern, text: string): boolean {
  switch (pattern.kind) {
    case 'exact':
      return pattern.text === text
    case 'prefix':
      return text.startsWith(pattern.text)
    case 'codes':
      return matchesCodes(pattern.codes, text)
  }
}

/**
 * Goes back to the last `*` only, and moves its end one further: what an earlier `*` took never has to change. At most
 * pattern times text steps, however many wildcards there are.
 */
function matchesCodes(codes: readonly number[], text: string): boolean {
  let at = 0
  let next = 0
  let star = -1
  let starEnd = 0
  while (at < text.length) {
    const code = codes[next]
    if (code === anyText) {
      star = next++
      starEnd = at
    } else if (code === anyOne || (code !== undefined && code === text.charCodeAt(at))) {
      at++
      next++
    } else if (star >= 0) {
      next = star + 1
      at = ++starEnd
    } else return false
  }
  while (codes[next] === anyText) next++
  return next === codes.length
}

/** ARNs part by part: a `*` does not cross a colon, but in the sixth part, which may itself hold colons. */
export function matchesArnPattern(pattern: ClosedPattern, text: string): boolean {
  const expected = splitCodes(codesOf(pattern))
  const actual = text.split(':')
  if (expected.length !== 6 || actual.length < 6) return false
  return expected.every((part, index) =>
    matchesCodes(part, index < 5 ? (actual[index] as string) : actual.slice(5).join(':')),
  )
}

function codesOf(pattern: ClosedPattern): readonly number[] {
  if (pattern.kind === 'codes') return pattern.codes
  const codes = Array.from({ length: pattern.text.length }, (_, at) => pattern.text.charCodeAt(at))
  return pattern.kind === 'prefix' ? [...codes, anyText] : codes
}

function splitCodes(codes: readonly number[]): (readonly number[])[] {
  const parts: number[][] = [[]]
  for (const code of codes) {
    if (code === 0x3a && parts.length < 6) parts.push([])
    else parts[parts.length - 1]?.push(code)
  }
  return parts
}

/** The text of a pattern without wildcards or variables. */
export function plainText(pattern: ClosedPattern): string {
  assert(pattern.kind === 'exact', 'the pattern was compiled without wildcards')
  return pattern.text
}
