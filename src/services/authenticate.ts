import { refuse, succeed, type Outcome } from '../base/index.ts'
import { unsignedFailure, verifySignature, type Dialect } from '../iam/index.ts'
import type { Claim, Protocol, WireRequest } from '../protocol/index.ts'
import { resolveAccessKey } from './access/access-keys.ts'
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

/** Verifies the request's signature and says whose it is. A request without one is refused as its service refuses it. */
export async function authenticate(
  ports: Ports,
  claimed: Claim,
  request: WireRequest,
): Promise<Outcome<Authenticated>> {
  const { service, protocol } = claimed
  const now = ports.clock.now()
  const verified = await verifySignature(request, {
    now,
    digest: ports.digest,
    dialect: dialects[protocol],
    service,
    lookup: (accessKeyId, sessionToken) => resolveAccessKey(ports, accessKeyId, sessionToken, now),
  })
  if (!verified.ok) return verified
  if (verified.value === 'unsigned') return refuse(unsignedFailure(dialects[protocol]))
  const { holder, region, accessKeyId } = verified.value
  return succeed({ principal: holder.principal, region, accessKeyId })
}
