import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { accessDeniedMessage, contextOf, decide, type Caller, type Decision, type Policy } from '../../iam/index.ts'
import type { Documents } from '../../store/index.ts'
import type { AccessRequest, Call, Principal } from '../contract.ts'
import { iamSpace, parseEntityArn } from '../iam/records.ts'
import { invalidToken } from './access-keys.ts'
import { BoundedMap, rememberPromise } from './bounded-map.ts'
import { callContext } from './call-context.ts'
import { callerOf, everything, policyByIds, principalPolicies, type PrincipalPolicies } from './policies.ts'

/** What is known of an account's principals; thrown away when any IAM document of the account changes. */
interface AccountMemory {
  generation: number
  readonly policies: BoundedMap<string, Promise<PrincipalPolicies>>
  /** Only decisions that no condition and no policy variable had a part in. */
  readonly decisions: BoundedMap<string, Decision>
}

const memories = new WeakMap<Documents, BoundedMap<string, AccountMemory>>()

const granted: Outcome<void> = succeed(undefined)

/**
 * Whether the caller's own policies allow the request, and the resource's where it has one. The root of an account may do
 * everything there. Refusals have AWS's text; under `audit` they are logged and pass, under `off` nothing is asked. IAM
 * does not take the temporary credentials of users for valid at all, unless they were made with an MFA device.
 * Answers at once what it remembers.
 */
export function authorise(call: Call, request: AccessRequest): Outcome<void> | Promise<Outcome<void>> {
  const { temporary, mfaAt } = call.principal
  if (temporary === true && mfaAt === undefined && call.service === 'iam') return invalidToken
  if (call.ports.settings.iam === 'off') return granted
  const foreign = request.owner !== undefined && request.owner.account !== call.principal.account
  if (call.principal.kind === 'root' && !foreign) return granted
  if (foreign || request.owner?.policy !== undefined) return decideWithOwner(call, request, foreign)
  const memory = memoryOf(call.ports.documents, call.principal.account)
  const decision = memory.decisions.get(decisionKey(call.principal, request))
  if (decision?.allowed === true) return granted
  return decision === undefined ? decideAnew(call, request, memory) : outcomeOf(call, request, decision)
}

async function decideAnew(call: Call, request: AccessRequest, memory: AccountMemory): Promise<Outcome<void>> {
  const { principal } = call
  const { generation } = memory
  const policies = await policiesOf(call.ports.documents, principal)
  const context = callContext(call, request, policies.tags)
  const question = { action: request.action, resource: request.resource, context, caller: callerOf(principal) }
  const decision = decide(policies, question)
  if (!context.asked() && memory.generation === generation) {
    memory.decisions.set(decisionKey(principal, request), decision)
  }
  return outcomeOf(call, request, decision)
}

/** The resource's own policy has a part in it; callers of other accounts need its consent. */
async function decideWithOwner(call: Call, request: AccessRequest, foreign: boolean): Promise<Outcome<void>> {
  const { principal } = call
  const own: PrincipalPolicies =
    principal.kind === 'root' ? { identity: [everything], tags: [] } : await policiesOf(call.ports.documents, principal)
  const resource = { policy: own.gone === true ? noPolicy : ownerPolicy(request), required: foreign, foreign }
  const context = callContext(call, request, own.tags)
  const question = { action: request.action, resource: request.resource, context, caller: callerOf(principal) }
  return outcomeOf(call, request, decide({ ...own, resource }, question))
}

/**
 * Whether the policy of a resource lets a service of AWS use it by itself, for the resource `sourceArn`: keys
 * aws:SourceArn and aws:SourceAccount. Under `audit` and `off` refusals pass as they do for principals.
 */
export function authoriseService(
  call: Call,
  request: AccessRequest,
  by: { readonly service: string; readonly sourceArn: string; readonly sourceAccount: string },
): Outcome<void> {
  const { iam } = call.ports.settings
  if (iam === 'off') return granted
  const context = contextOf({
    'aws:SourceArn': by.sourceArn,
    'aws:SourceAccount': by.sourceAccount,
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': by.service,
    'aws:RequestedRegion': call.space.region,
  })
  const caller: Caller = { kind: 'service', names: [by.service] }
  const resource = { policy: ownerPolicy(request), required: true, foreign: false }
  const { action } = request
  const decision = decide({ identity: [], resource }, { action, resource: request.resource, context, caller })
  if (decision.allowed) return granted
  return refuseOrAudit(call, iam, accessDeniedMessage(by.service, action, request.resource, decision))
}

const noPolicy: Policy = { id: '', document: { statements: [] } }

function ownerPolicy({ resource, owner }: AccessRequest): Policy {
  const { policy, principals } = owner ?? {}
  return policy === undefined ? noPolicy : policyByIds(resource, policy, 'resource', principals)
}

/** The policies of a principal, remembered while no IAM document of its account changes. */
export function policiesOf(documents: Documents, principal: Principal): Promise<PrincipalPolicies> {
  const memory = memoryOf(documents, principal.account)
  const key = principalKey(principal)
  return memory.policies.get(key) ?? rememberPromise(memory.policies, key, principalPolicies(documents, principal))
}

function outcomeOf(call: Call, request: AccessRequest, decision: Decision): Outcome<void> {
  if (decision.allowed) return succeed(undefined)
  const { principal, ports } = call
  const message = accessDeniedMessage(principal.arn, request.action, request.named ?? request.resource, decision)
  return refuseOrAudit(call, ports.settings.iam, message)
}

/** A refusal with the code that the service's protocol has for it; under `audit` a line in the log instead. */
export function refuseOrAudit(call: Call, mode: 'enforce' | 'audit' | 'off', message: string): Outcome<void> {
  if (mode === 'enforce') return fail(accessDeniedCode(call.service), message)
  if (mode === 'audit') call.ports.log.warn('would be refused', { message, operation: call.operation })
  return succeed(undefined)
}

/** IAM and STS say AccessDenied, the services with JSON AccessDeniedException. */
export function accessDeniedCode(service: string): string {
  return service === 'iam' || service === 'sts' ? 'AccessDenied' : 'AccessDeniedException'
}

/**
 * Whether the caller may hand this role to `service` (`states.amazonaws.com`, `apigateway.amazonaws.com`): asked
 * wherever a role's ARN is given to one. Roles of other accounts are never handed over.
 */
export async function checkPassRole(call: Call, roleArn: string, service: string): Promise<Outcome<void>> {
  if (call.ports.settings.iam === 'off') return succeed(undefined)
  const role = parseEntityArn(roleArn, 'role')
  if (role !== undefined && role.account !== call.principal.account) {
    return refuseOrAudit(call, call.ports.settings.iam, 'Cross-account pass role is not allowed.')
  }
  const context = { 'iam:PassedToService': service }
  return authorise(call, { action: 'iam:PassRole', resource: roleArn, context })
}

function principalKey(principal: Principal): string {
  const passed = 'sessionPolicies' in principal ? principal.sessionPolicies : []
  const tags = 'tags' in principal ? JSON.stringify(principal.tags) : ''
  return `${principal.arn}\0${principal.userId}\0${tags}\0${passed.length === 0 ? '' : passed.join('\0')}`
}

function decisionKey(principal: Principal, request: AccessRequest): string {
  return `${principalKey(principal)}\0${request.action}\0${request.resource}`
}

function memoryOf(documents: Documents, account: string): AccountMemory {
  let accounts = memories.get(documents)
  if (accounts === undefined) {
    accounts = new BoundedMap(limits.accountsCached)
    memories.set(documents, accounts)
  }
  const generation = documents.generation(iamSpace(account))
  let memory = accounts.get(account)
  if (memory === undefined) {
    memory = {
      generation,
      policies: new BoundedMap(limits.principalsCached),
      decisions: new BoundedMap(limits.accessDecisionsCached),
    }
    accounts.set(account, memory)
  } else if (memory.generation !== generation) {
    memory.generation = generation
    memory.policies.clear()
    memory.decisions.clear()
  }
  return memory
}
