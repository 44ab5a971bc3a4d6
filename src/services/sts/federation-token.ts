import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { issueCredentials, temporarySeconds } from './session-credentials.ts'
import { packedSize, passedPolicies } from './session-policies.ts'

/** Credentials for a name of the caller's choice: at most the caller's permissions, and only what is passed. */
export async function getFederationToken(
  input: StsShapes.GetFederationTokenRequest,
  call: Call,
): Promise<Outcome<StsShapes.GetFederationTokenResponse>> {
  const { principal } = call
  if (principal.kind === 'role' || principal.kind === 'federated' || principal.temporary === true) {
    return fail('AccessDenied', 'Cannot call GetFederationToken with session credentials')
  }
  if ((input.Tags ?? []).length > 0) {
    return fail('NotImplemented', 'GetFederationToken with Tags is not built: leave them out')
  }
  const policies = await passedPolicies(input, call)
  if (!policies.ok) return policies
  const { account } = principal
  const who = {
    kind: 'federated' as const,
    name: input.Name,
    ...(principal.kind === 'user' && { userName: principal.userName }),
    policies: policies.value,
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
