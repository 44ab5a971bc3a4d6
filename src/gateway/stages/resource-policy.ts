import { settled, type Exchange, type StageResult } from '../exchange.ts'
import { headerNamed } from '../headers.ts'
import { decideAnonymous } from '../resource-policy.ts'

/** The API's own policy. TestInvokeMethod asks for none. */
export function checkResourcePolicy(exchange: Exchange): StageResult {
  const { api, space, stage, wire, path, startedAt } = exchange
  if (api.policy === undefined || exchange.log !== undefined) return undefined
  const { method } = settled(exchange.request, 'request')
  const resource = `${api.id}/${stage.name}/${method}${path}`
  const decision = decideAnonymous(api.policy, {
    arn: `arn:aws:execute-api:${space.region}:${space.account}:${resource}`,
    sourceIp: wire.sourceIp,
    userAgent: headerNamed(wire.headers, 'user-agent'),
    referer: headerNamed(wire.headers, 'referer'),
    now: startedAt,
  })
  if (decision === 'allowed') return undefined
  // AWS shows the last four digits of the account.
  const told = `arn:aws:execute-api:${space.region}:${'*'.repeat(8)}${space.account.slice(-4)}:${resource}`
  const because = decision === 'denied explicitly' ? ' with an explicit deny' : ''
  const message = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${told}${because}`
  return { type: 'ACCESS_DENIED', message }
}
