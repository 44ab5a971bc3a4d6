import { isArray, type JsonValue } from '../../base/index.ts'

/**
 * The order in which a java.util.HashMap gives its keys. AWS fills the `.$` members of a template out of one, so that
 * this order shows in outputs and histories (recorded: 66 templates, all in this order).
 */
export function javaHashOrder(keys: readonly string[]): readonly string[] {
  return inBuckets(keys, keys.map(hashCode), keys.length / 0.75)
}

/** The order in which a java.util.HashSet made of a list of `length` gives the distinct items that it holds. */
export function javaSetOrder<T>(distinct: readonly T[], hashes: readonly number[], length: number): readonly T[] {
  return inBuckets(distinct, hashes, Math.trunc(length / 0.75) + 1)
}

function inBuckets<T>(items: readonly T[], hashes: readonly number[], room: number): readonly T[] {
  let buckets = 16
  while (buckets < room) buckets *= 2
  return items
    .map((item, at) => ({ item, at, bucket: spread(hashes[at] as number) & (buckets - 1) }))
    .sort((left, right) => left.bucket - right.bucket || left.at - right.at)
    .map(({ item }) => item)
}

/** What Java's objects for a JSON value answer. */
export function javaHash(value: JsonValue): number {
  if (value === null) return 0
  if (typeof value === 'string') return hashCode(value)
  if (typeof value === 'boolean') return value ? 1231 : 1237
  if (typeof value === 'number') return hashOfNumber(value)
  if (isArray(value)) return value.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHash(item)) | 0, 1)
  return Object.entries(value).reduce((hash, [name, item]) => (hash + (hashCode(name) ^ javaHash(item))) | 0, 0)
}

/** Of an Integer, a Long or a Double. */
function hashOfNumber(value: number): number {
  if (value === (value | 0)) return value
  const bits = new DataView(new ArrayBuffer(8))
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value))
  else bits.setFloat64(0, value)
  return bits.getInt32(0) ^ bits.getInt32(4)
}

function hashCode(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16)
}
