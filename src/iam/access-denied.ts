import type { Decision, PolicyType } from './decide.ts'

const names: Readonly<Record<PolicyType, string>> = {
  identity: 'an identity-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  resource: 'a resource-based policy',
}

/**
 * AWS's text for a refusal. `arn` is the caller's as GetCallerIdentity tells it; without a resource AWS leaves that part
 * out; without a decision, as for sts:AssumeRole, it gives no reason.
 */
export function accessDeniedMessage(
  arn: string,
  action: string,
  resource: string | undefined,
  decision?: Exclude<Decision, { allowed: true }>,
): string {
  const on = resource === undefined ? '' : ` on resource: ${resource}`
  return `User: ${arn} is not authorized to perform: ${action}${on}${because(action, decision)}`
}

function because(action: string, decision: Exclude<Decision, { allowed: true }> | undefined): string {
  if (decision === undefined) return ''
  if (decision.why === 'explicit') return ` with an explicit deny in ${names[decision.type]}`
  return ` because no ${names[decision.type].replace(/^an? /u, '')} allows the ${action} action`
}
