import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { fail, isArray, isObject, member, parseJson, succeed, type JsonObject, type Outcome } from '../../base/index.ts'
import type { ItemStream, MapRunPort, ReadItem, ReaderRequest } from '../../engine/index.ts'
import { csvItems, csvRows, delimiters } from './csv.ts'
import type { ObjectEntry, Objects, OpenedObject } from './folders.ts'
import { arrayItems, pointedItems, type JsonItem } from './json.ts'
import { linesOf, textOf } from './text.ts'

/** Map Runs over objects: what an ItemReader reads, and where a ResultWriter writes. */
export function mapRunsOver(objects: Objects): MapRunPort {
  return {
    open: (_space, reader) => openItems(objects, reader),
    write: (_space, bucket, key, text) => objects.write(bucket, key, text),
  }
}

const readerFailed = (cause: string) => fail('States.ItemReaderFailed', cause)

interface Place {
  readonly bucket: string
  readonly key: string | undefined
  readonly prefix: string
}

const nothing: JsonObject = {}

function placeOf(parameters: string): Outcome<Place> {
  const parsed = parseJson(parameters)
  const { Bucket: bucket, Key: key, Prefix: prefix } = parsed.ok && isObject(parsed.value) ? parsed.value : nothing
  if (typeof bucket !== 'string') return readerFailed('The ItemReader names no Bucket.')
  if (key !== undefined && typeof key !== 'string') return readerFailed('The Key of an ItemReader must be a text.')
  return succeed({ bucket, key, prefix: typeof prefix === 'string' ? prefix : '' })
}

async function openItems(objects: Objects, reader: ReaderRequest): Promise<Outcome<ItemStream>> {
  const place = placeOf(reader.parameters)
  if (!place.ok) return place
  const { bucket, key, prefix } = place.value
  if (reader.action === 'listObjectsV2') {
    const listed = await objects.list(bucket, prefix)
    if (!listed.ok) return readerFailed(listed.failure.message)
    const items = reader.flatten ? loaded(objects, reader, bucket, listed.value) : entryItems(bucket, listed.value)
    // A list has no version: what comes and goes while it is read is in it or not, as on S3.
    return succeed({ etag: `list ${prefix}`, items })
  }
  if (key === undefined) return readerFailed('The ItemReader names no Key.')
  const opened = await objects.open(bucket, key)
  if (!opened.ok) return readerFailed(opened.failure.message)
  return succeed({ etag: opened.value.etag, items: itemsOfObject(objects, reader, { bucket, key }, opened.value) })
}

async function* entryItems(bucket: string, entries: AsyncIterable<ObjectEntry>): AsyncGenerator<Outcome<ReadItem>> {
  for await (const { key, etag, size, modifiedAt } of entries) {
    const value = {
      Etag: etag,
      LastModified: Math.trunc(modifiedAt / 1_000),
      Key: key,
      Size: size,
      StorageClass: 'STANDARD',
    }
    yield succeed({ value, source: `S3://${bucket}` })
  }
}

/** LOAD_AND_FLATTEN: the items of all objects, one object after the other. */
async function* loaded(
  objects: Objects,
  reader: ReaderRequest,
  bucket: string,
  entries: AsyncIterable<ObjectEntry>,
): AsyncGenerator<Outcome<ReadItem>> {
  for await (const { key } of entries) {
    const opened = await objects.open(bucket, key)
    if (!opened.ok) yield readerFailed(opened.failure.message)
    else yield* itemsOfObject(objects, reader, { bucket, key }, opened.value)
  }
}

interface Named {
  readonly bucket: string
  readonly key: string
}

async function* itemsOfObject(
  objects: Objects,
  reader: ReaderRequest,
  { bucket, key }: Named,
  object: OpenedObject,
): AsyncGenerator<Outcome<ReadItem>> {
  const source = `S3://${bucket}/${key}`
  try {
    for await (const item of parsedItems(objects, reader, object)) {
      yield item.ok ? succeed({ ...item.value, source }) : item
      if (!item.ok) return
    }
  } catch (error) {
    yield readerFailed(`The object could not be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

async function* parsedItems(
  objects: Objects,
  reader: ReaderRequest,
  object: OpenedObject,
): AsyncGenerator<Outcome<JsonItem>> {
  const text = textOf(object.bytes)
  if (reader.inputType === 'MANIFEST' || reader.manifestType !== undefined) yield* inventoryItems(objects, text)
  else if (reader.inputType === 'CSV')
    yield* valuesOf(csvItems(csvRows(text, delimiters[reader.csvDelimiter]), reader.csvHeaders))
  else if (reader.inputType === 'JSONL') yield* lineItems(text)
  else if (reader.itemsPointer === undefined) yield* arrayItems(text)
  else {
    const pointed = await pointedItems(text, reader.itemsPointer)
    if (pointed.ok) for (const item of pointed.value) yield succeed(item)
    else yield pointed
  }
}

async function* valuesOf(items: AsyncIterable<Outcome<JsonObject>>): AsyncGenerator<Outcome<JsonItem>> {
  for await (const item of items) yield item.ok ? succeed({ value: item.value }) : item
}

async function* lineItems(text: AsyncIterable<string>): AsyncGenerator<Outcome<JsonItem>> {
  for await (const line of linesOf(text)) {
    const parsed = line.ok ? parseJson(line.value) : line
    yield parsed.ok
      ? succeed({ value: parsed.value })
      : readerFailed(`A line is not valid JSON: ${parsed.failure.message}`)
  }
}

/** An S3 inventory: `manifest.json` names compressed CSV files without headers, and the fields of their rows. */
async function* inventoryItems(objects: Objects, text: AsyncIterable<string>): AsyncGenerator<Outcome<JsonItem>> {
  let whole = ''
  for await (const piece of text) whole += piece
  const parsed = parseJson(whole)
  const manifest = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  const { destinationBucket, fileFormat, fileSchema } = manifest
  const files = member(manifest, 'files')
  if (typeof destinationBucket !== 'string' || typeof fileSchema !== 'string' || !isArray(files)) {
    yield readerFailed('The manifest is not that of an S3 inventory.')
    return
  }
  if (fileFormat !== 'CSV') {
    yield readerFailed(`Inventories in the format ${String(fileFormat)} cannot be read: only CSV can.`)
    return
  }
  const names = fileSchema.split(',').map((name) => name.trim())
  const bucket = destinationBucket.replace(/^arn:aws[^:]*:s3:::/, '')
  for (const file of files) {
    const key = isObject(file) ? member(file, 'key') : undefined
    const opened = typeof key === 'string' ? await objects.open(bucket, key) : readerFailed('A file has no key.')
    if (!opened.ok) {
      yield readerFailed(opened.failure.message)
      return
    }
    const bytes = String(key).endsWith('.gz') ? unzipped(opened.value.bytes) : opened.value.bytes
    yield* valuesOf(csvItems(csvRows(textOf(bytes), ','), names))
  }
}

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(bytes)
  const plain = createGunzip()
  packed.on('error', (error) => plain.destroy(error))
  yield* packed.pipe(plain) as AsyncIterable<Uint8Array>
}
