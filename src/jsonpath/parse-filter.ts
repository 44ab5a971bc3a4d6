import { compileJavaRegex, limits } from '../base/index.ts'
import { current, refuseAt, skipBlanks, take, takeMatch, type Cursor } from './cursor.ts'
import { parseLiteral } from './literal.ts'
import type { Filter, JsonPath, Operand, Operator } from './path.ts'

type PathHere = (cursor: Cursor) => JsonPath | undefined

/** What stands between `[?(` and `)]`: or, and, not, groups, relations, and paths that must exist. */
export function parseFilter(cursor: Cursor, pathHere: PathHere): Filter | undefined {
  if (cursor.depth >= limits.jsonPathDepth) return refuseAt(cursor, 'The path is nested too deeply')
  cursor.depth++
  const filter = chain(cursor, '||', 'or', () => chain(cursor, '&&', 'and', () => operandOfAnd(cursor, pathHere)))
  cursor.depth--
  return filter
}

function chain(
  cursor: Cursor,
  word: string,
  kind: 'or' | 'and',
  operandHere: () => Filter | undefined,
): Filter | undefined {
  const operands: Filter[] = []
  do {
    const operand = operandHere()
    if (operand === undefined) return undefined
    operands.push(operand)
    skipBlanks(cursor)
  } while (take(cursor, word))
  const [only] = operands
  return operands.length === 1 ? only : { kind, operands }
}

function operandOfAnd(cursor: Cursor, pathHere: PathHere): Filter | undefined {
  skipBlanks(cursor)
  if (take(cursor, '!')) return negation(cursor, pathHere)
  if (take(cursor, '(')) {
    const filter = parseFilter(cursor, pathHere)
    skipBlanks(cursor)
    if (filter !== undefined && !take(cursor, ')')) return refuseAt(cursor, `Expected ')' at position ${cursor.at}`)
    return filter
  }
  return relation(cursor, pathHere)
}

/** Before a path `!` asks that it is missing; before a path that is compared, Jayway reads over it. */
function negation(cursor: Cursor, pathHere: PathHere): Filter | undefined {
  if (cursor.depth >= limits.jsonPathDepth) return refuseAt(cursor, 'The path is nested too deeply')
  cursor.depth++
  skipBlanks(cursor)
  const beforePath = current(cursor) === '$' || current(cursor) === '@'
  const operand = operandOfAnd(cursor, pathHere)
  cursor.depth--
  if (operand === undefined || (beforePath && operand.kind === 'relation')) return operand
  return { kind: 'not', operand }
}

function relation(cursor: Cursor, pathHere: PathHere): Filter | undefined {
  const left = operandHere(cursor, pathHere)
  if (left === undefined) return undefined
  skipBlanks(cursor)
  const operator = operatorHere(cursor)
  if (operator === undefined) {
    if (left.kind === 'path') return { kind: 'exists', path: left.path }
    return refuseAt(cursor, `Expected an operator at position ${cursor.at}`)
  }
  skipBlanks(cursor)
  const right = operandHere(cursor, pathHere)
  return right === undefined ? undefined : { kind: 'relation', left, operator, right }
}

function operandHere(cursor: Cursor, pathHere: PathHere): Operand | undefined {
  const first = current(cursor)
  if (first === '$' || first === '@') {
    const path = pathHere(cursor)
    return path === undefined ? undefined : { kind: 'path', path }
  }
  if (first === '/') return patternHere(cursor)
  const value = parseLiteral(cursor)
  return value === undefined ? undefined : { kind: 'value', value }
}

const patternText = /\/((?:\\[\s\S]|[^\\/])*)\/[a-zA-Z]*/y

function patternHere(cursor: Cursor): Operand | undefined {
  const text = takeMatch(cursor, patternText)
  if (text === undefined) return refuseAt(cursor, `Pattern not closed. Expected / in ${cursor.text}`)
  const close = text.lastIndexOf('/')
  const compiled = compileJavaRegex(text.slice(1, close), text.slice(close + 1))
  if (!compiled.ok) return refuseAt(cursor, compiled.failure.message)
  return { kind: 'pattern', pattern: compiled.value }
}

const symbols = /===|!==|==|!=|=~|<=|>=|<|>/y
const words = /(?:subsetof|anyof|noneof|contains|empty|size|all|nin|in)(?![\w-])/iy

function operatorHere(cursor: Cursor): Operator | undefined {
  const symbol = takeMatch(cursor, symbols) ?? takeMatch(cursor, words)?.toUpperCase()
  return symbol as Operator | undefined
}
