import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redriveRefusal } from './redrive.ts'

const dayMs = 86_400_000
const closed = { status: 'FAILED', started_at: 0, stopped_at: dayMs, last_event: 9 }

test('why an execution is not redriven', () => {
  const cases: readonly (readonly [more: Partial<typeof closed>, days: number, reason: string | undefined])[] = [
    [{}, 15, undefined],
    [{}, 15.001, 'Execution redrivable period exceeded'],
    [{ status: 'TIMED_OUT', last_event: 24_998 }, 2, undefined],
    [{ status: 'ABORTED', last_event: 24_999 }, 2, 'Execution history event limit exceeded'],
    [{ stopped_at: 364 * dayMs }, 365, undefined],
    [{ stopped_at: 364 * dayMs }, 365.001, 'Execution has exceeded the max execution time'],
    [{ status: 'RUNNING' }, 2, 'Execution is RUNNING and cannot be redriven'],
    [{ status: 'SUCCEEDED' }, 2, 'Execution is SUCCEEDED and cannot be redriven'],
  ]
  for (const [more, days, reason] of cases) {
    assert.equal(redriveRefusal({ ...closed, ...more }, days * dayMs), reason)
  }
})
