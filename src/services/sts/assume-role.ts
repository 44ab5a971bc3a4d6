import { fail, succeed, type Outcome } from '../../base/index.ts'
import { accessDeniedMessage, decide } from '../../iam/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import { sessionArn } from '../access/access-keys.ts'
import { refuseOrAudit, policiesOf } from '../access/authorise.ts'
import { callContext } from '../access/call-context.ts'
import { callerOf, everything, trustPolicy } from '../access/policies.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { findRole } from '../iam/find.ts'
import { proveMfa } from '../iam/mfa-devices.ts'
import { parseEntityArn, type RoleRecord } from '../iam/records.ts'
import { issueCredentials } from './session-credentials.ts'
import { hasPassed, packedSize, passedPolicies } from './session-policies.ts'
import { sessionTags, type SessionTags } from './session-tags.ts'

/** Role chaining ends sessions after an hour. */
const chainedSecondsMax = 3600

export async function assumeRole(
  input: StsShapes.AssumeRoleRequest,
  call: Call,
): Promise<Outcome<StsShapes.AssumeRoleResponse>> {
  const parsed = parseEntityArn(input.RoleArn, 'role')
  if (parsed === undefined) return fail('ValidationError', `${input.RoleArn} is invalid`)
  if ((input.ProvidedContexts ?? []).length > 0) {
    return fail('NotImplemented', 'AssumeRole with provided contexts is not built: leave them out')
  }
  const tags = sessionTags(input, call.principal)
  if (!tags.ok) return tags
  const policies = await passedPolicies(input, call)
  if (!policies.ok) return policies
  const role = await findRole(call.ports.documents, input.RoleArn)
  const proven = await proveMfa(call, input)
  if (!proven.ok) return proven
  const allowed = await checkAssumption(input, call, role, parsed.account, tags.value)
  if (!allowed.ok) return allowed
  if (role === undefined) return refused(call, input.RoleArn, 'sts:AssumeRole')
  const seconds = sessionSeconds(input, call, role)
  if (!seconds.ok) return seconds
  const { RoleSessionName: sessionName } = input
  const sourceIdentity = inheritedIdentity(call) ?? input.SourceIdentity
  const who = {
    kind: 'role' as const,
    roleName: role.name,
    roleArn: input.RoleArn,
    roleId: role.id,
    sessionName,
    policies: policies.value,
    tags: tags.value.tags,
    transitiveTagKeys: tags.value.transitive,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  }
  return succeed({
    Credentials: issueCredentials(call, parsed.account, who, seconds.value, proven.value),
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${sessionName}`,
      Arn: sessionArn(parsed.account, role.name, sessionName),
    },
    ...(hasPassed(input) && { PackedPolicySize: packedSize(input) }),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  })
}

/**
 * The trust policy must allow; where it names the account only, so must the caller's own policies. Session tags and a
 * source identity are actions of their own. The root may assume a role that trusts its account (AWS never lets it), a
 * federated user none.
 */
async function checkAssumption(
  input: StsShapes.AssumeRoleRequest,
  call: Call,
  role: RoleRecord | undefined,
  account: string,
  tags: SessionTags,
): Promise<Outcome<void>> {
  const { principal, ports } = call
  const { settings, documents } = ports
  if (settings.iam === 'off' && role !== undefined) return succeed(undefined)
  if (role === undefined || principal.kind === 'federated') return refused(call, input.RoleArn, 'sts:AssumeRole')
  const sourceIdentity = inheritedIdentity(call) ?? input.SourceIdentity
  const changed = input.SourceIdentity !== undefined && input.SourceIdentity !== sourceIdentity
  if (changed) return refused(call, input.RoleArn, 'sts:SetSourceIdentity')
  const actions = ['sts:AssumeRole']
  if ((input.Tags ?? []).length > 0) actions.push('sts:TagSession')
  if (sourceIdentity !== undefined) actions.push('sts:SetSourceIdentity')
  const own = await policiesOf(documents, principal)
  const identity = principal.kind === 'root' ? [everything] : own.identity
  const foreign = account !== principal.account && principal.kind !== 'root'
  const resource = { policy: trustPolicy(input.RoleArn, role), required: true, foreign }
  const context = assumptionContext(input, role, tags, sourceIdentity)
  for (const action of actions) {
    const request: AccessRequest = { action, resource: input.RoleArn, context }
    const question = { ...request, context: callContext(call, request, own.tags), caller: callerOf(principal) }
    if (decide({ ...own, identity, resource }, question).allowed) continue
    const outcome = refuseOrAudit(call, settings.iam, accessDeniedMessage(principal.arn, action, input.RoleArn))
    if (!outcome.ok) return outcome
  }
  return succeed(undefined)
}

function refused(call: Call, roleArn: string, action: string): Outcome<never> {
  return fail('AccessDenied', accessDeniedMessage(call.principal.arn, action, roleArn))
}

function assumptionContext(
  input: StsShapes.AssumeRoleRequest,
  role: RoleRecord,
  tags: SessionTags,
  sourceIdentity: string | undefined,
): NonNullable<AccessRequest['context']> {
  const context: Record<string, string | readonly string[]> = {
    'sts:RoleSessionName': input.RoleSessionName,
    'sts:DurationSeconds': String(input.DurationSeconds ?? 3600),
  }
  if (input.TokenCode !== undefined) {
    context['aws:MultiFactorAuthPresent'] = 'true'
    context['aws:MultiFactorAuthAge'] = '0'
  }
  if (input.ExternalId !== undefined) context['sts:ExternalId'] = input.ExternalId
  if (sourceIdentity !== undefined) context['sts:SourceIdentity'] = sourceIdentity
  for (const tag of role.tags) context[`aws:ResourceTag/${tag.Key}`] = tag.Value
  for (const [key, value] of Object.entries(tags.passed)) context[`aws:RequestTag/${key}`] = value
  if (Object.keys(tags.passed).length > 0) context['aws:TagKeys'] = Object.keys(tags.passed)
  if (tags.transitive.length > 0) context['sts:TransitiveTagKeys'] = tags.transitive
  return context
}

function sessionSeconds(input: StsShapes.AssumeRoleRequest, call: Call, role: RoleRecord): Outcome<number> {
  const asked = input.DurationSeconds
  if (call.principal.kind === 'role' && asked !== undefined && asked > chainedSecondsMax) {
    return fail(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  if (asked !== undefined && asked > role.maxSessionSeconds) {
    return fail('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  }
  return succeed(asked ?? 3600)
}

/** Once set, it stays through a chain of roles. */
function inheritedIdentity(call: Call): string | undefined {
  return call.principal.kind === 'role' ? call.principal.sourceIdentity : undefined
}
