/** Where a request carries its signature, and what it says about itself. */
import {
  base64Encode,
  limits,
  refuse,
  succeed,
  type Digest,
  type EpochMs,
  type Failure,
  type Outcome,
} from '../../base/index.ts'
import { incomplete } from './failures.ts'
import { algorithm, type SignatureClaim, type SignedRequest } from './signed-request.ts'

/**
 * The claim of a request that is signed in its Authorization header or in its query, `unsigned` where it is in neither.
 * Refuses with IncompleteSignature, in AWS's words, what lacks a part, has one twice, or cannot be read.
 */
export function readSignature(request: SignedRequest, digest: Digest): Outcome<SignatureClaim | 'unsigned'> {
  const authorization = request.headers['authorization']
  if (authorization !== undefined) return readAuthorization(authorization, request.headers, digest)
  return request.query.includes('X-Amz-') ? readQuery(request.query) : succeed('unsigned')
}

/**
 * Clients repeat all of the header but its end, the signature, for a day: what was read from that is kept. Only a rest
 * that is a signature and nothing else is read this way.
 */
function readAuthorization(
  authorization: string,
  headers: Readonly<Record<string, string>>,
  digest: Digest,
): Outcome<SignatureClaim> {
  const time = headers['x-amz-date']
  const signatureAt = authorization.length - signatureLength
  const beginning = authorization.slice(0, signatureAt)
  const signature = authorization.slice(signatureAt)
  const known = knownBeginnings.get(beginning)
  if (known !== undefined && time !== undefined && basicTimePattern.test(time) && signaturePattern.test(signature)) {
    const signedAt = parseTime(time) as EpochMs
    return succeed({ ...known, signature, time, signedAt, sessionToken: headers['x-amz-security-token'] })
  }
  const read = readHeader(authorization, headers, digest)
  if (read.ok && read.value.signature === signature) remember(beginning, read.value)
  return read
}

const signatureLength = 64
const beginningLengthMax = 1_024
const signaturePattern = /^[0-9a-f]{64}$/
const knownBeginnings = new Map<string, SignatureClaim>()

function remember(beginning: string, claim: SignatureClaim): void {
  if (beginning.length > beginningLengthMax) return
  // The oldest goes first: yesterday's are the ones nobody sends.
  if (knownBeginnings.size >= limits.signingKeys) knownBeginnings.delete(knownBeginnings.keys().next().value as string)
  knownBeginnings.set(beginning, claim)
}

function readHeader(
  authorization: string,
  headers: Readonly<Record<string, string>>,
  digest: Digest,
): Outcome<SignatureClaim> {
  const blank = authorization.indexOf(' ')
  const scheme = blank === -1 ? authorization : authorization.slice(0, blank)
  if (scheme !== algorithm && scheme.startsWith('AWS4-')) {
    return refuse(incomplete(`Unsupported AWS 'algorithm': '${scheme}'.`))
  }
  const parts = new Map<string, string>()
  if (scheme === algorithm) {
    for (const part of authorization.slice(scheme.length + 1).split(',')) {
      const text = part.trim()
      const equals = text.indexOf('=')
      if (text === '') continue
      if (equals === -1)
        return refuse(
          incomplete(
            withHash(
              `'${text}' not a valid key=value pair (missing equal-sign) in Authorization header`,
              authorization,
              digest,
            ),
          ),
        )
      const key = text.slice(0, equals)
      if (parts.has(key))
        return refuse(
          incomplete(withHash(`Duplicate parameter '${key}' in Authorization header`, authorization, digest)),
        )
      parts.set(key, text.slice(equals + 1))
    }
  }
  const time = headers['x-amz-date'] ?? headers['date']
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`)
  if (time === undefined) {
    missing.push(`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`)
  }
  if (missing.length > 0) {
    const hash = `(Hashed with SHA-256 and encoded with Base64) Authorization=${hashOf(authorization, digest)}`
    return refuse(incomplete(`${missing.join(' ')} ${hash}`))
  }
  return claimOf({
    form: 'header',
    credential: parts.get('Credential') as string,
    signedHeaders: parts.get('SignedHeaders') as string,
    signature: parts.get('Signature') as string,
    time: time as string,
    sessionToken: headers['x-amz-security-token'],
    expiresSeconds: undefined,
  })
}

const queryParts = [
  'Algorithm',
  'Credential',
  'Date',
  'Expires',
  'SignedHeaders',
  'Signature',
  'Security-Token',
] as const

function readQuery(query: string): Outcome<SignatureClaim | 'unsigned'> {
  const parts = new Map<string, string>()
  for (const field of query.split('&')) {
    const name = queryParts.find((it) => field.startsWith(`X-Amz-${it}=`))
    if (name === undefined) continue
    if (parts.has(name)) return refuse(incomplete(`Duplicate parameter 'X-Amz-${name}' in the query string.`))
    const value = decode(field.slice(name.length + 'X-Amz-='.length))
    if (value === undefined) return refuse(incomplete(`AWS query-string parameter 'X-Amz-${name}' is not valid UTF-8.`))
    parts.set(name, value)
  }
  if (!parts.has('Algorithm') && !parts.has('Signature') && !parts.has('Credential')) return succeed('unsigned')
  const missing = queryParts.filter((name) => !parts.get(name) && name !== 'Security-Token' && name !== 'Expires')
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include 'X-Amz-${name}'.`)
    return refuse(incomplete(`${sentences.join(' ')} Re-examine the query-string parameters.`))
  }
  if (parts.get('Algorithm') !== algorithm) {
    return refuse(incomplete(`Unsupported AWS 'algorithm': '${parts.get('Algorithm') ?? ''}'.`))
  }
  const expires = parts.get('Expires')
  const expiresSeconds = expires === undefined ? undefined : Number(expires)
  if (expires !== undefined && (!/^\d{1,9}$/.test(expires) || Number(expires) < 1)) {
    return refuse(incomplete('X-Amz-Expires should be a number greater than zero.'))
  }
  if (expiresSeconds !== undefined && expiresSeconds > presignSecondsMax) {
    return refuse(
      incomplete(
        `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${presignSecondsMax} seconds`,
      ),
    )
  }
  return claimOf({
    form: 'query',
    credential: parts.get('Credential') as string,
    signedHeaders: parts.get('SignedHeaders') as string,
    signature: parts.get('Signature') as string,
    time: parts.get('Date') as string,
    sessionToken: parts.get('Security-Token'),
    expiresSeconds,
  })
}

const presignSecondsMax = 604_800

interface Parts {
  readonly form: SignatureClaim['form']
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  readonly time: string
  readonly sessionToken: string | undefined
  readonly expiresSeconds: number | undefined
}

function claimOf(parts: Parts): Outcome<SignatureClaim> {
  const { form, credential, signature, sessionToken, expiresSeconds } = parts
  const fields = credential.split('/')
  if (fields.length !== 5) {
    const wanted = 'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term'
    return refuse(incomplete(`${wanted}, got '${credential}'.`))
  }
  const [accessKeyId = '', scopeDate = '', region = '', service = '', terminator = ''] = fields
  const signedAt = parseTime(parts.time)
  if (signedAt === undefined) return refuse(badDate(parts.time))
  return succeed({
    form,
    accessKeyId,
    sessionToken,
    scopeDate,
    region,
    service,
    terminator,
    signedHeaders: parts.signedHeaders.toLowerCase().split(';'),
    signature,
    time: basicTimePattern.test(parts.time) ? parts.time : basicTime(signedAt),
    signedAt,
    expiresSeconds,
  })
}

function badDate(time: string): Failure {
  return incomplete(`Date must be in ISO-8601 'basic format'. Got '${time}'. See http://en.wikipedia.org/wiki/ISO_8601`)
}

/** `20261122T111401Z`, or the form of a Date header (`Sun, 22 Nov 2026 11:14:01 GMT`). */
function parseTime(text: string): EpochMs | undefined {
  const at = basicTimePattern.test(text)
    ? Date.UTC(
        digits(text, 0, 4),
        digits(text, 4, 6) - 1,
        digits(text, 6, 8),
        digits(text, 9, 11),
        digits(text, 11, 13),
        digits(text, 13, 15),
      )
    : Date.parse(/^[A-Z][a-z]{2}, \d/.test(text) ? text : '')
  return Number.isNaN(at) ? undefined : at
}

const basicTimePattern = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/

function digits(text: string, from: number, to: number): number {
  return Number(text.slice(from, to))
}

/** `20261122T111401Z` */
export function basicTime(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** AWS does not echo a header that may hold a secret: it shows its hash. */
function withHash(sentence: string, authorization: string, digest: Digest): string {
  return `${sentence} (hashed with SHA-256 and encoded with Base64): '${hashOf(authorization, digest)}'.`
}

function hashOf(text: string, digest: Digest): string {
  const hex = digest.sha256Hex(text)
  return base64Encode(
    Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)),
  )
}
