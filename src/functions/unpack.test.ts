import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { unpack } from './unpack.ts'

const bounds = { bytes: 1_000_000, entries: 10 }
const text = (value: string) => new Uint8Array(Buffer.from(value))

function tryUnpack(zip: Uint8Array): { readonly problem: string | undefined; readonly files: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'stile-unpack-'))
  try {
    const problem = unpack(zip, join(folder), bounds)
    return { problem, files: readdirSync(folder, { recursive: true }).map(String).sort() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a zip’s files and folders', () => {
  const { problem, files } = tryUnpack(zipSync({ 'a.js': text('1'), 'lib/b.js': text('2'), 'empty/': text('') }))
  deepStrictEqual([problem, files], [undefined, ['a.js', 'empty', 'lib', 'lib/b.js']])
})

for (const [name, zip, problem] of [
  ['a name that leads up', zipSync({ 'a/../../b': text('1') }), /leads out of the package/],
  ['an absolute name', zipSync({ '/etc/x': text('1') }), /leads out of the package/],
  ['a name of another system', zipSync({ 'a\\..\\b': text('1') }), /leads out of the package/],
  ['a bomb', zipSync({ a: new Uint8Array(1_000_001) }), /smaller than 1000000 bytes/],
  [
    'many small bombs',
    zipSync({ a: new Uint8Array(600_000), b: new Uint8Array(600_000) }),
    /smaller than 1000000 bytes/,
  ],
  [
    'many entries',
    zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`f${at}`, text('')]))),
    /more than 10/,
  ],
  ['no zip', text('no zip'), /./],
  ['a file where a folder is', zipSync({ a: text('1'), 'a/b': text('2') }), /./],
] as const) {
  test(`refused: ${name}`, () => {
    const refused = tryUnpack(zip)
    match(refused.problem ?? '', problem)
  })
}

test('what says to be smaller than it is does not grow', () => {
  const zip = zipSync({ a: new Uint8Array(500_000).fill(7) })
  const view = new DataView(zip.buffer)
  // The size in the central directory, of which the end of the file tells where it is.
  view.setUint32(view.getUint32(zip.length - 6, true) + 24, 10, true)
  const folder = mkdtempSync(join(tmpdir(), 'stile-unpack-'))
  const problem = unpack(zip, folder, bounds)
  if (problem === undefined) strictEqual(readFileSync(join(folder, 'a')).length, 10)
  rmSync(folder, { recursive: true })
})
