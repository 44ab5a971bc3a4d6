/** A definition in a file, JSON or YAML, with the line and column of everything in it. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLParseError } from 'yaml'
import { fail, limits, succeed, type Outcome } from '../base/index.ts'
import { readTextFile } from './text-file.ts'

export interface DefinitionFile {
  /** The definition as JSON text: as it stands for JSON, translated for YAML. */
  readonly json: string
  /** Where the thing at a problem's location stands, e.g. `/States/A/Choices[0]/Next`; the nearest thing around it, if it is not there. */
  positionOf(location: string | undefined): Position
}

export interface Position {
  readonly line: number
  readonly column: number
}

export function readDefinitionFile(path: string): Outcome<DefinitionFile> {
  const text = readTextFile(path)
  if (!text.ok) return text
  const file = /\.ya?ml$/i.test(path) ? yamlFile(path, text.value) : jsonFile(text.value)
  if (!file.ok || file.value.json.length <= limits.definitionCharacters) return file
  return fail(
    'TooLong',
    `${path}: a definition may have ${limits.definitionCharacters} characters, this one has ${file.value.json.length}.`,
  )
}

/** JSON is YAML, too: that parser knows where things stand, and is asked only when something is to be told. */
function jsonFile(json: string): Outcome<DefinitionFile> {
  let located: Located | undefined
  return succeed({ json, positionOf: (location) => positionIn((located ??= locate(json)), location ?? '') })
}

function yamlFile(path: string, text: string): Outcome<DefinitionFile> {
  const located = locate(text)
  const fault = located.document.errors[0]
  if (fault !== undefined) {
    const { line, col } = located.lines.linePos(fault.pos[0])
    return fail('NotYaml', `${path}:${line}:${col}: ${faultSentences[fault.code] ?? fault.message}`)
  }
  const json = jsonOf(located.document)
  if (json === undefined) return fail('NotYaml', `${path}: its aliases (*name) cannot be written out.`)
  return succeed({ json, positionOf: (location) => positionIn(located, location ?? '') })
}

/** Where the parser's words are for programmers. */
const faultSentences: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  MULTIPLE_DOCS: 'A second document begins here; a file holds one definition.',
  RESOURCE_EXHAUSTION: 'What begins here is nested too deeply.',
}

interface Located {
  readonly document: Document.Parsed
  readonly lines: LineCounter
}

function locate(text: string): Located {
  const lines = new LineCounter()
  const options = { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'error' } as const
  return { document: parseDocument(text, { ...options, lineCounter: lines }), lines }
}

/** Undefined where aliases lead back to themselves, or multiply without end. */
function jsonOf(document: Document.Parsed): string | undefined {
  try {
    return JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? ''
  } catch {
    return undefined
  }
}

/** `location` is like `/States/A/Choices[0]/Next`; names are as they stand, those of states may have slashes and brackets. */
function positionIn({ document, lines }: Located, location: string): Position {
  let node: unknown = document.contents
  let rest = location
  let at = 0
  for (;;) {
    const next = isMap(node) ? memberAt(node.items, rest) : isSeq(node) ? itemAt(node.items, rest) : undefined
    if (next === undefined) break
    at = next.shown?.range?.[0] ?? at
    node = next.value
    rest = next.rest
  }
  const { line, col } = lines.linePos(at)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

interface Step {
  readonly shown: Node | null
  readonly value: unknown
  readonly rest: string
}

/** The member with the longest name that the location goes on with. */
function memberAt(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  location: string,
): Step | undefined {
  let found: Step | undefined
  for (const { key, value } of items) {
    if (!isScalar(key)) continue
    const start = `/${String(key.value)}`
    const rest = location.slice(start.length)
    if (
      location.startsWith(start) &&
      /^(?:$|[/[])/.test(rest) &&
      rest.length < (found?.rest.length ?? Number.POSITIVE_INFINITY)
    )
      found = { shown: key, value, rest }
  }
  return found
}

function itemAt(items: readonly unknown[], location: string): Step | undefined {
  const [start, index] = /^\[(\d+)\]/.exec(location) ?? []
  if (start === undefined) return undefined
  const item = items[Number(index)] as Node | null | undefined
  return item === undefined ? undefined : { shown: item, value: item, rest: location.slice(start.length) }
}
