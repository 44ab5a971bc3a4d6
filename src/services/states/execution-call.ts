import type { Space } from '../../base/index.ts'
import type { Call, Ports, Principal } from '../contract.ts'

/** In whose name an execution calls, and where. */
export interface ExecutionCaller {
  readonly principal: Principal
  readonly space: Space
}

/** A call that Step Functions makes for an execution, as policies see it. */
export function callForExecution(
  ports: Ports,
  { principal, space }: ExecutionCaller,
  { service, operation }: { readonly service: string; readonly operation: string },
): Call {
  return {
    ports,
    principal,
    space,
    service,
    operation,
    requestId: ports.chance.uuid(),
    now: ports.clock.now(),
    sourceIp: 'states.amazonaws.com',
    userAgent: 'states.amazonaws.com',
    secure: true,
  }
}
