import { limits } from '../base/index.ts'
import type { Macro, Node } from './template.ts'

/**
 * A place in a template's text. What is wrong with a template unwinds the parser as a `TemplateProblem` and becomes a
 * failure at `parseTemplate`; it never leaves this module.
 */
export interface Scanner {
  readonly text: string
  at: number
  depth: number
  readonly macros: Map<string, Macro>
  /** Parses the template inside a text in double quotes. A function here, since text, references and expressions nest. */
  readonly nested: (text: string, scanner: Scanner) => readonly Node[]
}

export class TemplateProblem extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

export function problem(scanner: Scanner, message: string, at = scanner.at): never {
  throw new TemplateProblem(message, at)
}

/** What stands here is not what can: says what it is. */
export function unexpected(scanner: Scanner, wanted: string): never {
  return problem(scanner, `Encountered ${described(scanner)} where ${wanted} was expected`)
}

function described(scanner: Scanner): string {
  if (scanner.at >= scanner.text.length) return 'the end of the template'
  const word = takeMatch({ ...scanner }, /[\w-]+|[\s\S]/y) ?? ''
  return JSON.stringify(word)
}

export function enter(scanner: Scanner): void {
  if (++scanner.depth > limits.templateDepth) problem(scanner, `The template nests deeper than ${limits.templateDepth}`)
}

export function leave(scanner: Scanner): void {
  scanner.depth--
}

export function current(scanner: Scanner): string {
  return scanner.text.charAt(scanner.at)
}

export function take(scanner: Scanner, word: string): boolean {
  if (!scanner.text.startsWith(word, scanner.at)) return false
  scanner.at += word.length
  return true
}

/** Passes what the sticky expression matches here, and gives it. */
export function takeMatch(scanner: { text: string; at: number }, expression: RegExp): string | undefined {
  expression.lastIndex = scanner.at
  const found = expression.exec(scanner.text)?.[0]
  if (found === undefined) return undefined
  scanner.at += found.length
  return found
}

export function looksAt(scanner: Scanner, expression: RegExp): boolean {
  expression.lastIndex = scanner.at
  return expression.test(scanner.text)
}

export function skipSpace(scanner: Scanner): void {
  takeMatch(scanner, /[ \t\r\n]+/y)
}

/** A directive takes the rest of its line with it, when only blanks are left there. */
export function skipLineEnd(scanner: Scanner): void {
  takeMatch(scanner, /[ \t]*(?:\r\n|\n|\r)/y)
}

/** The words that end a block or a branch of it, with the rest of a line on which they are the last. */
export const endWord = /#(?:end(?![\w-])|\{end\})(?:[ \t]*(?:\r\n|\n|\r))?/y
export const elseWord = /#(?:else(?![\w-])|\{else\})(?:[ \t]*(?:\r\n|\n|\r))?/y

export const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y
