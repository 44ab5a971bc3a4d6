/**
 * Filter patterns of FilterLogEvents. Source: CloudWatch Logs user guide, "Filter pattern syntax". Terms are looked for
 * anywhere in the message, case counts.
 */
import { succeed, type Outcome } from '../../base/index.ts'
import { invalid } from './failures.ts'
import { compileJsonFilter } from './json-filter.ts'
import { regexFilter, unescape, type MessageFilter } from './message-filter.ts'
import { compileSpaceFilter } from './space-filter.ts'

const all: MessageFilter = () => true

/** Refuses what is no pattern with InvalidParameterException. */
export function compileFilterPattern(pattern: string): Outcome<MessageFilter> {
  const text = pattern.trim()
  if (text === '') return succeed(all)
  if (text.startsWith('{')) return compileJsonFilter(text)
  if (text.startsWith('[')) return compileSpaceFilter(text)
  return compileTerms(text)
}

/** `"a phrase"`, `%regex%` or a word, with `-` (must not be there) or `?` (one of these must be there) before it. */
const term = /\s*([-?]?)(?:"((?:[^"\\]|\\[\s\S])*)"|%((?:[^%\\]|\\[\s\S])*)%|([^\s"]+))(?=\s|$)/y

function compileTerms(text: string): Outcome<MessageFilter> {
  const parts: Record<'' | '-' | '?', MessageFilter[]> = { '': [], '-': [], '?': [] }
  for (term.lastIndex = 0; term.lastIndex < text.length;) {
    const [found, sign, phrase, regex, word] = term.exec(text) ?? []
    if (found === undefined) return invalid('Invalid filter pattern')
    const filter = regex === undefined ? termFilter(phrase, word) : regexFilter(regex)
    if (!filter.ok) return filter
    parts[sign as keyof typeof parts].push(filter.value)
  }
  const { '': required, '-': excluded, '?': optional } = parts
  // Optional terms beside required ones mean nothing.
  const anyOf = required.length === 0 ? optional : []
  return succeed(
    (message) =>
      required.every((holds) => holds(message)) &&
      !excluded.some((holds) => holds(message)) &&
      (anyOf.length === 0 || anyOf.some((holds) => holds(message))),
  )
}

function termFilter(phrase: string | undefined, word = ''): Outcome<MessageFilter> {
  const strange = phrase === undefined ? /[^\p{L}\p{N}_]+/u.exec(word)?.[0] : undefined
  if (strange !== undefined) return invalid(`Invalid character(s) in term '${strange}'`)
  const wanted = phrase === undefined ? word : unescape(phrase)
  return succeed((message) => message.includes(wanted))
}
