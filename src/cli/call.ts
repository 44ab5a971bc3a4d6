/** One Step Functions call to a running server, signed with the environment's keys or those of `dev`. */
import { createHmac, hash } from 'node:crypto'
import { fail, parseJson, succeed, type JsonObject, type Outcome } from '../base/index.ts'

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
      headers: signedHeaders(new URL(url).host, region, operation, body, new Date()),
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

/** SigV4 of a POST to `/` without a query, with the four headers that every awsJson call has. */
function signedHeaders(
  host: string,
  region: string,
  operation: string,
  body: string,
  now: Date,
): Record<string, string> {
  const accessKey = process.env['AWS_ACCESS_KEY_ID'] ?? 'test'
  const secret = process.env['AWS_SECRET_ACCESS_KEY'] ?? 'test'
  const token = process.env['AWS_SESSION_TOKEN']
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const day = stamp.slice(0, 8)
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host,
    'x-amz-date': stamp,
    ...(token === undefined ? {} : { 'x-amz-security-token': token }),
    'x-amz-target': `AWSStepFunctions.${operation}`,
  }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = ['POST', '/', '', lines.join(''), names, hash('sha256', body)].join('\n')
  const scope = `${day}/${region}/states/aws4_request`
  const key = ['AWS4-HMAC-SHA256', stamp, scope, hash('sha256', canonical)].join('\n')
  const signingKey = [day, region, 'states', 'aws4_request'].reduce<string | Buffer>(
    (secretSoFar, part) => hmac(secretSoFar, part),
    `AWS4${secret}`,
  )
  const signature = hmac(signingKey, key).toString('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
