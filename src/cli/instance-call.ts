/** Requests to a running server's own door, `/_stile/…`. */
import { succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { jsonOf, noStile, serverResponse } from './server-request.ts'
import { environment } from './signature.ts'

export interface InstanceRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: JsonObject
}

/** The response, if it is a success; its body is the caller's to read. */
export async function instanceResponse(request: InstanceRequest): Promise<Outcome<Response>> {
  const { url, method = 'GET', path } = request
  const body = request.body === undefined ? '' : JSON.stringify(request.body)
  const region = environment('AWS_REGION') ?? 'us-east-1'
  const response = await serverResponse({ url, method, path, service: 'stile', region, headers: {}, body })
  if (!response.ok || response.value.ok) return response
  const refusal = await jsonOf(url, response.value)
  return refusal.ok ? noStile(url) : refusal
}

/** `member` is one that every answer has: whatever else answers with JSON has not. */
export async function instanceCall<Answer>(
  request: InstanceRequest,
  member: keyof Answer & string,
): Promise<Outcome<Answer>> {
  const response = await instanceResponse(request)
  if (!response.ok) return response
  const answer = await jsonOf(request.url, response.value)
  if (!answer.ok) return answer
  return Object.hasOwn(answer.value, member) ? succeed(answer.value as Answer) : noStile(request.url)
}
