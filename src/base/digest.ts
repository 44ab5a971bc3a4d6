/** Hashes for pure modules; `server` gives them Node's. Bytes in and out, a text counts as its UTF-8. */
export interface Digest {
  sha256Hex(data: string | Uint8Array): string
  hmacSha256(key: string | Uint8Array, data: string): Uint8Array
  hmacSha256Hex(key: string | Uint8Array, data: string): string
  /** Compares in a time that does not depend on where the texts differ. */
  equalsConstantTime(left: string, right: string): boolean
}
