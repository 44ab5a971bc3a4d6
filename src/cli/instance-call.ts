/** Requests to a running server's own door, `/_stile/…`. */
import { fail, isObject, parseJson, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import type { Flag } from './flags.ts'
import { signedHeaders } from './signature.ts'

export interface InstanceRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: JsonObject
}

export const urlFlag: Flag = {
  name: '--url',
  value: 'URL',
  help: 'the server (AWS_ENDPOINT_URL, or http://127.0.0.1:4566)',
}

export function urlOf(values: ReadonlyMap<string, string>): string {
  return values.get('--url') ?? process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566'
}

/** The response, if it is a success; its body is the caller's to read. */
export async function instanceResponse(request: InstanceRequest): Promise<Outcome<Response>> {
  const { url, method = 'GET', path } = request
  if (!URL.canParse(url))
    return fail('BadUrl', `${JSON.stringify(url)} is no URL. It looks like http://127.0.0.1:4566.`)
  const target = new URL(path, url)
  const body = request.body === undefined ? '' : JSON.stringify(request.body)
  const region = process.env['AWS_REGION'] ?? 'us-east-1'
  const headers = signedHeaders({ method, url: target, service: 'stile', region, headers: {}, body, now: new Date() })
  let response: Response
  try {
    response = await fetch(target, { method, headers, ...(body === '' ? {} : { body }) })
  } catch {
    return fail('NoServer', `Nothing answers at ${url}. Start a server with \`stile dev\`, or name another with --url.`)
  }
  if (response.ok) return succeed(response)
  const answer = parseJson(await response.text())
  const members: JsonObject = answer.ok && isObject(answer.value) ? answer.value : {}
  return fail(String(members['__type'] ?? response.status), String(members['message'] ?? `answered ${response.status}`))
}

export async function instanceCall<Answer>(request: InstanceRequest): Promise<Outcome<Answer>> {
  const response = await instanceResponse(request)
  if (!response.ok) return response
  const answer = parseJson(await response.value.text())
  return answer.ok ? succeed(answer.value as Answer) : fail('NoServer', `What answers at ${request.url} is no Stile.`)
}
