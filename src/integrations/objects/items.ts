import {
  fail,
  isObject,
  keepNumeral,
  numeralOf,
  parseJson,
  succeed,
  type JsonObject,
  type Outcome,
} from '../../base/index.ts'
import type { ItemStream, MapRunAccess, MapRunPort, ReadItem, ReaderRequest } from '../../engine/index.ts'
import { objectsFor } from './allowed.ts'
import { itemsIn } from './content.ts'
import type { ObjectEntry, Objects, OpenedObject } from './folders.ts'
import { athenaItems, inventoryItems, sourced } from './manifests.ts'

/** Map Runs over objects: what an ItemReader reads, and where a ResultWriter writes, as far as their roles may. */
export function mapRunsOver(objects: Objects, access: Pick<MapRunAccess, 'mayUseObject'>): MapRunPort {
  return {
    open: (execution, reader) => {
      const account = execution.machineArn.split(':')[4] ?? ''
      return openItems(objectsFor(objects, access, execution), reader, account)
    },
    write: (execution, bucket, key, text) => objectsFor(objects, access, execution).write(bucket, key, text),
  }
}

const readerFailed = (cause: string) => fail('States.ItemReaderFailed', cause)

interface Place {
  readonly bucket: string
  readonly key: string | undefined
  readonly prefix: string
}

const nothing: JsonObject = {}

/** Buckets belong to the account that asks, and their objects have one version. */
function placeOf(parameters: string, account: string): Outcome<Place> {
  const parsed = parseJson(parameters)
  const given = parsed.ok && isObject(parsed.value) ? parsed.value : nothing
  const { Bucket: bucket, Key: key, Prefix: prefix, VersionId: version, ExpectedBucketOwner: owner } = given
  if (typeof bucket !== 'string') return readerFailed('The ItemReader names no Bucket.')
  if (key !== undefined && typeof key !== 'string') return readerFailed('The Key of an ItemReader must be a text.')
  if (typeof version === 'string' && version !== 'null') return readerFailed('The specified version does not exist.')
  if (typeof owner === 'string' && owner !== account) return readerFailed('Access Denied')
  return succeed({ bucket, key, prefix: typeof prefix === 'string' ? prefix : '' })
}

async function openItems(objects: Objects, reader: ReaderRequest, account: string): Promise<Outcome<ItemStream>> {
  const place = placeOf(reader.parameters, account)
  if (!place.ok) return place
  const { bucket, key, prefix } = place.value
  if (reader.action === 'listObjectsV2') {
    const listed = await objects.list(bucket, prefix)
    if (!listed.ok) return readerFailed(listed.failure.message)
    const items = reader.flatten ? loaded(objects, reader, bucket, listed.value) : entryItems(bucket, listed.value)
    // A list has no version: what comes and goes while it is read is in it or not, as on S3.
    return succeed({ etag: `list ${prefix}`, items: failing(items) })
  }
  if (key === undefined) return readerFailed('The ItemReader names no Key.')
  const opened = await objects.open(bucket, key)
  if (!opened.ok) return readerFailed(opened.failure.message)
  const items = itemsOfObject(objects, reader, { bucket, key }, opened.value)
  return succeed({ etag: opened.value.etag, items: failing(items) })
}

async function* entryItems(bucket: string, entries: AsyncIterable<ObjectEntry>): AsyncGenerator<Outcome<ReadItem>> {
  for await (const { key, etag, size, modifiedAt } of entries) {
    const seconds = Math.trunc(modifiedAt / 1_000)
    const value = { Etag: etag, Key: key, LastModified: seconds, Size: size, StorageClass: 'STANDARD' }
    // A double, as Java writes them (recorded).
    keepNumeral(value, 'LastModified', numeralOf(`${seconds}.0`, seconds))
    yield succeed({ value, source: `s3://${bucket}` })
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

function itemsOfObject(
  objects: Objects,
  reader: ReaderRequest,
  { bucket, key }: Named,
  object: OpenedObject,
): AsyncIterable<Outcome<ReadItem>> {
  if (reader.manifestType === 'ATHENA_DATA') return athenaItems(objects, reader, object)
  const isInventory = reader.inputType === 'MANIFEST' || reader.manifestType === 'S3_INVENTORY'
  return sourced(bucket, key, isInventory ? inventoryItems(objects, object) : itemsIn(object, reader))
}

/** Ends with the first failure; what was thrown while bytes were read is one. */
async function* failing(items: AsyncIterable<Outcome<ReadItem>>): AsyncGenerator<Outcome<ReadItem>> {
  try {
    for await (const item of items) {
      yield item
      if (!item.ok) return
    }
  } catch (error) {
    yield readerFailed(`The object could not be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}
