import { deepStrictEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert, json, nat, property } from 'fast-check'
import { asWritten } from './as-written.ts'

void test('a value keeps its blanks', () => {
  equal(asWritten('[1,{"a":" "}]', ['{"x" : 1}', '{"y": [1, { "a" : " " } ], "z": 2}']), '[1, { "a" : " " } ]')
  equal(asWritten('[1]', ['[2]']), '[1]')
  equal(asWritten('[","]', ['["[", "]"]']), '[","]')
})

void test('however it is written, it is the same value', () => {
  assert(
    property(json(), json(), nat(3), (inner, other, blanks) => {
      const value: unknown = JSON.parse(inner)
      const source = JSON.stringify([JSON.parse(other), { value }], undefined, blanks)
      deepStrictEqual(JSON.parse(asWritten(JSON.stringify(value), [source])), JSON.parse(JSON.stringify(value)))
    }),
  )
})
