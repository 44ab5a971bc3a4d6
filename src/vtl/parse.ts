import { fail, limits, succeed, type Outcome } from '../base/index.ts'
import { parseBlock } from './parse-block.ts'
import { problem, TemplateProblem, unexpected, type Scanner } from './scanner.ts'
import type { Node, Template } from './template.ts'

/**
 * Parses a template of Velocity 1.7. The failure is `InvalidTemplate`: a sentence that ends in the line and the column,
 * which its members `line` and `column` also hold, counted from 1.
 */
export function parseTemplate(text: string): Outcome<Template> {
  if (text.length > limits.templateCharacters) {
    return fail('InvalidTemplate', `The template is longer than ${limits.templateCharacters} characters`)
  }
  const scanner: Scanner = { text, at: 0, depth: 0, macros: new Map(), nested: parseNested }
  try {
    return succeed({ text, nodes: parseWhole(scanner), macros: scanner.macros })
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error
    const { line, column } = placeOf(text, Math.min(error.at, text.length))
    return fail('InvalidTemplate', `${error.message} at line ${line}, column ${column}`, { line, column })
  }
}

function parseWhole(scanner: Scanner): readonly Node[] {
  const nodes = parseBlock(scanner)
  if (scanner.at < scanner.text.length) unexpected(scanner, 'no directive that closes a block')
  return nodes
}

/** A text in double quotes is a template of its own; its problems are told where the text ends. */
function parseNested(text: string, outer: Scanner): readonly Node[] {
  // Velocity puts a blank behind such texts, so that a last $ or # is one
  const scanner: Scanner = { ...outer, text: `${text} `, at: 0 }
  try {
    const nodes = parseWhole(scanner)
    // a line comment takes the blank with it
    return text.includes('##') ? nodes : withoutLastBlank(nodes)
  } catch (error) {
    return error instanceof TemplateProblem ? problem(outer, `${error.message} of the quoted text`) : raise(error)
  }
}

function raise(error: unknown): never {
  throw error
}

function withoutLastBlank(nodes: readonly Node[]): readonly Node[] {
  const last = nodes.at(-1)
  if (last?.kind !== 'text') return nodes
  const text = last.text.slice(0, -1)
  return text === '' ? nodes.slice(0, -1) : [...nodes.slice(0, -1), { kind: 'text', text }]
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
