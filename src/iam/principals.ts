import { isArray, isObject, parseArn, type JsonValue } from '../base/index.ts'

/** Whom a trust or resource policy names. */
export type PrincipalElement =
  | { readonly kind: 'anyone' }
  /** `{"AWS": "111122223333"}` or the ARN of that account's root: everyone there whom that account allows. */
  | { readonly kind: 'account'; readonly account: string; readonly text: string }
  /** The ARN of a user, role, role session or federated user. */
  | { readonly kind: 'arn'; readonly arn: string }
  /** The unique id that stands for a principal that is gone. */
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonical-user'; readonly id: string }

/** Who asks, as policies see it. */
export type Caller =
  | { readonly kind: 'root'; readonly account: string; readonly arn: string }
  | { readonly kind: 'user'; readonly account: string; readonly arn: string; readonly id: string }
  /** `arn` is the session's, `roleArn` has the role's path. */
  | {
      readonly kind: 'role'
      readonly account: string
      readonly arn: string
      readonly roleArn: string
      readonly id: string
    }
  /** A service of AWS, under each name that policies may use for it: the global and the regional one. */
  | { readonly kind: 'service'; readonly names: readonly string[] }
  | { readonly kind: 'federated'; readonly provider: string }
  /** Who signed nothing: only what is open to anyone names them. */
  | { readonly kind: 'anonymous' }

/**
 * How strongly a policy names the caller: decides whether the caller's own policies matter
 * (reference: evaluation logic within one account).
 */
export type PrincipalMatch = 'session' | 'user' | 'role' | 'account' | 'anyone' | 'service' | 'federated'

/** Takes a Principal element apart; a text is AWS's complaint about it. */
export function parsePrincipals(element: JsonValue): readonly PrincipalElement[] | string {
  if (element === '*') return [{ kind: 'anyone' }]
  if (!isObject(element)) return 'Syntax errors in policy.'
  const elements: PrincipalElement[] = []
  for (const [type, value] of Object.entries(element)) {
    for (const text of isArray(value) ? value : [value]) {
      if (typeof text !== 'string') return 'Syntax errors in policy.'
      const parsed = parsePrincipal(type, text)
      if (parsed === undefined) return invalidPrincipal(type, text)
      elements.push(parsed)
    }
  }
  return elements.length === 0 ? 'Missing required field Principal cannot be empty!' : elements
}

/** A domain, with a path where the provider has one, or the ARN of a provider. */
const providerPattern = /^(?:[\w-]+(?:\.[\w-]+)+(?:\/.*)?|arn:aws[\w-]*:iam::\d{12}:(?:saml|oidc)-provider\/.+)$/u

/** AWS's complaint about who is no identity provider, if one is none. */
export function providerProblem(elements: readonly PrincipalElement[]): string | undefined {
  return elements.every((element) => element.kind !== 'federated' || providerPattern.test(element.provider))
    ? undefined
    : 'Federated principals must be valid domain names or SAML metadata ARNs'
}

/** AWS prints the type in capitals. */
export function invalidPrincipal(type: string, text: string): string {
  return `Invalid principal in policy: "${type.toUpperCase()}":"${text}"`
}

function parsePrincipal(type: string, text: string): PrincipalElement | undefined {
  switch (type) {
    case 'AWS':
      return parseAwsPrincipal(text)
    case 'Service':
      return /^[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/u.test(text)
        ? { kind: 'service', name: text }
        : undefined
    case 'Federated':
      return text === '' ? undefined : { kind: 'federated', provider: text }
    case 'CanonicalUser':
      return { kind: 'canonical-user', id: text }
    default:
      return undefined
  }
}

function parseAwsPrincipal(text: string): PrincipalElement | undefined {
  if (text === '*') return { kind: 'anyone' }
  if (/^\d{12}$/u.test(text)) return { kind: 'account', account: text, text }
  if (/^A[A-Z]{3}[A-Z\d]{16,17}$/u.test(text)) return { kind: 'id', id: text }
  const arn = parseArn(text)
  if (arn === undefined || !/^\d{12}$/u.test(arn.account) || arn.region !== '') return undefined
  if (!/^aws(?:-[a-z-]+)?$/u.test(arn.partition)) return undefined
  if (arn.service === 'iam') {
    if (arn.resource === 'root') return { kind: 'account', account: arn.account, text }
    return /^(?:user|role)\/[^*?]+$/u.test(arn.resource) ? { kind: 'arn', arn: text } : undefined
  }
  if (arn.service !== 'sts') return undefined
  return /^(?:assumed-role\/[^*?/]+\/[^*?/]+|federated-user\/[^*?/]+)$/u.test(arn.resource)
    ? { kind: 'arn', arn: text }
    : undefined
}

/**
 * The elements with the ARNs of users and roles replaced by the unique ids that they had when the policy was written:
 * whoever is made anew under an old name is somebody else.
 */
export function withPrincipalIds(
  elements: readonly PrincipalElement[],
  ids: Readonly<Record<string, string>>,
): readonly PrincipalElement[] {
  return elements.map((element) => {
    const id = element.kind === 'arn' && Object.hasOwn(ids, element.arn) ? ids[element.arn] : undefined
    return id === undefined ? element : { kind: 'id', id }
  })
}

/** The strongest way in which the elements name the caller. */
export function matchPrincipals(elements: readonly PrincipalElement[], caller: Caller): PrincipalMatch | undefined {
  let best: PrincipalMatch | undefined
  for (const element of elements) {
    const match = matchPrincipal(element, caller)
    if (match !== undefined && (best === undefined || strength[match] > strength[best])) best = match
  }
  return best
}

const strength: Readonly<Record<PrincipalMatch, number>> = {
  account: 0,
  anyone: 1,
  federated: 2,
  service: 2,
  role: 2,
  user: 3,
  session: 3,
}

function matchPrincipal(element: PrincipalElement, caller: Caller): PrincipalMatch | undefined {
  switch (element.kind) {
    case 'anyone':
      return caller.kind === 'service' || caller.kind === 'federated' ? undefined : 'anyone'
    case 'account':
      return 'account' in caller && caller.account === element.account ? 'account' : undefined
    case 'arn':
      if (caller.kind === 'user') return caller.arn === element.arn ? 'user' : undefined
      if (caller.kind !== 'role') return undefined
      return caller.arn === element.arn ? 'session' : caller.roleArn === element.arn ? 'role' : undefined
    case 'id':
      if (caller.kind === 'user') return caller.id === element.id ? 'user' : undefined
      return caller.kind === 'role' && caller.id === element.id ? 'role' : undefined
    case 'service':
      return caller.kind === 'service' && caller.names.includes(element.name) ? 'service' : undefined
    case 'federated':
      return caller.kind === 'federated' && caller.provider === element.provider ? 'federated' : undefined
    case 'canonical-user':
      return undefined
  }
}
