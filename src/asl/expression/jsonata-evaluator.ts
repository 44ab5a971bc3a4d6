import jsonata from 'jsonata'
import {
  compileJavaRegex,
  emptyObject,
  limits,
  type EpochMs,
  type JavaRegex,
  type JsonValue,
} from '../../base/index.ts'
import type { Answer, Question } from '../step/contract.ts'
import type { Environment } from './environment.ts'
import { jsonataFunctions } from './jsonata-functions.ts'

/** Where an expression's time, chance and hashes come from. */
export interface JsonataPorts {
  readonly now: EpochMs
  readonly chance: Environment['chance']
  readonly digest: Environment['digest']
}

/**
 * Answers what `step` asks. Time, depth and size are bounded: what passes a bound is an error of the expression, as on
 * AWS, never of the server. Everything runs in the caller's thread for at most `limits.jsonataMs`.
 */
export async function evaluateJsonata(question: Question, ports: JsonataPorts): Promise<Answer> {
  try {
    const expression = compiled(question.expression)
    const bindings = { ...jsonataFunctions(ports, evaluateInner), ...question.bindings }
    const result: unknown = await expression.evaluate(undefined, bindings)
    return result === undefined ? { kind: 'value', value: undefined } : answerOf(result)
  } catch (error) {
    return errorOf(error)
  }
}

/** Expressions are compiled once; the oldest are forgotten. */
const cache = new Map<string, jsonata.Expression>()
const cachedMax = 2_000

function compiled(source: string): jsonata.Expression {
  let expression = cache.get(source)
  if (expression !== undefined) return expression
  expression = jsonata(source, {
    timeout: limits.jsonataMs,
    stack: limits.jsonataDepth,
    sequence: limits.jsonataItems,
    RegexEngine: LinearRegex as unknown as RegExpConstructor,
  })
  expression.assign(Symbol.for('jsonata.__evaluate_exit') as unknown as string, checkSize)
  if (cache.size >= cachedMax) cache.delete(cache.keys().next().value as string)
  cache.set(source, expression)
  return expression
}

/** What our own functions are partly made of. */
async function evaluateInner(source: string, bindings: Record<string, unknown>): Promise<unknown> {
  return (await compiled(source).evaluate(undefined, bindings)) as unknown
}

const tooLarge = { message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage' }

/** After each part of an expression: what has grown too large stops it. */
function checkSize(_part: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  if (typeof result === 'string' ? result.length > limits.jsonataCharacters : isTooLong(result)) throw tooLarge
}

function isTooLong(result: unknown): boolean {
  return Array.isArray(result) && result.length > limits.jsonataItems
}

function answerOf(result: unknown): Answer {
  let left: number = limits.jsonataItems
  const value = plain(result)
  return value === undefined ? { kind: 'unsupported' } : { kind: 'value', value }

  /** As JSON has it; undefined for what JSON has not: functions, also inside. */
  function plain(node: unknown): JsonValue | undefined {
    if (--left < 0) throw tooLarge
    if (node === null || typeof node === 'boolean' || typeof node === 'string') return node
    if (typeof node === 'number') return Number.isFinite(node) ? node : String(node)
    if (typeof node !== 'object') return undefined
    if (Array.isArray(node)) {
      const items: JsonValue[] = []
      for (const item of node as readonly unknown[]) {
        const value = item === undefined ? null : plain(item)
        if (value === undefined) return undefined
        items.push(value)
      }
      return items
    }
    return plainObject(node as Record<string, unknown>)
  }

  function plainObject(node: Record<string, unknown>): JsonValue | undefined {
    if (node['_jsonata_lambda'] === true || node['_jsonata_function'] === true) return undefined
    const object = emptyObject()
    for (const [name, member] of Object.entries(node)) {
      if (member === undefined) continue
      const value = plain(member)
      if (value === undefined) return undefined
      object[name] = value
    }
    return object
  }
}

/** JSONata throws plain objects with a code; what comes from the JavaScript engine has none. */
function errorOf(error: unknown): Answer {
  if (error instanceof RangeError) return { kind: 'error', message: tooLarge.message }
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  const words = typeof message === 'string' ? message : 'The expression failed'
  if (code === 'D2015') return { kind: 'error', message: tooLarge.message }
  return typeof code === 'string' ? { kind: 'error', code, message: words } : { kind: 'error', message: words }
}

/** Stands in for RegExp: patterns of users run in linear time. */
class LinearRegex {
  lastIndex = 0
  private readonly pattern: JavaRegex

  constructor(literal: RegExp) {
    const pattern = compileJavaRegex(literal.source, literal.flags)
    if (!pattern.ok) throw { code: 'S0302', message: `Unsupported regular expression: ${pattern.failure.message}` }
    this.pattern = pattern.value
  }

  exec(text: string): (readonly (string | undefined)[] & { readonly index: number }) | null {
    const matcher = this.pattern.matcher(text)
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0
      return null
    }
    this.lastIndex = matcher.end()
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_group, at) => matcher.group(at) ?? undefined)
    return Object.assign(groups, { index: matcher.start() })
  }
}
