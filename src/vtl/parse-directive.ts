import { parseExpression, parseOperand, parseReference } from './parse-expression.ts'
import {
  current,
  elseWord,
  endWord,
  identifier,
  looksAt,
  problem,
  skipLineEnd,
  skipSpace,
  take,
  takeMatch,
  unexpected,
} from './scanner.ts'
import type { Scanner } from './scanner.ts'
import type { Branch, Expression, Node, Reference } from './template.ts'

/** How to read what a directive encloses. Arguments, since blocks and directives nest in each other. */
export interface Enclosed {
  readonly block: (scanner: Scanner) => readonly Node[]
  readonly body: (scanner: Scanner) => readonly Node[]
}

type Read = (scanner: Scanner, enclosed: Enclosed, begin: number) => Node | 'nothing'

/**
 * The directive at this `#`; 'nothing' for one that leaves no node; undefined when the `#` begins none, and then
 * nothing was passed.
 */
export function parseDirective(scanner: Scanner, enclosed: Enclosed): Node | 'nothing' | undefined {
  const begin = scanner.at
  if (takeMatch(scanner, /#(?:set|\{set\})[ \t]*\(/y) !== undefined) return readSet(scanner)
  const word = takeMatch(scanner, /#(?:@?[A-Za-z_][\w-]*|\{@?[A-Za-z_][\w-]*\})/y)
  const name = word?.replace(/^#\{?|\}$/g, '')
  if (name === undefined) return undefined
  const read = directives.get(name)
  if (read !== undefined) return read(scanner, enclosed, begin)
  return readCall(scanner, enclosed, name, begin)
}

const directives: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['if', readIf],
  ['foreach', readForeach],
  ['macro', readMacro],
  ['define', readDefine],
  ['evaluate', readEvaluate],
  ['literal', readLiteral],
  ['break', () => ({ kind: 'break' })],
  ['stop', () => ({ kind: 'stop' })],
  ['include', readAbsent],
  ['parse', readAbsent],
])

function open(scanner: Scanner): void {
  if (takeMatch(scanner, /[ \t]*\(/y) === undefined) unexpected(scanner, '"("')
}

function close(scanner: Scanner): void {
  skipSpace(scanner)
  if (!take(scanner, ')')) unexpected(scanner, '")"')
  skipLineEnd(scanner)
}

function readSet(scanner: Scanner): Node {
  skipSpace(scanner)
  const target = referenceHere(scanner)
  skipSpace(scanner)
  if (!take(scanner, '=')) unexpected(scanner, '"="')
  const value = parseExpression(scanner)
  close(scanner)
  return { kind: 'set', target, value }
}

function referenceHere(scanner: Scanner): Reference {
  return parseReference(scanner) ?? unexpected(scanner, 'a reference')
}

function readIf(scanner: Scanner, enclosed: Enclosed): Node {
  const branches: Branch[] = []
  do {
    open(scanner)
    const condition = parseExpression(scanner)
    close(scanner)
    branches.push({ condition, body: enclosed.block(scanner) })
  } while (takeMatch(scanner, /#(?:elseif(?![\w-])|\{elseif\})/y) !== undefined)
  const rest = takeMatch(scanner, elseWord) === undefined ? [] : enclosed.block(scanner)
  if (takeMatch(scanner, endWord) === undefined) unexpected(scanner, '#end')
  return { kind: 'if', branches, otherwise: rest }
}

function readForeach(scanner: Scanner, enclosed: Enclosed): Node {
  open(scanner)
  skipSpace(scanner)
  const variable = referenceHere(scanner).name
  skipSpace(scanner)
  if (takeMatch(scanner, /in(?![\w-])/y) === undefined) unexpected(scanner, '"in"')
  const items = parseOperand(scanner)
  close(scanner)
  return { kind: 'foreach', variable, items, body: enclosed.body(scanner) }
}

/** A macro is known to the whole template as soon as it is read. */
function readMacro(scanner: Scanner, enclosed: Enclosed): 'nothing' {
  open(scanner)
  skipSpace(scanner)
  const name = takeMatch(scanner, identifier) ?? unexpected(scanner, 'the name of the macro')
  const parameters: string[] = []
  for (;;) {
    takeMatch(scanner, /[ \t\r\n]*,?[ \t\r\n]*/y)
    if (current(scanner) === ')') break
    parameters.push(referenceHere(scanner).name)
  }
  close(scanner)
  const body = enclosed.body(scanner)
  if (!scanner.macros.has(name)) scanner.macros.set(name, { parameters, body })
  return 'nothing'
}

function readDefine(scanner: Scanner, enclosed: Enclosed): Node {
  open(scanner)
  skipSpace(scanner)
  const { name } = referenceHere(scanner)
  close(scanner)
  return { kind: 'define', name, body: enclosed.body(scanner) }
}

function readEvaluate(scanner: Scanner): Node {
  open(scanner)
  const text = parseOperand(scanner)
  close(scanner)
  return { kind: 'evaluate', text }
}

/** What it encloses is parsed, and printed as it was written. */
function readLiteral(scanner: Scanner, enclosed: Enclosed): Node {
  open(scanner)
  close(scanner)
  const begin = scanner.at
  enclosed.block(scanner)
  const text = scanner.text.slice(begin, scanner.at)
  if (takeMatch(scanner, endWord) === undefined) unexpected(scanner, '#end')
  return { kind: 'text', text }
}

function readAbsent(scanner: Scanner, _: Enclosed, begin: number): never {
  return problem(scanner, 'There are no other files to take in with #include or #parse', begin)
}

/** A macro's call, or text that looks like one: which it is shows when the template is evaluated. */
function readCall(scanner: Scanner, enclosed: Enclosed, name: string, begin: number): Node {
  const values = looksAt(scanner, /[ \t]*\(/y) ? callValues(scanner) : []
  const source = scanner.text.slice(begin, scanner.at)
  if (values.length > 0 || source.endsWith(')')) skipLineEnd(scanner)
  if (!name.startsWith('@')) return { kind: 'call', name, values, body: undefined, source: whole(scanner, begin) }
  const body = enclosed.body(scanner)
  return { kind: 'call', name: name.slice(1), values, body, source: whole(scanner, begin) }
}

function whole(scanner: Scanner, begin: number): string {
  return scanner.text.slice(begin, scanner.at)
}

function callValues(scanner: Scanner): Expression[] {
  open(scanner)
  const values: Expression[] = []
  for (;;) {
    takeMatch(scanner, values.length === 0 ? /[ \t\r\n]*/y : /[ \t\r\n]*,?[ \t\r\n]*/y)
    if (take(scanner, ')')) return values
    // words stand for themselves, as in #foo(a b): such a call is text, or its macro gets the words
    const word = takeMatch(scanner, /[A-Za-z_][\w-]*/y)
    values.push(word === undefined ? parseOperand(scanner) : wordValue(word))
  }
}

function wordValue(word: string): Expression {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' }
  return { kind: 'literal', value: word }
}
