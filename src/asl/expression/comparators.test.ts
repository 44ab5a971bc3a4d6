import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { comparisons, findComparison } from './comparators.ts'

test('there are 39 operators, 16 of them with a Path form', () => {
  const direct = [...comparisons.values()]
  assert.equal(direct.length + direct.filter((entry) => entry.hasPathForm).length, 39)
  assert.equal(findComparison('StringMatchesPath'), undefined)
  assert.equal(findComparison('IsPresentPath'), undefined)
})

type Case = readonly [operator: string, value: JsonValue | undefined, operand: JsonValue, holds: boolean]

const cases: readonly Case[] = [
  ['StringEquals', 'a', 'a', true],
  ['StringEquals', 1, '1', false],
  ['StringLessThan', 'Z', 'a', true],
  ['StringGreaterThanEquals', 'a', 'a', true],
  ['NumericEquals', 1.0, 1, true],
  ['NumericEquals', '1', 1, false],
  ['NumericEquals', true, 1, false],
  ['NumericLessThan', -1, 0, true],
  ['NumericGreaterThanEquals', 2, 3, false],
  ['BooleanEquals', false, false, true],
  ['BooleanEquals', null, false, false],
  ['TimestampEquals', '2020-01-01T01:00:00+01:00', '2020-01-01T00:00:00Z', true],
  ['TimestampEquals', '2020-01-01T00:00:00.000000001Z', '2020-01-01T00:00:00Z', false],
  ['TimestampLessThan', '2020-01-01T00:00:00.1Z', '2020-01-01T00:00:00.15Z', true],
  ['TimestampGreaterThan', 'tomorrow', '2020-01-01T00:00:00Z', false],
  ['IsNull', null, true, true],
  ['IsNull', 0, false, true],
  ['IsString', '', true, true],
  ['IsNumeric', '1', true, false],
  ['IsBoolean', false, true, true],
  ['IsTimestamp', '2024-02-29T23:59:59Z', true, true],
  ['IsTimestamp', '2023-02-29T23:59:59Z', true, false],
  ['IsTimestamp', '2023-02-28t23:59:59Z', true, false],
  ['IsTimestamp', '2023-02-28T23:59:59-18:00', true, true],
  ['IsTimestamp', '2023-02-28T23:59:59+18:01', true, false],
  ['IsTimestamp', 5, false, true],
  ['IsPresent', undefined, true, false],
  ['IsPresent', undefined, false, true],
  ['IsPresent', null, true, true],
  ['StringMatches', 'log-2020.txt', 'log-*.txt', true],
  ['StringMatches', 'log-.txt', 'log-*.txt', true],
  ['StringMatches', 'log-.txt.bak', 'log-*.txt', false],
  ['StringMatches', 'abcabc', '*abc', true],
  ['StringMatches', 'aa', 'a*aa', false],
  ['StringMatches', 'a*c', 'a\\*c', true],
  ['StringMatches', 'abc', 'a\\*c', false],
  ['StringMatches', 'a\\c', 'a\\\\c', true],
  ['StringMatches', 'xaybzc', '*a*b*c', true],
  ['StringMatches', '', '*', true],
]

test('operators compare by type, and wrong types never match', () => {
  for (const [operator, value, operand, holds] of cases) {
    assert.equal(comparisons.get(operator)?.holds(value, operand), holds, JSON.stringify([operator, value, operand]))
  }
})
