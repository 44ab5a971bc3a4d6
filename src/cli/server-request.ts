/** Signed requests of the commands to a running server, with sentences for all that may answer instead. */
import { fail, isObject, parseJson, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import type { Flag } from './flags.ts'
import { environment, signedHeaders } from './signature.ts'

export interface ServerRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** Behind the server's address; without it, the address as it was given. */
  readonly path?: string
  readonly service: string
  readonly region: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const urlFlag: Flag = {
  name: '--url',
  value: 'URL',
  help: 'the server (AWS_ENDPOINT_URL, or http://127.0.0.1:4566)',
}

export function urlOf(values: ReadonlyMap<string, string>): string {
  return values.get('--url') ?? environment('AWS_ENDPOINT_URL') ?? 'http://127.0.0.1:4566'
}

/** Fails as `BadUrl`, `BadKey` or `NoServer`; the status and the body are the caller's to look at. */
export async function serverResponse(request: ServerRequest): Promise<Outcome<Response>> {
  const { url, method, path, service, region, headers, body } = request
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    return fail('BadUrl', `${JSON.stringify(url)} is no URL. It looks like http://127.0.0.1:4566.`)
  const target = path === undefined ? new URL(url) : new URL(path, url)
  const signed = new Headers()
  try {
    const all = signedHeaders({ method, url: target, service, region, headers, body, now: new Date() })
    for (const [name, value] of Object.entries(all)) signed.set(name, value)
  } catch {
    return fail('BadKey', 'AWS_ACCESS_KEY_ID or AWS_SESSION_TOKEN has characters that no header may have.')
  }
  try {
    return succeed(await fetch(target, { method, headers: signed, ...(body === '' ? {} : { body }) }))
  } catch {
    return fail('NoServer', `Nothing answers at ${url}. Start a server with \`stile dev\`, or name another with --url.`)
  }
}

/** The body of a response as a JSON object; that of a refusal as a failure. */
export async function jsonOf(url: string, response: Response): Promise<Outcome<JsonObject>> {
  let text: string
  try {
    text = await response.text()
  } catch {
    return fail('NoServer', `The answer of ${url} broke off.`)
  }
  const answer = parseJson(text)
  const members: JsonObject | undefined = answer.ok && isObject(answer.value) ? answer.value : undefined
  if (members === undefined)
    return response.ok ? noStile(url) : fail(String(response.status), `${url} answered ${response.status}.`)
  if (response.ok) return succeed(members)
  return fail(
    String(members['__type'] ?? response.status),
    String(members['message'] ?? members['Message'] ?? `${url} answered ${response.status}.`),
  )
}

export function noStile(url: string): Outcome<never> {
  return fail('NoServer', `What answers at ${url} is no Stile.`)
}
