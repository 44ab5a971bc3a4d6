import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { accessDeniedMessage, decide, type Decision } from '../../iam/index.ts'
import type { Documents } from '../../store/index.ts'
import type { AccessRequest, Call, Principal } from '../contract.ts'
import { iamSpace, parseEntityArn } from '../iam/records.ts'
import { invalidToken } from './access-keys.ts'
import { BoundedMap, rememberPromise } from './bounded-map.ts'
import { callContext } from './call-context.ts'
import { callerOf, principalPolicies, type PrincipalPolicies } from './policies.ts'

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
 * Whether the caller's own policies allow the request. The root of an account may do everything there. Refusals have
 * AWS's text; under `audit` they are logged and pass, under `off` nothing is asked. IAM does not take the temporary
 * credentials of users for valid at all.
 * Answers at once what it remembers.
 */
export function authorise(call: Call, request: AccessRequest): Outcome<void> | Promise<Outcome<void>> {
  if (call.principal.temporary === true && call.service === 'iam') return invalidToken
  if (call.principal.kind === 'root' || call.ports.settings.iam === 'off') return granted
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

/** The policies of a principal, remembered while no IAM document of its account changes. */
export function policiesOf(documents: Documents, principal: Principal): Promise<PrincipalPolicies> {
  const memory = memoryOf(documents, principal.account)
  const key = principalKey(principal)
  return memory.policies.get(key) ?? rememberPromise(memory.policies, key, principalPolicies(documents, principal))
}

function outcomeOf(call: Call, request: AccessRequest, decision: Decision): Outcome<void> {
  if (decision.allowed) return succeed(undefined)
  const { principal, ports } = call
  const message = accessDeniedMessage(principal.arn, request.action, request.resource, decision)
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
  const tags = principal.kind === 'role' && principal.tags !== undefined ? JSON.stringify(principal.tags) : ''
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
