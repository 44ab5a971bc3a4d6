import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { findPolicy } from '../iam/find.ts'

/** What requests for sessions pass along. */
export interface PassedPolicies {
  readonly Policy?: string | undefined
  readonly PolicyArns?: StsShapes.policyDescriptorListType | undefined
  readonly Tags?: StsShapes.tagListType | undefined
}

const policyArnsMax = 10

/** Texts and ARNs of the policies that narrow the session, if there is room for them and for its tags. */
export async function passedPolicies(input: PassedPolicies, call: Call): Promise<Outcome<readonly string[]>> {
  const { Policy: text = '', PolicyArns: arns = [] } = input
  if (text.length > limits.sessionPolicyCharacters) return tooLong('policy', text, limits.sessionPolicyCharacters)
  if (arns.length > policyArnsMax) {
    const shown = arns.map(({ arn }) => `PolicyDescriptorType(arn=${arn ?? 'null'})`)
    return tooLong('policyArns', `[${shown.join(', ')}]`, policyArnsMax)
  }
  const percent = packedSize(input)
  if (percent > 100) {
    const message = `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`
    return fail('PackedPolicyTooLarge', message)
  }
  const policies: string[] = []
  if (input.Policy !== undefined) {
    const parsed = parsePolicy(input.Policy, 'identity')
    if (!parsed.ok) return parsed
    policies.push(input.Policy)
  }
  for (const { arn } of input.PolicyArns ?? []) {
    if (arn === undefined) continue
    if ((await findPolicy(call.ports.documents, arn)) === undefined) {
      return fail('MalformedPolicyDocument', `The policy ${arn} cannot be found.`)
    }
    policies.push(arn)
  }
  return succeed(policies)
}

export function hasPassed(input: PassedPolicies): boolean {
  return input.Policy !== undefined || input.PolicyArns !== undefined || input.Tags !== undefined
}

/** How full the room for policies and tags is, in percent. AWS counts a packed form of its own. */
export function packedSize(input: PassedPolicies): number {
  const tags = (input.Tags ?? []).reduce((sum, tag) => sum + tag.Key.length + tag.Value.length + 2, 0)
  const arns = (input.PolicyArns ?? []).reduce((sum, { arn }) => sum + (arn?.length ?? 0), 0)
  const used = (input.Policy?.length ?? 0) + tags + arns
  return Math.ceil((used * 100) / (2 * limits.sessionPolicyCharacters))
}

function tooLong(member: string, value: string, max: number): Outcome<never> {
  const constraint = `Member must have length less than or equal to ${max}`
  const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`
  return fail('ValidationError', message)
}
