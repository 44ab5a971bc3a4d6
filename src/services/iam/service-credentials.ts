import { fail, randomText, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import {
  addBelonging,
  belongingsOf,
  editBelonging,
  removeBelonging,
  setStatus,
  type BelongingKind,
} from './belongings.ts'
import { users } from './entities.ts'
import { newId } from './identifiers.ts'
import { entityAccess, noSuchEntity, type IamHandlers } from './operation.ts'
import { serviceCredentialKind, type ServiceCredentialRecord } from './records.ts'
import { ownName } from './users.ts'

type CredentialOperation =
  | `${'Create' | 'Update' | 'Reset' | 'Delete'}ServiceSpecificCredential`
  | 'ListServiceSpecificCredentials'

/** Services that sign users in with a name and password of their own. */
const services = new Set(['codecommit.amazonaws.com', 'cassandra.amazonaws.com'])
const credentialsPerService = 2

const serviceCredentials: BelongingKind<ServiceCredentialRecord> = {
  kind: serviceCredentialKind,
  missing: (id) => `No such credential ${id} exists`,
}

export const serviceCredentialHandlers: IamHandlers<CredentialOperation> = {
  CreateServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => createCredential(input, call),
  },
  ListServiceSpecificCredentials: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle({ ServiceName, UserName }, call) {
      if (ServiceName !== undefined && !services.has(ServiceName)) return unsupported(ServiceName)
      const own = await belongingsOf(call, serviceCredentials, UserName)
      if (!own.ok) return own
      const wanted = own.value.filter(({ body }) => [undefined, body.serviceName].includes(ServiceName))
      return succeed({ ServiceSpecificCredentials: wanted.map(({ body }) => outline(body)) })
    },
  },
  UpdateServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: ({ UserName, ServiceSpecificCredentialId: id, Status }, call) =>
      setStatus(call, serviceCredentials, UserName, id, Status),
  },
  ResetServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle({ UserName, ServiceSpecificCredentialId: id }, call) {
      const password = newPassword(call)
      const reset = await editBelonging(call, serviceCredentials, UserName, id, (body) => ({ ...body, password }))
      return reset.ok ? succeed({ ServiceSpecificCredential: withPassword(reset.value) }) : reset
    },
  },
  DeleteServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: ({ UserName, ServiceSpecificCredentialId: id }, call) =>
      removeBelonging(call, serviceCredentials, UserName, id),
  },
}

async function createCredential(
  input: IamShapes.CreateServiceSpecificCredentialRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateServiceSpecificCredentialResponse>> {
  const { ServiceName: serviceName } = input
  const id = newId(call.ports.chance, 'serviceCredential')
  const password = newPassword(call)
  const added = await addBelonging(call, serviceCredentials, input.UserName, (userName, others) => {
    if (!services.has(serviceName)) return unsupported(serviceName)
    const count = others.filter((other) => other.serviceName === serviceName).length
    if (count >= credentialsPerService) {
      return fail(
        'LimitExceeded',
        `Cannot exceed quota for ServiceSpecificCredentialsPerUser: ${credentialsPerService}`,
      )
    }
    const serviceUserName = `${userName}${count === 0 ? '' : `+${count}`}-at-${call.principal.account}`
    const status = 'Active' as const
    return succeed({ id, userName, serviceName, serviceUserName, password, status, createdAt: call.now })
  })
  return added.ok ? succeed({ ServiceSpecificCredential: withPassword(added.value) }) : added
}

function withPassword(credential: ServiceCredentialRecord): IamShapes.ServiceSpecificCredential {
  return { ...outline(credential), ServicePassword: credential.password }
}

function unsupported(service: string): Outcome<never> {
  return noSuchEntity(`No such service ${service} is supported for Service Specific Credentials`)
}

function newPassword(call: Call): string {
  return randomText(call.ports.chance, 44, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')
}

function outline(credential: ServiceCredentialRecord): Omit<IamShapes.ServiceSpecificCredential, 'ServicePassword'> & {
  readonly ServiceUserName: string
} {
  return {
    CreateDate: credential.createdAt,
    ServiceName: credential.serviceName,
    ServiceUserName: credential.serviceUserName,
    ServiceSpecificCredentialId: credential.id,
    UserName: credential.userName,
    Status: credential.status,
  }
}
