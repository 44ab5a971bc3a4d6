import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figuresOf } from './machine-figures.ts'

const now = Date.parse('2026-11-22T12:00:30Z')
const execution = (status: string, secondsAgo: number, tookMs?: number) => {
  const startDate = new Date(now - secondsAgo * 1_000)
  return { status, startDate, ...(tookMs === undefined ? {} : { stopDate: new Date(startDate.getTime() + tookMs) }) }
}

test('rate, durations and bars of the latest executions', () => {
  const executions = [
    execution('RUNNING', 1),
    execution('SUCCEEDED', 10, 1_000),
    execution('SUCCEEDED', 90, 3_000),
    execution('FAILED', 95, 2_000),
    execution('ABORTED', 100, 9_000),
  ]
  const { bars, ...figures } = figuresOf(executions, now)
  assert.deepEqual(figures, { successRate: 0.5, medianMs: 2_000, p95Ms: 9_000, barMs: 60_000 })
  assert.equal(bars.length, 30)
  assert.deepEqual(
    bars.slice(-3).map(({ succeeded, failed, aborted, running }) => [succeeded, failed, aborted, running]),
    [
      [0, 1, 1, 0],
      [1, 0, 0, 0],
      [1, 0, 0, 1],
    ],
  )
})

test('bars become longer with the time that they have to hold', () => {
  const lengths = [0, 40 * 60, 86_400, 20 * 86_400].map((ago) => figuresOf([execution('FAILED', ago, 1)], now).barMs)
  assert.deepEqual(lengths, [60_000, 600_000, 3_600_000, 86_400_000])
  const { successRate, medianMs, p95Ms } = figuresOf([], now)
  assert.deepEqual([successRate, medianMs, p95Ms], [undefined, undefined, undefined])
})
