import type { AccessRequest, Call, Ports } from '../contract.ts'
import { functionArn, parseTarget, targetArn, type Target } from './names.ts'
import { functionKind, policyId, policyKind } from './records.ts'

type Access<Input> = (input: Input, call: Call) => AccessRequest | Promise<AccessRequest>

/** Operations that IAM knows without a resource. */
export function anywhere(action: string): Access<unknown> {
  const request: AccessRequest = { action: `lambda:${action}`, resource: '*' }
  return () => request
}

interface Named {
  readonly FunctionName: string
  readonly Qualifier?: string | undefined
}

/**
 * Operations on a function, a version or an alias: what the call names, with its qualifier, is asked for, and the policy of
 * just that has a say.
 */
export function onFunction<Input extends Named>(action: string): Access<Input> {
  return ({ FunctionName, Qualifier }, call) => {
    const target = parseTarget(FunctionName, Qualifier, call.space)
    // The handler says what is wrong with a name.
    if (!target.ok) return { action: `lambda:${action}`, resource: functionArn(call.space, FunctionName) }
    return accessTo(call, `lambda:${action}`, target.value)
  }
}

/** Of versions and aliases that are made or changed, the function is asked for. */
export function onWholeFunction(action: string): Access<{ readonly FunctionName: string }> {
  const access = onFunction<Named>(action)
  return ({ FunctionName }, call) => access({ FunctionName }, call)
}

export function onNewFunction(
  input: { readonly FunctionName: string; readonly Tags?: Readonly<Record<string, string>> | undefined },
  call: Call,
): AccessRequest {
  const target = parseTarget(input.FunctionName, undefined, call.space)
  const { space, name } = target.ok ? target.value : { space: call.space, name: input.FunctionName }
  const resource = functionArn(space, name)
  const owner = target.ok ? { owner: { account: space.account } } : {}
  const context = input.Tags === undefined ? {} : { context: requestTags(input.Tags) }
  return { action: 'lambda:CreateFunction', resource, ...owner, ...context }
}

export function onTagged(
  action: string,
): Access<{ readonly Resource: string; readonly Tags?: Readonly<Record<string, string>> }> {
  const access = onFunction<Named>(action)
  return async (input, call) => {
    const request = await access({ FunctionName: input.Resource }, call)
    return input.Tags === undefined
      ? request
      : { ...request, context: { ...request.context, ...requestTags(input.Tags) } }
  }
}

export async function accessTo(call: Call, action: string, target: Target): Promise<AccessRequest> {
  const { principal, ports } = call
  const owns = principal.kind === 'root' && principal.account === target.space.account
  return owns ? { action, resource: targetArn(target) } : accessByPolicy(ports, action, target)
}

/** With what the resource itself has to say: its policy, its tags. */
export async function accessByPolicy(ports: Ports, action: string, target: Target): Promise<AccessRequest> {
  const { space, name, qualifier } = target
  const policy = await ports.documents.get(policyKind, space, policyId(name, qualifier))
  const found = await ports.documents.get(functionKind, space, name)
  const tags = Object.entries(found?.body.tags ?? {})
  const { account } = space
  return {
    action,
    resource: targetArn(target),
    ...(tags.length > 0 && { context: resourceTags(tags) }),
    owner: { account, ...(policy !== undefined && { policy: policy.body.text, principals: policy.body.principals }) },
  }
}

function resourceTags(tags: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(tags.map(([key, value]) => [`aws:ResourceTag/${key}`, value]))
}

function requestTags(tags: Readonly<Record<string, string>>): Record<string, string | readonly string[]> {
  const entries = Object.entries(tags)
  const values = entries.map(([key, value]) => [`aws:RequestTag/${key}`, value] as const)
  return { ...Object.fromEntries(values), ...(entries.length > 0 && { 'aws:TagKeys': entries.map(([key]) => key) }) }
}
