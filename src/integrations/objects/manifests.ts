import { fail, isArray, isObject, limits, member, parseJson, succeed, type Outcome } from '../../base/index.ts'
import type { ReadItem } from '../../engine/index.ts'
import { itemsIn, textIn, type ContentForm } from './content.ts'
import type { Objects, OpenedObject } from './folders.ts'
import type { JsonItem } from './json.ts'
import { linesOf } from './text.ts'

const readerFailed = (cause: string) => fail('States.ItemReaderFailed', cause)

/** An S3 inventory: `manifest.json` names files, compressed CSV without headers or Parquet, whose rows are the items. */
export async function* inventoryItems(objects: Objects, manifest: OpenedObject): AsyncGenerator<Outcome<JsonItem>> {
  const inventory = await inventoryOf(manifest)
  if (!inventory.ok) {
    yield inventory
    return
  }
  const { bucket, keys, form } = inventory.value
  for (const key of keys) {
    const opened = await objects.open(bucket, key)
    if (opened.ok) yield* itemsIn(opened.value, form)
    else yield readerFailed(opened.failure.message)
  }
}

interface Inventory {
  readonly bucket: string
  readonly keys: readonly string[]
  readonly form: ContentForm
}

async function inventoryOf(manifest: OpenedObject): Promise<Outcome<Inventory>> {
  let whole = ''
  for await (const piece of textIn(manifest)) {
    whole += piece
    if (whole.length > limits.manifestCharacters) return readerFailed('The manifest is too large.')
  }
  const parsed = parseJson(whole)
  const { destinationBucket, fileFormat, fileSchema, files } = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  const keys = isArray(files) ? files.map((file) => (isObject(file) ? member(file, 'key') : undefined)) : []
  if (typeof destinationBucket !== 'string' || typeof fileSchema !== 'string' || !isArray(files) || !areTexts(keys)) {
    return readerFailed('The manifest is not that of an S3 inventory.')
  }
  const form = inventoryForm(fileFormat, fileSchema)
  const bucket = destinationBucket.replace(/^arn:aws[^:]*:s3:::/, '')
  return form === undefined
    ? readerFailed(
        `Inventories in the format ${String(fileFormat)} cannot be read: let the inventory be written as CSV or Parquet.`,
      )
    : succeed({ bucket, keys, form })
}

function areTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === 'string')
}

function inventoryForm(format: unknown, schema: string): ContentForm | undefined {
  if (format === 'Parquet') return { inputType: 'PARQUET', csvDelimiter: 'COMMA' }
  if (format !== 'CSV') return undefined
  return { inputType: 'CSV', csvDelimiter: 'COMMA', csvHeaders: schema.split(',').map((name) => name.trim()) }
}

/** What an UNLOAD of Athena has written: a line of its manifest is the URI of a file; the items are in the files. */
export async function* athenaItems(
  objects: Objects,
  form: ContentForm,
  manifest: OpenedObject,
): AsyncGenerator<Outcome<ReadItem>> {
  for await (const line of linesOf(textIn(manifest))) {
    if (!line.ok) {
      yield line
      return
    }
    const [, bucket, key] = /^\s*"?s3:\/\/([^/]+)\/(.+?)"?\s*$/i.exec(line.value) ?? []
    if (bucket === undefined || key === undefined) {
      yield readerFailed('The manifest is not that of an Athena query: a line of it is no S3 URI.')
      return
    }
    const opened = await objects.open(bucket, key)
    if (opened.ok) yield* sourced(bucket, key, itemsIn(opened.value, form))
    else yield readerFailed(opened.failure.message)
  }
}

/** Items with the object that they are from. */
export async function* sourced(
  bucket: string,
  key: string,
  items: AsyncIterable<Outcome<JsonItem>>,
): AsyncGenerator<Outcome<ReadItem>> {
  const source = `s3://${bucket}/${key}`
  for await (const item of items) yield item.ok ? succeed({ ...item.value, source }) : item
}
