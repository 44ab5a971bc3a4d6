/** The zips of functions, in pieces that one write holds and one read gives. */
import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { Command, Store } from '../../store/index.ts'
import { notStored } from './change.ts'

const table = 'function_code'

interface Zip {
  readonly zip: Uint8Array
  /** In base64. */
  readonly sha256: string
}

/** Writes a zip piece by piece; it is nobody's until a document names it. */
export async function writeCode(store: Store, owner: string, { sha256, zip }: Zip): Promise<Outcome<void>> {
  const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const size = limits.functionCodeChunkBytes
  for (let chunk = 0; chunk * size < zip.length; chunk++) {
    const body = buffer.subarray(chunk * size, (chunk + 1) * size).toString('base64')
    const outcome = await store.write([{ do: 'put', table, row: { function: owner, sha256, chunk, body } }])
    if (outcome.kind !== 'committed') return notStored
  }
  return succeed(undefined)
}

/** Code that nothing names is removed whole: where its first piece is, all of it is. */
export function requireCode(owner: string, sha256: string): Command {
  return { do: 'require', table, key: { function: owner, sha256, chunk: 0 } }
}

export function removeAllCode(owner: string): Command {
  return { do: 'clear', table, prefix: { function: owner } }
}

/**
 * Commands that remove what of a function's code is not kept. They belong into the write that changes the function's document:
 * whoever changes it meanwhile may keep something else.
 */
export async function removeOtherCode(store: Store, owner: string, kept: ReadonlySet<string>): Promise<Command[]> {
  const commands: Command[] = []
  for (const sha256 of await storedCode(store, owner)) {
    if (!kept.has(sha256)) commands.push({ do: 'clear', table, prefix: { function: owner, sha256 } })
  }
  return commands
}

/** Each zip once: behind the pieces of one the next is looked for. */
async function storedCode(store: Store, owner: string): Promise<readonly string[]> {
  const found: string[] = []
  for (;;) {
    const last = found.at(-1)
    const { rows } = await store.scan(table, {
      index: 'key',
      equals: [owner],
      ...(last !== undefined && { after: [last, Number.MAX_SAFE_INTEGER] }),
      order: 'ascending',
      limit: 1,
      columns: ['sha256'],
    })
    const next = rows[0]?.sha256
    if (next === undefined) return found
    found.push(next)
  }
}

export async function readCode(store: Store, owner: string, sha256: string, bytes: number): Promise<Uint8Array> {
  const zip = Buffer.alloc(bytes)
  let at = 0
  for (let chunk = 0; at < bytes; chunk++) {
    const row = await store.get(table, { function: owner, sha256, chunk })
    if (row === undefined) throw new Error(`the code ${sha256} of ${owner} is not stored whole`)
    at += zip.write(row.body, at, 'base64')
  }
  return zip
}
