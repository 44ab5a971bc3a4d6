import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { invalidPrincipal, parsePolicy, type PolicyDocument } from '../../iam/index.ts'
import type { Documents } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { findRole } from './find.ts'
import { sizeOf } from './inline-policies.ts'
import { iamSpace, parseEntityArn, userKind, type RoleRecord } from './records.ts'

/**
 * Whether the text can be a role's trust policy: its grammar, its size, and that the users and roles it names are there.
 * Gives the unique ids of those. Accounts and services are taken as they come; under `audit` and `off`, so are users and
 * roles.
 */
export async function checkTrust(call: Call, text: string): Promise<Outcome<Readonly<Record<string, string>>>> {
  const parsed = parsePolicy(text, 'trust')
  if (!parsed.ok) return parsed
  if (sizeOf(text) > limits.trustPolicyCharacters) {
    return fail('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${limits.trustPolicyCharacters}`)
  }
  const { ids, missing } = await principalIds(call.ports.documents, parsed.value)
  if (missing === undefined || call.ports.settings.iam !== 'enforce') return succeed(ids)
  return fail('MalformedPolicyDocument', invalidPrincipal('AWS', missing))
}

/** The unique ids of the users and roles that a policy names, by their ARNs, and the first that is not there. */
export async function principalIds(
  documents: Documents,
  policy: PolicyDocument,
): Promise<{ readonly ids: Readonly<Record<string, string>>; readonly missing: string | undefined }> {
  const ids: Record<string, string> = {}
  let missing: string | undefined
  for (const statement of policy.statements) {
    for (const principal of statement.principals?.items ?? []) {
      if (principal.kind !== 'arn' || principal.arn.includes(':sts:')) continue
      const id = await idOf(documents, principal.arn)
      if (id === undefined) missing ??= principal.arn
      else ids[principal.arn] = id
    }
  }
  return { ids, missing }
}

/** The unique id of the user or role that has this ARN now. */
async function idOf(documents: Documents, arn: string): Promise<string | undefined> {
  const role = await findRole(documents, arn)
  if (role !== undefined) return role.id
  const parsed = parseEntityArn(arn, 'user')
  if (parsed === undefined) return undefined
  const user = await documents.get(userKind, iamSpace(parsed.account), parsed.name.toLowerCase())
  return user?.body.name === parsed.name && user.body.path === parsed.path ? user.body.id : undefined
}

/** The trust policy as answers show it: principals that are gone stand in it with their unique ids. */
export function shownTrust(call: Call, role: RoleRecord): Promise<string> {
  return shownPolicy(call.ports.documents, role.trust, role.trusted ?? {})
}

/** A policy with the unique ids of those that are gone in the place of their ARNs. */
export async function shownPolicy(
  documents: Documents,
  text: string,
  ids: Readonly<Record<string, string>>,
): Promise<string> {
  let shown = text
  for (const [arn, id] of Object.entries(ids)) {
    if ((await idOf(documents, arn)) !== id) shown = shown.replaceAll(JSON.stringify(arn), JSON.stringify(id))
  }
  return shown
}
