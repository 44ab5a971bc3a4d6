import { fail, limits, succeed, utf8Length, type JsonObject, type Outcome } from '../../base/index.ts'
import { javaHashOrder } from '../../asl/index.ts'

/** The delimiters by their names in ReaderConfig. */
export const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const

/** The fields of each row, as RFC 4180 has them. Empty lines are none. */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Outcome<readonly string[]>> {
  const reading = new RowReader(delimiter)
  for await (const piece of text) {
    yield* reading.read(piece).map((row) => succeed(row))
    if (reading.rowLength > limits.itemCharacters) {
      yield fail('States.ItemReaderFailed', 'A row of the CSV file is larger than an item may be.')
      return
    }
  }
  yield* reading.end().map((row) => succeed(row))
}

class RowReader {
  readonly #delimiter: string
  #row: string[] = []
  #field = ''
  #fieldsLength = 0
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #afterReturn = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Of the row that is being read. */
  get rowLength(): number {
    return this.#fieldsLength + this.#field.length
  }

  read(piece: string): readonly (readonly string[])[] {
    const rows: string[][] = []
    for (const character of piece) {
      if (this.#state === 'quoted') {
        if (character === '"') this.#state = 'quote'
        else this.#field += character
      } else this.#readPlain(character, rows)
      this.#afterReturn = character === '\r'
    }
    return rows
  }

  end(): readonly (readonly string[])[] {
    const rows: string[][] = []
    this.#endRow(rows)
    return rows
  }

  #readPlain(character: string, rows: string[][]): void {
    if (character === this.#delimiter) {
      this.#row.push(this.#field)
      this.#fieldsLength += this.#field.length + 1
      this.#field = ''
      this.#state = 'start'
      this.#afterReturn = false
    } else if (character === '\n' || character === '\r') {
      if (!(character === '\n' && this.#afterReturn)) this.#endRow(rows)
    } else if (character === '"' && this.#state !== 'plain') {
      // A doubled quote stands for one.
      if (this.#state === 'quote') this.#field += '"'
      this.#state = 'quoted'
    } else {
      this.#field += character
      this.#state = 'plain'
    }
  }

  #endRow(rows: string[][]): void {
    const isEmpty = this.#row.length === 0 && this.#field === '' && this.#state === 'start'
    if (!isEmpty) rows.push([...this.#row, this.#field])
    this.#row = []
    this.#fieldsLength = 0
    this.#field = ''
    this.#state = 'start'
  }
}

/** Rows as objects of texts: what a row lacks is empty, what it has besides is left out. */
export async function* csvItems(
  rows: AsyncIterable<Outcome<readonly string[]>>,
  headers: readonly string[] | undefined,
): AsyncGenerator<Outcome<JsonObject>> {
  let names = headers
  let order: readonly (readonly [name: string, at: number])[] | undefined
  for await (const row of rows) {
    if (!row.ok) {
      yield row
      return
    }
    if (names === undefined) {
      // A mark of the byte order is no part of the first name.
      names = row.value.map((name, at) => (at === 0 ? name.replace(/^\ufeff/, '') : name))
      continue
    }
    if (order === undefined) {
      const found = orderOf(names)
      if (!found.ok) {
        yield found
        return
      }
      order = found.value
    }
    yield succeed(Object.fromEntries(order.map(([name, at]) => [name, row.value[at] ?? ''])))
  }
}

function orderOf(names: readonly string[]): Outcome<readonly (readonly [string, number])[]> {
  if (utf8Length(names.join()) > limits.csvHeaderBytes) {
    return fail('States.ItemReaderFailed', 'The headers of the CSV file are larger than 10 KiB.')
  }
  const different = [...new Set(names)]
  if (different.length < names.length) return fail('States.ItemReaderFailed', 'CSV headers cannot contain duplicates.')
  return succeed(javaHashOrder(different).map((name) => [name, names.indexOf(name)] as const))
}
