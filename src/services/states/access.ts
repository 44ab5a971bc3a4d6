import { succeed, type Outcome, type Space } from '../../base/index.ts'
import type { Kind } from '../../store/index.ts'
import { authorise } from '../access/authorise.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { parseStatesArn } from './arns.ts'
import { activityKind, machineKind, type Tag } from './records.ts'

type Access<Input> = (input: Input, call: Call) => AccessRequest | Promise<AccessRequest>

/** Operations that IAM knows without a resource, and that refusals tell without one. */
export function anywhere(action: string): Access<unknown> {
  const request: AccessRequest = { action: `states:${action}`, resource: '*' }
  return () => request
}

/**
 * Operations on a state machine. A version or alias is asked for on the machine's own ARN, with the qualifier as a key of
 * its own (service authorization reference, `states:StateMachineQualifier`).
 */
export function onMachine<Input>(action: string, arnOf: (input: Input) => string): Access<Input> {
  return (input, call) => {
    const arn = arnOf(input)
    if (call.principal.kind === 'root') return { action: `states:${action}`, resource: arn }
    return machineAccess(`states:${action}`, arn, call)
  }
}

async function machineAccess(action: string, arn: string, call: Call): Promise<AccessRequest> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return { action, resource: arn }
  const { space, name, qualifier } = parsed.value
  const document = await call.ports.documents.get(machineKind, space, name)
  const context = {
    ...resourceTags(document?.body.tags ?? []),
    ...(qualifier === undefined ? {} : { 'states:StateMachineQualifier': qualifier }),
  }
  const resource = qualifier === undefined ? arn : arn.slice(0, arn.length - qualifier.length - 1)
  return Object.keys(context).length === 0 ? { action, resource } : { action, resource, context }
}

export function onArn<Input>(action: string, arnOf: (input: Input) => string): Access<Input> {
  return (input) => ({ action: `states:${action}`, resource: arnOf(input) })
}

/** What a create call names does not exist yet; its tags are the request's. */
export function onNew<Input extends { readonly name: string; readonly tags?: TagList | undefined }>(
  action: string,
  arnOf: (space: Space, name: string) => string,
): Access<Input> {
  return ({ name, tags }, call) => ({
    action: `states:${action}`,
    resource: arnOf(call.space, name),
    ...(tags === undefined ? {} : { context: requestTags(tags) }),
  })
}

/** Operations on activities, and on the tags of these and of machines: the tags that are there are part of the question. */
export function onTagged<Input>(
  action: string,
  arnOf: (input: Input) => string,
  asked: (input: Input) => RequestContext = () => ({}),
): Access<Input> {
  return (input, call) => taggedAccess(action, arnOf(input), call, asked(input))
}

async function taggedAccess(action: string, resource: string, call: Call, asked: RequestContext) {
  const request = { action: `states:${action}`, resource }
  if (call.principal.kind === 'root') return request
  const context = { ...resourceTags(await tagsOf(call, resource)), ...asked }
  return Object.keys(context).length === 0 ? request : { ...request, context }
}

/** Lists of an account and region: asked for on all that there can be, as AWS's refusals show. */
export function onAll(action: string, arnOf: (space: Space, name: string) => string): Access<unknown> {
  return (_input, call) => ({ action: `states:${action}`, resource: arnOf(call.space, '*') })
}

/** Results of tasks: asked for on the activity or state machine whose task it is, as AWS's refusals show. */
export function onTask(action: string): Access<{ readonly taskToken: string }> {
  return async ({ taskToken }, call) => {
    if (call.principal.kind === 'root') return { action: `states:${action}`, resource: '*' }
    const resource = (await call.ports.engine.resourceOfTask(taskToken)) ?? '*'
    return taggedAccess(action, resource, call, {})
  }
}

/**
 * What a call does beside what it is called after: tags that it puts on, a version that it publishes (service
 * authorization reference, API operations).
 */
export async function mayTagAndPublish(
  call: Call,
  resource: string,
  { tags = [], publish }: { readonly tags?: TagList | undefined; readonly publish?: boolean | undefined },
): Promise<Outcome<void>> {
  if (tags.length > 0) {
    const tagging = await authorise(call, { action: 'states:TagResource', resource, context: requestTags(tags) })
    if (!tagging.ok) return tagging
  }
  return publish === true
    ? authorise(call, { action: 'states:PublishStateMachineVersion', resource })
    : succeed(undefined)
}

async function tagsOf({ ports }: Call, arn: string): Promise<readonly Tag[]> {
  const parsed = parseStatesArn(arn, ['stateMachine', 'activity'])
  if (!parsed.ok || parsed.value.qualifier !== undefined || parsed.value.label !== undefined) return []
  const { kind, space, name } = parsed.value
  const tagged: Kind<{ readonly tags: readonly Tag[] }> = kind === 'activity' ? activityKind : machineKind
  return (await ports.documents.get(tagged, space, name))?.body.tags ?? []
}

type RequestContext = Readonly<Record<string, string | readonly string[]>>

type TagList = readonly { readonly key?: string | undefined; readonly value?: string | undefined }[]

export function requestTags(tags: TagList): RequestContext {
  const keys = tags.map(({ key }) => key ?? '')
  const values = tags.map(({ key, value }) => [`aws:RequestTag/${key ?? ''}`, value ?? ''] as const)
  return { ...Object.fromEntries(values), ...(keys.length === 0 ? {} : { 'aws:TagKeys': keys }) }
}

function resourceTags(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [`aws:ResourceTag/${key}`, value]))
}
