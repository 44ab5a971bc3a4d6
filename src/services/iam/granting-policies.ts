import { succeed } from '../../base/index.ts'
import { grantsService } from '../../iam/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { defaultDocument, findPolicy } from './find.ts'
import { access, spaceOf, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { groupKind, type EntityRecord, type UserRecord } from './records.ts'
import { findSource } from './simulation.ts'

/** A policy with its text and how answers name it. */
interface Granting {
  readonly text: string
  readonly named: IamShapes.PolicyGrantingServiceAccess
}

export const grantingPolicyHandlers: IamHandlers<'ListPoliciesGrantingServiceAccess'> = {
  ListPoliciesGrantingServiceAccess: {
    access: (input, call) => access(call, input.Arn),
    async handle(input, call) {
      const source = await findSource(call, input.Arn)
      if (!source.ok) return source
      const page = pageOf(input.ServiceNamespaces, (namespace) => namespace, input)
      if (!page.ok) return page
      const { type, entity } = source.value
      const policies = await policiesOf(
        call,
        type === 'user' ? 'USER' : type === 'role' ? 'ROLE' : 'GROUP',
        entity.body,
      )
      if (type === 'user') policies.push(...(await groupPolicies(call, entity.body as UserRecord)))
      const PoliciesGrantingServiceAccess = page.value.items.map((namespace) => ({
        ServiceNamespace: namespace,
        Policies: policies.filter(({ text }) => grantsService(text, namespace)).map(({ named }) => named),
      }))
      return succeed({ PoliciesGrantingServiceAccess, ...page.value.page })
    },
  },
}

async function groupPolicies(call: Call, user: UserRecord): Promise<readonly Granting[]> {
  const policies: Granting[] = []
  for (const name of user.groups) {
    const group = await call.ports.documents.get(groupKind, spaceOf(call), name)
    if (group !== undefined) policies.push(...(await policiesOf(call, 'GROUP', group.body)))
  }
  return policies
}

async function policiesOf(
  call: Call,
  EntityType: IamShapes.policyOwnerEntityType,
  entity: EntityRecord,
): Promise<Granting[]> {
  const policies: Granting[] = entity.inline.map(({ name, document }) => ({
    text: document,
    named: { PolicyName: name, PolicyType: 'INLINE', EntityType, EntityName: entity.name },
  }))
  for (const arn of entity.attached) {
    const policy = await findPolicy(call.ports.documents, arn)
    if (policy === undefined) continue
    const named = { PolicyName: policy.name, PolicyType: 'MANAGED' as const, PolicyArn: arn }
    policies.push({ text: defaultDocument(policy), named })
  }
  return policies
}
