/** One Step Functions call to a running server, signed with the environment's keys or those of `dev`. */
import { fail, parseJson, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { signedHeaders } from './signature.ts'

export interface SignedCall {
  readonly url: string
  readonly region: string
  readonly operation: string
  readonly input: JsonObject
}

export async function signedCall({ url, region, operation, input }: SignedCall): Promise<Outcome<JsonObject>> {
  if (!URL.canParse(url))
    return fail('BadUrl', `${JSON.stringify(url)} is no URL. It looks like http://127.0.0.1:4566.`)
  const body = JSON.stringify(input)
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: signedHeaders({
        method: 'POST',
        url: new URL(url),
        service: 'states',
        region,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `AWSStepFunctions.${operation}`,
        },
        body,
        now: new Date(),
      }),
    })
  } catch {
    return fail('NoServer', `Nothing answers at ${url}. Start a server with \`stile dev\`, or name another with --url.`)
  }
  const answer = parseJson(await response.text())
  if (!answer.ok) return fail('NoServer', `What answers at ${url} is no Stile.`)
  const members = answer.value as JsonObject
  if (response.ok) return succeed(members)
  return fail(
    String(members['__type'] ?? response.status),
    String(members['message'] ?? members['Message'] ?? `answered ${response.status}`),
  )
}
