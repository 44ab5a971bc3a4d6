import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { change, encodeDocument, noSuchEntity, policyAccess, spaceOf, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { checkManagedDocument, editPolicy, findOwnPolicy, findPolicyToChange } from './policies.ts'
import { policyKind, type PolicyRecord, type PolicyVersionRecord } from './records.ts'

type VersionOperation =
  | 'CreatePolicyVersion'
  | 'GetPolicyVersion'
  | 'ListPolicyVersions'
  | 'DeletePolicyVersion'
  | 'SetDefaultPolicyVersion'

export const policyVersionHandlers: IamHandlers<VersionOperation> = {
  CreatePolicyVersion: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    handle: (input, call) => createVersion(input, call),
  },
  GetPolicyVersion: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    async handle(input, call) {
      const policy = await findOwnPolicy(call, input.PolicyArn)
      if (!policy.ok) return policy
      const version = policy.value.versions.find(({ id }) => id === input.VersionId)
      if (version === undefined) return noSuchVersion(input.PolicyArn, input.VersionId)
      const Document = encodeDocument(version.document)
      return succeed({ PolicyVersion: { Document, ...versionOutline(policy.value, version) } })
    },
  },
  ListPolicyVersions: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    async handle(input, call) {
      const policy = await findOwnPolicy(call, input.PolicyArn)
      if (!policy.ok) return policy
      const newestFirst = [...policy.value.versions].reverse()
      const page = pageOf(newestFirst, ({ id }) => id, input)
      if (!page.ok) return page
      const Versions = page.value.items.map((version) => versionOutline(policy.value, version))
      return succeed({ Versions, ...page.value.page })
    },
  },
  DeletePolicyVersion: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    handle: (input, call) =>
      editPolicy(call, input.PolicyArn, (policy) => {
        if (policy.defaultVersion === input.VersionId) {
          return fail('DeleteConflict', 'Cannot delete the default version of a policy.')
        }
        const versions = policy.versions.filter(({ id }) => id !== input.VersionId)
        if (versions.length === policy.versions.length) return noSuchVersion(input.PolicyArn, input.VersionId)
        return succeed({ ...policy, versions })
      }),
  },
  SetDefaultPolicyVersion: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    handle: (input, call) =>
      editPolicy(call, input.PolicyArn, (policy) =>
        policy.versions.some(({ id }) => id === input.VersionId)
          ? succeed({ ...policy, defaultVersion: input.VersionId, updatedAt: call.now })
          : noSuchVersion(input.PolicyArn, input.VersionId),
      ),
  },
}

function noSuchVersion(arn: string, version: string): Outcome<never> {
  return noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`)
}

function createVersion(
  input: IamShapes.CreatePolicyVersionRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreatePolicyVersionResponse>> {
  return change(call, async () => {
    const found = await findPolicyToChange(call, input.PolicyArn)
    if (!found.ok) return found
    const valid = checkManagedDocument(input.PolicyDocument)
    if (!valid.ok) return valid
    const { body } = found.value
    if (body.versions.length >= limits.policyVersions) {
      return fail(
        'LimitExceeded',
        `A managed policy can have up to ${limits.policyVersions} versions. Before you create a new version, you must delete an existing version.`,
      )
    }
    const lastVersion = body.lastVersion + 1
    const version = { id: `v${lastVersion}`, document: input.PolicyDocument, createdAt: call.now }
    const policy: PolicyRecord = {
      ...body,
      updatedAt: call.now,
      versions: [...body.versions, version],
      lastVersion,
      ...(input.SetAsDefault === true && { defaultVersion: version.id }),
    }
    return succeed({
      changes: [replaceDocument(policyKind, spaceOf(call), found.value, policy)],
      answer: { PolicyVersion: versionOutline(policy, version) },
    })
  })
}

/** A version without its text. */
export function versionOutline(policy: PolicyRecord, version: PolicyVersionRecord): IamShapes.PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: policy.defaultVersion === version.id,
    CreateDate: version.createdAt,
  }
}
