import type { Space } from '../../base/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import type { GroupNamed } from './lookup.ts'
import { logGroupArn, logGroupKind, logStreamArn, parseLogGroupArn } from './records.ts'

type Access<Input> = (input: Input, call: Call) => AccessRequest | Promise<AccessRequest>
type Tags = Readonly<Record<string, string | undefined>>

/**
 * A group as policies see it: AWS asks for a stream without a name in it, which is why they end in `:*`. (The operations
 * on tags by ARN alone ask for the group's plain ARN: service authorization reference.)
 */
export function onGroup<Input extends GroupNamed>(action: string): Access<Input> {
  return (input, call) => groupAccess(action, placeOf(input, call), '', call)
}

export function onStream<Input extends GroupNamed & { readonly logStreamName: string }>(action: string): Access<Input> {
  return (input, call) => groupAccess(action, placeOf(input, call), input.logStreamName, call)
}

/** A list of groups is asked for on a group without a name. */
export function onAllGroups(action: string): Access<unknown> {
  return (_, { space }) => ({ action: `logs:${action}`, resource: logStreamArn(space, '', '') })
}

export function onNewGroup(
  action: string,
): Access<{ readonly logGroupName: string; readonly tags?: Tags | undefined }> {
  return ({ logGroupName, tags }, { space }) => ({
    action: `logs:${action}`,
    resource: logStreamArn(space, logGroupName, ''),
    ...(tags === undefined ? {} : { context: requestTags(tags) }),
  })
}

export function onTaggedGroup(action: string): Access<{ readonly logGroupName: string; readonly tags: Tags }> {
  return async ({ logGroupName, tags }, call) => {
    const place = { space: call.space, name: logGroupName }
    const request = await groupAccess(action, place, '', call)
    return { ...request, context: { ...request.context, ...requestTags(tags) } }
  }
}

interface TagArn {
  readonly resourceArn: string
  readonly tags?: Tags | undefined
  readonly tagKeys?: readonly string[] | undefined
}

/** Tags by ARN, on the plain ARN of the group. */
export function onTagArn<Input extends TagArn>(action: string): Access<Input> {
  return async ({ resourceArn, tags, tagKeys }, call) => {
    const parsed = parseLogGroupArn(resourceArn)
    if (parsed === undefined) return { action: `logs:${action}`, resource: resourceArn }
    const request = await groupAccess(action, parsed, '', call)
    const asked = tagKeys === undefined ? requestTags(tags ?? {}) : { 'aws:TagKeys': tagKeys }
    return { ...request, resource: logGroupArn(parsed.space, parsed.name), context: { ...request.context, ...asked } }
  }
}

interface Place {
  readonly space: Space
  readonly name: string
}

function placeOf({ logGroupName, logGroupIdentifier }: GroupNamed, { space }: Call): Place {
  const identifier = logGroupName ?? logGroupIdentifier ?? ''
  return parseLogGroupArn(identifier) ?? { space, name: identifier }
}

async function groupAccess(action: string, { space, name }: Place, stream: string, call: Call): Promise<AccessRequest> {
  const request = { action: `logs:${action}`, resource: logStreamArn(space, name, stream) }
  if (call.principal.kind === 'root') return request
  const group = await call.ports.documents.get(logGroupKind, space, name)
  const tags = Object.entries(group?.body.tags ?? {})
  if (tags.length === 0) return request
  return { ...request, context: Object.fromEntries(tags.map(([key, value]) => [`aws:ResourceTag/${key}`, value])) }
}

function requestTags(tags: Tags): Record<string, string | readonly string[]> {
  const entries = Object.entries(tags)
  if (entries.length === 0) return {}
  const values = entries.map(([key, value]) => [`aws:RequestTag/${key}`, value ?? ''] as const)
  return { ...Object.fromEntries(values), 'aws:TagKeys': entries.map(([key]) => key) }
}
