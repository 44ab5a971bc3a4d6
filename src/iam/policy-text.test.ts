import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { contextKeysOf, statementRanges } from './policy-text.ts'

const ranges: readonly (readonly [text: string, ranges: readonly string[]])[] = [
  ['{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow"}}', ['1:41-1:70']],
  ['{"Statement":[{"a":{"b":1}},{"c":"}{]\\""}]}', ['1:16-1:28', '1:30-1:42']],
  ['{\n  "Statement": [\n    {\n      "Effect": "Allow"\n    }\n  ],\n  "Other": {"x": {}}\n}', ['3:6-5:6']],
]

for (const [text, expected] of ranges) {
  test(`statements of ${JSON.stringify(text)}`, () => {
    const found = statementRanges(text).map(
      ({ start, end }) => `${start.line}:${start.column}-${end.line}:${end.column}`,
    )
    assert.deepEqual(found, expected)
  })
}

test('context keys stand in conditions and in variables', () => {
  const statement = {
    Resource: ['arn:aws:s3:::${aws:username}/${*}', "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}"],
    Condition: { StringEquals: { 'aws:SourceArn': '${sts:ExternalId}' }, Bool: { 'aws:SecureTransport': true } },
  }
  assert.deepEqual(contextKeysOf(JSON.stringify({ Statement: [statement] })).toSorted(), [
    'aws:PrincipalTag/team',
    'aws:SecureTransport',
    'aws:SourceArn',
    'aws:username',
    'sts:ExternalId',
  ])
})
