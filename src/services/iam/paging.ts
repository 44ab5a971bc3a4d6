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

/** A page of a list that is in memory. `keyOf` orders the items and marks where the next page begins. */
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, input: PageInput): Outcome<ItemPage<T>> {
  const after = readMarker(input)
  if (!after.ok) return after
  const start = after.value === undefined ? 0 : items.findIndex((item) => keyOf(item) === after.value) + 1
  if (after.value !== undefined && start === 0) return invalidMarker
  const max = input.MaxItems ?? limits.pageItemsDefault
  return succeed(closePage(items.slice(start, start + max + 1), keyOf, max))
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
    if (!more || found.length > max) return succeed(closePage(found, (document) => document.id, max))
  }
}

function closePage<T>(found: readonly T[], keyOf: (item: T) => string, max: number): ItemPage<T> {
  const items = found.slice(0, max)
  const last = items.at(-1)
  if (found.length <= max || last === undefined) return { items, page: { IsTruncated: false } }
  return { items, page: { IsTruncated: true, Marker: Buffer.from(keyOf(last)).toString('base64url') } }
}

function readMarker(input: PageInput): Outcome<string | undefined> {
  if (input.Marker === undefined) return succeed(undefined)
  const text = Buffer.from(input.Marker, 'base64url').toString('utf8')
  return Buffer.from(text).toString('base64url') === input.Marker ? succeed(text) : invalidMarker
}

const invalidMarker = fail('ValidationError', 'Invalid Marker.')
