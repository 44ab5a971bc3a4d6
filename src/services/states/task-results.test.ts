import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { statesHandlers } from './handlers.ts'
import { account, arn, callOf, create, openWorld, run } from './scenario.ts'

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

const user = { kind: 'user', account, arn: `arn:aws:iam::${account}:user/u`, userId: 'AIDA', userName: 'u' } as const

void test('results are asked for on the activity or the machine, lists on all that there can be', async () => {
  const { ports } = openWorld()
  const steps = [
    { call: 'CreateActivity', with: { name: 'a', tags: [{ key: 'team', value: 'x' }] } },
    create(asking),
    { call: 'StartExecution', with: { stateMachineArn: arn } },
  ] as const
  for (const step of steps) await run(ports, step, new Map())
  const call = callOf(ports, 'SendTaskSuccess', user)
  const claimed = await statesHandlers.GetActivityTask.handle({ activityArn }, call)
  const taskToken = (claimed.ok && claimed.value.taskToken) || ''
  deepStrictEqual(await statesHandlers.SendTaskSuccess.access({ taskToken }, call), {
    action: 'states:SendTaskSuccess',
    resource: activityArn,
    context: { 'aws:ResourceTag/team': 'x' },
  })
  deepStrictEqual(await statesHandlers.SendTaskHeartbeat.access({ taskToken: 'x' }, call), {
    action: 'states:SendTaskHeartbeat',
    resource: '*',
  })
  deepStrictEqual(await statesHandlers.ListActivities.access({}, call), {
    action: 'states:ListActivities',
    resource: activityArn.replace(/a$/, '*'),
  })
})

void test('tags of what is made, and versions that are published, are asked for too', async () => {
  const world = openWorld()
  const ports = { ...world.ports, settings: { ...world.ports.settings, iam: 'enforce' } as const }
  const call = callOf(ports, 'CreateActivity', user)
  strictEqual((await statesHandlers.CreateActivity.handle({ name: 'a' }, call)).ok, true)
  const tags = [{ key: 'team', value: 'x' }]
  const tagged = await statesHandlers.CreateActivity.handle({ name: 'b', tags }, call)
  match(tagged.ok ? '' : tagged.failure.message, /states:TagResource on resource: \S+:activity:b /)
  const published = await statesHandlers.UpdateStateMachine.handle({ stateMachineArn: arn, publish: true }, call)
  match(
    published.ok ? '' : published.failure.message,
    /states:PublishStateMachineVersion on resource: \S+:stateMachine:m /,
  )
})
