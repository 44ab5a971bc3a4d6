import { parseDirective } from './parse-directive.ts'
import { parseReference } from './parse-expression.ts'
import {
  current,
  endWord,
  enter,
  leave,
  looksAt,
  problem,
  take,
  takeMatch,
  unexpected,
  type Scanner,
} from './scanner.ts'
import type { Node } from './template.ts'

/** Text, references and directives up to the end, or to an #end, #else or #elseif that belongs to whoever called. */
export function parseBlock(scanner: Scanner): readonly Node[] {
  enter(scanner)
  const nodes: Node[] = []
  while (scanner.at < scanner.text.length && !looksAt(scanner, closing)) parseNode(scanner, nodes)
  leave(scanner)
  return joined(nodes)
}

/** Reads the body of a block and its #end. */
export function parseBody(scanner: Scanner): readonly Node[] {
  const body = parseBlock(scanner)
  if (takeMatch(scanner, endWord) === undefined) unexpected(scanner, '#end')
  return body
}

const closing = /#(?:(?:end|else|elseif)(?![\w-])|\{(?:end|else|elseif)\})/y
const setAhead = /[ \t]+#(?:set|\{set\})[ \t]*\(/y

function parseNode(scanner: Scanner, nodes: Node[]): void {
  // blanks that begin a piece of text are part of a #set behind them
  if (looksAt(scanner, setAhead)) takeMatch(scanner, /[ \t]+/y)
  const text = takeMatch(scanner, /[^$#\\]+/y)
  if (text !== undefined) {
    nodes.push({ kind: 'text', text })
    return
  }
  const first = current(scanner)
  if (first === '\\') parseSlashes(scanner, nodes)
  else if (first === '$') parseDollar(scanner, nodes)
  else parseHash(scanner, nodes)
}

/** Velocity takes no comment right behind a property or an item of it: `$a.b##` and `$a.b[0]##` print the marks. */
function parseDollar(scanner: Scanner, nodes: Node[]): void {
  const node = parsePrint(scanner, 0)
  nodes.push(node)
  const last = node.kind === 'print' ? node.reference.parts.findLast(({ kind }) => kind !== 'index') : undefined
  if (last?.kind === 'property' && !scanner.text.startsWith('}', scanner.at - 1) && take(scanner, '##')) {
    nodes.push({ kind: 'text', text: '##' })
  }
}

function parsePrint(scanner: Scanner, slashes: number): Node {
  const reference = parseReference(scanner)
  if (reference !== undefined) return { kind: 'print', reference, slashes }
  return { kind: 'text', text: '\\'.repeat(slashes) + notReference(scanner) }
}

/** A `$` that begins no reference; `$\!name` is how to write `$!name`. */
function notReference(scanner: Scanner): string {
  const escaped = takeMatch(scanner, /\$\\+!(?=\{?[A-Za-z_])/y)
  if (escaped !== undefined) return escaped.replace('\\', '')
  const sign = takeMatch(scanner, /\$!?\{?/y) ?? ''
  if (scanner.at >= scanner.text.length && !sign.endsWith('{')) problem(scanner, `A template cannot end with "${sign}"`)
  return sign
}

const knownDirective =
  /#(?:(?:set|if|elseif|else|end|foreach|break|stop|macro|define|evaluate|include|parse|literal)(?![\w-])|\{(?:set|if|elseif|else|end|foreach|break|stop|macro|define|evaluate)\})/y

/** Before a directive each pair of backslashes prints one, and an odd one makes the directive text. */
function parseSlashes(scanner: Scanner, nodes: Node[]): void {
  const slashes = takeMatch(scanner, /\\+/y)?.length ?? 0
  if (current(scanner) === '$') {
    nodes.push(parsePrint(scanner, slashes))
    return
  }
  if (!looksAt(scanner, knownDirective) && !callsMacro(scanner)) {
    nodes.push({ kind: 'text', text: '\\'.repeat(slashes) })
    return
  }
  const kept = '\\'.repeat(slashes >> 1)
  if (slashes % 2 === 0) nodes.push({ kind: 'text', text: kept })
  else nodes.push({ kind: 'text', text: kept + (takeMatch(scanner, /#\{?[\w-]+\}?/y) ?? '') })
}

function callsMacro(scanner: Scanner): boolean {
  const name = takeMatch({ text: scanner.text, at: scanner.at }, /#[A-Za-z_][\w-]*/y)
  return name !== undefined && scanner.macros.has(name.slice(1))
}

/** Comments, text blocks and directives. */
function parseHash(scanner: Scanner, nodes: Node[]): void {
  if (takeMatch(scanner, /##[^\r\n]*(?:\r\n|\n|\r)?/y) !== undefined) return
  if (looksAt(scanner, /#\*/y)) {
    const close = scanner.text.indexOf('*#', scanner.at + 2)
    scanner.at = close < 0 ? scanner.text.length : close + 2
    return
  }
  if (looksAt(scanner, /#\[\[/y)) {
    const close = scanner.text.indexOf(']]#', scanner.at + 3)
    if (close < 0) problem(scanner, 'The text block has no "]]#"')
    nodes.push({ kind: 'text', text: scanner.text.slice(scanner.at + 3, close) })
    scanner.at = close + 3
    return
  }
  const directive = parseDirective(scanner, { block: parseBlock, body: parseBody })
  if (directive === 'nothing') return
  if (directive !== undefined) {
    nodes.push(directive)
    return
  }
  if (scanner.at === scanner.text.length - 1) problem(scanner, 'A template cannot end with "#"')
  scanner.at++
  nodes.push({ kind: 'text', text: '#' })
}

/** Neighbouring texts as one. */
function joined(nodes: readonly Node[]): readonly Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.kind === 'text' && last?.kind === 'text')
      result[result.length - 1] = { kind: 'text', text: last.text + node.text }
    else if (node.kind !== 'text' || node.text !== '') result.push(node)
  }
  return result
}
