/** One Step Functions call to a running server. */
import type { JsonObject, Outcome } from '../base/index.ts'
import { jsonOf, serverResponse } from './server-request.ts'

export interface SignedCall {
  readonly url: string
  readonly region: string
  readonly operation: string
  readonly input: JsonObject
}

export async function signedCall({ url, region, operation, input }: SignedCall): Promise<Outcome<JsonObject>> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSStepFunctions.${operation}`,
  }
  const body = JSON.stringify(input)
  const response = await serverResponse({ url, method: 'POST', service: 'states', region, headers, body })
  return response.ok ? jsonOf(url, response.value) : response
}
