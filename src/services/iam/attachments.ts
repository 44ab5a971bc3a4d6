import { fail, limits, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { findToChange } from './entities.ts'
import { everyEntity, onEach } from './entity-operations.ts'
import { findPolicy } from './find.ts'
import { change, findEntity, noSuchEntity, pathPrefix, spaceOf, type EntityKind } from './operation.ts'
import { pageOf, type PageAnswer, type PageInput } from './paging.ts'
import { beginUse, endUse } from './policy-uses.ts'
import { attachmentKind, type EntityRecord } from './records.ts'

const policyContext = (input: { readonly PolicyArn: string }) => ({ 'iam:PolicyARN': input.PolicyArn })

export const attachmentHandlers = {
  ...onEach(everyEntity, 'Attach*Policy', { context: policyContext, handle: attach }),
  ...onEach(everyEntity, 'Detach*Policy', { context: policyContext, handle: detach }),
  ...onEach(everyEntity, 'ListAttached*Policies', { handle: listAttached }),
}

function attach<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  { PolicyArn: arn }: { readonly PolicyArn: string },
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const valid = checkPolicyArn(arn)
    if (!valid.ok) return valid
    const found = await findToChange(call, entity, name)
    if (!found.ok) return found
    const { body } = found.value
    if (arn.startsWith('arn:aws:iam::aws:policy/aws-service-role/')) {
      const kind = entity.member.slice(0, -'Name'.length)
      return fail('PolicyNotAttachable', `Cannot attach a Service Role Policy to a Customer ${kind}.`)
    }
    if (!(await attachable(call, arn))) return noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)
    if (body.attached.includes(arn)) return succeed({ changes: [], answer: {} })
    if (body.attached.length >= limits.policiesPerEntity) {
      return fail('LimitExceeded', `Cannot exceed quota for ${entity.attachQuota}: ${limits.policiesPerEntity}`)
    }
    const attached = [...body.attached, arn]
    return succeed({
      changes: [
        replaceDocument(entity.kind, spaceOf(call), found.value, { ...body, attached }),
        ...(await beginUse(call, attachmentKind, arn, { type: entity.type, name: body.name, id: body.id })),
      ],
      answer: {},
    })
  })
}

/** One of AWS's, or one of the caller's account. */
export async function attachable(call: Call, arn: string): Promise<boolean> {
  const account = parseArn(arn)?.account
  if (account !== 'aws' && account !== call.principal.account) return false
  return (await findPolicy(call.ports.documents, arn)) !== undefined
}

/** AWS prints nothing after `Invalid ARN:` but two blanks. */
export function checkPolicyArn(arn: string): Outcome<void> {
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail('ValidationError', 'Invalid ARN:  Could not be parsed!')
  return parsed.partition === 'aws' ? succeed(undefined) : fail('ValidationError', 'Invalid ARN partition')
}

function detach<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  { PolicyArn: arn }: { readonly PolicyArn: string },
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const valid = checkPolicyArn(arn)
    if (!valid.ok) return valid
    const found = await findToChange(call, entity, name)
    if (!found.ok) return found
    const { body } = found.value
    if (!body.attached.includes(arn)) return noSuchEntity(`Policy ${arn} was not found.`)
    const attached = body.attached.filter((other) => other !== arn)
    return succeed({
      changes: [
        replaceDocument(entity.kind, spaceOf(call), found.value, { ...body, attached }),
        ...(await endUse(call, attachmentKind, arn, { type: entity.type, name: body.name })),
      ],
      answer: {},
    })
  })
}

async function listAttached<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  input: PageInput & { readonly PathPrefix?: string | undefined },
): Promise<Outcome<PageAnswer & { AttachedPolicies: readonly { PolicyName: string; PolicyArn: string }[] }>> {
  const found = await findEntity(call, entity, name)
  if (!found.ok) return found
  const policies = attachedPolicies(found.value.body).filter(({ PolicyArn }) =>
    (parseArn(PolicyArn)?.resource.slice('policy'.length) ?? '').startsWith(pathPrefix(input)),
  )
  const page = pageOf(policies, (policy) => policy.PolicyArn, input)
  return page.ok ? succeed({ AttachedPolicies: page.value.items, ...page.value.page }) : page
}

export function attachedPolicies(entity: EntityRecord): readonly { PolicyName: string; PolicyArn: string }[] {
  return entity.attached.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }))
}
