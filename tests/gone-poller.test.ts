import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { signedHeaders } from '../src/cli/signature.ts'
import { openInstance } from '../src/server/index.ts'
import { httpRequest } from '../tools/bench/load.ts'
import { awsClients } from './clients.ts'
import { call } from './crash-calls.ts'
import { createRole } from './tutorial.ts'

test('a worker that hangs up while it polls takes no task away from the others', async (context) => {
  const opened = await openInstance({ port: 0 })
  assert.ok(opened.ok)
  const { url } = opened.value
  context.after(() => opened.value.close())
  const clients = awsClients(url)
  const roleArn = await createRole(clients, 'Polled', 'states.amazonaws.com', [])
  clients.destroy()
  const { activityArn = '' } = await call(url, 'CreateActivity', { name: 'polled' })
  const definition = { StartAt: 'T', States: { T: { Type: 'Task', Resource: activityArn, End: true } } }
  const machine = { name: 'polled', roleArn, definition: JSON.stringify(definition) }
  const { stateMachineArn = '' } = await call(url, 'CreateStateMachine', machine)
  const body = JSON.stringify({ activityArn, workerName: 'gone' })
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.GetActivityTask' }
  const signable = { method: 'POST', url: new URL(url), service: 'states', region: 'us-east-1', headers, body }
  const poll = connect(Number(new URL(url).port), '127.0.0.1')
  poll.write(httpRequest('/', signedHeaders({ ...signable, now: new Date() }), body))
  await once(poll, 'connect')
  poll.destroy()
  // When another connection's call is answered, the server has heard of it.
  await call(url, 'DescribeActivity', { activityArn })
  await call(url, 'StartExecution', { stateMachineArn, input: '{"a":1}' })
  const { input } = await call(url, 'GetActivityTask', { activityArn, workerName: 'here' })
  assert.equal(input, '{"a":1}')
})
