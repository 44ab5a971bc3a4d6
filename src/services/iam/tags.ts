import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { Tag } from './records.ts'

/** Keys are compared without case, and kept as they were given first. */
const sameKey = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** The tags as they come with a new resource. */
export function checkTags(tags: readonly Tag[] | undefined): Outcome<readonly Tag[]> {
  const checked: Tag[] = []
  for (const tag of tags ?? []) {
    if (checked.some((other) => sameKey(other.Key, tag.Key))) return duplicateTags
    checked.push({ Key: tag.Key, Value: tag.Value })
  }
  return checked.length > limits.tagsPerResource ? tooManyTags : succeed(checked)
}

/** The tags after others were put on a resource. */
export function mergeTags(tags: readonly Tag[], more: readonly Tag[]): Outcome<readonly Tag[]> {
  const checked = checkTags(more)
  if (!checked.ok) return checked
  const kept = tags.map((tag) => checked.value.find((other) => sameKey(other.Key, tag.Key)) ?? tag)
  const added = checked.value.filter((tag) => !tags.some((other) => sameKey(other.Key, tag.Key)))
  const merged = [...kept, ...added]
  return merged.length > limits.tagsPerResource ? tooManyTags : succeed(merged)
}

export function withoutTags(tags: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  return tags.filter((tag) => !keys.some((key) => sameKey(key, tag.Key)))
}

const duplicateTags = fail('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
const tooManyTags = fail('LimitExceeded', `Cannot exceed quota for TagsPerResource: ${limits.tagsPerResource}`)
