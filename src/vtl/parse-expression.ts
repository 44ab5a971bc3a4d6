import {
  current,
  enter,
  identifier,
  leave,
  looksAt,
  problem,
  skipSpace,
  take,
  takeMatch,
  unexpected,
} from './scanner.ts'
import type { Scanner } from './scanner.ts'
import type { Expression, Link, Operator, Part, Reference } from './template.ts'

/** Operators from the loosest to the tightest, each with the words that also mean it. */
const levels: readonly { readonly pattern: RegExp; readonly operators: Readonly<Record<string, Operator>> }[] = [
  { pattern: /\|\||or(?![\w-])/y, operators: { '||': '||', or: '||' } },
  { pattern: /&&|and(?![\w-])/y, operators: { '&&': '&&', and: '&&' } },
  { pattern: /==|!=|(?:eq|ne)(?![\w-])/y, operators: { '==': '==', '!=': '!=', eq: '==', ne: '!=' } },
  {
    pattern: /<=|>=|<|>|(?:lt|le|gt|ge)(?![\w-])/y,
    operators: { '<': '<', '<=': '<=', '>': '>', '>=': '>=', lt: '<', le: '<=', gt: '>', ge: '>=' },
  },
  // a minus before a digit is the sign of a number, wherever it stands: 5-3 is two numbers, and no expression
  { pattern: /\+|-(?![\d.])/y, operators: { '+': '+', '-': '-' } },
  { pattern: /[*/%]/y, operators: { '*': '*', '/': '/', '%': '%' } },
]

export function parseExpression(scanner: Scanner): Expression {
  enter(scanner)
  const expression = parseLevel(scanner, 0)
  leave(scanner)
  return expression
}

function parseLevel(scanner: Scanner, at: number): Expression {
  const level = levels[at]
  if (level === undefined) return parseUnary(scanner)
  const first = parseLevel(scanner, at + 1)
  const rest: Link[] = []
  for (;;) {
    skipSpace(scanner)
    const word = takeMatch(scanner, level.pattern)
    const operator = word === undefined ? undefined : level.operators[word]
    if (operator === undefined) return rest.length === 0 ? first : { kind: 'chain', first, rest }
    rest.push({ operator, operand: parseLevel(scanner, at + 1) })
  }
}

function parseUnary(scanner: Scanner): Expression {
  skipSpace(scanner)
  if (takeMatch(scanner, /!|not(?![\w-])/y) !== undefined) {
    enter(scanner)
    const operand = parseUnary(scanner)
    leave(scanner)
    return { kind: 'not', operand }
  }
  if (!take(scanner, '(')) return parseOperand(scanner)
  const inner = parseExpression(scanner)
  skipSpace(scanner)
  if (!take(scanner, ')')) unexpected(scanner, '")"')
  return inner
}

const double = /-?(?:\d+\.(?!\.)\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y
const integer = /-?\d+/y

/** What may also stand in a list, a map or a call: no operators. */
export function parseOperand(scanner: Scanner): Expression {
  skipSpace(scanner)
  const first = current(scanner)
  if (first === '$') return parseReferenceOperand(scanner)
  if (first === "'" || first === '"') return parseQuoted(scanner, first)
  if (first === '[') return parseListOrRange(scanner)
  if (first === '{') return parseMap(scanner)
  const digits = takeMatch(scanner, double)
  if (digits !== undefined) return { kind: 'double', value: Number(digits) }
  const whole = takeMatch(scanner, integer)
  if (whole !== undefined) return { kind: 'literal', value: integerOf(whole) }
  if (takeMatch(scanner, /true(?![\w-])/y) !== undefined) return { kind: 'literal', value: true }
  if (takeMatch(scanner, /false(?![\w-])/y) !== undefined) return { kind: 'literal', value: false }
  return unexpected(scanner, 'a value')
}

function integerOf(digits: string): number | bigint {
  const value = Number(digits)
  return Number.isSafeInteger(value) ? value : BigInt(digits)
}

function parseReferenceOperand(scanner: Scanner): Expression {
  const reference = parseReference(scanner)
  return reference === undefined ? unexpected(scanner, 'a reference') : { kind: 'reference', reference }
}

/** A doubled quote stands for one; a backslash escapes nothing. Double quotes interpolate. */
function parseQuoted(scanner: Scanner, quote: "'" | '"'): Expression {
  const raw = takeMatch(scanner, quote === '"' ? /"(?:[^"]|"")*"/y : /'(?:[^']|'')*'/y)
  if (raw === undefined) return problem(scanner, 'The quoted text has no end')
  const inside = raw.slice(1, -1).replaceAll(quote + quote, quote)
  if (quote === "'") return { kind: 'literal', value: inside }
  const text = inside.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  if (!/[$#]/.test(text)) return { kind: 'literal', value: text }
  enter(scanner)
  const nodes = scanner.nested(text, scanner)
  leave(scanner)
  return { kind: 'interpolation', nodes }
}

function parseListOrRange(scanner: Scanner): Expression {
  enter(scanner)
  scanner.at++
  if (take(scanner, ']')) {
    leave(scanner)
    return { kind: 'list', items: [] }
  }
  const first = parseOperand(scanner)
  skipSpace(scanner)
  if (take(scanner, '..')) {
    const to = parseOperand(scanner)
    skipSpace(scanner)
    if (!take(scanner, ']')) unexpected(scanner, '"]"')
    leave(scanner)
    return { kind: 'range', from: first, to }
  }
  const items = [first]
  while (!take(scanner, ']')) {
    if (!take(scanner, ',')) unexpected(scanner, '"," or "]"')
    items.push(parseOperand(scanner))
    skipSpace(scanner)
  }
  leave(scanner)
  return { kind: 'list', items }
}

function parseMap(scanner: Scanner): Expression {
  enter(scanner)
  scanner.at++
  const entries: (readonly [Expression, Expression])[] = []
  skipSpace(scanner)
  while (!take(scanner, '}')) {
    if (entries.length > 0 && !take(scanner, ',')) unexpected(scanner, '"," or "}"')
    const key = parseOperand(scanner)
    skipSpace(scanner)
    if (!take(scanner, ':')) unexpected(scanner, '":"')
    entries.push([key, parseOperand(scanner)])
    skipSpace(scanner)
  }
  leave(scanner)
  return { kind: 'map', entries }
}

/** The reference that begins here, or undefined when the `$` begins none: then nothing was passed. */
export function parseReference(scanner: Scanner): Reference | undefined {
  const begin = scanner.at
  const opening = takeMatch(scanner, /\$!?\{?(?=[A-Za-z_])/y)
  if (opening === undefined) return undefined
  enter(scanner)
  const name = takeMatch(scanner, identifier) as string
  const parts: Part[] = []
  for (let part = parsePart(scanner); part !== undefined; part = parsePart(scanner)) parts.push(part)
  if (opening.endsWith('{') && !take(scanner, '}')) unexpected(scanner, '"}"')
  leave(scanner)
  const source = scanner.text.slice(begin, scanner.at)
  return { name, quiet: opening.includes('!'), parts, source }
}

/** Before a bare word, a directive or the end a parenthesis is text: `$user.name(admin)` calls nothing. */
const callAhead = /\((?:(?=(?:true|false)(?![\w-]))|(?![A-Za-z_#]|$))/y

function parsePart(scanner: Scanner): Part | undefined {
  if (take(scanner, '[')) {
    const index = parseOperand(scanner)
    skipSpace(scanner)
    if (!take(scanner, ']')) unexpected(scanner, '"]"')
    return { kind: 'index', index }
  }
  if (!looksAt(scanner, /\.[A-Za-z]/y)) return undefined
  scanner.at++
  const name = takeMatch(scanner, identifier) as string
  if (takeMatch(scanner, callAhead) === undefined) return { kind: 'property', name }
  skipSpace(scanner)
  const values: Expression[] = []
  while (!take(scanner, ')')) {
    if (values.length > 0 && !take(scanner, ',')) unexpected(scanner, '"," or ")"')
    values.push(parseOperand(scanner))
    skipSpace(scanner)
  }
  return { kind: 'method', name, values }
}
