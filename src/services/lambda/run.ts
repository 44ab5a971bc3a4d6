import { fail, refuse, succeed, type Outcome } from '../../base/index.ts'
import type { Ports } from '../contract.ts'
import type { InvokeAnswer } from './contract.ts'
import { ownerArn, type Found } from './find.ts'
import { functionVersion } from './function-version.ts'
import { targetArn, type Target } from './names.ts'
import { withinReserved } from './reserved.ts'

export interface Run {
  readonly target: Target
  readonly payload: string
  readonly logTail: boolean
  readonly clientContext?: string
  readonly requestId: string
  readonly signal?: AbortSignal
}

/** Runs what was found, once. Events come here, too. */
export async function runFound(ports: Ports, found: Found, asked: Run): Promise<Outcome<InvokeAnswer>> {
  const host = ports.functions
  if (host === undefined) return fail('NotImplemented', 'This server runs no functions.')
  const version = await functionVersion(ports, found)
  if (!version.ok) return version
  const { target, payload, requestId, clientContext, signal } = asked
  const reserved = found.document?.body.reservedConcurrency
  return withinReserved(ports.documents, ownerArn(target), reserved, async (): Promise<Outcome<InvokeAnswer>> => {
    const result = await host.invoke({
      function: version.value,
      invokedArn: targetArn(target),
      requestId,
      payload,
      ...(clientContext !== undefined && { clientContext }),
      ...(signal !== undefined && { signal }),
    })
    if (result.failure !== undefined) return refuse(result.failure)
    return succeed({
      status: 200,
      requestId,
      payload: result.payload,
      executedVersion: version.value.version,
      ...(result.functionError !== undefined && { functionError: result.functionError }),
      ...(asked.logTail && { logTail: result.logTail }),
    })
  })
}
