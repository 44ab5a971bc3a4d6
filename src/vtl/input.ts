import type { JsonValue } from '../base/index.ts'
import { parsePath, selectPath, type JsonPath } from '../jsonpath/index.ts'
import { parseJavaJson } from './java-json.ts'
import { methodTable, type MethodTable } from './methods.ts'
import { stop, type Run } from './run.ts'
import { jsonOf, textOf } from './text-of.ts'
import { valueOfJson, type Input, type Value } from './values.ts'

/** `$input` of API Gateway. */
export const inputMethods: MethodTable<Input> = methodTable<Input>([
  ['path', ['text'], (self, [path], run) => selected(run, self, path) ?? null],
  ['json', ['text'], (self, [path], run) => selectedText(run, self, path)],
  ['params', [], (self) => (self.params ??= allParameters(self))],
  ['params', ['text'], (self, [name]) => parameter(self, name ?? null)],
])

/** `$input.body` as it came; recorded on AWS: an empty one prints `{}`. */
export function bodyOf(run: Run, input: Input): Value {
  return input.body === '' && run.dialect === 'api-gateway' ? '{}' : input.body
}

/** Path parameters first, then the query string, then headers; empty text where none has it. */
function parameter(input: Input, name: Value): Value {
  if (typeof name !== 'string') return ''
  const { path, querystring, header } = input.parameters
  for (const place of [path, querystring, header]) if (Object.hasOwn(place, name)) return place[name] ?? ''
  return ''
}

function allParameters({ parameters: { path, querystring, header } }: Input): Value {
  const places = { path, querystring, header }
  return new Map<Value, Value>(
    Object.entries(places).map(([place, values]) => [place, new Map<Value, Value>(Object.entries(values))]),
  )
}

function selected(run: Run, input: Input, path: Value | undefined): Value | undefined {
  const root = rootOf(input)
  const parsed = pathOf(typeof path === 'string' ? path : '')
  // what the template has put into the JSON, and Java's numbers, are not JSON: a search is made in a copy that is
  const isPlain = !run.changedJson && !input.hasJavaNumbers
  const searched = isPlain || parsed.definite ? root : copied(run, root)
  const value = selectPath(parsed, searched, 'missing')
  return value === undefined ? undefined : valueOfJson(value)
}

function copied(run: Run, json: JsonValue): JsonValue {
  return JSON.parse(jsonOf(run, valueOfJson(json))) as JsonValue
}

/** The selection as JSON text. A missing value gives `""`, and the whole body is given as it was written. */
function selectedText(run: Run, input: Input, path: Value | undefined): string {
  const value = selected(run, input, path)
  if (value === undefined) return '""'
  if (run.changedJson || !pathOf(typeof path === 'string' ? path : '').definite) return jsonOf(run, value)
  const isWhole = value === input.root && typeof value === 'object'
  if (isWhole) return withoutSpace(input.body)
  return input.hasJavaNumbers ? jsonOf(run, value) : JSON.stringify(value)
}

/**
 * A body that begins like JSON must be JSON; any other is one text. An empty body is an empty object. The template is
 * refused with AWS's words for a body that is broken.
 */
function rootOf(input: Input): JsonValue {
  if (input.root !== undefined) return input.root
  const first = /^\s*(.)/s.exec(input.body)?.[1]
  if (first === undefined) input.root = {}
  else if (first !== '{' && first !== '[' && first !== '"') input.root = input.body
  else {
    const parsed = parseJavaJson(input.body)
    if (parsed.ok) {
      input.root = parsed.value.value as JsonValue
      input.hasJavaNumbers = parsed.value.hasJavaNumbers
    } else if (first === '"') input.root = input.body
    else stop(`Could not parse request body into json: ${parsed.failure.message}`)
  }
  return input.root
}

/** JSON text without the space between its tokens: numbers and the order of members stay as they were written. */
function withoutSpace(json: string): string {
  if (!/\s/.test(json)) return json === '' ? '{}' : json
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') || '{}'
}

/** Paths are written in templates, so they come again and again. */
const paths = new Map<string, JsonPath>()
const pathsMax = 1_000

function pathOf(text: string): JsonPath {
  const known = paths.get(text)
  if (known !== undefined) return known
  const parsed = parsePath(/^[$@]/.test(text.trim()) ? text : `$.${text}`)
  if (!parsed.ok) return stop(`Invalid JSONPath ${JSON.stringify(text)}: ${parsed.failure.message}`)
  if (paths.size >= pathsMax) paths.clear()
  paths.set(text, parsed.value)
  return parsed.value
}

/** For methods that take any value as a text. */
export function asText(run: Run, value: Value | undefined): string {
  return value === undefined || value === null ? '' : textOf(run, value)
}
