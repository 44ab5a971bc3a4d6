import { isArray, isObject, parseJson, type JsonObject, type JsonValue } from '../base/index.ts'

/** A place in a text: both count from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

export interface TextRange {
  readonly start: TextPosition
  readonly end: TextPosition
}

/**
 * Where each statement stands in a policy's text, as the policy simulator tells it: AWS's parser counts a place when it
 * has read the brace, so both ends lie behind their brace. The text must be a valid policy.
 */
export function statementRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = []
  const open: { readonly at: number; readonly brace: string }[] = []
  let key = ''
  let topKey = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (sign === '"') {
      const end = stringEnd(text, at)
      if (open.length === 1) key = text.slice(at + 1, end)
      at = end
    } else if (sign === ':' && open.length === 1) topKey = key
    else if (sign === '{' || sign === '[') open.push({ at, brace: sign })
    else if (sign === '}' || sign === ']') {
      const from = open.pop()
      const listed = open.length === 2 && open[1]?.brace === '['
      if (from?.brace === '{' && topKey === 'Statement' && (open.length === 1 || listed)) {
        ranges.push({ start: positionOf(text, from.at + 1), end: positionOf(text, at + 1) })
      }
    }
  }
  return ranges
}

/** Index of the quote that ends the string which begins there. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function positionOf(text: string, index: number): TextPosition {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1
  return { line: text.slice(0, lineStart).split('\n').length, column: index - lineStart + 1 }
}

/** The condition keys that a policy asks for, in conditions and as variables, as they are written in it. */
export function contextKeysOf(text: string): readonly string[] {
  const keys = new Set<string>()
  for (const statement of statementsOf(text)) {
    for (const condition of Object.values(isObject(statement['Condition']) ? statement['Condition'] : {})) {
      for (const key of isObject(condition) ? Object.keys(condition) : []) keys.add(key)
    }
    for (const variable of variablesIn(statement)) keys.add(variable)
  }
  return [...keys]
}

/** Whether a policy allows any action of a service (`states`), on whatever resource and condition. */
export function grantsService(text: string, namespace: string): boolean {
  const beginning = `${namespace.toLowerCase()}:`
  const namesSome = (action: string): boolean => action === '*' || action.toLowerCase().startsWith(beginning)
  const namesAll = (action: string): boolean => action === '*' || action.toLowerCase() === `${beginning}*`
  return statementsOf(text).some((statement) => {
    if (statement['Effect'] !== 'Allow') return false
    const { Action: actions, NotAction: others } = statement
    return actions === undefined ? !textsIn(others).some(namesAll) : textsIn(actions).some(namesSome)
  })
}

function textsIn(element: JsonValue | undefined): readonly string[] {
  const texts = element !== undefined && isArray(element) ? element : [element]
  return texts.filter((text) => typeof text === 'string')
}

function statementsOf(text: string): readonly JsonObject[] {
  const json = parseJson(text, 32)
  if (!json.ok || !isObject(json.value)) return []
  const statements = json.value['Statement'] ?? null
  return (isArray(statements) ? statements : [statements]).filter(isObject)
}

function variablesIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(/\$\{([^*?$}][^},]*)/gu)].map((match) => (match[1] ?? '').trim())
  }
  if (isArray(value)) return value.flatMap(variablesIn)
  return isObject(value) ? Object.values(value).flatMap(variablesIn) : []
}
