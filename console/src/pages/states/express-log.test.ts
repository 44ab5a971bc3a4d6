import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOfLog, type ExpressAccount } from './express-log.ts'

const line = (type: string, at: number, details: object = {}) => ({
  message: JSON.stringify({ type, event_timestamp: String(at), details }),
})

function check(name: string, events: readonly object[], expected: ExpressAccount): void {
  test(name, () => assert.deepEqual(accountOfLog(events), expected))
}

const begun = line('ExecutionStarted', 1_000)
check('nothing is logged yet', [], {})
check('it runs', [begun, line('PassStateEntered', 1_001)], { status: 'RUNNING', startedAt: 1_000 })
check('it failed', [begun, line('ExecutionFailed', 1_500, { error: 'E', cause: 'C' })], {
  status: 'FAILED',
  startedAt: 1_000,
  endedAt: 1_500,
  error: 'E',
  cause: 'C',
})
check('only failures are logged', [line('ExecutionFailed', 1_500)], { status: 'FAILED', endedAt: 1_500 })
check('a line that is no JSON', [{ message: 'x' }, begun], { status: 'RUNNING', startedAt: 1_000 })
