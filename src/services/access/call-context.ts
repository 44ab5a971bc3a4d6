import { isoSeconds, parseArn } from '../../base/index.ts'
import type { Context } from '../../iam/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import type { Tag } from '../iam/records.ts'

/** The condition keys of a call, made only when a policy asks. `asked` says whether one did. */
export interface CallContext extends Context {
  readonly asked: () => boolean
}

/**
 * Global keys, and those of the request (`request.context`). `tags` are the principal's own and its session's; the
 * session's go first.
 */
export function callContext(call: Call, request: AccessRequest, tags: readonly Tag[]): CallContext {
  let asked = false
  let own: ReadonlyMap<string, string | readonly string[]> | undefined
  return {
    asked: () => asked,
    lookup(key) {
      asked = true
      own ??= new Map(Object.entries(request.context ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
      return own.get(key) ?? globalKey(key, call, request, tags)
    },
  }
}

function globalKey(key: string, call: Call, request: AccessRequest, tags: readonly Tag[]): string | undefined {
  const { principal } = call
  if (key.startsWith('aws:principaltag/')) {
    const name = key.slice('aws:principaltag/'.length)
    return tags.find((tag) => tag.Key.toLowerCase() === name)?.Value
  }
  switch (key) {
    case 'aws:currenttime':
      return isoSeconds(call.now)
    case 'aws:epochtime':
      return String(Math.floor(call.now / 1000))
    case 'aws:principalaccount':
      return principal.account
    case 'aws:principalarn':
      return principal.kind === 'role' ? principal.roleArn : principal.arn
    case 'aws:principaltype':
      return principalTypes[principal.kind]
    case 'aws:userid':
      return principal.userId
    case 'aws:username':
      return principal.kind === 'user' ? principal.userName : undefined
    case 'aws:sourceip':
      return call.via === undefined ? call.sourceIp : undefined
    case 'aws:useragent':
      return call.userAgent
    case 'aws:securetransport':
      return String(call.secure)
    case 'aws:requestedregion':
      return call.space.region
    case 'aws:principalisawsservice':
    case 'aws:viaawsservice':
      return 'false'
    case 'aws:resourceaccount':
      return parseArn(request.resource)?.account || principal.account
    case 'aws:multifactorauthpresent':
      return principal.temporary === true || principal.kind === 'role'
        ? String(principal.mfaAt !== undefined)
        : undefined
    case 'aws:multifactorauthage':
      return principal.mfaAt === undefined ? undefined : String(Math.floor((call.now - principal.mfaAt) / 1000))
    case 'aws:tokenissuetime':
      return principal.issuedAt === undefined ? undefined : isoSeconds(principal.issuedAt)
    case 'aws:sourceidentity':
    case 'sts:sourceidentity':
      return principal.kind === 'role' ? principal.sourceIdentity : undefined
    default:
      return undefined
  }
}

const principalTypes = { root: 'Account', user: 'User', role: 'AssumedRole', federated: 'FederatedUser' } as const
