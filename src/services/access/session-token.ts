import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { fail, parseJson, succeed, type Chance, type EpochMs, type JsonValue, type Outcome } from '../../base/index.ts'

/**
 * What temporary credentials stand for. It travels in the session token itself, sealed, so that nothing is stored and
 * any node with the secret can read it.
 */
export interface Session {
  readonly accessKeyId: string
  readonly secret: string
  readonly issuedAt: EpochMs
  readonly expiresAt: EpochMs
  readonly account: string
  readonly mfaAt?: EpochMs
  readonly who:
    | { readonly kind: 'root' }
    | { readonly kind: 'user'; readonly userName: string; readonly arn: string; readonly userId: string }
    | {
        readonly kind: 'federated'
        readonly name: string
        readonly userName?: string
        readonly policies: readonly string[]
        readonly tags?: Readonly<Record<string, string>>
      }
    | {
        readonly kind: 'role'
        readonly roleName: string
        readonly roleArn: string
        readonly roleId: string
        readonly sessionName: string
        /** Texts of policies, and ARNs of managed ones. */
        readonly policies: readonly string[]
        readonly tags: Readonly<Record<string, string>>
        readonly transitiveTagKeys: readonly string[]
        readonly sourceIdentity?: string
      }
}

const format = 1
const ivBytes = 12
const tagBytes = 16
const lastKey: { secret?: string; key?: Buffer } = {}

/** AES-256-GCM: what was changed or made elsewhere does not open. */
export function sealSession(session: Session, sessionSecret: string, chance: Chance): string {
  const iv = Buffer.from(chance.bytes(ivBytes))
  const cipher = createCipheriv('aes-256-gcm', keyOf(sessionSecret), iv)
  const body = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([format]), iv, cipher.getAuthTag(), body]).toString('base64')
}

/** The session in a token that this secret sealed; expiry is for the caller to check. */
export function openSession(token: string, sessionSecret: string): Outcome<Session> {
  const bytes = Buffer.from(token, 'base64')
  if (bytes[0] !== format || bytes.length < 1 + ivBytes + tagBytes) return unreadable
  const decipher = createDecipheriv('aes-256-gcm', keyOf(sessionSecret), bytes.subarray(1, 1 + ivBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes))
  let text: string
  try {
    text = decipher.update(bytes.subarray(1 + ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return unreadable
  }
  const json: Outcome<JsonValue> = parseJson(text)
  return json.ok ? succeed(json.value as unknown as Session) : unreadable
}

const unreadable = fail('InvalidClientTokenId', 'The security token included in the request is invalid.')

function keyOf(secret: string): Buffer {
  if (lastKey.secret !== secret || lastKey.key === undefined) {
    lastKey.secret = secret
    lastKey.key = createHash('sha256').update(`session tokens\0${secret}`).digest()
  }
  return lastKey.key
}
