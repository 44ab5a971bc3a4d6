import { refuse, succeed, type EpochMs, type Outcome } from '../base/index.ts'
import { unsignedFailure, verifySignature, type Dialect, type SignedBy } from '../iam/index.ts'
import type { Protocol, WireRequest } from '../protocol/index.ts'
import { resolveAccessKey, type ResolvedKey } from './access/access-keys.ts'
import { noteKeyUse } from './access/key-use.ts'
import type { Ports, Principal } from './contract.ts'

/** Who calls, and what the signature says beside. */
export interface Authenticated {
  readonly principal: Principal
  /** The region that the caller wants to work in. */
  readonly region: string
  readonly accessKeyId?: string
  readonly via?: { readonly service: string; readonly sourceArn: string }
}

const dialects: Readonly<Record<Protocol, Dialect>> = {
  'awsJson1.0': 'json',
  'awsJson1.1': 'json',
  restJson1: 'json',
  awsQuery: 'query',
}

/**
 * Verifies the request's signature and says whose it is; at once, where the key is remembered. A request without one is
 * refused as its service refuses it.
 */
export function authenticate(
  ports: Ports,
  claimed: { readonly service: string; readonly protocol: Protocol },
  request: WireRequest,
): Outcome<Authenticated> | Promise<Outcome<Authenticated>> {
  const { service, protocol } = claimed
  const now = ports.clock.now()
  const dialect = dialects[protocol]
  const verified = verifySignature(request, {
    now,
    digest: ports.digest,
    dialect,
    service,
    lookup: (accessKeyId, sessionToken) => resolveAccessKey(ports, accessKeyId, sessionToken, now),
  })
  return verified instanceof Promise
    ? verified.then((outcome) => authenticatedBy(outcome, dialect, ports, now))
    : authenticatedBy(verified, dialect, ports, now)
}

function authenticatedBy(
  verified: Outcome<SignedBy<ResolvedKey> | 'unsigned'>,
  dialect: Dialect,
  ports: Ports,
  now: EpochMs,
): Outcome<Authenticated> {
  if (!verified.ok) return verified
  if (verified.value === 'unsigned') return refuse(unsignedFailure(dialect))
  const { holder, region, accessKeyId, service } = verified.value
  const { principal } = holder
  if (principal.kind === 'user' && principal.temporary === undefined) {
    noteKeyUse(ports, principal.account, accessKeyId, { at: now, service, region })
  }
  return succeed({ principal, region, accessKeyId })
}
