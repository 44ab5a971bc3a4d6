import { refuse, succeed, utf8Length, type Digest, type EpochMs, type Failure, type Outcome } from '../../base/index.ts'
import { canonicalRequest } from './canonical.ts'
import { inDialect, mismatch, type Dialect } from './failures.ts'
import { basicTime, readSignature } from './read-signature.ts'
import { algorithm, type SignatureClaim, type SignedRequest } from './signed-request.ts'
import { signingKey } from './signing-keys.ts'

/** Who holds an access key. Without a secret (a key that is let in unknown) nothing can be verified. */
export interface KeyHolder {
  readonly secret: string | undefined
}

export interface VerifyOptions<Holder extends KeyHolder> {
  readonly now: EpochMs
  readonly digest: Digest
  /** Whose error codes a refusal bears; what `lookup` refuses is translated as well. */
  readonly dialect: Dialect
  /** Name that the signature must be scoped to, e.g. `states`. */
  readonly service: string
  /** Region that it must be scoped to; any if absent. */
  readonly region?: string
  /** How far the signer's clock may be off, milliseconds; 15 minutes if absent. */
  readonly skewMs?: number
  /** Refuses with `InvalidClientTokenId` or `ExpiredToken`. */
  lookup(accessKeyId: string, sessionToken: string | undefined): Outcome<Holder> | Promise<Outcome<Holder>>
}

export interface SignedBy<Holder> {
  readonly accessKeyId: string
  readonly sessionToken: string | undefined
  readonly holder: Holder
  /** Region of the signature, which the caller wants to work in. */
  readonly region: string
  readonly service: string
  readonly signedAt: EpochMs
  readonly form: 'header' | 'query'
}

/**
 * Verifies the Signature Version 4 of a request in its Authorization header or in its query. `unsigned` where there is
 * none: whether that is allowed is the caller's to say (`unsignedFailure` is what AWS answers).
 *
 * In this order, since it decides which error a caller sees: the parts of the signature, the access key, the scope, the
 * clock, the signature itself. Synchronous where `lookup` is.
 */
export function verifySignature<Holder extends KeyHolder>(
  request: SignedRequest,
  options: VerifyOptions<Holder>,
): Outcome<SignedBy<Holder> | 'unsigned'> | Promise<Outcome<SignedBy<Holder> | 'unsigned'>> {
  const read = readSignature(request, options.digest)
  if (!read.ok) return refuse(inDialect(read.failure, options.dialect))
  if (read.value === 'unsigned') return succeed('unsigned')
  const claim = read.value
  const found = options.lookup(claim.accessKeyId, claim.sessionToken)
  if (found instanceof Promise) return found.then((outcome) => verifyFor(request, claim, outcome, options))
  return verifyFor(request, claim, found, options)
}

function verifyFor<Holder extends KeyHolder>(
  request: SignedRequest,
  claim: SignatureClaim,
  found: Outcome<Holder>,
  options: VerifyOptions<Holder>,
): Outcome<SignedBy<Holder>> {
  if (!found.ok) return refuse(inDialect(found.failure, options.dialect))
  const holder = found.value
  const { secret } = holder
  const failure =
    secret === undefined
      ? undefined
      : (scopeFailure(claim, options) ??
        clockFailure(claim, options) ??
        headersFailure(request, claim) ??
        signatureFailure(request, claim, secret, options))
  if (failure !== undefined) return refuse(inDialect(failure, options.dialect))
  const { accessKeyId, sessionToken, region, service, signedAt, form } = claim
  return succeed({ accessKeyId, sessionToken, holder, region, service, signedAt, form })
}

/** All that is wrong with the scope, in one message, as AWS puts it. */
function scopeFailure(
  claim: SignatureClaim,
  { region, service }: { readonly region?: string; readonly service: string },
): Failure | undefined {
  const problems: string[] = []
  const day = claim.time.slice(0, 8)
  if (claim.region === '' || (region !== undefined && claim.region !== region)) {
    problems.push('Credential should be scoped to a valid region. ')
  }
  if (claim.service !== service) problems.push(`Credential should be scoped to correct service: '${service}'. `)
  if (claim.terminator !== 'aws4_request') {
    problems.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${claim.terminator}'. `)
  }
  if (claim.scopeDate !== day) {
    const dates = `'${claim.scopeDate}' != '${day}', from '${claim.time}'`
    problems.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${dates}. `,
    )
  }
  return problems.length === 0 ? undefined : mismatch(problems.join(''))
}

const minuteMs = 60_000
const skewMsDefault = 15 * minuteMs

function clockFailure(
  { time, signedAt, expiresSeconds }: SignatureClaim,
  { now, skewMs = skewMsDefault }: { readonly now: EpochMs; readonly skewMs?: number },
): Failure | undefined {
  const goodForMs = expiresSeconds === undefined ? skewMs : expiresSeconds * 1000
  // Times of signatures are whole seconds: what is signed in this second is not expired in it.
  if (signedAt + goodForMs < now - (now % 1000)) {
    const oldest = basicTime(now - goodForMs)
    return mismatch(
      `Signature expired: ${time} is now earlier than ${oldest} (${basicTime(now)} - ${spanText(goodForMs)})`,
    )
  }
  if (signedAt > now + skewMs) {
    const newest = basicTime(now + skewMs)
    return mismatch(
      `Signature not yet current: ${time} is still later than ${newest} (${basicTime(now)} + ${spanText(skewMs)})`,
    )
  }
  return undefined
}

function spanText(ms: number): string {
  return ms % minuteMs === 0 ? `${ms / minuteMs} min.` : `${ms / 1000} sec.`
}

/** Tokens may be added after signing; the date is part of what is signed anyway. */
const mayStayUnsigned: ReadonlySet<string> = new Set(['x-amz-security-token', 'x-amz-date'])

/** Whatever decides what a call means must be under its signature. */
function headersFailure({ headers }: SignedRequest, { signedHeaders }: SignatureClaim): Failure | undefined {
  if (!signedHeaders.includes('host') && !signedHeaders.includes(':authority')) {
    return mismatch(`'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  for (const name in headers) {
    if (!name.startsWith('x-amz-') || mayStayUnsigned.has(name) || signedHeaders.includes(name)) continue
    return mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  return undefined
}

const mismatchSentence =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

function signatureFailure(
  request: SignedRequest,
  claim: SignatureClaim,
  secret: string,
  { digest, dialect }: { readonly digest: Digest; readonly dialect: Dialect },
): Failure | undefined {
  const payloadHash = digest.sha256Hex(request.body)
  const sentHash = request.headers['x-amz-content-sha256']
  // UNSIGNED-PAYLOAD and the streaming forms are S3's alone.
  if (sentHash !== undefined && sentHash !== payloadHash) {
    return mismatch(`The provided 'x-amz-content-sha256' header does not match what was computed.`)
  }
  const canonical = canonicalRequest(request, claim, payloadHash)
  const scope = `${claim.scopeDate}/${claim.region}/${claim.service}/${claim.terminator}`
  const stringToSign = `${algorithm}\n${claim.time}\n${scope}\n${digest.sha256Hex(asSent(canonical))}`
  const signature = digest.hmacSha256Hex(signingKey(digest, secret, claim), stringToSign)
  if (digest.equalsConstantTime(signature, claim.signature)) return undefined
  if (dialect === 'query') return mismatch(mismatchSentence)
  const canonicalText = `The Canonical String for this request should have been\n'${canonical}'`
  return mismatch(`${mismatchSentence}\n\n${canonicalText}\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`)
}

/** Header bytes beyond ASCII arrive as Latin-1 characters: they are hashed as the bytes that they were. */
function asSent(text: string): string | Uint8Array {
  if (utf8Length(text) === text.length) return text
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return units.every((unit) => unit <= 0xff) ? Uint8Array.from(units) : text
}
