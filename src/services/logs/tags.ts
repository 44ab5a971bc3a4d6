import { limits, refuse, succeed, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { invalid, noLogGroup } from './failures.ts'
import { changeGroup, findGroup } from './lookup.ts'
import { parseLogGroupArn } from './records.ts'

type Tags = Readonly<Record<string, string>>
type Nothing = Readonly<Record<string, never>>

/** The tags after others were put on them; keys of AWS's own are refused, as are more than 50. */
export function mergeTags(tags: Tags, more: Shapes.Tags, resource: string): Outcome<Tags> {
  const merged = new Map(Object.entries(tags))
  for (const [key, value] of Object.entries(more)) {
    if (/^aws:/i.test(key)) return invalid(`The tag key ${key} begins with aws:, which is reserved for AWS.`)
    merged.set(key, value ?? '')
  }
  if (merged.size > limits.tagsPerResource) {
    const message = `A resource has at most ${limits.tagsPerResource} tags.`
    return refuse({ code: 'TooManyTagsException', message, members: { resourceName: resource } })
  }
  return succeed(Object.fromEntries(merged))
}

export async function tagResource(input: Shapes.TagResourceRequest, call: Call): Promise<Outcome<Nothing>> {
  const name = nameOf(input.resourceArn, call)
  return name.ok ? addTags(name.value, input.tags, input.resourceArn, call) : name
}

export async function untagResource(input: Shapes.UntagResourceRequest, call: Call): Promise<Outcome<Nothing>> {
  const name = nameOf(input.resourceArn, call)
  return name.ok ? removeTags(name.value, input.tagKeys, call) : name
}

export async function listTagsForResource(
  input: Shapes.ListTagsForResourceRequest,
  call: Call,
): Promise<Outcome<Shapes.ListTagsForResourceResponse>> {
  const name = nameOf(input.resourceArn, call)
  return name.ok ? tagsOf(name.value, call) : name
}

export function tagLogGroup(input: Shapes.TagLogGroupRequest, call: Call): Promise<Outcome<Nothing>> {
  return addTags(input.logGroupName, input.tags, input.logGroupName, call)
}

export function untagLogGroup(input: Shapes.UntagLogGroupRequest, call: Call): Promise<Outcome<Nothing>> {
  return removeTags(input.logGroupName, input.tags, call)
}

export function listTagsLogGroup(
  input: Shapes.ListTagsLogGroupRequest,
  call: Call,
): Promise<Outcome<Shapes.ListTagsLogGroupResponse>> {
  return tagsOf(input.logGroupName, call)
}

async function tagsOf(name: string, call: Call): Promise<Outcome<{ readonly tags: Tags }>> {
  const found = await findGroup(call, name)
  return found.ok ? succeed({ tags: found.value.body.tags }) : found
}

function addTags(name: string, tags: Shapes.Tags, resource: string, call: Call): Promise<Outcome<Nothing>> {
  return changeGroup(call, name, (group) => {
    const merged = mergeTags(group.tags, tags, resource)
    return merged.ok ? succeed({ ...group, tags: merged.value }) : merged
  })
}

function removeTags(name: string, keys: readonly string[], call: Call): Promise<Outcome<Nothing>> {
  return changeGroup(call, name, (group) => {
    const kept = Object.entries(group.tags).filter(([key]) => !keys.includes(key))
    return succeed({ ...group, tags: Object.fromEntries(kept) })
  })
}

function nameOf(arn: string, { space }: Call): Outcome<string> {
  const parsed = parseLogGroupArn(arn)
  if (parsed === undefined) return invalid('The specified resourceArn is not the ARN of a log group.')
  const here = parsed.space.account === space.account && parsed.space.region === space.region
  return here ? succeed(parsed.name) : noLogGroup
}
