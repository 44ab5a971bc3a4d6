import { RE2JS } from 're2js'

import { limits } from './limits.ts'
import { fail, succeed, type Outcome } from './outcome.ts'

/** A compiled pattern of a user's, in an engine whose time is linear in the input. */
export type JavaRegex = RE2JS

const flagOf: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
}

/**
 * Compiles a regular expression written for java.util.regex (selection patterns, VTL's replaceAll, JSONPath's `=~`).
 * What cannot be done in linear time (back references, lookahead, possessive quantifiers) is refused with
 * `InvalidRegex`; flags are Java's letters, those without a meaning here are ignored.
 */
export function compileJavaRegex(source: string, flags = ''): Outcome<JavaRegex> {
  if (source.length > limits.regexCharacters) {
    return fail('InvalidRegex', `the regular expression is longer than ${limits.regexCharacters} characters`)
  }
  let bits = 0
  for (const flag of flags) bits |= flagOf[flag] ?? 0
  try {
    return succeed(RE2JS.compile(inRe2Words(source), bits))
  } catch (error) {
    return fail('InvalidRegex', error instanceof Error ? error.message : 'not a regular expression')
  }
}

const re2WordOf: Readonly<Record<string, string>> = {
  '\\Z': '\\n?\\z',
  '\\h': '[ \\t\\x{A0}]',
  '\\R': '(?:\\r\\n|[\\n\\r])',
  '\\p{Alpha}': '[[:alpha:]]',
  '\\p{Digit}': '[[:digit:]]',
  '\\p{Alnum}': '[[:alnum:]]',
  '\\p{Upper}': '[[:upper:]]',
  '\\p{Lower}': '[[:lower:]]',
  '\\p{Punct}': '[[:punct:]]',
  '\\p{Space}': '[[:space:]]',
  '\\p{Blank}': '[[:blank:]]',
  '\\p{XDigit}': '[[:xdigit:]]',
  '\\p{ASCII}': '[[:ascii:]]',
}

/** Java's own escapes in RE2's words; inside a character class the POSIX ones lose their outer brackets. */
function inRe2Words(source: string): string {
  let inClass = 0
  return source.replace(/\\p\{[A-Za-z]+\}|\\[\s\S]|[[\]]/g, (part) => {
    if (part === '[') inClass++
    else if (part === ']') inClass = Math.max(0, inClass - 1)
    const word = re2WordOf[part]
    if (word === undefined) return part
    return inClass > 0 && word.startsWith('[') ? word.slice(1, -1) : word
  })
}
