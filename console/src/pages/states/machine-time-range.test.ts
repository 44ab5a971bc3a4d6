import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWithin, rangeOfText, rangeText } from './machine-time-range.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

test('a range survives the address', () => {
  for (const text of ['1-hour', '5-minute', '2026-11-22T10:00:00+01:00..2026-11-22T11:00:00+01:00']) {
    assert.equal(rangeText(rangeOfText(text) ?? null), text)
  }
  for (const text of ['', 'yesterday', '1-fortnight', 'a..b']) assert.equal(rangeOfText(text), undefined)
  assert.equal(rangeText(null), '')
})

test('times lie in a range or not', () => {
  const cases: readonly (readonly [range: string, at: string, within: boolean])[] = [
    ['', '1999-01-01T00:00:00Z', true],
    ['1-hour', '2026-11-22T11:00:00Z', true],
    ['1-hour', '2026-11-22T10:59:59Z', false],
    ['2026-11-22T10:00:00+01:00..2026-11-22T11:00:00+01:00', '2026-11-22T09:30:00Z', true],
    ['2026-11-22T10:00:00+01:00..2026-11-22T11:00:00+01:00', '2026-11-22T10:30:00Z', false],
  ]
  for (const [range, at, within] of cases) {
    assert.equal(isWithin(rangeOfText(range), new Date(at), now), within, `${range} ${at}`)
  }
})
