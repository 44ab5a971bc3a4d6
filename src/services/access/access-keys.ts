import { fail, limits, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { Documents } from '../../store/index.ts'
import type { Ports, Principal } from '../contract.ts'
import { accountOfAccessKey } from '../iam/identifiers.ts'
import { accessKeyKind, entityArn, iamSpace, userKind } from '../iam/records.ts'
import { BoundedMap } from './bounded-map.ts'
import { openSession, type Session } from './session-token.ts'

export interface ResolvedKey {
  /** Undefined for a key that nobody knows, which `dev` lets in: then there is no signature to check. */
  readonly secret: string | undefined
  readonly principal: Principal
}

type Resolution = Outcome<ResolvedKey> | Promise<Outcome<ResolvedKey>>

interface Memory {
  readonly keys: BoundedMap<string, KnownKey>
  readonly sessions: BoundedMap<string, { readonly session: Session; readonly resolution: Resolution }>
  warned: boolean
}

/** Good for one generation of the account's documents; for good where the key names no account. */
interface KnownKey {
  readonly account: string | undefined
  readonly generation: number
  /** The outcome itself, once it is there. */
  resolution: Resolution
}

const memories = new WeakMap<Documents, Memory>()

export const invalidToken = fail('InvalidClientTokenId', 'The security token included in the request is invalid.')
const expired = fail('ExpiredToken', 'The security token included in the request is expired')

/**
 * Whose access key it is, and the secret to check the signature with. `test` with secret `test` is the root of the
 * instance's account where unknown keys are the root as well (`dev`); a key id of 12 digits names its account.
 */
export function resolveAccessKey(
  ports: Ports,
  accessKeyId: string,
  sessionToken: string | undefined,
  now: EpochMs,
): Resolution {
  const memory = memoryOf(ports.documents)
  if (sessionToken !== undefined) {
    const resolution = resolveSession(ports, memory, accessKeyId, sessionToken, now)
    if (resolution !== undefined) return resolution
  }
  const known = memory.keys.get(accessKeyId)
  if (known !== undefined && known.generation === generationOf(ports, known.account)) return known.resolution
  const account = accountOfAccessKey(accessKeyId)
  const generation = generationOf(ports, account)
  const resolution =
    account === undefined ? resolveUnknown(ports, memory, accessKeyId) : resolveKey(ports, memory, accessKeyId, account)
  const entry: KnownKey = { account, generation, resolution }
  memory.keys.set(accessKeyId, entry)
  if (resolution instanceof Promise) {
    resolution.then(
      (outcome) => (entry.resolution = outcome),
      () => memory.keys.delete(accessKeyId),
    )
  }
  return resolution
}

function generationOf(ports: Ports, account: string | undefined): number {
  return account === undefined ? 0 : ports.documents.generation(iamSpace(account))
}

async function resolveKey(
  ports: Ports,
  memory: Memory,
  accessKeyId: string,
  account: string,
): Promise<Outcome<ResolvedKey>> {
  const space = iamSpace(account)
  const key = await ports.documents.get(accessKeyKind, space, accessKeyId)
  if (key === undefined) return resolveUnknown(ports, memory, accessKeyId)
  if (key.body.status !== 'Active') return invalidToken
  const user = await ports.documents.get(userKind, space, key.body.userName.toLowerCase())
  if (user === undefined) return invalidToken
  const { name, id } = user.body
  const arn = entityArn(account, 'user', user.body)
  return succeed({ secret: key.body.secret, principal: { kind: 'user', account, arn, userId: id, userName: name } })
}

function resolveUnknown(ports: Ports, memory: Memory, accessKeyId: string): Outcome<ResolvedKey> {
  const { settings, log } = ports
  if (!settings.unknownKeysAreRoot) return invalidToken
  if (accessKeyId === 'test') return succeed({ secret: 'test', principal: rootOf(settings.account) })
  const named = /^\d{12}$/u.test(accessKeyId)
  if (!named && !memory.warned) {
    memory.warned = true
    log.warn('an unknown access key is taken for the account root, and its signature is not checked', { accessKeyId })
  }
  return succeed({ secret: undefined, principal: rootOf(named ? accessKeyId : settings.account) })
}

/** Undefined for a token that is not ours, where unknown credentials are let in. */
function resolveSession(
  ports: Ports,
  memory: Memory,
  accessKeyId: string,
  token: string,
  now: EpochMs,
): Resolution | undefined {
  let known = memory.sessions.get(token)
  if (known === undefined) {
    const opened = openSession(token, ports.settings.sessionSecret)
    if (!opened.ok) return ports.settings.unknownKeysAreRoot ? undefined : invalidToken
    const session = opened.value
    const resolution = succeed({ secret: session.secret, principal: principalOf(session) })
    known = { session, resolution }
    memory.sessions.set(token, known)
  }
  if (known.session.accessKeyId !== accessKeyId) return invalidToken
  return known.session.expiresAt <= now ? expired : known.resolution
}

export function rootOf(account: string): Principal {
  return { kind: 'root', account, arn: `arn:aws:iam::${account}:root`, userId: account }
}

function principalOf(session: Session): Principal {
  const principal = principalWithoutMfa(session)
  return session.mfaAt === undefined ? principal : { ...principal, mfaAt: session.mfaAt }
}

function principalWithoutMfa(session: Session): Principal {
  const { account, who } = session
  switch (who.kind) {
    case 'root':
      return { ...rootOf(account), temporary: true, issuedAt: session.issuedAt }
    case 'user':
      return {
        kind: 'user',
        account,
        arn: who.arn,
        userId: who.userId,
        userName: who.userName,
        temporary: true,
        issuedAt: session.issuedAt,
      }
    case 'federated':
      return {
        kind: 'federated',
        account,
        arn: `arn:aws:sts::${account}:federated-user/${who.name}`,
        userId: `${account}:${who.name}`,
        temporary: true,
        name: who.name,
        ...(who.userName !== undefined && { userName: who.userName }),
        sessionPolicies: who.policies,
        issuedAt: session.issuedAt,
        ...(who.tags !== undefined && { tags: who.tags }),
      }
    case 'role':
      return {
        kind: 'role',
        account,
        arn: sessionArn(account, who.roleName, who.sessionName),
        userId: `${who.roleId}:${who.sessionName}`,
        roleName: who.roleName,
        roleArn: who.roleArn,
        sessionName: who.sessionName,
        sessionPolicies: who.policies,
        issuedAt: session.issuedAt,
        tags: who.tags,
        transitiveTagKeys: who.transitiveTagKeys,
        ...(who.sourceIdentity !== undefined && { sourceIdentity: who.sourceIdentity }),
      }
  }
}

/** The path of the role is not in it. */
export function sessionArn(account: string, roleName: string, sessionName: string): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`
}

function memoryOf(documents: Documents): Memory {
  let memory = memories.get(documents)
  if (memory === undefined) {
    const { accessKeysCached } = limits
    memory = { keys: new BoundedMap(accessKeysCached), sessions: new BoundedMap(accessKeysCached), warned: false }
    memories.set(documents, memory)
  }
  return memory
}
