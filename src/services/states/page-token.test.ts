import { ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { callOf, openWorld } from './scenario.ts'
import { readToken, writeToken } from './page-token.ts'

const { ports } = openWorld()
const call = callOf(ports, 'ListExecutions')
const token = writeToken(call, 'x', [5, 7])
const contents = JSON.parse(Buffer.from(token, 'base64url').toString()) as readonly (string | number)[]
const written = (...members: readonly unknown[]): string => Buffer.from(JSON.stringify(members)).toString('base64url')

void test('a token gives the place back', () => {
  const position = readToken(call, 'x', token)
  ok(position.ok)
  strictEqual(String(position.value), '5,7')
})

const refused: readonly (readonly [string, () => ReturnType<typeof readToken>])[] = [
  ['of another operation', () => readToken(callOf(ports, 'ListActivities'), 'x', token)],
  ['of other arguments', () => readToken(call, 'y', token)],
  ['of another region', () => readToken({ ...call, space: { ...call.space, region: 'us-east-1' } }, 'x', token)],
  ['a day old', () => readToken({ ...call, now: call.now + 86_400_000 }, 'x', token)],
  ['with another place', () => readToken(call, 'x', written(contents[0], contents[1], 5, 1e300))],
  ['without a place', () => readToken(call, 'x', written(contents[0], contents[1]))],
  ['that is no list', () => readToken(call, 'x', written().slice(0, 1))],
  ['that is no token', () => readToken(call, 'x', '\u{1f600}')],
]

for (const [name, read] of refused) {
  void test(`a token ${name} is refused`, () => {
    const position = read()
    strictEqual(position.ok ? undefined : position.failure.code, 'InvalidToken')
  })
}
