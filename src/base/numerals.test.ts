import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonValue } from './json.ts'
import { copyNumerals, keepNumeral, mayHaveNumerals, numeralAt, parseKeepingNumerals } from './numerals.ts'

const cases: readonly (readonly [text: string, written: string])[] = [
  [
    '[12345678901234567890,-9007199254740993,9007199254740991]',
    '[12345678901234567890,-9007199254740993,9007199254740991]',
  ],
  ['[1.0,-2.00,0.0,-0.0,-0,1.50]', '[1.0,-2.0,0.0,-0.0,0,1.5]'],
  ['[1E5,1e7,12345678.0,1.5e300,0.1e1]', '[100000.0,1.0E7,1.2345678E7,1.5E300,1.0]'],
  ['[1e400,-1e400,1e-400]', '[1e400,-1e400,0.0]'],
  ['{"__proto__":1.0,"a":{"b":[1e400]}}', '{"__proto__":1.0,"a":{"b":[1e400]}}'],
  ['{"toJSON":"x","a":1.0}', '{"toJSON":"x","a":1}'],
]

test('numbers stay written as they came where JavaScript would write others', () => {
  for (const [text, written] of cases) {
    assert.equal(JSON.stringify(parseKeepingNumerals(text)), written)
    assert.equal(mayHaveNumerals(text), true, text)
  }
})

test('texts that have none are known without being parsed', () => {
  for (const text of ['1', '-0.5', '{"at":"2024-05-05T10:00:00.000Z","id":"3e4","n":[1.5,0,10]}', '"1.0 2"']) {
    assert.equal(mayHaveNumerals(text), false, text)
  }
})

test('numerals are no members; a copy may take them along', () => {
  const value = parseKeepingNumerals('{"a":1.0,"b":2.0,"c":3}') as { readonly [name: string]: JsonValue }
  assert.deepEqual(Object.keys(value), ['a', 'b', 'c'])
  assert.equal(Object.hasOwn(value, 'toJSON'), false)
  const copy = { ...value, b: 9 }
  assert.equal(JSON.stringify(copy), '{"a":1,"b":9,"c":3}')
  copyNumerals(value, copy, (name) => name !== 'b')
  keepNumeral(copy, 'c', '3.0')
  assert.equal(JSON.stringify({ inner: [copy] }), '{"inner":[{"a":1.0,"b":9,"c":3.0}]}')
  assert.deepEqual([numeralAt(copy, 'a'), numeralAt(copy, 'b')], ['1.0', undefined])
})

test('law: what is written once stays as it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.bigInt(), fc.integer(), (text, digits, whole) => {
      const once = JSON.stringify(parseKeepingNumerals(`[${text},${digits},${whole}.0]`))
      assert.equal(JSON.stringify(parseKeepingNumerals(once)), once)
      assert.deepEqual(JSON.parse(once), JSON.parse(`[${text},${digits},${whole}.0]`))
    }),
  )
})
