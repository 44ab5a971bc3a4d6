import { fail, limits, succeed, type Outcome } from '../../base/index.ts'

/** One file of a zip, as its directory tells. */
export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  /** Bytes that it takes in the zip, and those that it says it has. */
  readonly packedBytes: number
  readonly bytes: number
  readonly crc32: number
  /** Where its content begins in the zip. */
  readonly at: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30
const commentBytesMax = 65_535

/**
 * The files of a zip, by its central directory (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16). Folders are left out. Refused
 * are what no function needs and some readers fall for: names that lead outside, encryption, other methods, files that
 * overlap, more parts than one, ZIP64.
 */
export function readZipDirectory(zip: Uint8Array): Outcome<readonly ZipEntry[]> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  if (end === undefined) return unreadable
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (view.getUint16(end + 4, true) !== 0 || at + view.getUint32(end + 12, true) > end) return unreadable
  if (count > limits.functionFiles)
    return invalid(`A function has at most ${limits.functionFiles} files; the zip has ${count}.`)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) return unreadable
    const read = readEntry(view, zip, at, end)
    if (!read.ok) return read
    if (!read.value.name.endsWith('/')) entries.push(read.value)
    at += entryBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return overlap(entries) ? unreadable : succeed(entries)
}

/** The record is last but for a comment. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endBytes
  for (let at = last; at >= 0 && at >= last - commentBytesMax; at--) {
    if (
      view.getUint32(at, true) === endSignature &&
      at + endBytes + view.getUint16(at + 20, true) === view.byteLength
    ) {
      return at
    }
  }
  return undefined
}

function readEntry(view: DataView, zip: Uint8Array, at: number, end: number): Outcome<ZipEntry> {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedBytes = view.getUint32(at + 20, true)
  const bytes = view.getUint32(at + 24, true)
  const nameBytes = view.getUint16(at + 28, true)
  const local = view.getUint32(at + 42, true)
  if (at + entryBytes + nameBytes > end) return unreadable
  const name = Buffer.from(zip.buffer, zip.byteOffset + at + entryBytes, nameBytes).toString()
  if ((flags & 1) !== 0) return invalid(`The zip's file ${JSON.stringify(name)} is encrypted.`)
  if (method !== 0 && method !== 8)
    return invalid(`The zip's file ${JSON.stringify(name)} is packed in a way that is not supported.`)
  if (leadsOutside(name))
    return invalid(`The zip's file name ${JSON.stringify(name)} leads out of the function's folder.`)
  if (isLink(view.getUint32(at + 38, true), view.getUint8(at + 5))) {
    return invalid(`The zip's file ${JSON.stringify(name)} is a link. Put the file itself into the zip.`)
  }
  if (local + localBytes > end || view.getUint32(local, true) !== localSignature) return unreadable
  const content = local + localBytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (content + packedBytes > end || (method === 0 && packedBytes !== bytes)) return unreadable
  const crc32 = view.getUint32(at + 16, true)
  return succeed({ name, method: method === 0 ? 'stored' : 'deflated', packedBytes, bytes, crc32, at: content })
}

function leadsOutside(name: string): boolean {
  const unified = name.replaceAll('\\', '/')
  return (
    name === '' ||
    name.includes('\0') ||
    unified.startsWith('/') ||
    /^[a-zA-Z]:/.test(name) ||
    unified.split('/').includes('..')
  )
}

/** Unix file types stand in the upper half of the attributes, where the zip was made on Unix (3) or macOS (19). */
function isLink(attributes: number, madeOn: number): boolean {
  return (madeOn === 3 || madeOn === 19) && ((attributes >>> 16) & 0xf000) === 0xa000
}

/** Files that share bytes are how small zips become large. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.toSorted((left, right) => left.at - right.at)
  return sorted.some((entry, index) => {
    const next = sorted[index + 1]
    return next !== undefined && entry.at + entry.packedBytes > next.at
  })
}

export function invalid(message: string) {
  return fail('InvalidParameterValueException', message)
}

export const unreadable = invalid('Could not unzip uploaded file. Please check your file, then try to upload again.')
