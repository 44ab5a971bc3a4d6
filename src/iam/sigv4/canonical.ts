/** The canonical form of a request, byte for byte what a signer of AWS's signs. */
import type { SignatureClaim, SignedRequest } from './signed-request.ts'

/** Method, path, query, headers, names of the signed headers and the hash of the body, a line each. */
export function canonicalRequest(request: SignedRequest, claim: SignatureClaim, payloadHash: string): string {
  let headers = ''
  for (const name of claim.signedHeaders) headers += `${name}:${canonicalValue(request.headers, name)}\n`
  const query = canonicalQuery(request.query, claim.form === 'query')
  const names = claim.signedHeaders.join(';')
  return `${request.method}\n${canonicalPath(request.path)}\n${query}\n${headers}\n${names}\n${payloadHash}`
}

/**
 * The path without empty and dot segments, percent-encoded once more than it was sent: what is `%20` on the wire is
 * `%2520` here. (Only S3 does otherwise.)
 */
export function canonicalPath(path: string): string {
  if (path === '/' || path === '') return '/'
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(encode(segment))
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${segments.join('/')}${trailing}`
}

/** Fields sorted by name, then value, both encoded in the one way that counts; the signature itself is not signed. */
export function canonicalQuery(query: string, dropSignature: boolean): string {
  if (query === '') return ''
  const fields: [name: string, value: string][] = []
  for (const field of query.split('&')) {
    if (field === '' || (dropSignature && field.startsWith('X-Amz-Signature='))) continue
    const equals = field.indexOf('=')
    const name = equals === -1 ? field : field.slice(0, equals)
    fields.push([recode(name), equals === -1 ? '' : recode(field.slice(equals + 1))])
  }
  fields.sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
  return fields.map(([name, value]) => `${name}=${value}`).join('&')
}

function order(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** A header that was signed and did not arrive counts as empty. */
function canonicalValue(headers: SignedRequest['headers'], name: string): string {
  const value = Object.hasOwn(headers, name) ? (headers[name] as string).trim() : ''
  return value.includes('  ') || value.includes('\t') ? value.replaceAll(/\s+/g, ' ') : value
}

/** Escapes as they would be written canonically, whatever case or excess they were sent in; `+` is a blank. */
function recode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text
  return text.replaceAll(/%[0-9a-fA-F]{2}|\+|[^]/gu, (token) => {
    if (token === '+') return '%20'
    if (token.length !== 3 || !token.startsWith('%')) return encode(token)
    const character = String.fromCharCode(Number.parseInt(token.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : token.toUpperCase()
  })
}

/** Everything but letters, digits and `-._~` as escapes. Raw bytes come as Latin-1 characters, one a byte. */
function encode(text: string): string {
  return /^[\w.~-]*$/.test(text) ? text : text.replaceAll(/[^\w.~-]/gu, escapeOf)
}

function escapeOf(character: string): string {
  const unit = character.codePointAt(0) as number
  if (unit <= 0xff) return `%${unit.toString(16).toUpperCase().padStart(2, '0')}`
  return character.isWellFormed() ? encodeURIComponent(character) : '%EF%BF%BD'
}
