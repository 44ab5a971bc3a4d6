/**
 * Text and binary payloads. `binaryMediaTypes` of an API say which bodies are binary; `contentHandling` of an
 * integration or of its response says what to do with them. Source: "Content type conversions in API Gateway".
 */
export interface BinaryMediaTypes {
  has(mediaType: string | undefined): boolean
}

export function compileBinaryMediaTypes(types: readonly string[] | undefined): BinaryMediaTypes {
  if (types === undefined || types.length === 0) return { has: () => false }
  const exact = new Set(types.map((type) => type.toLowerCase()))
  const everything = exact.has('*/*')
  // Only the first media type of an Accept header counts, and no parameters.
  return { has: (mediaType) => mediaType !== undefined && (everything || exact.has(mediaTypeOf(mediaType))) }
}

/** `application/json` of `Application/JSON; charset=utf-8, text/plain`. */
export function mediaTypeOf(header: string): string {
  const end = header.search(/[;,]/)
  return (end === -1 ? header : header.slice(0, end)).trim().toLowerCase()
}

/** A body is text, or bytes that no template may read. Undefined: text that should be base64 and is not. */
export type Payload = string | Uint8Array

export function requestPayload(body: Uint8Array, binary: boolean, handling: string | undefined): Payload | undefined {
  if (handling === 'CONVERT_TO_TEXT' && binary) return Buffer.from(body).toString('base64')
  if (handling === 'CONVERT_TO_BINARY' && !binary) return decodeBase64(textOf(body))
  return binary ? body : textOf(body)
}

/** `binaryAccepted`: whether the client's Accept header names a binary type. */
export function responsePayload(
  body: string,
  binary: boolean,
  binaryAccepted: boolean,
  handling: string | undefined,
): Payload | undefined {
  if (body === '') return body
  const toText = handling === 'CONVERT_TO_TEXT' || (handling === undefined && !binaryAccepted)
  if (binary) return toText ? Buffer.from(body).toString('base64') : body
  return toText ? body : decodeBase64(body)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function textOf(body: Uint8Array): string {
  return body.length === 0 ? '' : decoder.decode(body)
}

/**
 * Whether a template comes before the conversion: what is text becomes bytes behind it, since no template reads bytes. All
 * other conversions come first.
 */
export function convertsRendered(binary: boolean, handling: string | undefined): boolean {
  return handling === 'CONVERT_TO_BINARY' && !binary
}

export function decodeBase64(text: string): Uint8Array | undefined {
  const trimmed = text.trim()
  if (trimmed.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(trimmed)) return undefined
  return Buffer.from(trimmed, 'base64')
}
