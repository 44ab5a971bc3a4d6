/** SigV4 of a call to Lambda. */
import { createHash, createHmac } from 'node:crypto'
import type { EpochMs } from '../base/index.ts'

export interface SigningKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

interface Signable {
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly region: string
  readonly keys: SigningKeys
  readonly at: EpochMs
}

export function signedHeaders({ url, headers, body, region, keys, at }: Signable): Record<string, string> {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-date': stamp }
  if (keys.sessionToken !== undefined) all['x-amz-security-token'] = keys.sessionToken
  const sorted = Object.keys(all).sort()
  const names = sorted.join(';')
  const lines = sorted.map((name) => `${name}:${all[name]}\n`).join('')
  // A path is encoded once more for the signature; a name in it holds nothing else that would be.
  const path = url.pathname.replaceAll('%', '%25').replaceAll('$', '%24').replaceAll(':', '%3A')
  const query = url.search.slice(1).replaceAll('+', '%20')
  const canonical = ['POST', path, query, lines, names, hash(body)].join('\n')
  const day = stamp.slice(0, 8)
  const scope = `${day}/${region}/lambda/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, hash(canonical)].join('\n')
  const key = [day, region, 'lambda', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`)
  const credential = `Credential=${keys.accessKeyId}/${scope}`
  const signature = hmac(key, text).toString('hex')
  return { ...all, authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}` }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
