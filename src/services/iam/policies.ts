import { fail, limits, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { checkPolicyArn } from './attachments.ts'
import { findCustomerPolicy } from './find.ts'
import { newId } from './identifiers.ts'
import { sizeOf } from './inline-policies.ts'
import { isAwsPolicyArn, managedPolicy } from './managed-policies/index.ts'
import { access, change, noSuchEntity, policyAccess, spaceOf, tagContext, type IamHandlers } from './operation.ts'
import { countUses, type PolicyUses } from './policy-uses.ts'
import { policyArn, policyKind, type PolicyRecord } from './records.ts'
import { checkTags } from './tags.ts'

type PolicyOperation = 'CreatePolicy' | 'GetPolicy' | 'DeletePolicy'

export const policyHandlers: IamHandlers<PolicyOperation> = {
  CreatePolicy: {
    access: (input, call) => ({
      ...access(
        call,
        policyArn(call.principal.account, { path: input.Path ?? '/', name: input.PolicyName }),
        tagContext(input.Tags),
      ),
      named: `policy ${input.PolicyName}`,
    }),
    handle: (input, call) => createPolicy(input, call),
  },
  GetPolicy: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    async handle(input, call) {
      const policy = await findOwnPolicy(call, input.PolicyArn)
      return policy.ok ? succeed({ Policy: await describePolicy(call, input.PolicyArn, policy.value) }) : policy
    },
  },
  DeletePolicy: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    handle: (input, call) => deletePolicy(call, input.PolicyArn),
  },
}

/** A policy that the caller's account may see: its own, or one of AWS's. */
export async function findOwnPolicy(call: Call, arn: string): Promise<Outcome<PolicyRecord>> {
  const valid = checkPolicyArn(arn)
  if (!valid.ok) return valid
  const managed = managedPolicy(arn)
  if (managed !== undefined) return succeed(managed)
  const found = await findPolicyToChange(call, arn)
  return found.ok ? succeed(found.value.body) : noSuchPolicy(arn)
}

function noSuchPolicy(arn: string): Outcome<never> {
  return noSuchEntity(`Policy ${arn} was not found.`)
}

/** A policy of the caller's account. AWS's own are nobody's to change. */
export async function findPolicyToChange(call: Call, arn: string): Promise<Outcome<Document<PolicyRecord>>> {
  const valid = checkPolicyArn(arn)
  if (!valid.ok) return valid
  if (isAwsPolicyArn(arn)) return fail('AccessDenied', 'Policies in the AWS namespace cannot be modified')
  const own = parseArn(arn)?.account === call.principal.account
  const found = own ? await findCustomerPolicy(call.ports.documents, arn) : undefined
  return found === undefined ? noSuchPolicy(arn) : succeed(found)
}

/** Replaces a policy's document by what `edit` makes of it; the answer is empty. */
export function editPolicy(
  call: Call,
  arn: string,
  edit: (body: PolicyRecord) => Outcome<PolicyRecord>,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findPolicyToChange(call, arn)
    if (!found.ok) return found
    const edited = edit(found.value.body)
    if (!edited.ok) return edited
    return succeed({ changes: [replaceDocument(policyKind, spaceOf(call), found.value, edited.value)], answer: {} })
  })
}

/** Whether a text can be a managed policy. */
export function checkManagedDocument(text: string): Outcome<void> {
  const parsed = parsePolicy(text, 'managed')
  if (!parsed.ok) return parsed
  const max = limits.managedPolicyCharacters
  return sizeOf(text) > max ? fail('LimitExceeded', `Cannot exceed quota for PolicySize: ${max}`) : succeed(undefined)
}

async function createPolicy(
  input: IamShapes.CreatePolicyRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreatePolicyResponse>> {
  const tags = checkTags(input.Tags)
  if (!tags.ok) return tags
  const valid = checkManagedDocument(input.PolicyDocument)
  if (!valid.ok) return valid
  const policy: PolicyRecord = {
    name: input.PolicyName,
    path: input.Path ?? '/',
    id: newId(call.ports.chance, 'policy'),
    createdAt: call.now,
    updatedAt: call.now,
    ...(input.Description !== undefined && { description: input.Description }),
    tags: tags.value,
    defaultVersion: 'v1',
    versions: [{ id: 'v1', document: input.PolicyDocument, createdAt: call.now }],
    lastVersion: 1,
  }
  return change(call, async () => {
    const id = policy.name.toLowerCase()
    if ((await call.ports.documents.get(policyKind, spaceOf(call), id)) !== undefined) {
      return fail(
        'EntityAlreadyExists',
        `A policy called ${policy.name} already exists. Duplicate names are not allowed.`,
      )
    }
    const outline = policyOutline(policyArn(call.principal.account, policy), policy, { attachments: 0, boundaries: 0 })
    return succeed({
      changes: [insertDocument(policyKind, spaceOf(call), id, policy)],
      answer: { Policy: { ...outline, ...(policy.tags.length > 0 && { Tags: policy.tags }) } },
    })
  })
}

function deletePolicy(call: Call, arn: string): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findPolicyToChange(call, arn)
    if (!found.ok) return found
    const uses = await countUses(call, arn)
    if (uses.attachments + uses.boundaries > 0) {
      return fail('DeleteConflict', 'Cannot delete a policy attached to entities.')
    }
    if (found.value.body.versions.length > 1) {
      return fail(
        'DeleteConflict',
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      )
    }
    return succeed({ changes: [removeDocument(policyKind, spaceOf(call), found.value)], answer: {} })
  })
}

async function describePolicy(call: Call, arn: string, policy: PolicyRecord): Promise<IamShapes.Policy> {
  const uses = await countUses(call, arn)
  return {
    ...policyOutline(arn, policy, uses),
    ...(policy.description !== undefined && { Description: policy.description }),
    Tags: policy.tags,
  }
}

/** As lists and CreatePolicy show a policy: without description and tags. */
export function policyOutline(
  arn: string,
  policy: PolicyRecord,
  { attachments, boundaries }: PolicyUses,
): IamShapes.Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  }
}
