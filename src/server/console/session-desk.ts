/** `/console/session`: who is signed in, signing in and out. */
import { fail, isObject, limits, parseJson, succeed, type JsonObject, type Outcome } from '../../base/index.ts'
import type { WireAnswer, WireRequest } from '../../protocol/index.ts'
import {
  principalOf,
  signIn,
  type Credentials,
  type Pipeline,
  type Ports,
  type Principal,
  type SignIn,
} from '../../services/index.ts'
import { plainAnswer } from '../http.ts'
import type { StatusSource } from '../status.ts'
import { version } from '../version.ts'
import { openAttempts, type Attempts } from './attempts.ts'
import { setCookie, signedOut } from './cookie.ts'
import { automaticPrefix, openSessions, type Sessions } from './sessions.ts'

export interface Asking {
  readonly wire: WireRequest
  readonly bodyTooLarge: boolean
  readonly cookieName: string
  readonly cookie: string | undefined
}

export interface SessionDesk {
  /** GET, POST and DELETE of `/console/session`. */
  answer(asked: Asking): Promise<WireAnswer>
  /** Whose call it is. */
  whoAsks(asked: Asking): Promise<Outcome<Principal>>
  /** Whose stream it is, which does not keep a session from resting. */
  whoWatches(asked: Asking): Promise<Principal | undefined>
}

interface DeskParts {
  readonly pipeline: Pipeline
  readonly source: StatusSource
  readonly apiUrl: string
  readonly host: string
}

interface Desk extends DeskParts {
  readonly ports: Ports
  readonly sessions: Sessions
  readonly attempts: Attempts
}

const notSignedIn = fail('UnrecognizedClientException', 'You are not signed in, or your session has ended. Sign in.')

export function openSessionDesk(parts: DeskParts): SessionDesk {
  const { ports } = parts.source
  const { clock, chance } = ports
  const desk: Desk = { ...parts, ports, sessions: openSessions(clock, chance), attempts: openAttempts(clock) }
  return {
    async answer(asked) {
      switch (asked.wire.method) {
        case 'GET':
          return currentSession(desk, asked)
        case 'POST':
          return openSession(desk, asked)
        case 'DELETE':
          return endSession(desk, asked)
        default:
          return plainAnswer(405, 'MethodNotAllowed', 'There are GET, POST and DELETE.')
      }
    },
    async whoAsks(asked) {
      const known = await knownSession(desk, asked)
      return known === undefined ? notSignedIn : succeed(known.principal)
    },
    async whoWatches({ cookie }) {
      const session = cookie === undefined ? undefined : desk.sessions.look(cookie)
      const principal = session && (await principalOf(ports, session.signIn, clock.now()))
      return principal?.ok === true ? principal.value : undefined
    },
  }
}

interface KnownSession {
  readonly principal: Principal
  readonly automatic: boolean
}

async function knownSession({ ports, sessions }: Desk, { cookie }: Asking): Promise<KnownSession | undefined> {
  const session = cookie === undefined ? undefined : sessions.find(cookie)
  if (cookie === undefined || session === undefined) return undefined
  const principal = await principalOf(ports, session.signIn, ports.clock.now())
  if (principal.ok) return { principal: principal.value, automatic: session.automatic }
  sessions.end(cookie)
  return undefined
}

async function currentSession(desk: Desk, asked: Asking): Promise<WireAnswer> {
  const known = await knownSession(desk, asked)
  if (known !== undefined) return sessionAnswer(desk, asked, known)
  const mayBegin = asked.cookie === undefined || asked.cookie.startsWith(automaticPrefix)
  if (mayBegin && mayBeAutomatic(desk, asked)) return openAutomatic(desk, asked)
  // A cookie whose session is not known: it has ended, or the server was restarted, and the page says so.
  const hasEnded = asked.cookie !== undefined && asked.cookie !== signedOut
  return refusal(desk, asked, notSignedIn.failure.message, hasEnded ? { ended: true } : {})
}

/** `{"accessKeyId", "secretAccessKey", "sessionToken"?}`, `{"account", "userName", "password", "newPassword"?}` or `{"automatic": true}` */
async function openSession(desk: Desk, asked: Asking): Promise<WireAnswer> {
  if (asked.bodyTooLarge) return plainAnswer(413, 'RequestTooLarge', 'A sign-in is not that long.')
  const parsed = parseJson(Buffer.from(asked.wire.body).toString('utf8'))
  const body = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  if (body['automatic'] === true) {
    if (mayBeAutomatic(desk, asked)) return openAutomatic(desk, asked)
    return refusal(desk, asked, 'Only `stile dev` signs in by itself, and only on this machine. Sign in.')
  }
  const credentials = credentialsOf(body)
  if (credentials === undefined)
    return plainAnswer(400, 'ValidationException', 'Give an access key and its secret, or account, user and password.')
  const who = credentials.kind === 'key' ? credentials.accessKeyId : `${credentials.account}/${credentials.userName}`
  if (!desk.attempts.begin(asked.wire.sourceIp, who.toLowerCase())) return tooManyAttempts
  const outcome = await signIn(desk.ports, credentials)
  if (!outcome.ok) {
    desk.ports.log.warn('a sign-in to the console was refused', { by: credentials.kind, from: asked.wire.sourceIp })
    return refusal(desk, asked, outcome.failure.message)
  }
  desk.attempts.succeeded(asked.wire.sourceIp, who.toLowerCase())
  const { resetRequired, principal } = outcome.value
  if (resetRequired && credentials.kind === 'password')
    return replacePassword(desk, asked, { credentials, principal, newPassword: body['newPassword'] })
  return begin(desk, asked, { signIn: outcome.value.signIn, principal, automatic: false })
}

const tooManyAttempts: WireAnswer = {
  ...plainAnswer(429, 'TooManyAttempts', 'Too many attempts to sign in. Wait five minutes, then try again.'),
  headers: { 'Content-Type': 'application/json', 'Retry-After': String(limits.signInWindowMs / 1_000) },
}

/** A password that must be replaced opens no session: it is replaced as ChangePassword does it, or told to be. */
async function replacePassword(
  desk: Desk,
  asked: Asking,
  who: {
    readonly credentials: Extract<Credentials, { kind: 'password' }>
    readonly principal: Principal
    readonly newPassword: unknown
  },
): Promise<WireAnswer> {
  const { credentials, principal, newPassword } = who
  if (typeof newPassword !== 'string')
    return refusal(desk, asked, 'Your password must be replaced. Choose a new one.', { passwordResetRequired: true })
  const space = { account: principal.account, region: desk.ports.settings.region }
  const input = { OldPassword: credentials.password, NewPassword: newPassword }
  const changed = await desk.pipeline.invoke(principal, 'iam', 'ChangePassword', input, space)
  if (!changed.ok) return refusal(desk, asked, changed.failure.message, { passwordResetRequired: true })
  const again = await signIn(desk.ports, { ...credentials, password: newPassword })
  if (!again.ok) return refusal(desk, asked, again.failure.message)
  return begin(desk, asked, { signIn: again.value.signIn, principal: again.value.principal, automatic: false })
}

function credentialsOf(body: JsonObject): Credentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, account, userName, password } = body
  if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string') {
    const token = typeof sessionToken === 'string' && sessionToken !== '' ? { sessionToken } : {}
    return { kind: 'key', accessKeyId, secretAccessKey, ...token }
  }
  if (typeof account !== 'string' || typeof userName !== 'string' || typeof password !== 'string') return undefined
  return { kind: 'password', account, userName, password }
}

/**
 * Whether this browser may be the root without credentials: under `dev`, which has well-known ones, bound to loopback,
 * asked from loopback under a loopback name, with no proxy in between.
 */
function mayBeAutomatic({ ports, host }: Desk, { wire }: Asking): boolean {
  const isProxied = 'forwarded' in wire.headers || 'x-forwarded-for' in wire.headers
  return (
    ports.settings.unknownKeysAreRoot &&
    isLoopback(host) &&
    isLoopback(wire.sourceIp) &&
    isLoopback(hostName(wire)) &&
    !isProxied
  )
}

function isLoopback(name: string): boolean {
  return /^((::ffff:)?127\.\d+\.\d+\.\d+|localhost|[\w.-]+\.localhost|\[?::1\]?)$/i.test(name)
}

function hostName({ headers }: WireRequest): string {
  return (headers['host'] ?? '').replace(/:\d+$/, '')
}

function openAutomatic(desk: Desk, asked: Asking): Promise<WireAnswer> {
  const { account } = desk.ports.settings
  return begin(desk, asked, { signIn: { kind: 'root', account }, automatic: true })
}

/** A session with an id of its own: what the browser held before is worth nothing any more. */
async function begin(
  desk: Desk,
  asked: Asking,
  opened: { readonly signIn: SignIn; readonly principal?: Principal; readonly automatic: boolean },
): Promise<WireAnswer> {
  const { ports, sessions } = desk
  const { signIn: how, automatic } = opened
  const principal = await principalOf(ports, how, ports.clock.now())
  if (!principal.ok) return refusal(desk, asked, principal.failure.message)
  if (asked.cookie !== undefined) sessions.end(asked.cookie)
  const id = sessions.open(how, automatic)
  const answer = sessionAnswer(desk, asked, { principal: principal.value, automatic })
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': setCookie(asked.cookieName, id, asked.wire.secure) } }
}

function endSession({ sessions }: Desk, { cookie, cookieName, wire }: Asking): WireAnswer {
  if (cookie !== undefined) sessions.end(cookie)
  return { status: 204, headers: { 'Set-Cookie': setCookie(cookieName, signedOut, wire.secure) }, body: '' }
}

function sessionAnswer(desk: Desk, { wire }: Asking, { principal, automatic }: KnownSession): WireAnswer {
  const { settings } = desk.ports
  const { arn, account } = principal
  const body = {
    principal: { arn, account, name: nameOf(principal) },
    region: settings.region,
    mode: modeOf(desk),
    iam: settings.iam,
    apiEndpoint: apiEndpoint(desk.apiUrl, hostName(wire)),
    version,
    automatic,
  }
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** Why nobody is signed in; whether this page may offer to go on as the root, which account to suggest. */
function refusal(desk: Desk, asked: Asking, message: string, more: JsonObject = {}): WireAnswer {
  const automatic = mayBeAutomatic(desk, asked)
  const account = desk.ports.settings.unknownKeysAreRoot ? { account: desk.ports.settings.account } : {}
  const body = { message, mode: modeOf(desk), automatic, ...account, ...more }
  return { status: 401, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

function modeOf({ ports }: Desk): 'dev' | 'serve' {
  return ports.settings.unknownKeysAreRoot ? 'dev' : 'serve'
}

function nameOf(principal: Principal): string {
  switch (principal.kind) {
    case 'root':
      return 'root'
    case 'user':
      return principal.userName
    case 'role':
      return `${principal.roleName}/${principal.sessionName}`
    case 'federated':
      return principal.name
  }
}

/** The API as this browser reaches it: under the name that it used for the console, unless that is loopback. */
function apiEndpoint(apiUrl: string, name: string): string {
  if (isLoopback(name)) return apiUrl
  const { protocol, port } = new URL(apiUrl)
  return `${protocol}//${name}:${port}`
}
