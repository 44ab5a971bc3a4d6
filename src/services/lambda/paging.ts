import { limits, succeed, type Outcome } from '../../base/index.ts'
import { invalid } from './zip-directory.ts'

/** Where a list goes on: behind the item of that key. Undefined for the first page. */
export function readMarker(marker: string | undefined): Outcome<string | undefined> {
  if (marker === undefined || marker === '') return succeed(undefined)
  const text = Buffer.from(marker, 'base64url').toString()
  return text.startsWith('after ') && writeMarker(text.slice(6)) === marker
    ? succeed(text.slice(6))
    : invalid('Invalid value for the parameter Marker. Use a marker that this operation has answered.')
}

export function writeMarker(after: string): string {
  return Buffer.from(`after ${after}`).toString('base64url')
}

/** The items behind a marker, in the order of their keys, as many as one page has. */
export function pageOf<T>(
  sorted: readonly T[],
  keyOf: (item: T) => string,
  after: string | undefined,
  maxItems: number | undefined,
): { readonly items: readonly T[]; readonly next: string | undefined } {
  const behind = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after)
  const items = behind.slice(0, pageSize(maxItems))
  const last = items.at(-1)
  return { items, next: last !== undefined && items.length < behind.length ? writeMarker(keyOf(last)) : undefined }
}

/** Lists of functions, versions and aliases have 50 items a page at most, whatever was asked for. */
export function pageSize(maxItems: number | undefined): number {
  return Math.min(maxItems ?? limits.functionsPerPage, limits.functionsPerPage)
}
