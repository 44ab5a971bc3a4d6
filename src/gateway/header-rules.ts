/**
 * What becomes of headers that belong to a connection, or that API Gateway keeps for itself. Names in lower case.
 * As observed on AWS (recordings of 2024 and 2025).
 */

/** Never seen by mappings and templates. */
export const droppedFromRequest: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
])

const reservedForAll = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id']

/** Mapping one of these to an endpoint request is a configuration error at run time. */
export const reservedFromMapping = {
  aws: new Set([...reservedForAll, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te']),
  others: new Set(reservedForAll),
} as const satisfies Record<string, ReadonlySet<string>>

/** Dropped from the endpoint request after mapping. */
export const droppedFromEndpointRequest = {
  aws: new Set(['expect', 'proxy-authenticate', 'te', 'referer']),
  others: new Set(['expect', 'proxy-authenticate', 'te', 'via']),
} as const satisfies Record<string, ReadonlySet<string>>

/** Reach the client of a non-proxy integration as `x-amzn-Remapped-<name>`. */
const remapped: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
])

/** Under which name a mapped response header reaches the client; undefined: not at all. */
export function responseHeaderName(name: string): string | undefined {
  const lower = name.toLowerCase()
  if (lower === 'transfer-encoding') return undefined
  return remapped.has(lower) ? `x-amzn-Remapped-${name}` : name
}

/** What may stand in a header on the wire: anything else, out of a template or a literal, would end the answer. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)
}

/** Without control characters and what is beyond Latin-1, which no header may hold. */
export function headerValue(value: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what must go
  return /[^\t\x20-\x7e\x80-\xff]/.test(value) ? value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ' ') : value
}
