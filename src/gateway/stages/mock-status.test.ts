import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as fc from 'fast-check'

import { mockStatus } from './mock-status.ts'

function check(text: string, expected: number | undefined): void {
  test(`the status of ${text.slice(0, 40)} is ${expected}`, () => {
    assert.equal(mockStatus(text), expected)
  })
}

check('{"statusCode": 200}', 200)
check('{"statusCode": -1000}', -1000)
check('{statusCode: 200}', 200)
check(" {'statusCode': 404,} \n", 404)
check('{"a": {"statusCode": 1, b: [1, "x", {}]}, statusCode: 500}', 500)
check('{statusCode: 200, note: \'it "is" so\'}', 200)
check('{"statusCode": "200"}', undefined)
check('{statusCode: "200"}', undefined)
check('{"statusCode": 200.5}', undefined)
check('{"statusCode": 200', undefined)
check('{statusCode: 200} more', undefined)
check('', undefined)
check('null', undefined)
check('[200]', undefined)
check('{'.repeat(5_000), undefined)
check('{a:'.repeat(5_000), undefined)
check(`{a:${'['.repeat(5_000)}`, undefined)

test('any text is answered', () => {
  const marks = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', "'", '\\', ' ', 'statusCode', '200', 'a')
  fc.assert(
    fc.property(fc.array(marks), (parts) => {
      const status = mockStatus(parts.join(''))
      assert.ok(status === undefined || Number.isInteger(status))
    }),
  )
})
