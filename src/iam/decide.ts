import { matchStatements, verdict, type AccessQuestion, type MatchedStatement, type Policy } from './evaluate.ts'

/** The policies that apply to a question, by what they are. */
export interface ApplicablePolicies {
  /** Of the user and its groups, or of the role. */
  readonly identity: readonly Policy[]
  readonly boundary?: Policy
  /** Passed when the session was made; absent when none were. */
  readonly session?: readonly Policy[]
  /** Of the resource; for a role its trust policy. */
  readonly resource?: {
    readonly policy: Policy
    /**
     * A role's trust policy must allow whatever the identity policies say, and so must the policy of a resource in
     * another account.
     */
    readonly required: boolean
    /** The caller is of another account: its own policies must allow as well. */
    readonly foreign: boolean
  }
}

export type PolicyType = 'identity' | 'boundary' | 'session' | 'resource'

export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly why: 'explicit' | 'implicit'
      readonly type: PolicyType
      readonly policy?: string
    }

const allowed: Decision = { allowed: true }

/**
 * AWS's order: an explicit denial anywhere ends it; then a resource policy may allow by itself, depending on how it
 * names the caller; then identity policies, the boundary and the session policies must each allow.
 */
export function decide(policies: ApplicablePolicies, question: AccessQuestion): Decision {
  const identity = verdict(policies.identity, question)
  const boundary = policies.boundary === undefined ? undefined : verdict([policies.boundary], question)
  const session = policies.session === undefined ? undefined : verdict(policies.session, question)
  const resource = policies.resource === undefined ? [] : matchStatements([policies.resource.policy], question)
  const denial =
    denied('identity', identity) ??
    denied(
      'resource',
      resource.find((match) => match.effect === 'Deny'),
    ) ??
    denied('boundary', boundary) ??
    denied('session', session)
  if (denial !== undefined) return denial
  const grant = strongestGrant(resource)
  if (policies.resource?.required === true && grant === undefined) return implicit('resource')
  const alone = policies.resource?.foreign === true ? undefined : grant
  if (alone === 'user' || alone === 'session' || alone === 'service' || alone === 'federated') return allowed
  if (alone === undefined || alone === 'account') {
    if (identity === undefined) return implicit('identity')
  }
  if (policies.boundary !== undefined && boundary === undefined) return implicit('boundary')
  if (policies.session !== undefined && session === undefined) return implicit('session')
  return allowed
}

function denied(type: PolicyType, match: MatchedStatement | undefined): Decision | undefined {
  return match?.effect === 'Deny' ? { allowed: false, why: 'explicit', type, policy: match.policy.id } : undefined
}

function implicit(type: PolicyType): Decision {
  return { allowed: false, why: 'implicit', type }
}

const grantOrder = ['user', 'session', 'service', 'federated', 'role', 'anyone', 'account'] as const

function strongestGrant(matches: readonly MatchedStatement[]): (typeof grantOrder)[number] | undefined {
  return grantOrder.find((grant) => matches.some((match) => match.effect === 'Allow' && match.principal === grant))
}
