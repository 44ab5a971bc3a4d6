import { succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import type { ReaderRequest } from '../../engine/index.ts'
import { unpacked } from './compression.ts'
import { csvItems, csvRows, delimiters } from './csv.ts'
import type { OpenedObject } from './folders.ts'
import { arrayItems, pointedItems, type JsonItem } from './json.ts'
import { parquetItems } from './parquet.ts'
import { jsonLines, textOf } from './text.ts'

/** How the items in a file are written. */
export type ContentForm = Pick<ReaderRequest, 'inputType' | 'csvDelimiter' | 'csvHeaders' | 'itemsPointer'>

/** The items that one object holds. A failure is the last of them; bytes that cannot be read throw. */
export async function* itemsIn(object: OpenedObject, form: ContentForm): AsyncGenerator<Outcome<JsonItem>> {
  switch (form.inputType ?? 'JSON') {
    case 'CSV':
      yield* valuesOf(csvItems(csvRows(textIn(object), delimiters[form.csvDelimiter]), form.csvHeaders))
      return
    case 'JSONL':
      yield* jsonLines(textIn(object))
      return
    case 'PARQUET':
      yield* valuesOf(parquetItems(object))
      return
    case 'JSON':
    case 'MANIFEST':
      yield* form.itemsPointer === undefined
        ? arrayItems(textIn(object))
        : pointedItems(textIn(object), form.itemsPointer)
  }
}

/** The text of an object, unpacked if it is compressed. */
export function textIn(object: OpenedObject): AsyncIterable<string> {
  return textOf(unpacked(object.bytes))
}

async function* valuesOf(values: AsyncIterable<Outcome<JsonValue>>): AsyncGenerator<Outcome<JsonItem>> {
  for await (const value of values) yield value.ok ? succeed({ value: value.value }) : value
}
