import { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'

/**
 * Bytes without the compression they came in: gzip or Zstandard (developer guide, ItemReader), told by how they begin.
 * No text begins so in UTF-8.
 */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]()
  const head = await headOf(iterator)
  const all = withHead(head, iterator)
  if (startsWith(head, gzipMark)) yield* through(all, createGunzip())
  else if (startsWith(head, zstandardMark)) yield* through(all, createZstdDecompress())
  else yield* all
}

const gzipMark = [0x1f, 0x8b]
const zstandardMark = [0x28, 0xb5, 0x2f, 0xfd]

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** At least as many bytes as the marks have, if there are so many. */
async function headOf(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array(0)
  while (head.length < zstandardMark.length) {
    const next = await iterator.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

async function* withHead(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}

async function* through(
  packed: AsyncIterable<Uint8Array>,
  plain: ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed)
  source.on('error', (error) => plain.destroy(error))
  try {
    yield* source.pipe(plain) as AsyncIterable<Uint8Array>
  } finally {
    source.destroy()
  }
}
