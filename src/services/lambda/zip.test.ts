import { deepStrictEqual, ok } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { checkZip } from './zip-check.ts'

const unreadable = 'Could not unzip uploaded file. Please check your file, then try to upload again.'

async function judge(zip: Uint8Array): Promise<string> {
  const checked = await checkZip(zip)
  if (checked.ok) return 'fine'
  deepStrictEqual(checked.failure.code, 'InvalidParameterValueException')
  return checked.failure.message
}

const small = (files: Zippable = { 'index.js': strToU8('exports.handler = 1'.repeat(9)) }): Uint8Array => zipSync(files)

/** The zip with the bytes of a pattern replaced, wherever they stand. */
function replaced(zip: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1')
}

/** With the directory's entry changed at an offset. */
function patched(zip: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(zip)
  copy.writeUInt32LE(value, copy.indexOf('PK\u0001\u0002', 0, 'latin1') + offset)
  return copy
}

const link = zipSync({ a: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })
const cases: readonly (readonly [name: string, zip: Uint8Array, answer: string])[] = [
  ['a small one', small(), 'fine'],
  ['stored, with folders', zipSync({ 'lib/': new Uint8Array(), 'lib/a.js': [strToU8('1'), { level: 0 }] }), 'fine'],
  ['nothing', new Uint8Array(), 'Uploaded file must be a non-empty zip'],
  ['a zip of nothing', zipSync({}), 'Uploaded file must be a non-empty zip'],
  ['text', strToU8('no zip, but long enough to hold an end'), unreadable],
  ['cut off', small().subarray(0, -3), unreadable],
  ['content that is damaged', patched(small(), 16, 1), unreadable],
  ['more bytes than the directory says', patched(small(), 24, 3), unreadable],
  ['fewer bytes than the directory says', patched(small(), 24, 900), unreadable],
  ['encrypted', patched(small(), 8, 0x0008_0001), `The zip's file "index.js" is encrypted.`],
  [
    'a name that leads up',
    replaced(small({ 'aa/etc/x': strToU8('1') }), 'aa/etc/x', '../etc/x'),
    `The zip's file name "../etc/x" leads out of the function's folder.`,
  ],
  [
    'a name from the root',
    replaced(small({ 'aetc/x': strToU8('1') }), 'aetc/x', '/etc/x'),
    `The zip's file name "/etc/x" leads out of the function's folder.`,
  ],
  ['a link', link, `The zip's file "a" is a link. Put the file itself into the zip.`],
  [
    'more than may be unpacked, as the directory says',
    patched(small(), 24, 262_144_001),
    'Unzipped size must be smaller than 262144000 bytes',
  ],
]

for (const [name, zip, answer] of cases) test(`a zip: ${name}`, async () => deepStrictEqual(await judge(zip), answer))

test('a bomb that says it is small is not unpacked', async () => {
  const bomb = patched(zipSync({ 'index.js': new Uint8Array(5_000_000) }), 24, 10)
  deepStrictEqual(await judge(bomb), unreadable)
})

test('files that share their bytes are refused', async () => {
  const two = Buffer.from(zipSync({ a: [randomBytes(50), { level: 0 }], b: [randomBytes(50), { level: 0 }] }))
  const second = two.indexOf('PK\u0001\u0002', two.indexOf('PK\u0001\u0002', 0, 'latin1') + 4, 'latin1')
  two.writeUInt32LE(0, second + 42)
  deepStrictEqual(await judge(two), unreadable)
})

test('whatever bytes there are, the answer is a sentence', async () => {
  const start = small({ 'a.js': strToU8('1'), 'b/c.js': strToU8('2'.repeat(99)) })
  const changes = fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const copy = Uint8Array.from(start)
      for (const [at, byte] of changed) copy[at] = byte
      ok((await judge(copy)).length > 0)
    }),
    { numRuns: 500, seed: 5 },
  )
})
