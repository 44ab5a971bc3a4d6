import { deepStrictEqual, notStrictEqual, strictEqual } from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { openFunctionFolder } from './folder.ts'

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stile-folder-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

test('files and packages are functions; what else lies there is none', () => {
  const folder = makeFolder({
    'hello.mjs': '',
    'typed.ts': '',
    'snake.py': 'def lambda_handler(event, context): pass',
    'adder.py': 'def handler(event, context): pass',
    'order/index.js': '',
    'report/lambda_function.py': 'def lambda_handler(event, context): pass',
    'own/bootstrap': '#!/bin/sh',
    'shared/text.js': '',
    'node_modules/index.js': '',
    '.hidden.js': '',
    'hello.test.js': '',
    'README.md': '',
    'functions.json': JSON.stringify({
      hello: {
        Timeout: 30,
        MemorySize: 512,
        Environment: { Variables: { A: 1 } },
        Role: 'arn:aws:iam::0:role/r',
        Handler: 'hello.other',
      },
    }),
  })
  chmodSync(join(folder, 'own/bootstrap'), 0o755)
  const warnings: string[] = []
  const listed = openFunctionFolder(folder, { warn: (message) => warnings.push(message) }).list()
  deepStrictEqual(
    listed.map(({ name, runtime, handler, path }) => [name, runtime, handler, path.slice(folder.length)]),
    [
      ['adder', 'python3.14', 'adder.handler', ''],
      ['hello', 'nodejs24.x', 'hello.other', ''],
      ['order', 'nodejs24.x', 'index.handler', '/order'],
      ['own', 'provided.al2023', 'bootstrap', '/own'],
      ['report', 'python3.14', 'lambda_function.lambda_handler', '/report'],
      ['snake', 'python3.14', 'snake.lambda_handler', ''],
      ['typed', 'nodejs24.x', 'typed.handler', ''],
    ],
  )
  const { timeoutSeconds, memoryMib, environment, roleArn } = listed[1] ?? {}
  deepStrictEqual([timeoutSeconds, memoryMib, environment, roleArn], [30, 512, { A: '1' }, 'arn:aws:iam::0:role/r'])
  deepStrictEqual(warnings, [])
  rmSync(folder, { recursive: true })
})

test('any change makes a new revision, and is seen at the next look', async () => {
  const folder = makeFolder({ 'f.mjs': '1', 'lib/shared.mjs': '1' })
  const functions = openFunctionFolder(folder, { warn() {} })
  const first = functions.find('f')?.revisionId
  await nextTurn()
  strictEqual(functions.find('f')?.revisionId, first)
  await nextTurn()
  writeFileSync(join(folder, 'lib/shared.mjs'), '12')
  notStrictEqual(functions.find('f')?.revisionId, first)
  await nextTurn()
  rmSync(join(folder, 'f.mjs'))
  strictEqual(functions.find('f'), undefined)
  rmSync(folder, { recursive: true })
})

test('a configuration that cannot be read is told once, and ignored', async () => {
  const folder = makeFolder({ 'f.mjs': '', 'functions.json': '{' })
  const warnings: string[] = []
  const functions = openFunctionFolder(folder, { warn: (message) => warnings.push(message) })
  strictEqual(functions.list().length, 1)
  await nextTurn()
  strictEqual(functions.list().length, 1)
  deepStrictEqual(warnings, ['functions.json is no JSON object: it is ignored'])
  rmSync(folder, { recursive: true })
})
