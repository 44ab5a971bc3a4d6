/**
 * The order in which a java.util.HashMap gives its keys. AWS fills the `.$` members of a template out of one, so that
 * this order shows in outputs and histories (recorded: 66 templates, all in this order).
 */
export function javaHashOrder(keys: readonly string[]): readonly string[] {
  let buckets = 16
  while (keys.length > buckets * 0.75) buckets *= 2
  return keys
    .map((key, at) => ({ key, at, bucket: spread(hashCode(key)) & (buckets - 1) }))
    .sort((left, right) => left.bucket - right.bucket || left.at - right.at)
    .map(({ key }) => key)
}

function hashCode(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16)
}
