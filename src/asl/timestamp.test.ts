import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantMs, parseOffsetDateTime, parseTimestamp, type Instant } from './timestamp.ts'

const ms = (instant: Instant | undefined) => (instant === undefined ? undefined : instantMs(instant))

const instant = Date.parse('2024-02-29T12:00:00Z')

test('both take RFC 3339', () => {
  for (const text of ['2024-02-29T12:00:00Z', '2024-02-29T13:30:00+01:30', '2024-02-29T12:00:00.000-00:00']) {
    assert.equal(ms(parseTimestamp(text)), instant, text)
    assert.equal(ms(parseOffsetDateTime(text)), instant, text)
  }
})

test('what a Wait takes when it runs besides, as java.time’s ISO_OFFSET_DATE_TIME does', () => {
  for (const text of [
    '2024-02-29T12:00Z',
    '2024-02-29t12:00:00z',
    '2024-02-29T12:00:00.Z',
    '2024-02-29T13:00:00+01',
    '2024-02-29T11:59:30-00:00:30',
  ]) {
    assert.equal(parseTimestamp(text), undefined, text)
    assert.equal(ms(parseOffsetDateTime(text)), instant, text)
  }
  assert.equal(ms(parseOffsetDateTime('+12024-01-01T00:00:00Z')), 317_273_587_200_000)
  assert.equal(ms(parseOffsetDateTime('-0001-01-01T00:00:00Z')), -62_198_755_200_000)
})

test('what neither takes', () => {
  for (const text of [
    '2024-02-29',
    '2024-02-29T12:00:00',
    '2024-02-29 12:00:00Z',
    '2023-02-29T12:00:00Z',
    '2024-02-29T24:00:00Z',
    '2024-02-29T23:59:60Z',
    '2024-02-29T12Z',
    '2024-02-29T12:00.5Z',
    '2024-02-29T12:00:00.1234567890Z',
    '2024-02-29T12:00:00+0100',
    '2024-02-29T12:00:00+1:00',
    '2024-02-29T12:00:00+18:01',
    '+2024-02-29T12:00:00Z',
    '12024-02-29T12:00:00Z',
    ' 2024-02-29T12:00:00Z',
  ]) {
    assert.equal(parseTimestamp(text), undefined, text)
    assert.equal(parseOffsetDateTime(text), undefined, text)
  }
})
