import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { fail, randomText, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import {
  addBelonging,
  belongingsOf,
  findBelonging,
  removeBelonging,
  setStatus,
  type BelongingKind,
} from './belongings.ts'
import { users } from './entities.ts'
import { entityAccess, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { sshPublicKeyKind, type SshPublicKeyRecord } from './records.ts'
import { ownName } from './users.ts'

type KeyOperation = `${'Upload' | 'Get' | 'Update' | 'Delete'}SSHPublicKey` | 'ListSSHPublicKeys'

const keys: BelongingKind<SshPublicKeyRecord> = {
  kind: sshPublicKeyKind,
  missing: (id) => `The Public Key with id ${id} cannot be found.`,
}

const keysPerUser = 5

/** SSH keys of users, as CodeCommit takes them: RSA only. */
export const sshPublicKeyHandlers: IamHandlers<KeyOperation> = {
  UploadSSHPublicKey: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    async handle(input, call) {
      const blob = readKey(input.SSHPublicKeyBody.trim())
      if (!blob.ok) return blob
      const id = `APKA${randomText(call.ports.chance, 17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`
      const added = await addBelonging(call, keys, input.UserName, (userName, others) => {
        if (others.some((other) => other.blob === blob.value)) {
          return fail('DuplicateSSHPublicKey', 'The SSH public key already exists.')
        }
        if (others.length >= keysPerUser) {
          return fail('LimitExceeded', `Cannot exceed quota for SSHPublicKeysPerUser: ${keysPerUser}`)
        }
        return succeed({ id, userName, blob: blob.value, status: 'Active' as const, uploadedAt: call.now })
      })
      return added.ok ? succeed({ SSHPublicKey: describe(added.value, input.SSHPublicKeyBody.trim()) }) : added
    },
  },
  GetSSHPublicKey: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    async handle(input, call) {
      const found = await findBelonging(call, keys, input.UserName, input.SSHPublicKeyId)
      if (!found.ok) return found
      const { blob } = found.value.body
      const body = input.Encoding === 'PEM' ? pemOf(blob) : `ssh-rsa ${blob}`
      return succeed({ SSHPublicKey: describe(found.value.body, body) })
    },
  },
  ListSSHPublicKeys: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const own = await belongingsOf(call, keys, input.UserName)
      const page = own.ok ? pageOf(own.value, ({ id }) => id, input) : own
      if (!page.ok) return page
      const SSHPublicKeys = page.value.items.map(({ body }) => ({
        UserName: body.userName,
        SSHPublicKeyId: body.id,
        Status: body.status,
        UploadDate: body.uploadedAt,
      }))
      return succeed({ SSHPublicKeys, ...page.value.page })
    },
  },
  UpdateSSHPublicKey: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => setStatus(call, keys, input.UserName, input.SSHPublicKeyId, input.Status),
  },
  DeleteSSHPublicKey: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => removeBelonging(call, keys, input.UserName, input.SSHPublicKeyId),
  },
}

function describe(key: SshPublicKeyRecord, body: string): IamShapes.SSHPublicKey {
  const digest = createHash('md5').update(Buffer.from(key.blob, 'base64')).digest('hex')
  return {
    UserName: key.userName,
    SSHPublicKeyId: key.id,
    Fingerprint: (digest.match(/../gu) ?? []).join(':'),
    SSHPublicKeyBody: body,
    Status: key.status,
    UploadDate: key.uploadedAt,
  }
}

const invalid = fail('InvalidPublicKey', 'The public key is malformed or otherwise invalid.')

/** The key's blob in base 64, out of `ssh-rsa AAAA… comment` or PEM. */
function readKey(text: string): Outcome<string> {
  if (text.startsWith('-----BEGIN')) {
    try {
      const key = createPublicKey(text)
      return key.asymmetricKeyType === 'rsa' ? succeed(blobOf(key)) : invalid
    } catch {
      return invalid
    }
  }
  const blob = /^ssh-rsa ([A-Za-z\d+/]+={0,2})(?:\s|$)/u.exec(text)?.[1]
  if (blob === undefined) {
    return fail('UnrecognizedPublicKeyEncoding', 'The public key encoding format is unsupported or unrecognized.')
  }
  return partsOf(blob) === undefined ? invalid : succeed(blob)
}

/** Exponent and modulus of an `ssh-rsa` blob: three fields, each after its length. */
function partsOf(blob: string): readonly [exponent: Buffer, modulus: Buffer] | undefined {
  const bytes = Buffer.from(blob, 'base64')
  const fields: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    fields.push(bytes.subarray(at + 4, end))
    at = end
  }
  const [name, exponent, modulus] = fields
  const known = name?.toString() === 'ssh-rsa' && exponent !== undefined && modulus !== undefined
  return known && fields.length === 3 && modulus.length >= 128 ? [exponent, modulus] : undefined
}

function pemOf(blob: string): string {
  const [exponent, modulus] = partsOf(blob) ?? [Buffer.alloc(0), Buffer.alloc(0)]
  const unsigned = (bytes: Buffer): string => (bytes[0] === 0 ? bytes.subarray(1) : bytes).toString('base64url')
  const jwk = { kty: 'RSA', e: unsigned(exponent), n: unsigned(modulus) }
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString().trim()
}

function blobOf(key: KeyObject): string {
  const { e = '', n = '' } = key.export({ format: 'jwk' })
  const signed = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64url')
    return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes])
  }
  const fields = [Buffer.from('ssh-rsa'), signed(e), signed(n)].flatMap((field) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(field.length)
    return [length, field]
  })
  return Buffer.concat(fields).toString('base64')
}
