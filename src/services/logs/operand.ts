/** What stands behind an operator in a filter pattern. */
import { succeed, type Outcome } from '../../base/index.ts'
import { invalid } from './failures.ts'
import { regexFilter, unescape, type MessageFilter } from './message-filter.ts'

/** Comparisons of numbers. */
export const orders: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

/** Whether a text is the operand: a word or a quoted text, where `*` stands for anything, or `%regex%`. */
export function textTest(operand: string): Outcome<MessageFilter> {
  if (operand.startsWith('%')) return regexFilter(operand.slice(1, -1))
  if (/^[(){}=<>&|!$]/.test(operand)) return invalid('Invalid filter pattern')
  const pieces = (operand.startsWith('"') ? unescape(operand.slice(1, -1)) : operand).split('*')
  return succeed((text) => matchesPieces(text, pieces))
}

/** Whether the pieces follow one another in the text, the first at its beginning and the last at its end. */
function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

export function numberOf(operand: string): number | undefined {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(operand) ? Number(operand) : undefined
}
