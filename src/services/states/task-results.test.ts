import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { statesHandlers } from './handlers.ts'
import { arn, callOf, create, openWorld, run } from './scenario.ts'

const activityArn = arn.replace('stateMachine:m', 'activity:a')
const asking = `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"${activityArn}","End":true}}}`

void test('a token is one in its own account only', async () => {
  const { ports } = openWorld()
  const steps = [
    { call: 'CreateActivity', with: { name: 'a' } },
    create(asking),
    { call: 'StartExecution', with: { stateMachineArn: arn } },
  ] as const
  for (const step of steps) await run(ports, step, new Map())
  const call = callOf(ports, 'SendTaskSuccess')
  const claimed = await statesHandlers.GetActivityTask.handle({ activityArn }, call)
  const taskToken = (claimed.ok && claimed.value.taskToken) || ''
  const elsewhere = { ...call, space: { ...call.space, account: '210987654321' } }
  for (const outcome of [
    await statesHandlers.SendTaskHeartbeat.handle({ taskToken }, elsewhere),
    await statesHandlers.SendTaskFailure.handle({ taskToken }, elsewhere),
    await statesHandlers.SendTaskSuccess.handle({ taskToken, output: '1' }, elsewhere),
  ]) {
    strictEqual(outcome.ok ? undefined : outcome.failure.code, 'InvalidToken')
  }
  strictEqual((await statesHandlers.SendTaskSuccess.handle({ taskToken, output: '1' }, call)).ok, true)
})
