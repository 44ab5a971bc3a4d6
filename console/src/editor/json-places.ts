/** Where the parts of a JSON text stand in it, so that what is wrong with a part can be marked. Indices into the text. */
export interface JsonPlace {
  readonly from: number
  readonly to: number
  /** Of an object, in their order. */
  readonly members?: readonly MemberPlace[]
  /** Of an array. */
  readonly items?: readonly JsonPlace[]
}

export interface MemberPlace {
  readonly name: string
  /** Of the name, with its quotes. */
  readonly from: number
  readonly to: number
  readonly value: JsonPlace
}

export interface JsonFault {
  readonly message: string
  readonly from: number
  readonly to: number
}

export type JsonPlaces =
  | { readonly ok: true; readonly root: JsonPlace }
  | { readonly ok: false; readonly fault: JsonFault }

/** The server takes no text that is nested deeper, and the reader below would run out of stack. */
const depthMax = 500

/** Reads a JSON text. The fault says in plain words what was expected where. */
export function jsonPlaces(text: string): JsonPlaces {
  const reader: Reader = { text, at: 0 }
  const root = readValue(reader, 0)
  skipBlanks(reader)
  if (reader.fault === undefined && reader.at < text.length) {
    stop(reader, 'There is more after the end of the value. Remove it, or check the brackets before it.')
  }
  return reader.fault === undefined && root !== undefined
    ? { ok: true, root }
    : { ok: false, fault: reader.fault ?? { message: 'There is nothing here yet.', from: 0, to: 0 } }
}

interface Reader {
  readonly text: string
  at: number
  fault?: JsonFault
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
// Control characters are what JSON forbids in a text.
// oxlint-disable-next-line no-control-regex
const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y

function readValue(reader: Reader, depth: number): JsonPlace | undefined {
  skipBlanks(reader)
  const from = reader.at
  const first = reader.text[from]
  if (depth > depthMax) return stop(reader, `This is nested deeper than ${depthMax} levels.`)
  if (first === '{') return readObject(reader, depth)
  if (first === '[') return readArray(reader, depth)
  if (first === '"') return readQuoted(reader)
  if (match(reader, scalar) !== undefined) return { from, to: reader.at }
  if (first === undefined) return stop(reader, 'A value is missing at the end of the text.')
  if (first === "'") return stop(reader, 'Texts take double quotes.')
  return stop(reader, 'A value is expected here: a text in double quotes, a number, true, false, null, { or [.')
}

function readObject(reader: Reader, depth: number): JsonPlace | undefined {
  const from = reader.at++
  const members: MemberPlace[] = []
  const names = new Set<string>()
  if (isNext(reader, '}')) return { from, to: reader.at, members }
  for (;;) {
    skipBlanks(reader)
    const start = reader.at
    if (reader.text[start] !== '"') {
      return stop(
        reader,
        reader.text[start] === '}'
          ? 'Remove the comma before this bracket.'
          : 'A name in double quotes is expected here.',
      )
    }
    const key = readQuoted(reader)
    if (key === undefined) return undefined
    const name = JSON.parse(reader.text.slice(key.from, key.to)) as string
    if (!isNext(reader, ':')) return stop(reader, `A colon is missing after "${name}".`)
    const value = readValue(reader, depth + 1)
    if (value === undefined) return undefined
    if (names.has(name)) {
      reader.fault ??= { message: `The name "${name}" is there twice.`, from: key.from, to: key.to }
      return undefined
    }
    names.add(name)
    members.push({ name, from: key.from, to: key.to, value })
    if (isNext(reader, '}')) return { from, to: reader.at, members }
    if (!isNext(reader, ',')) return stop(reader, `A comma or } is missing after the value of "${name}".`)
  }
}

function readArray(reader: Reader, depth: number): JsonPlace | undefined {
  const from = reader.at++
  const items: JsonPlace[] = []
  if (isNext(reader, ']')) return { from, to: reader.at, items }
  for (;;) {
    skipBlanks(reader)
    if (items.length > 0 && reader.text[reader.at] === ']') {
      return stop(reader, 'Remove the comma before this bracket.')
    }
    const item = readValue(reader, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
    if (isNext(reader, ']')) return { from, to: reader.at, items }
    if (!isNext(reader, ',')) return stop(reader, 'A comma or ] is missing here.')
  }
}

function readQuoted(reader: Reader): JsonPlace | undefined {
  const from = reader.at
  if (match(reader, quoted) !== undefined) return { from, to: reader.at }
  const line = reader.text.indexOf('\n', from)
  reader.fault ??= {
    message: 'This text does not end on its line, or holds a backslash that stands for nothing.',
    from,
    to: line === -1 ? reader.text.length : line,
  }
  return undefined
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  reader.at += found?.length ?? 0
  return found
}

/** Takes the mark if it comes next. */
function isNext(reader: Reader, mark: string): boolean {
  skipBlanks(reader)
  if (reader.text[reader.at] !== mark) return false
  reader.at++
  return true
}

function skipBlanks(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text[reader.at] ?? '')) reader.at++
}

function stop(reader: Reader, message: string): undefined {
  const { text, at } = reader
  // At the end of the text, or on a blank, there is nothing to mark: the last character before it stands for it.
  const from = at < text.length ? at : Math.max(0, text.trimEnd().length - 1)
  reader.fault ??= { message, from, to: Math.min(text.length, from + 1) }
}

export interface TextRange {
  readonly from: number
  readonly to: number
}

/**
 * The range that a location of ValidateStateMachineDefinition names, as `/States/A/Choices[0]/Next`: a scalar's value, else
 * the name of the member. Names are not escaped in it, so a slash may be part of a name. What does not exist (a missing
 * field) is marked at what would hold it.
 */
export function rangeOfLocation(root: JsonPlace, location: string | undefined): TextRange {
  return rangeIn(root, { from: root.from, to: root.from + 1 }, location ?? '')
}

function rangeIn(place: JsonPlace, here: TextRange, rest: string): TextRange {
  const found = below(place, rest)
  if (found === undefined) return here
  const { value, mark, rest: further } = found
  const isScalar = value.members === undefined && value.items === undefined
  return rangeIn(value, isScalar ? { from: value.from, to: value.to } : mark, further)
}

interface Below {
  readonly value: JsonPlace
  readonly mark: TextRange
  readonly rest: string
}

function below({ members, items }: JsonPlace, rest: string): Below | undefined {
  const [whole = '', index] = /^\[(\d+)\]/.exec(rest) ?? []
  const item = index === undefined ? undefined : items?.[Number(index)]
  if (item !== undefined)
    return { value: item, mark: { from: item.from, to: item.from + 1 }, rest: rest.slice(whole.length) }
  if (!rest.startsWith('/')) return undefined
  const named = (members ?? []).filter(({ name }) => {
    const after = rest.charAt(1 + name.length)
    return rest.startsWith(name, 1) && (after === '' || after === '/' || after === '[')
  })
  const member = named.sort((a, b) => b.name.length - a.name.length)[0]
  return member && { value: member.value, mark: member, rest: rest.slice(1 + member.name.length) }
}

export interface StatePlace extends MemberPlace {
  /** JSON pointer of the state, as `/States/Each/ItemProcessor/States/In`. */
  readonly pointer: string
}

/** The states of a definition with where they stand, outer before inner. */
export function* statePlaces(workflow: JsonPlace, above = ''): Generator<StatePlace> {
  for (const state of membersOf(workflow, 'States')) {
    const pointer = `${above}/States/${state.name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    yield { ...state, pointer }
    for (const { name, value } of state.value.members ?? []) {
      if (name === 'ItemProcessor' || name === 'Iterator') yield* statePlaces(value, `${pointer}/${name}`)
      if (name !== 'Branches') continue
      for (const [index, branch] of (value.items ?? []).entries()) {
        yield* statePlaces(branch, `${pointer}/Branches/${index}`)
      }
    }
  }
}

const membersOf = (place: JsonPlace, name: string): readonly MemberPlace[] =>
  place.members?.find((member) => member.name === name)?.value.members ?? []

/** The innermost state that this index lies in. */
export function stateAt(root: JsonPlace, index: number): StatePlace | undefined {
  let found: StatePlace | undefined
  for (const state of statePlaces(root)) if (state.from <= index && index <= state.value.to) found = state
  return found
}

/** "line 3, column 14", both from 1. */
export function lineAndColumn(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index)
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') }
}
