/** The launcher in a tree of its own, with a builder that only writes a page: when the console is built, and when not. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, beforeEach, test } from 'node:test'

const root = join(import.meta.dirname, '..')
const tree = mkdtempSync(join(tmpdir(), 'stile-launch-'))
after(() => rmSync(tree, { recursive: true, force: true }))

/** Stands for vite: `build --outDir DIR …`; writes what the source says, or fails on "broken". */
const builder = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const page = readFileSync('src/main.tsx', 'utf8')
if (page === 'broken') throw new Error('a fault in the source')
const out = process.argv[process.argv.indexOf('--outDir') + 1]
mkdirSync(out, { recursive: true })
writeFileSync(out + '/index.html', page)
`

const files: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module"}',
  'src/cli/main.ts': "process.stdout.write('started ' + process.argv.slice(2).join(' '))",
  'src/base/index.ts': 'export * from "./text.ts"',
  'src/base/text.ts': '1',
  'src/server/index.ts': '1',
  'console/package.json': '{"type":"module"}',
  'console/src/main.tsx': 'one',
  'console/src/pages/page.tsx': "import { member } from '../../../src/base/index.ts'",
  'console/node_modules/vite/bin/vite.js': builder,
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

beforeEach(() => {
  rmSync(tree, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) write(path, text)
  cpSync(join(root, 'bin'), join(tree, 'bin'), { recursive: true })
  for (const name of ['launch.mjs', 'packages.mjs', 'console-build.mjs'])
    cpSync(join(root, 'tools', name), join(tree, 'tools', name))
})

function stile(...words: readonly string[]): { readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tree, 'bin', 'stile.mjs'), ...words], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  assert.equal(status, 0, stderr)
  return { out: stdout, err: stderr }
}

const page = (): string => readFileSync(join(tree, 'console/dist/index.html'), 'utf8')

test('dev builds the console once, and again when its sources, or what they import, have changed', () => {
  const first = stile('dev', '--memory')
  assert.equal(first.out, 'started dev --memory')
  assert.match(first.err, /^stile: building the console \.\.\.\nstile: built in \d+ s\n$/)
  assert.equal(page(), 'one')
  assert.equal(stile('dev').err, '')
  write('console/src/main.tsx', 'two')
  assert.match(stile('dev').err, /building the console/)
  assert.equal(page(), 'two')
  write('src/base/text.ts', '2')
  assert.match(stile('dev').err, /building the console/)
  write('src/server/index.ts', '2')
  write('console/src/main.test.ts', '2')
  assert.equal(stile('dev').err, '')
  assert.deepEqual(readdirSync(join(tree, 'console/node_modules/.cache/stile')), [])
})

test('no other command builds it, nor does one that does not show it', () => {
  for (const words of [
    ['run', 'x'],
    ['--version'],
    ['dev', '--help'],
    ['dev', '-h'],
    ['dev', '--no-console'],
    ['dev', '--console-dir=x'],
  ])
    assert.equal(stile(...words).err, '', words.join(' '))
  assert.equal(existsSync(join(tree, 'console/dist')), false)
})

test('a console that cannot be built is said, and the server starts with what there is', () => {
  write('console/src/main.tsx', 'broken')
  const without = stile('dev')
  assert.match(
    without.err,
    /a fault in the source[\s\S]*stile: the console could not be built; .* Starting without it\.\n$/,
  )
  assert.equal(without.out, 'started dev')
  write('console/src/main.tsx', 'one')
  stile('dev')
  write('console/src/main.tsx', 'broken')
  assert.match(stile('dev').err, /Starting with the old one\.\n$/)
  assert.equal(page(), 'one')
  rmSync(join(tree, 'console'), { recursive: true })
  assert.equal(stile('dev').err, '')
})
