/** A definition in a file, JSON or YAML, with the line and column of everything in it. */
import { readFileSync } from 'node:fs'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import { fail, succeed, type Outcome } from '../base/index.ts'

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
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    return fail('CannotRead', `${path} cannot be read: ${reason}.`)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'error' })
  const isYaml = /\.ya?ml$/i.test(path)
  const fault = document.errors[0]
  if (isYaml && fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0])
    return fail('NotYaml', `${path}:${line}:${col}: ${fault.message.split('\n')[0]}`)
  }
  const json = isYaml ? jsonOf(document) : text
  if (json === undefined) return fail('NotYaml', `${path}: its aliases (*name) cannot be written out.`)
  return succeed({
    json,
    positionOf: (location) => positionIn(document, lines, stepsOf(location ?? '')),
  })
}

/** Undefined where aliases lead back to themselves, or multiply without end. */
function jsonOf(document: Document.Parsed): string | undefined {
  try {
    return JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? ''
  } catch {
    return undefined
  }
}

/** `/States/A/Choices[0]/Next` -> `States`, `A`, `Choices`, 0, `Next` */
function stepsOf(location: string): readonly (string | number)[] {
  return location.split('/').flatMap((part) => {
    const [name = '', ...indexes] = part.split(/\[(\d+)\]/).filter((piece) => piece !== '')
    return name === '' ? [] : [name, ...indexes.map(Number)]
  })
}

function positionIn(document: Document.Parsed, lines: LineCounter, steps: readonly (string | number)[]): Position {
  let node: unknown = document.contents
  let at = 0
  for (const step of steps) {
    const next: { readonly key?: unknown; readonly value: unknown } | undefined = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : isSeq(node) && typeof step === 'number'
        ? { value: node.items[step] }
        : undefined
    if (next === undefined) break
    const shown = (next.key ?? next.value) as Node | null
    at = shown?.range?.[0] ?? at
    node = next.value
  }
  const { line, col } = lines.linePos(at)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}
