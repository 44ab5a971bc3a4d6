/** SigV4 of a request without a query, signed with the environment's keys or those of `dev`. */
import { createHmac, hash } from 'node:crypto'

export interface Signable {
  readonly method: string
  readonly url: URL
  readonly service: string
  readonly region: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly now: Date
}

export function signedHeaders({ method, url, service, region, headers, body, now }: Signable): Record<string, string> {
  const accessKey = environment('AWS_ACCESS_KEY_ID') ?? 'test'
  const secret = environment('AWS_SECRET_ACCESS_KEY') ?? 'test'
  const token = environment('AWS_SESSION_TOKEN')
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-date': stamp }
  if (token !== undefined) all['x-amz-security-token'] = token
  const sorted = Object.keys(all).sort()
  const names = sorted.join(';')
  const lines = sorted.map((name) => `${name}:${all[name]}\n`)
  const path = url.pathname === '' ? '/' : url.pathname
  const canonical = [method, path, '', lines.join(''), names, hash('sha256', body)].join('\n')
  const day = stamp.slice(0, 8)
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, hash('sha256', canonical)].join('\n')
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  const signature = hmac(signingKey, text).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return { ...all, authorization }
}

/** A variable of the environment; one that is empty counts as not set, as AWS's clients have it. */
export function environment(name: string): string | undefined {
  const value = process.env[name]
  return value === '' ? undefined : value
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
