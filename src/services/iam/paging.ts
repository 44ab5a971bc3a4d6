import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { Document, Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { spaceOf } from './operation.ts'

/** Members of every request that lists something. */
export interface PageInput {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface PageAnswer {
  readonly IsTruncated: boolean
  readonly Marker?: string
}

export interface ItemPage<T> {
  readonly items: readonly T[]
  readonly page: PageAnswer
}

/**
 * A page of a list that is in memory. `keyOf` marks where the next page begins; the marker tells how long the list was, too,
 * so that whoever deletes what a page shows before asking for the next one misses nothing.
 */
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, input: PageInput): Outcome<ItemPage<T>> {
  const marked = readMarker(input)
  if (!marked.ok) return marked
  const start = marked.value === undefined ? 0 : startBehind(items, keyOf, marked.value)
  if (start === undefined) return invalidMarker
  const max = input.MaxItems ?? limits.pageItemsDefault
  const page = items.slice(start, start + max)
  const last = page.at(-1)
  if (last === undefined || start + max >= items.length) return succeed({ items: page, page: { IsTruncated: false } })
  const Marker = markerOf(`${start + max}/${items.length}/${keyOf(last)}`)
  return succeed({ items: page, page: { IsTruncated: true, Marker } })
}

function startBehind<T>(items: readonly T[], keyOf: (item: T) => string, marked: string): number | undefined {
  const match = /^(\d{1,9})\/(\d{1,9})\/(.*)$/su.exec(marked)
  if (match === null) return undefined
  const at = items.findIndex((item) => keyOf(item) === match[3])
  if (at >= 0) return at + 1
  const gone = Math.max(0, Number(match[2]) - items.length)
  return Math.max(0, Number(match[1]) - gone)
}

/** A page of documents in the order of their ids, of those that `accepts` takes. */
export async function pageOfDocuments<T>(
  call: Call,
  kind: Kind<T>,
  input: PageInput,
  accepts: (body: T) => boolean,
): Promise<Outcome<ItemPage<Document<T>>>> {
  const after = readMarker(input)
  if (!after.ok) return after
  const max = input.MaxItems ?? limits.pageItemsDefault
  const found: Document<T>[] = []
  let last = after.value
  for (;;) {
    const options = { limit: limits.pageItems, ...(last !== undefined && { after: last }) }
    const { documents, more } = await call.ports.documents.list(kind, spaceOf(call), options)
    for (const document of documents) {
      if (accepts(document.body)) found.push(document)
    }
    last = documents.at(-1)?.id
    if (!more || found.length > max) return succeed(closePage(found, max))
  }
}

function closePage<T>(found: readonly Document<T>[], max: number): ItemPage<Document<T>> {
  const items = found.slice(0, max)
  const last = items.at(-1)
  if (found.length <= max || last === undefined) return { items, page: { IsTruncated: false } }
  return { items, page: { IsTruncated: true, Marker: markerOf(last.id) } }
}

function markerOf(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function readMarker(input: PageInput): Outcome<string | undefined> {
  if (input.Marker === undefined) return succeed(undefined)
  const text = Buffer.from(input.Marker, 'base64url').toString('utf8')
  return Buffer.from(text).toString('base64url') === input.Marker ? succeed(text) : invalidMarker
}

const invalidMarker = fail('ValidationError', 'Invalid Marker.')
