import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import { authorise } from '../access/authorise.ts'
import type { AccessRequest, Call, Principal } from '../contract.ts'
import { issueCredentials, temporarySeconds } from './session-credentials.ts'
import { packedSize, passedPolicies } from './session-policies.ts'
import { sessionTags, type SessionTags } from './session-tags.ts'

/** Credentials for a name of the caller's choice: at most the caller's permissions, and only what is passed. */
export async function getFederationToken(
  input: StsShapes.GetFederationTokenRequest,
  call: Call,
): Promise<Outcome<StsShapes.GetFederationTokenResponse>> {
  const { principal } = call
  if (isSession(principal)) return fail('AccessDenied', 'Cannot call GetFederationToken with session credentials')
  const tags = sessionTags({ Tags: input.Tags }, principal)
  if (!tags.ok) return tags
  const tagging = await mayTag(input, tags.value, call)
  if (!tagging.ok) return tagging
  const policies = await passedPolicies(input, call)
  if (!policies.ok) return policies
  const { account } = principal
  const who = {
    kind: 'federated' as const,
    name: input.Name,
    ...(principal.kind === 'user' && { userName: principal.userName }),
    policies: policies.value,
    tags: tags.value.tags,
  }
  return succeed({
    Credentials: issueCredentials(call, account, who, temporarySeconds(input.DurationSeconds, call)),
    FederatedUser: {
      FederatedUserId: `${account}:${input.Name}`,
      Arn: `arn:aws:sts::${account}:federated-user/${input.Name}`,
    },
    PackedPolicySize: packedSize(input),
  })
}

/** Session credentials make no others of this kind: that is refused whatever their policies say. */
export function federationAccess(
  input: StsShapes.GetFederationTokenRequest,
  { principal }: Call,
): AccessRequest | undefined {
  return isSession(principal) ? undefined : requestFor('sts:GetFederationToken', input, principal)
}

/** Tags need a permission of their own. */
async function mayTag(
  input: StsShapes.GetFederationTokenRequest,
  { passed }: SessionTags,
  call: Call,
): Promise<Outcome<void>> {
  const keys = Object.keys(passed)
  if (keys.length === 0) return succeed(undefined)
  const context: Record<string, string | readonly string[]> = { 'aws:TagKeys': keys }
  for (const [key, value] of Object.entries(passed)) context[`aws:RequestTag/${key}`] = value
  return authorise(call, { ...requestFor('sts:TagSession', input, call.principal), context })
}

function requestFor(action: string, input: StsShapes.GetFederationTokenRequest, principal: Principal): AccessRequest {
  return { action, resource: `arn:aws:sts::${principal.account}:federated-user/${input.Name}` }
}

function isSession(principal: Principal): principal is Extract<Principal, { kind: 'role' | 'federated' }> {
  return principal.kind === 'role' || principal.kind === 'federated' || principal.temporary === true
}
