import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { users } from './entities.ts'
import { mayTry, noteWrongCode } from './mfa-attempts.ts'
import { access, change, entityAccess, findEntity, holdOn, spaceOf, tagContext, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { mfaDeviceKind, userKind, type MfaDeviceRecord } from './records.ts'
import { editResource, findResource, removeResource, resourceAccess, type ResourceKind } from './resources.ts'
import { checkTags } from './tags.ts'
import { newSeed, stepOf } from './totp.ts'
import { nameOrCaller, ownName, userOutline } from './users.ts'

type DeviceOperation =
  | `${'Create' | 'Delete'}VirtualMFADevice`
  | `${'Enable' | 'Deactivate' | 'Resync' | 'Get'}MFADevice`
  | 'ListMFADevices'
  | 'ListVirtualMFADevices'

/** Virtual MFA devices, by their serial numbers, which are ARNs. */
export const mfaDevices: ResourceKind<MfaDeviceRecord> = {
  kind: mfaDeviceKind,
  idOf(call, serialNumber) {
    const beginning = deviceArn(call, '')
    return serialNumber.startsWith(beginning) ? serialNumber.slice(beginning.length) : ''
  },
  arnOf: (_call, arn) => arn,
  missing: (serialNumber) => `VirtualMFADevice with serial number ${serialNumber} doesn't exist.`,
}

const devicesPerUser = 8

export const mfaDeviceHandlers: IamHandlers<DeviceOperation> = {
  CreateVirtualMFADevice: {
    access: (input, call) => access(call, deviceArn(call, deviceId(input)), tagContext(input.Tags)),
    handle: (input, call) => createDevice(input, call),
  },
  EnableMFADevice: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => enableDevice(input, call),
  },
  ResyncMFADevice: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) =>
      editResource(call, mfaDevices, input.SerialNumber, (device) => {
        if (!isOf(device, input.UserName)) return missing(input.SerialNumber)
        const lastStep = provenStep(device, input, call)
        return lastStep === undefined ? wrongCode : succeed({ ...device, lastStep })
      }),
  },
  DeactivateMFADevice: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const user = await userNameOf(call, input.UserName)
      if (!user.ok) return user
      return editResource(call, mfaDevices, input.SerialNumber, (device) => {
        const { seed, createdAt, tags } = device
        return isOf(device, user.value) ? succeed({ seed, createdAt, tags }) : missing(input.SerialNumber)
      })
    },
  },
  DeleteVirtualMFADevice: {
    access: (input, call) => resourceAccess(call, mfaDevices, input.SerialNumber),
    handle: (input, call) =>
      removeResource(call, mfaDevices, input.SerialNumber, ({ userName }) =>
        userName === undefined
          ? succeed(undefined)
          : fail('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.'),
      ),
  },
  GetMFADevice: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const found = await findResource(call, mfaDevices, input.SerialNumber)
      if (!found.ok) return found
      const device = found.value.body
      if (input.UserName !== undefined && !isOf(device, input.UserName)) return missing(input.SerialNumber)
      const { userName, enabledAt } = device
      return succeed({
        SerialNumber: input.SerialNumber,
        ...(userName !== undefined && { UserName: userName }),
        ...(enabledAt !== undefined && { EnableDate: enabledAt }),
      })
    },
  },
  ListMFADevices: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      // The root has none: only users' can be enabled.
      if (input.UserName === undefined && call.principal.kind === 'root') {
        return succeed({ MFADevices: [], IsTruncated: false })
      }
      const user = await userNameOf(call, input.UserName)
      const page = user.ok ? pageOf(await devicesOf(call, user.value), ({ id }) => id, input) : user
      if (!page.ok) return page
      const MFADevices = page.value.items.map(({ id, body }) => ({
        UserName: body.userName ?? '',
        SerialNumber: deviceArn(call, id),
        EnableDate: body.enabledAt ?? 0,
      }))
      return succeed({ MFADevices, ...page.value.page })
    },
  },
  ListVirtualMFADevices: {
    access: (_input, call) => access(call, deviceArn(call, '/')),
    handle: (input, call) => listVirtual(input, call),
  },
}

const wrongCode = fail('InvalidAuthenticationCode', 'Authentication code for device is not valid.')

function missing(serialNumber: string): Outcome<never> {
  return fail('NoSuchEntity', mfaDevices.missing(serialNumber))
}

function isOf(device: MfaDeviceRecord, name: string): boolean {
  return device.userName?.toLowerCase() === name.toLowerCase()
}

/** The name of the user that is asked about: the caller, unless it says another. */
async function userNameOf(call: Call, asked: string | undefined): Promise<Outcome<string>> {
  const name = nameOrCaller(asked, call)
  const user = name.ok ? await findEntity(call, users, name.value) : name
  return user.ok ? succeed(user.value.body.name) : user
}

/** The devices that a user shows codes of. */
export async function devicesOf(call: Call, userName: string): Promise<readonly Document<MfaDeviceRecord>[]> {
  const devices = await call.ports.documents.all(mfaDeviceKind, spaceOf(call))
  return devices.filter(({ body }) => isOf(body, userName))
}

/** AWS gives a picture of the seed, too; whoever wants one makes it from the seed. */
function createDevice(
  input: IamShapes.CreateVirtualMFADeviceRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateVirtualMFADeviceResponse>> {
  const seed = newSeed(call.ports.chance)
  return change(call, async () => {
    const tags = checkTags(input.Tags)
    if (!tags.ok) return tags
    const id = deviceId(input)
    if ((await call.ports.documents.get(mfaDeviceKind, spaceOf(call), id)) !== undefined) {
      return fail('EntityAlreadyExists', 'MFADevice entity at the same path and name already exists.')
    }
    return succeed({
      changes: [insertDocument(mfaDeviceKind, spaceOf(call), id, { seed, createdAt: call.now, tags: tags.value })],
      answer: {
        VirtualMFADevice: {
          SerialNumber: deviceArn(call, id),
          Base32StringSeed: Buffer.from(seed),
          ...(tags.value.length > 0 && { Tags: tags.value }),
        },
      },
    })
  })
}

/** Two codes in a row show that the device and the server have the same seed. */
function enableDevice(
  input: IamShapes.EnableMFADeviceRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const user = await findEntity(call, users, input.UserName)
    if (!user.ok) return user
    const device = await findResource(call, mfaDevices, input.SerialNumber)
    if (!device.ok) return device
    const { body } = device.value
    if (body.userName !== undefined) {
      return fail('EntityAlreadyExists', `MFA device with serial number ${input.SerialNumber} already exists.`)
    }
    const others = await devicesOf(call, user.value.body.name)
    if (others.length >= devicesPerUser) {
      return fail('LimitExceeded', `Cannot exceed quota for MFADevicesPerUser: ${devicesPerUser}`)
    }
    const lastStep = provenStep(body, input, call)
    if (lastStep === undefined) return wrongCode
    const enabled = { ...body, userName: user.value.body.name, enabledAt: call.now, lastStep }
    const changes = [
      replaceDocument(mfaDeviceKind, spaceOf(call), device.value, enabled),
      holdOn(call, userKind, user.value),
    ]
    return succeed({ changes, answer: {} })
  })
}

function provenStep(
  device: MfaDeviceRecord,
  codes: Pick<IamShapes.EnableMFADeviceRequest, 'AuthenticationCode1' | 'AuthenticationCode2'>,
  call: Call,
): number | undefined {
  return stepOf(device.seed, codes.AuthenticationCode1, call.now, { second: codes.AuthenticationCode2 })
}

async function listVirtual(
  input: IamShapes.ListVirtualMFADevicesRequest,
  call: Call,
): Promise<Outcome<IamShapes.ListVirtualMFADevicesResponse>> {
  const wanted = (await call.ports.documents.all(mfaDeviceKind, spaceOf(call))).filter(
    ({ body }) =>
      input.AssignmentStatus === undefined ||
      input.AssignmentStatus === 'Any' ||
      (input.AssignmentStatus === 'Assigned') === (body.userName !== undefined),
  )
  const page = pageOf(wanted, ({ id }) => id, input)
  if (!page.ok) return page
  const VirtualMFADevices: IamShapes.VirtualMFADevice[] = []
  for (const { id, body } of page.value.items) {
    const name = body.userName?.toLowerCase()
    const user = name === undefined ? undefined : await call.ports.documents.get(userKind, spaceOf(call), name)
    VirtualMFADevices.push({
      SerialNumber: deviceArn(call, id),
      ...(user !== undefined && { User: userOutline(call, user.body) }),
      ...(body.enabledAt !== undefined && { EnableDate: body.enabledAt }),
    })
  }
  return succeed({ VirtualMFADevices, ...page.value.page })
}

/**
 * Whether the caller holds the device and shows its code: for sessions that are to count as proven. A code is good once,
 * and after some wrong ones none is for a while. Texts are AWS's.
 */
export async function proveMfa(
  call: Call,
  { SerialNumber, TokenCode }: { readonly SerialNumber?: string | undefined; readonly TokenCode?: string | undefined },
): Promise<Outcome<boolean>> {
  if (SerialNumber === undefined && TokenCode === undefined) return succeed(false)
  const failed = 'MultiFactorAuthentication failed'
  if (SerialNumber === undefined || TokenCode === undefined) {
    return fail('AccessDenied', `${failed}, must provide both MFA serial number and one time pass code.`)
  }
  const { principal } = call
  const found = await findResource(call, mfaDevices, SerialNumber)
  if (!found.ok || principal.kind !== 'user' || !isOf(found.value.body, principal.userName)) {
    const hint = 'Please verify your MFA serial number is valid and associated with this user.'
    return fail('AccessDenied', `${failed}, unable to validate MFA code.  ${hint}`)
  }
  const wrong = fail('AccessDenied', `${failed} with invalid MFA one time pass code. `)
  const { documents } = call.ports
  const device = `${principal.account}${found.value.id}`
  if (!mayTry(documents, device, call.now)) return wrong
  const used = await editResource(call, mfaDevices, SerialNumber, (body) => {
    const lastStep = stepOf(body.seed, TokenCode, call.now, { last: body.lastStep })
    return lastStep === undefined ? wrong : succeed({ ...body, lastStep })
  })
  if (used.ok) return succeed(true)
  noteWrongCode(documents, device, call.now)
  return used
}

function deviceId(input: IamShapes.CreateVirtualMFADeviceRequest): string {
  return `${input.Path ?? '/'}${input.VirtualMFADeviceName}`
}

function deviceArn(call: Call, id: string): string {
  return `arn:aws:iam::${call.principal.account}:mfa${id}`
}
