import { fail, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import { sealSession, type Session } from '../access/session-token.ts'
import type { Call, Ports } from '../contract.ts'
import { newAccessKeyId, newSecret } from '../iam/identifiers.ts'
import { proveMfa } from '../iam/mfa-devices.ts'

/** New temporary credentials for whom `who` says; good at once, and for as long as said. */
export function issueCredentials(
  call: Call,
  account: string,
  who: Session['who'],
  seconds: number,
  mfa = false,
): StsShapes.Credentials {
  const life = { from: call.now, forMs: seconds * 1000, ...(mfa && { mfaAt: call.now }) }
  const issued = sessionCredentials(call.ports, account, who, life)
  return {
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    Expiration: issued.expiresAt,
  }
}

export function sessionCredentials(
  { chance, settings }: Pick<Ports, 'chance' | 'settings'>,
  account: string,
  who: Session['who'],
  { from, forMs, mfaAt }: { readonly from: EpochMs; readonly forMs: number; readonly mfaAt?: EpochMs },
): SessionCredentials {
  const accessKeyId = newAccessKeyId(chance, 'ASIA', account)
  const secretAccessKey = newSecret(chance)
  const expiresAt = from + forMs
  const proof = mfaAt === undefined ? {} : { mfaAt }
  const session: Session = { accessKeyId, secret: secretAccessKey, issuedAt: from, expiresAt, account, who, ...proof }
  const sessionToken = sealSession(session, settings.sessionSecret, chance)
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: EpochMs
}

/** How long credentials of one's own last: 12 hours unless said, a day and a half at most, an hour for the root. */
export function temporarySeconds(asked: number | undefined, call: Call): number {
  const [usual, longest] = call.principal.kind === 'root' ? [3600, 3600] : [43_200, 129_600]
  return Math.min(asked ?? usual, longest)
}

/** The caller's own permissions for a while. */
export async function getSessionToken(
  input: StsShapes.GetSessionTokenRequest,
  call: Call,
): Promise<Outcome<StsShapes.GetSessionTokenResponse>> {
  const { principal } = call
  if (principal.kind === 'role' || principal.kind === 'federated' || principal.temporary === true) {
    return fail('AccessDenied', 'Cannot call GetSessionToken with session credentials')
  }
  const proven = await proveMfa(call, input)
  if (!proven.ok) return proven
  const who: Session['who'] =
    principal.kind === 'root'
      ? { kind: 'root' }
      : { kind: 'user', userName: principal.userName, arn: principal.arn, userId: principal.userId }
  const seconds = temporarySeconds(input.DurationSeconds, call)
  return succeed({ Credentials: issueCredentials(call, principal.account, who, seconds, proven.value) })
}
