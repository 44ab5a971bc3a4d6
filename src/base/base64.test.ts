import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { base64Decode, base64Encode } from './base64.ts'

test('base64 is base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      assert.equal(base64Encode(bytes), Buffer.from(bytes).toString('base64'))
      assert.deepEqual(base64Decode(base64Encode(bytes)), bytes)
    }),
  )
  assert.equal(base64Decode('a'), undefined)
  assert.equal(base64Decode('a*=='), undefined)
})
