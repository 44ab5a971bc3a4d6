/** What the filter patterns for JSON events and for fields between spaces have in common: conditions joined by `&&` and `||`. */
import { succeed, type Outcome } from '../../base/index.ts'
import { invalid } from './failures.ts'

export type Condition<Subject> = (subject: Subject) => boolean

export interface Reader {
  readonly tokens: readonly string[]
  at: number
}

export const noPattern = invalid('Invalid filter pattern')

/** The tokens of a pattern, by a sticky expression whose group is one; undefined where something is none. */
export function tokensOf(text: string, token: RegExp): readonly string[] | undefined {
  const tokens: string[] = []
  for (token.lastIndex = 0; token.lastIndex < text.length;) {
    const found = token.exec(text)?.[1]
    if (found === undefined) return undefined
    tokens.push(found)
  }
  return tokens
}

export function take(reader: Reader, sign: string): boolean {
  if (reader.tokens[reader.at] !== sign) return false
  reader.at++
  return true
}

type Parse<Subject> = (reader: Reader) => Outcome<Condition<Subject>>

/** Conditions, each read by `parseOne`; `&&` binds closer than `||`, parentheses closest. */
export function parseConditions<Subject>(reader: Reader, parseOne: Parse<Subject>): Outcome<Condition<Subject>> {
  const parseGroup: Parse<Subject> = () => {
    if (!take(reader, '(')) return parseOne(reader)
    const inner = parseConditions(reader, parseOne)
    if (!inner.ok) return inner
    return take(reader, ')') ? inner : noPattern
  }
  const parseAll: Parse<Subject> = () =>
    parseJoined(reader, '&&', parseGroup, (parts) => (subject) => parts.every((holds) => holds(subject)))
  return parseJoined(reader, '||', parseAll, (parts) => (subject) => parts.some((holds) => holds(subject)))
}

function parseJoined<Subject>(
  reader: Reader,
  sign: '||' | '&&',
  parsePart: Parse<Subject>,
  join: (parts: readonly Condition<Subject>[]) => Condition<Subject>,
): Outcome<Condition<Subject>> {
  const parts: Condition<Subject>[] = []
  do {
    const part = parsePart(reader)
    if (!part.ok) return part
    parts.push(part.value)
  } while (take(reader, sign))
  return succeed(join(parts))
}
