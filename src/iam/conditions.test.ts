import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { JsonValue } from '../base/index.ts'
import { conditionHolds, parseConditions } from './conditions.ts'
import { contextOf } from './context.ts'

const context = contextOf({
  'aws:username': 'ana',
  'aws:SourceIp': '203.0.113.7',
  'aws:CurrentTime': '2026-11-22T11:14:01Z',
  'aws:EpochTime': '1795346041',
  'aws:SecureTransport': 'true',
  'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/path/runner',
  'aws:TagKeys': ['team', 'cost'],
  'sts:DurationSeconds': '900',
  v6: '2001:db8::5',
  empty: [],
})

const holds: readonly JsonValue[] = [
  {},
  { StringEquals: { 'AWS:Username': ['bob', 'ana'] } },
  { StringNotEquals: { 'aws:username': ['bob', 'carl'] } },
  { StringEqualsIgnoreCase: { 'aws:username': 'ANA' } },
  { StringLike: { 'aws:username': 'a*' } },
  { StringNotLike: { 'aws:username': 'b*' } },
  { StringEquals: { 'aws:username': '${aws:username}' } },
  { NumericLessThanEquals: { 'sts:DurationSeconds': 900 } },
  { NumericGreaterThan: { 'sts:DurationSeconds': ['899.5'] } },
  { NumericNotEquals: { 'sts:DurationSeconds': '901' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2026-11-22T12:14:00+02:00' } },
  { DateLessThan: { 'aws:CurrentTime': '2026-11-23' } },
  { DateEquals: { 'aws:EpochTime': '1795346041' } },
  { DateNotEquals: { 'aws:CurrentTime': '2026' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2026' } },
  { DateGreaterThan: { 'aws:CurrentTime': ['01T', '-292275054'] } },
  { DateEquals: { 'aws:CurrentTime': '2026-11-22t6:14:01.000-05' } },
  { Anything: {}, StringLike: {} },
  { Bool: { 'aws:SecureTransport': true } },
  { BinaryEquals: { 'aws:username': 'ana' } },
  { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.8' } },
  { IpAddress: { v6: '2001:db8::/32' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/path/*' } },
  { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
  { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } },
  { Null: { 'aws:absent': 'true', empty: 'true', 'aws:username': 'false' } },
  { StringNotEquals: { 'aws:absent': 'x' } },
  { StringEqualsIfExists: { 'aws:absent': 'x' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost', 'more'], 'aws:absent': 'x', empty: 'x' } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'te*' } },
  { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'other' } },
]

const fails: readonly JsonValue[] = [
  { StringEquals: { 'aws:username': 'Ana' } },
  { StringEquals: { 'aws:username': 'a*' } },
  { StringNotEquals: { 'aws:username': ['bob', 'ana'] } },
  { StringEquals: { 'aws:username': 'ana', 'aws:absent': 'x' } },
  { StringEqualsIfExists: { 'aws:username': 'bob' } },
  { StringEquals: { 'aws:username': '${aws:absent}' } },
  { StringNotEquals: { 'aws:username': '${aws:absent}' } },
  { NumericLessThan: { 'sts:DurationSeconds': 900 } },
  { NumericEquals: { 'aws:username': 1 } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:runner' } },
  { Null: { 'aws:absent': 'false' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
  { 'ForAnyValue:StringEquals': { 'aws:absent': 'x' } },
  { 'ForAnyValue:StringNotEquals': { 'aws:absent': 'x' } },
]

const refused: readonly JsonValue[] = [
  'text',
  { Equals: { a: 'b' } },
  { NullIfExists: { a: 'true' } },
  { StringEquals: 'ana' },
  { StringEquals: { a: { b: 'c' } } },
  { NumericEquals: { a: 'one' } },
  { DateEquals: { a: 'yesterday' } },
  { DateEquals: { a: '234-13' } },
  { DateEquals: { a: '2016-12-13t2:00:00.593194+1' } },
  { DateEquals: { a: '2016-12-13t2:00:00.1999999999+10:59' } },
  { DateEquals: { a: '9223372036854775808' } },
  { 'ForAnyValue::StringEqualsIfExists': { a: 'b' } },
  { Bool: { a: 'yes' } },
  { IpAddress: { a: '10.0.0.0/33' } },
  { IpAddress: { a: '1:2:3::4::5' } },
]

function check(element: JsonValue, expected: boolean | 'refused'): void {
  test(`condition ${JSON.stringify(element)} ${expected === 'refused' ? 'is refused' : expected ? 'holds' : 'fails'}`, () => {
    const parsed = parseConditions(element, true)
    const found = parsed?.fit === true && parsed.conditions.every((condition) => conditionHolds(condition, context))
    assert.equal(parsed?.fit === true ? found : 'refused', expected)
  })
}

for (const element of holds) check(element, true)
for (const element of fails) check(element, false)
for (const element of refused) check(element, 'refused')
