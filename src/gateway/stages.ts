import type { Exchange, GatewayStage } from './exchange.ts'
import type { GatewayFailure } from './gateway-responses.ts'
import { checkApiKey } from './stages/api-key.ts'
import { authenticate } from './stages/authenticate.ts'
import { decodeBody, encodeAnswer } from './stages/compression.ts'
import { callIntegration } from './stages/integration-call.ts'
import { buildEndpointRequest } from './stages/integration-request.ts'
import { buildResponse } from './stages/integration-response.ts'
import { answerMethod } from './stages/method-response.ts'
import { parseRequest } from './stages/parse-request.ts'
import { checkResourcePolicy } from './stages/resource-policy.ts'
import { route } from './stages/route.ts'
import { throttle } from './stages/throttle.ts'
import { validateRequest } from './stages/validate-request.ts'

/** What happens to a request, in this order. A stage that fails ends it with a gateway response. */
export const stages: readonly GatewayStage[] = [
  { name: 'parse request', run: parseRequest },
  { name: 'decode body', run: decodeBody },
  { name: 'route', run: route },
  { name: 'authenticate', run: authenticate },
  { name: 'resource policy', run: checkResourcePolicy },
  { name: 'API key', run: checkApiKey },
  { name: 'throttle', run: throttle },
  { name: 'validate request', run: validateRequest },
  { name: 'integration request', run: buildEndpointRequest },
  { name: 'integration call', run: callIntegration },
  { name: 'integration response', run: buildResponse },
  { name: 'method response', run: answerMethod },
  { name: 'encode answer', run: encodeAnswer },
]

/** Undefined: the exchange has its answer. */
export async function runStages(exchange: Exchange): Promise<GatewayFailure | undefined> {
  for (const { run } of stages) {
    const result = run(exchange)
    const failure = result instanceof Promise ? await result : result
    if (failure !== undefined) return failure
  }
  return undefined
}
