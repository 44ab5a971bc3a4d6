import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Change } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { roles } from './entities.ts'
import { newId } from './identifiers.ts'
import { linkedService } from './linked-services.ts'
import { access, change, entityAccess, findEntity, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { attachmentId, attachmentKind, entityArn, roleKind, type RoleRecord } from './records.ts'
import { roleOutline } from './roles.ts'

type LinkedOperation = 'CreateServiceLinkedRole' | 'DeleteServiceLinkedRole' | 'GetServiceLinkedRoleDeletionStatus'

export const linkedRoleHandlers: IamHandlers<LinkedOperation> = {
  CreateServiceLinkedRole: {
    access(input, call) {
      const path = `/aws-service-role/${input.AWSServiceName}/`
      const name = linkedService(input.AWSServiceName)?.roleName ?? '*'
      const arn = entityArn(call.principal.account, 'role', { path, name })
      return access(call, arn, { 'iam:AWSServiceName': input.AWSServiceName })
    },
    handle: (input, call) => createLinkedRole(input, call),
  },
  DeleteServiceLinkedRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) => deleteLinkedRole(input.RoleName, call),
  },
  GetServiceLinkedRoleDeletionStatus: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) => deletionStatus(input.DeletionTaskId, call),
  },
}

function createLinkedRole(
  input: IamShapes.CreateServiceLinkedRoleRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateServiceLinkedRoleResponse>> {
  const service = linkedService(input.AWSServiceName)
  const id = newId(call.ports.chance, 'role')
  return change(call, async () => {
    if (service === undefined) {
      return fail('InvalidInput', `Service ${input.AWSServiceName} has no service-linked role that can be made here`)
    }
    if (input.CustomSuffix !== undefined && !service.suffixAllowed) {
      return fail('InvalidInput', `Custom suffix is not allowed for ${input.AWSServiceName}`)
    }
    const role = linkedRole(input, call, service, id)
    const taken = await call.ports.documents.get(roleKind, spaceOf(call), role.name.toLowerCase())
    if (taken !== undefined) {
      return fail(
        'InvalidInput',
        `Service role name ${role.name} has been taken in this account, please try a different suffix.`,
      )
    }
    const use = { type: 'role', name: role.name, id } as const
    return succeed({
      changes: [
        insertDocument(roleKind, spaceOf(call), role.name.toLowerCase(), role),
        insertDocument(attachmentKind, spaceOf(call), attachmentId(service.policyArn, 'role', role.name), use),
      ],
      answer: { Role: roleOutline(call, role) },
    })
  })
}

function linkedRole(
  input: IamShapes.CreateServiceLinkedRoleRequest,
  call: Call,
  service: NonNullable<ReturnType<typeof linkedService>>,
  id: string,
): RoleRecord {
  const statement = { Effect: 'Allow', Principal: { Service: input.AWSServiceName }, Action: 'sts:AssumeRole' }
  const description = input.Description ?? service.description
  return {
    name: input.CustomSuffix === undefined ? service.roleName : `${service.roleName}_${input.CustomSuffix}`,
    path: `/aws-service-role/${input.AWSServiceName}/`,
    id,
    createdAt: call.now,
    inline: [],
    attached: [service.policyArn],
    tags: [],
    trust: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    ...(description !== undefined && { description }),
    maxSessionSeconds: 3600,
    linkedTo: input.AWSServiceName,
  }
}

/** AWS asks the service first and answers with a task; here no service is in the way, so the task is done at once. */
function deleteLinkedRole(name: string, call: Call): Promise<Outcome<IamShapes.DeleteServiceLinkedRoleResponse>> {
  const task = call.ports.chance.uuid()
  return change(call, async () => {
    const found = await findEntity(call, roles, name)
    if (!found.ok) return found
    const { body } = found.value
    if (body.linkedTo === undefined) {
      return fail('InvalidInput', `The role ${name} is not a service-linked role.`)
    }
    const changes: Change[] = [removeDocument(roleKind, spaceOf(call), found.value)]
    for (const arn of body.attached) {
      const use = await call.ports.documents.get(attachmentKind, spaceOf(call), attachmentId(arn, 'role', body.name))
      if (use !== undefined) changes.push(removeDocument(attachmentKind, spaceOf(call), use))
    }
    return succeed({ changes, answer: { DeletionTaskId: `task${body.path}${body.name}/${task}` } })
  })
}

async function deletionStatus(
  taskId: string,
  call: Call,
): Promise<Outcome<IamShapes.GetServiceLinkedRoleDeletionStatusResponse>> {
  const name = /^task\/aws-service-role\/[^/]+\/([^/]+)\/[\da-f-]{36}$/u.exec(taskId)?.[1]
  const role =
    name === undefined ? undefined : await call.ports.documents.get(roleKind, spaceOf(call), name.toLowerCase())
  if (name === undefined || role !== undefined) return noSuchEntity(`The deletion task ${taskId} cannot be found.`)
  return succeed({ Status: 'SUCCEEDED' })
}
