const pageSizeDefault = 25
const pageSizeMax = 500

export interface PageRequest {
  readonly limit?: number | undefined
  readonly position?: string | undefined
}

/** How many a page may hold; AWS takes a limit that makes no sense for its default. */
export function pageSize(request: PageRequest): number {
  const { limit } = request
  return limit === undefined || limit < 1 ? pageSizeDefault : Math.min(limit, pageSizeMax)
}

/**
 * A page of a list that a quota bounds. `keyOf` is what the list is sorted by, unique in it; the position that a client
 * hands back is the last key it saw, so that changes between pages neither repeat nor hide the others.
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
): { readonly items: readonly Item[]; readonly position?: string } {
  const after = decodePosition(request.position)
  const size = pageSize(request)
  const sorted = items.map((item) => [keyOf(item), item] as const).sort(([left], [right]) => compare(left, right))
  const rest = after === undefined ? sorted : sorted.filter(([key]) => compare(key, after) > 0)
  const page = rest.slice(0, size)
  const last = page.at(-1)
  const found = page.map(([, item]) => item)
  return rest.length > size && last !== undefined
    ? { items: found, position: encodePosition(last[0]) }
    : { items: found }
}

/** Opaque to clients. */
export function encodePosition(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}

export function decodePosition(position: string | undefined): string | undefined {
  return position === undefined || position === '' ? undefined : Buffer.from(position, 'base64url').toString('utf8')
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** A key that sorts what is newer before what is older. */
export function newestFirst(at: number, id: string): string {
  return `${String(10 ** 15 - at).padStart(16, '0')}/${id}`
}
