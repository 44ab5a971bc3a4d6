import { succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument, type Change } from '../../store/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { attachable, checkPolicyArn } from './attachments.ts'
import { findToChange } from './entities.ts'
import { onEach } from './entity-operations.ts'
import { change, noSuchEntity, spaceOf, type EntityKind } from './operation.ts'
import { beginUse, endUse } from './policy-uses.ts'
import { boundaryUseKind, type EntityRecord, type EntityType } from './records.ts'

const bounded = ['Role', 'User'] as const

export const boundaryHandlers = {
  ...onEach(bounded, 'Put*PermissionsBoundary', {
    context: (input) => ({ 'iam:PermissionsBoundary': input.PermissionsBoundary }),
    handle: (call, entity, name, input) => setBoundary(call, entity, name, input.PermissionsBoundary),
  }),
  ...onEach(bounded, 'Delete*PermissionsBoundary', {
    handle: (call, entity, name) => setBoundary(call, entity, name, undefined),
  }),
}

/** The boundary as answers about one entity show it. AWS says `Policy`, whatever its model lists. */
export function boundaryAnswer(entity: EntityRecord): {
  readonly PermissionsBoundary?: IamShapes.AttachedPermissionsBoundary
} {
  if (entity.boundary === undefined) return {}
  const PermissionsBoundaryType = 'Policy' as IamShapes.PermissionsBoundaryAttachmentType
  return { PermissionsBoundary: { PermissionsBoundaryType, PermissionsBoundaryArn: entity.boundary } }
}

/** The boundary a new entity asks for, if any. */
export async function findBoundary(call: Call, arn: string | undefined): Promise<Outcome<string | undefined>> {
  if (arn === undefined) return succeed(undefined)
  const valid = checkPolicyArn(arn)
  if (!valid.ok) return valid
  if (await attachable(call, arn)) return succeed(arn)
  return noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`)
}

/** What notes the use of a new entity's boundary, if it has one. */
export function beginBoundary(call: Call, type: EntityType, { boundary, name, id }: EntityRecord): Promise<Change[]> {
  return boundary === undefined ? Promise.resolve([]) : beginUse(call, boundaryUseKind, boundary, { type, name, id })
}

export function endBoundary(call: Call, type: EntityType, { boundary, name }: EntityRecord): Promise<Change[]> {
  return boundary === undefined ? Promise.resolve([]) : endUse(call, boundaryUseKind, boundary, { type, name })
}

function setBoundary<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  arn: string | undefined,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findToChange(call, entity, name)
    if (!found.ok) return found
    const boundary = await findBoundary(call, arn)
    if (!boundary.ok) return boundary
    const { boundary: before, ...rest } = found.value.body
    if (before === boundary.value) return succeed({ changes: [], answer: {} })
    const body = { ...rest, ...(boundary.value !== undefined && { boundary: boundary.value }) } as R
    const changes = [
      replaceDocument(entity.kind, spaceOf(call), found.value, body),
      ...(await endBoundary(call, entity.type, found.value.body)),
      ...(await beginBoundary(call, entity.type, body)),
    ]
    return succeed({ changes, answer: {} })
  })
}
