import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { systemDigest } from './ports.ts'

test('the fast HMAC is HMAC, whatever the lengths of key and data', () => {
  const key = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.uint8Array({ maxLength: 130 }))
  fc.assert(
    fc.property(key, fc.string({ unit: 'grapheme', maxLength: 200 }), (key, data) => {
      const expected = createHmac('sha256', key).update(data)
      assert.equal(systemDigest.hmacSha256Hex(key, data), expected.digest('hex'))
    }),
  )
})
