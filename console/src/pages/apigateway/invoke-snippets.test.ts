import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { stripTypeScriptTypes } from 'node:module'
import { test } from 'node:test'
import { invokeSnippets, invokeUrl } from './invoke-snippets.ts'
import { headersOf, queryOf, variablesOf } from './test-inputs.ts'

const url = invokeUrl('http://127.0.0.1:4566', 'abc', 'prod', '/orders')
const call = { url, httpMethod: 'POST', region: 'us-east-1', isSigned: false, needsKey: false, body: '' }
const codeOf = (changes: Partial<typeof call>) =>
  Object.fromEntries(invokeSnippets({ ...call, ...changes }).map(({ language, code }) => [language, code]))

test('addresses need no name service', () => {
  assert.equal(url, 'http://127.0.0.1:4566/_aws/execute-api/abc/prod/orders')
  assert.equal(invokeUrl('http://h', 'abc', 'prod', '/'), 'http://h/_aws/execute-api/abc/prod')
})

test('the shell reads the body as it was', () => {
  const { curl = '' } = codeOf({ body: `{"name":"O'Hara"}` })
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${curl}`], { encoding: 'utf8' })
  assert.deepEqual(words.trimEnd().split('\n'), [
    '-X',
    'POST',
    url,
    '-H',
    'Content-Type: application/json',
    '-d',
    `{"name":"O'Hara"}`,
  ])
})

test('signed calls and keys are told, JavaScript parses', () => {
  const signed = codeOf({ isSigned: true, needsKey: true, body: '{"a":1}' })
  assert.match(signed['curl'] ?? '', /--aws-sigv4 'aws:amz:us-east-1:execute-api'[^]*x-api-key/)
  assert.match(signed['Python'] ?? '', /AWS4Auth[^]*x-api-key/)
  for (const changes of [{}, { body: '{"a":1}', needsKey: true }]) {
    const body = codeOf(changes)['JavaScript'] ?? ''
    assert.doesNotThrow(() => stripTypeScriptTypes(body))
  }
})

test('what is typed into the test form', () => {
  assert.equal(queryOf('a=1&b=x y\n?c=%20d&e'), 'a=1&b=x%20y&c=%20d&e')
  assert.deepEqual(headersOf('Accept: a/b\nX-Id:1\nX-Id: 2\nnothing'), { Accept: ['a/b'], 'X-Id': ['1', '2'] })
  assert.deepEqual(variablesOf('a=1\n b = x=y\nno'), { a: '1', b: 'x=y' })
})
