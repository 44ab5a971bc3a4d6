import {
  fail,
  isArray,
  isObject,
  limits,
  mayHaveNumerals,
  member,
  numeralAt,
  numeralOf,
  parseJson,
  parseKeepingNumerals,
  succeed,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'

export interface JsonItem {
  readonly value: JsonValue
  /** How an item that is a number is written. */
  readonly numeral?: string
  readonly key?: string
}

const notIterable = fail('States.ItemReaderFailed', 'Attempting to map over non-iterable node.')
const notJson = (why: string) => fail('States.ItemReaderFailed', `The file is not valid JSON: ${why}`)

/** An item from its text, with its numbers as they are written there. */
export function itemOfJson(text: string): Outcome<JsonItem> {
  const parsed = parseJson(text)
  if (!parsed.ok || !mayHaveNumerals(text)) return parsed.ok ? succeed({ value: parsed.value }) : parsed
  const value = parseKeepingNumerals(text)
  return succeed({ value, ...numeralFor(typeof value === 'number' ? numeralOf(text.trim(), value) : undefined) })
}

function numeralFor(numeral: string | undefined): Pick<JsonItem, 'numeral'> {
  return numeral === undefined ? {} : { numeral }
}

/** The items of an array that is the whole file, one after the other: the file may be larger than memory. */
export async function* arrayItems(text: AsyncIterable<string>): AsyncGenerator<Outcome<JsonItem>> {
  const splitter = new ArraySplitter()
  for await (const piece of text) {
    for (const item of splitter.read(piece)) {
      const parsed = itemOfJson(item)
      if (!parsed.ok) {
        yield notJson(parsed.failure.message)
        return
      }
      yield parsed
    }
    if (splitter.problem !== undefined) {
      yield splitter.problem
      return
    }
  }
  if (!splitter.ended) yield splitter.started ? notJson('it ends too early') : notIterable
}

/** Finds where the items of the outermost array begin and end; what is in them is for the parser. */
class ArraySplitter {
  started = false
  ended = false
  problem: { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } } | undefined
  #depth = 0
  #inText = false
  #escaped = false
  #item = ''
  #needsItem = false

  read(piece: string): readonly string[] {
    const items: string[] = []
    let from = 0
    for (let at = 0; at < piece.length && this.problem === undefined; at++) {
      const character = piece[at] as string
      if (this.#inText) this.#readText(character)
      else if (!this.started || this.ended) {
        if (/\S/.test(character) && character !== '\ufeff') this.#readOutside(character)
        from = at + 1
      } else if (this.#depth === 1 && (character === ',' || character === ']')) {
        this.#endItem(this.#item + piece.slice(from, at), character, items)
        from = at + 1
      } else if (character === '"') this.#inText = true
      else if (character === '[' || character === '{') this.#depth++
      else if (character === ']' || character === '}') this.#depth--
    }
    if (this.started && !this.ended) this.#item += piece.slice(from)
    if (this.#item.length > limits.itemCharacters) this.problem = notJson('an item is larger than it may be')
    return items
  }

  #readText(character: string): void {
    if (this.#escaped) this.#escaped = false
    else if (character === '\\') this.#escaped = true
    else if (character === '"') this.#inText = false
  }

  #readOutside(character: string): void {
    if (this.ended) this.problem = notJson('something follows the array')
    else if (character === '[') {
      this.started = true
      this.#depth = 1
    } else this.problem = notIterable
  }

  #endItem(text: string, character: string, items: string[]): void {
    this.#item = ''
    const isBlank = text.trim() === ''
    if (!isBlank) items.push(text)
    else if (character === ',' || this.#needsItem) this.problem = notJson('an item is missing')
    this.#needsItem = character === ','
    this.ended = character === ']'
  }
}

/** What a JSON pointer (RFC 6901) reaches in a file that memory holds: the items of an array, or an object's members. */
export async function* pointedItems(text: AsyncIterable<string>, pointer: string): AsyncGenerator<Outcome<JsonItem>> {
  const items = await findItems(text, pointer)
  if (items.ok) for (const item of items.value) yield succeed(item)
  else yield items
}

async function findItems(text: AsyncIterable<string>, pointer: string): Promise<Outcome<readonly JsonItem[]>> {
  let whole = ''
  for await (const piece of text) {
    whole += piece
    if (whole.length > limits.pointedFileCharacters) {
      return fail('States.ItemReaderFailed', 'The file is larger than one with an ItemsPointer may be here.')
    }
  }
  const parsed = itemOfJson(whole.replace(/^\ufeff/, ''))
  if (!parsed.ok) return notJson(parsed.failure.message)
  const found = resolvePointer(parsed.value.value, pointer)
  if (isArray(found)) return succeed(found.map((value, index) => ({ value, ...numeralFor(numeralAt(found, index)) })))
  if (isObject(found)) {
    return succeed(Object.entries(found).map(([key, value]) => ({ key, value, ...numeralFor(numeralAt(found, key)) })))
  }
  return notIterable
}

function resolvePointer(value: JsonValue, pointer: string): JsonValue | undefined {
  let found: JsonValue | undefined = value
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (isArray(found)) found = /^(0|[1-9]\d*)$/.test(name) ? found[Number(name)] : undefined
    else found = isObject(found) ? member(found, name) : undefined
  }
  return found
}
