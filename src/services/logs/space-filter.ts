/**
 * Filter patterns for events whose fields are between spaces: `[ip, ..., status = 4* || status = 500, bytes > 100]`. Source:
 * CloudWatch Logs user guide, "Filter pattern syntax".
 */
import { succeed, type Outcome } from '../../base/index.ts'
import { noPattern, parseConditions, take, tokensOf, type Reader } from './conditions.ts'
import { invalid } from './failures.ts'
import type { MessageFilter } from './message-filter.ts'
import { numberOf, orders, textTest } from './operand.ts'

/** Of one field; `'...'` stands for any number of them. */
type Field = MessageFilter | '...'

export function compileSpaceFilter(text: string): Outcome<MessageFilter> {
  if (!text.endsWith(']')) return invalid("If a filter pattern starts with '[' it must end with ']'")
  const tokens = tokensOf(text.slice(1, -1).trim(), token)
  if (tokens === undefined || tokens.length === 0) return noPattern
  const reader: Reader = { tokens, at: 0 }
  const fields: Field[] = []
  do {
    const field = parseField(reader)
    if (!field.ok) return field
    fields.push(field.value)
  } while (take(reader, ','))
  const open = fields.indexOf('...')
  if (reader.at < tokens.length || open !== fields.lastIndexOf('...')) return noPattern
  return succeed((message) => matches(fieldsOf(message), fields, open))
}

function matches(values: readonly string[], fields: readonly Field[], open: number): boolean {
  const known = open < 0 ? fields.length : fields.length - 1
  if (open < 0 ? values.length !== known : values.length < known) return false
  const skipped = values.length - fields.length
  return fields.every((holds, at) => {
    if (holds === '...') return true
    return holds(values[open < 0 || at < open ? at : at + skipped] ?? '')
  })
}

/** What stands between quotes or brackets is one field. */
function fieldsOf(message: string): readonly string[] {
  return [...message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(
    ([, quoted, bracketed, word]) => quoted ?? bracketed ?? word ?? '',
  )
}

const token = /\s*(,|\(|\)|&&|\|\||!=|>=|<=|[=<>]|"(?:[^"\\]|\\[\s\S])*"|%(?:[^%\\]|\\[\s\S])*%|[^\s,()=!<>&|"%]+)\s*/y

/** A name alone, or conditions of a field by its name. */
function parseField(reader: Reader): Outcome<Field> {
  const first = reader.tokens[reader.at]
  const following = reader.tokens[reader.at + 1]
  if (first !== undefined && /^[\w.]/.test(first) && (following === undefined || following === ',')) {
    reader.at++
    return succeed(first === '...' ? first : () => true)
  }
  return parseConditions(reader, parseOne)
}

function parseOne(reader: Reader): Outcome<MessageFilter> {
  const [name = '', operator = '', operand = ''] = reader.tokens.slice(reader.at, reader.at + 3)
  reader.at += 3
  return /^\w/.test(name) && operand !== '' ? valueTest(operator, operand) : noPattern
}

function valueTest(operator: string, operand: string): Outcome<MessageFilter> {
  if (operator === '=' || operator === '!=') {
    const test = textTest(operand)
    return test.ok ? succeed((value) => test.value(value) === (operator === '=')) : test
  }
  const order = Object.hasOwn(orders, operator) ? orders[operator] : undefined
  const limit = numberOf(operand)
  if (order === undefined || limit === undefined) return noPattern
  return succeed((value) => {
    const number = numberOf(value)
    return number !== undefined && order(number, limit)
  })
}
