import { crc32, createInflateRaw } from 'node:zlib'
import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { invalid, readZipDirectory, unreadable, type ZipEntry } from './zip-directory.ts'

/**
 * Whether a zip may be a function's code: it can be read, every file has the content that the directory says, and all of
 * them are within AWS's size. Files are unpacked one after the other, piece by piece, and thrown away: whoever unpacks the
 * zip later can go by its directory.
 */
export async function checkZip(zip: Uint8Array): Promise<Outcome<void>> {
  if (zip.length === 0) return invalid('Uploaded file must be a non-empty zip')
  if (zip.length > limits.functionZipBytes) {
    const message = `Zipped size must be smaller than ${limits.functionZipBytes} bytes`
    return fail('RequestEntityTooLargeException', message)
  }
  const directory = readZipDirectory(zip)
  if (!directory.ok) return directory
  const entries = directory.value
  if (entries.length === 0) return invalid('Uploaded file must be a non-empty zip')
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > limits.functionUnzippedBytes) {
    return invalid(`Unzipped size must be smaller than ${limits.functionUnzippedBytes} bytes`)
  }
  for (const entry of entries) if (!(await isAsSaid(zip, entry))) return unreadable
  return succeed(undefined)
}

async function isAsSaid(zip: Uint8Array, entry: ZipEntry): Promise<boolean> {
  const packed = zip.subarray(entry.at, entry.at + entry.packedBytes)
  if (entry.method === 'stored') return crc32(packed) === entry.crc32
  const inflate = createInflateRaw()
  inflate.end(packed)
  let bytes = 0
  let sum = 0
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > entry.bytes) return false
      sum = crc32(piece, sum)
    }
  } catch {
    return false
  }
  return bytes === entry.bytes && sum === entry.crc32
}
