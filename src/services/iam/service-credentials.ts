import { fail, randomText, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { users } from './entities.ts'
import { newId } from './identifiers.ts'
import { change, entityAccess, findEntity, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { serviceCredentialKind, type ServiceCredentialRecord } from './records.ts'
import { nameOrCaller, ownName } from './users.ts'

type CredentialOperation =
  | `${'Create' | 'Update' | 'Reset' | 'Delete'}ServiceSpecificCredential`
  | 'ListServiceSpecificCredentials'

/** Services that sign users in with a name and password of their own. */
const services = new Set(['codecommit.amazonaws.com', 'cassandra.amazonaws.com'])
const credentialsPerService = 2

export const serviceCredentialHandlers: IamHandlers<CredentialOperation> = {
  CreateServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => createCredential(input, call),
  },
  ListServiceSpecificCredentials: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => listCredentials(input, call),
  },
  UpdateServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) =>
      change(call, async () => {
        const found = await findCredential(call, input)
        if (!found.ok) return found
        const body = {
          ...found.value.body,
          status: input.Status === 'Active' ? ('Active' as const) : ('Inactive' as const),
        }
        return succeed({
          changes: [replaceDocument(serviceCredentialKind, spaceOf(call), found.value, body)],
          answer: {},
        })
      }),
  },
  ResetServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => {
      const password = newPassword(call)
      return change(call, async () => {
        const found = await findCredential(call, input)
        if (!found.ok) return found
        const body = { ...found.value.body, password }
        return succeed({
          changes: [replaceDocument(serviceCredentialKind, spaceOf(call), found.value, body)],
          answer: { ServiceSpecificCredential: { ...outline(body), ServicePassword: password } },
        })
      })
    },
  },
  DeleteServiceSpecificCredential: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) =>
      change(call, async () => {
        const found = await findCredential(call, input)
        if (!found.ok) return found
        return succeed({ changes: [removeDocument(serviceCredentialKind, spaceOf(call), found.value)], answer: {} })
      }),
  },
}

function createCredential(
  input: IamShapes.CreateServiceSpecificCredentialRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateServiceSpecificCredentialResponse>> {
  const id = newId(call.ports.chance, 'serviceCredential')
  const password = newPassword(call)
  return change(call, async () => {
    const user = await findEntity(call, users, input.UserName)
    if (!user.ok) return user
    if (!services.has(input.ServiceName)) return unsupported(input.ServiceName)
    const { documents } = call.ports
    const others = (await documents.all(serviceCredentialKind, spaceOf(call), `${user.value.id}|`)).filter(
      ({ body }) => body.serviceName === input.ServiceName,
    )
    if (others.length >= credentialsPerService) {
      return fail(
        'LimitExceeded',
        `Cannot exceed quota for ServiceSpecificCredentialsPerUser: ${credentialsPerService}`,
      )
    }
    const { name } = user.value.body
    const suffix = others.length === 0 ? '' : `+${others.length}`
    const credential: ServiceCredentialRecord = {
      id,
      userName: name,
      serviceName: input.ServiceName,
      serviceUserName: `${name}${suffix}-at-${call.principal.account}`,
      password,
      status: 'Active',
      createdAt: call.now,
    }
    return succeed({
      changes: [insertDocument(serviceCredentialKind, spaceOf(call), `${user.value.id}|${id}`, credential)],
      answer: { ServiceSpecificCredential: { ...outline(credential), ServicePassword: password } },
    })
  })
}

async function listCredentials(
  input: IamShapes.ListServiceSpecificCredentialsRequest,
  call: Call,
): Promise<Outcome<IamShapes.ListServiceSpecificCredentialsResponse>> {
  if (input.ServiceName !== undefined && !services.has(input.ServiceName)) return unsupported(input.ServiceName)
  const name = nameOrCaller(input.UserName, call)
  const user = name.ok ? await findEntity(call, users, name.value) : name
  if (!user.ok) return user
  const credentials = await call.ports.documents.all(serviceCredentialKind, spaceOf(call), `${user.value.id}|`)
  const wanted = credentials.filter(({ body }) => [undefined, body.serviceName].includes(input.ServiceName))
  return succeed({ ServiceSpecificCredentials: wanted.map(({ body }) => outline(body)) })
}

function unsupported(service: string): Outcome<never> {
  return noSuchEntity(`No such service ${service} is supported for Service Specific Credentials`)
}

async function findCredential(
  call: Call,
  input: { readonly UserName?: string | undefined; readonly ServiceSpecificCredentialId: string },
): Promise<Outcome<Document<ServiceCredentialRecord>>> {
  const id = input.ServiceSpecificCredentialId
  const name = nameOrCaller(input.UserName, call)
  const user = name.ok ? await findEntity(call, users, name.value) : name
  if (!user.ok) return user
  const found = await call.ports.documents.get(serviceCredentialKind, spaceOf(call), `${user.value.id}|${id}`)
  return found === undefined ? noSuchEntity(`No such credential ${id} exists`) : succeed(found)
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
