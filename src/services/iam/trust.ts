import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { invalidPrincipal, parsePolicy, type PrincipalElement } from '../../iam/index.ts'
import type { Call } from '../contract.ts'
import { sizeOf } from './inline-policies.ts'
import { iamSpace, parseEntityArn, roleKind, userKind } from './records.ts'

/**
 * Whether the text can be a role's trust policy: its grammar, its size, and that the users and roles it names are there.
 * Accounts and services are taken as they come; under `audit` and `off`, so are users and roles.
 */
export async function checkTrust(call: Call, text: string): Promise<Outcome<void>> {
  const parsed = parsePolicy(text, 'trust')
  if (!parsed.ok) return parsed
  if (sizeOf(text) > limits.trustPolicyCharacters) {
    return fail('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${limits.trustPolicyCharacters}`)
  }
  if (call.ports.settings.iam !== 'enforce') return succeed(undefined)
  for (const statement of parsed.value.statements) {
    for (const principal of statement.principals?.items ?? []) {
      if (principal.kind === 'arn' && !(await exists(call, principal))) {
        return fail('MalformedPolicyDocument', invalidPrincipal('AWS', principal.arn))
      }
    }
  }
  return succeed(undefined)
}

async function exists(call: Call, principal: Extract<PrincipalElement, { kind: 'arn' }>): Promise<boolean> {
  const { documents } = call.ports
  const role = parseEntityArn(principal.arn, 'role')
  if (role !== undefined) {
    const found = await documents.get(roleKind, iamSpace(role.account), role.name.toLowerCase())
    return found?.body.name === role.name && found.body.path === role.path
  }
  const user = parseEntityArn(principal.arn, 'user')
  if (user !== undefined) {
    const found = await documents.get(userKind, iamSpace(user.account), user.name.toLowerCase())
    return found?.body.name === user.name && found.body.path === user.path
  }
  return true
}
