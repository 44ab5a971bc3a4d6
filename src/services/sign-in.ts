/** Signing in without signing requests: what the console asks of somebody once, and whether it still holds later. */
import { fail, succeed, type EpochMs, type Outcome } from '../base/index.ts'
import { replaceDocument } from '../store/index.ts'
import { resolveAccessKey, rootOf } from './access/access-keys.ts'
import type { Ports, Principal } from './contract.ts'
import { hashPassword, passwordMatches } from './iam/password.ts'
import { entityArn, iamSpace, loginProfileKind, userKind, type UserRecord } from './iam/records.ts'

export type Credentials =
  | {
      readonly kind: 'key'
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly sessionToken?: string
    }
  | { readonly kind: 'password'; readonly account: string; readonly userName: string; readonly password: string }

/** What a session remembers of how it was opened: no secret, and enough to see that it still holds. */
export type SignIn =
  | { readonly kind: 'root'; readonly account: string }
  | {
      readonly kind: 'key'
      readonly accessKeyId: string
      readonly sessionToken?: string
      readonly arn: string
      readonly userId: string
    }
  | {
      readonly kind: 'password'
      readonly account: string
      readonly userName: string
      readonly userId: string
      /** The stored hash that the password matched: another one ends the session. */
      readonly hash: string
    }

export interface SignedIn {
  readonly signIn: SignIn
  readonly principal: Principal
  /** The password is good for one thing only: to be replaced. */
  readonly resetRequired: boolean
}

const wrongKey = fail('SignInFailed', 'This access key and secret do not belong together, or the key is not active.')
const wrongPassword = fail('SignInFailed', 'The account, the user name or the password is not right.')
const ended = fail('SignInEnded', 'The session has ended. Sign in again.')

/** Checks the credentials. A wrong user takes as long as a wrong password; nothing says which of them it was. */
export function signIn(ports: Ports, credentials: Credentials): Promise<Outcome<SignedIn>> {
  return credentials.kind === 'key' ? signInByKey(ports, credentials) : signInByPassword(ports, credentials)
}

async function signInByKey(
  ports: Ports,
  { accessKeyId, secretAccessKey, sessionToken }: Extract<Credentials, { kind: 'key' }>,
): Promise<Outcome<SignedIn>> {
  const known = await resolveAccessKey(ports, accessKeyId, sessionToken, ports.clock.now())
  if (!known.ok) return wrongKey
  const { secret, principal } = known.value
  // Without a secret it is a key that nobody knows, which `dev` takes for the root: here only if it names an account.
  const good =
    secret === undefined ? /^\d{12}$/.test(accessKeyId) : ports.digest.equalsConstantTime(secret, secretAccessKey)
  if (!good) return wrongKey
  const { arn, userId } = principal
  const token = sessionToken === undefined ? {} : { sessionToken }
  return succeed({ signIn: { kind: 'key', accessKeyId, ...token, arn, userId }, principal, resetRequired: false })
}

/** Matches no password: what is compared where there is no user to compare with. */
let nobody: Promise<string> | undefined

async function signInByPassword(
  ports: Ports,
  { account, userName, password }: Extract<Credentials, { kind: 'password' }>,
): Promise<Outcome<SignedIn>> {
  const { documents, chance } = ports
  const id = userName.toLowerCase()
  const profile = await documents.get(loginProfileKind, iamSpace(account), id)
  nobody ??= hashPassword(Buffer.from(chance.bytes(32)).toString('hex'), chance)
  const hash = profile?.body.password ?? (await nobody)
  if (!(await passwordMatches(password, hash)) || profile === undefined) return wrongPassword
  const user = await documents.get(userKind, iamSpace(account), id)
  if (user === undefined) return wrongPassword
  const used = { ...user.body, passwordLastUsedAt: ports.clock.now() }
  // Only a note: if somebody changes the user at the same time, that change is worth more.
  await documents.write([replaceDocument(userKind, iamSpace(account), user, used)])
  const { name, id: userId } = user.body
  return succeed({
    signIn: { kind: 'password', account, userName: name, userId, hash },
    principal: userPrincipal(account, user.body),
    resetRequired: profile.body.resetRequired,
  })
}

/**
 * Whose session it is now. It has ended when its key was deactivated, deleted or has expired, when its user is gone or
 * another one of the same name, and when the password was changed or must be.
 */
export async function principalOf(ports: Ports, signedIn: SignIn, now: EpochMs): Promise<Outcome<Principal>> {
  switch (signedIn.kind) {
    case 'root':
      return succeed(rootOf(signedIn.account))
    case 'key': {
      const known = await resolveAccessKey(ports, signedIn.accessKeyId, signedIn.sessionToken, now)
      if (!known.ok) return ended
      const { principal } = known.value
      return principal.arn === signedIn.arn && principal.userId === signedIn.userId ? succeed(principal) : ended
    }
    case 'password': {
      const space = iamSpace(signedIn.account)
      const id = signedIn.userName.toLowerCase()
      const user = await ports.documents.get(userKind, space, id)
      const profile = await ports.documents.get(loginProfileKind, space, id)
      const holds =
        user?.body.id === signedIn.userId && profile?.body.password === signedIn.hash && !profile.body.resetRequired
      return holds ? succeed(userPrincipal(signedIn.account, user.body)) : ended
    }
  }
}

function userPrincipal(account: string, user: UserRecord): Principal {
  return { kind: 'user', account, arn: entityArn(account, 'user', user), userId: user.id, userName: user.name }
}
