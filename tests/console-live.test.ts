/** What the console follows live, and the few reads that AWS has no operation for. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { after, before, test } from 'node:test'
import { CreateLoginProfileCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { CreateActivityCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { awsClients, type Clients } from './clients.ts'
import { browserAt, pageHeader, startConsole, type Browser } from './console-client.ts'
import { createMachine, createRole, endOf } from './tutorial.ts'

let server: Awaited<ReturnType<typeof startConsole>>
let aws: Clients
let role: string
let root: Browser
before(async () => {
  server = await startConsole()
  aws = awsClients(server.url)
  role = await createRole(aws, 'machines', 'states.amazonaws.com', [
    'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess',
  ])
  root = browserAt(server.consoleUrl)
  await root.call('/console/session')
})
after(async () => {
  aws.destroy()
  await server.stop()
})

const start = async (machineArn: string): Promise<string> => {
  const { executionArn = '' } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn: machineArn }))
  return executionArn
}

interface Stream {
  readonly response: IncomingMessage
  readonly text: string
  /** Resolves when the text so far matches. */
  until(pattern: RegExp): Promise<string>
  close(): void
}

async function listen(browser: Browser, headers: Readonly<Record<string, string>> = {}): Promise<Stream> {
  const cookie = { cookie: browser.cookie ?? '' }
  const sent = request(`${browser.url}/console/events`, { headers: { ...pageHeader, ...cookie, ...headers } }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  assert.equal(response.statusCode, 200)
  let text = ''
  response.setEncoding('utf8').on('data', (part: string) => (text += part))
  response.on('error', () => {})
  return {
    response,
    get text() {
      return text
    },
    async until(pattern) {
      while (!pattern.test(text)) await once(response, 'data')
      return text
    },
    close: () => sent.destroy(),
  }
}

test('a stream names the executions that change, and those that were missed to who comes back', async () => {
  const machine = await createMachine(aws, 'live', role)
  const stream = await listen(root)
  assert.equal(stream.response.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.equal(stream.response.headers['cache-control'], 'no-store')
  const first = await start(machine)
  const text = await stream.until(/event: changed\ndata: .*\n\n/)
  const [, id = '', data = ''] = /id: (\S+)\nevent: changed\ndata: (.*)\n\n/.exec(text) ?? []
  assert.deepEqual(JSON.parse(data), { arns: [first, machine] })
  stream.close()
  const second = await start(machine)
  const back = await listen(root, { 'last-event-id': id })
  await back.until(new RegExp(second))
  assert.doesNotMatch(back.text, /event: reset/)
  back.close()
  const lost = await listen(root, { 'last-event-id': 'other-7' })
  await lost.until(/event: reset\ndata: \{\}\n\n/)
  lost.close()
})

test('a stream names only what its principal may describe, and ends with its session', async () => {
  const [open, closed] = [await createMachine(aws, 'open', role), await createMachine(aws, 'closed', role)]
  await aws.iam.send(new CreateUserCommand({ UserName: 'eve' }))
  await aws.iam.send(new CreateLoginProfileCommand({ UserName: 'eve', Password: 'Correct-horse-1' }))
  const Resource = 'arn:aws:states:*:*:execution:open:*'
  const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'states:DescribeExecution', Resource } }
  const policy = { UserName: 'eve', PolicyName: 'p', PolicyDocument: JSON.stringify(allow) }
  await aws.iam.send(new PutUserPolicyCommand(policy))
  const eve = browserAt(server.consoleUrl)
  const password = { account: '000000000000', userName: 'eve', password: 'Correct-horse-1' }
  await eve.call('/console/session', { method: 'POST', body: password })
  const other = browserAt(server.consoleUrl)
  const keys = { accessKeyId: '111122223333', secretAccessKey: 'x' }
  await other.call('/console/session', { method: 'POST', body: keys })
  const [streams, all] = [[await listen(eve), await listen(other)], await listen(root)]
  const hidden = await start(closed)
  await all.until(new RegExp(hidden))
  const shown = await start(open)
  await streams[0]?.until(new RegExp(shown))
  for (const stream of streams) assert.doesNotMatch(stream.text, /closed/)
  assert.doesNotMatch(streams[1]?.text ?? '', /open/, 'the root of another account')
  const ended = once(streams[0]?.response as IncomingMessage, 'end')
  await eve.call('/console/session', { method: 'DELETE' })
  await start(open)
  await ended
  for (const stream of [...streams, all]) stream.close()
})

test('executions are counted by status for whoever may list them', async () => {
  const machine = await createMachine(aws, 'counted', role)
  const failing = { HelloWorld: { Type: 'Fail' } }
  const other = await createMachine(aws, 'failing', role, failing)
  await endOf(aws, await start(machine))
  await endOf(aws, await start(machine))
  await endOf(aws, await start(other))
  const none = { RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 }
  const one = await root.call(`/console/executions/counts?machineArn=${encodeURIComponent(machine)}`)
  assert.deepEqual(one.json(), { ...none, SUCCEEDED: 2 })
  const { machines } = (await root.call('/console/executions/counts')).json() as { machines: Record<string, object> }
  assert.deepEqual(machines[machine], { ...none, SUCCEEDED: 2 })
  assert.deepEqual(machines[other], { ...none, FAILED: 1 })
  const eve = browserAt(server.consoleUrl)
  await aws.iam.send(new CreateUserCommand({ UserName: 'una' }))
  await aws.iam.send(new CreateLoginProfileCommand({ UserName: 'una', Password: 'Correct-horse-1' }))
  const password = { account: '000000000000', userName: 'una', password: 'Correct-horse-1' }
  await eve.call('/console/session', { method: 'POST', body: password })
  for (const path of ['executions/counts', `executions/counts?machineArn=${machine}`, 'status']) {
    const denied = await eve.call(`/console/${path}`)
    assert.equal(denied.status, 403, path)
    assert.match(String(denied.json()['message']), /^User: arn:aws:iam::000000000000:user\/una is not authorized/)
  }
})

test('tasks that wait for somebody are listed with their tokens, and can be answered', async () => {
  const { activityArn = '' } = await aws.sfn.send(new CreateActivityCommand({ name: 'approve' }))
  const child = await createMachine(aws, 'child', role)
  const parameters = { StateMachineArn: child, Input: { 'token.$': '$$.Task.Token' } }
  const resource = 'arn:aws:states:::states:startExecution.waitForTaskToken'
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } })
  const machine = await createMachine(aws, 'waiting', role, {
    HelloWorld: {
      Type: 'Parallel',
      Branches: [
        branch('Ask', { Type: 'Task', Resource: resource, Parameters: parameters, TimeoutSeconds: 600 }),
        branch('Work', { Type: 'Task', Resource: activityArn }),
      ],
      End: true,
    },
  })
  const execution = await start(machine)
  const path = `/console/executions/${encodeURIComponent(execution)}/waiting`
  const { tasks } = (await root.call(path)).json() as { tasks: readonly Record<string, unknown>[] }
  assert.equal(tasks.length, 2)
  const ask = tasks.find(({ stateName }) => stateName === 'Ask')
  const work = tasks.find(({ stateName }) => stateName === 'Work')
  assert.deepEqual(
    [ask?.['resource'], typeof ask?.['since'], typeof ask?.['timeoutAt']],
    [resource, 'number', 'number'],
  )
  assert.deepEqual([work?.['activityArn'], work?.['taken'], work?.['token']], [activityArn, false, undefined])
  const taken = await root.states('GetActivityTask', { activityArn, workerName: 'console' })
  for (const taskToken of [ask?.['token'], taken.json()['taskToken']])
    assert.equal((await root.states('SendTaskSuccess', { taskToken, output: '1' })).status, 200)
  assert.equal((await endOf(aws, execution)).output, '[1,1]')
  assert.deepEqual((await root.call(path)).json(), { tasks: [], more: false })
  assert.equal((await root.call('/console/executions/none/waiting')).status, 404)
})

test('the status is what `stile status` prints, with the open executions of each machine and the last minutes', async () => {
  const machine = await createMachine(aws, 'slow', role, { HelloWorld: { Type: 'Wait', Seconds: 600, End: true } })
  await start(machine)
  const status = (await root.call('/console/status')).json() as {
    openByMachine: Record<string, number>
    minutes: readonly { at: number; started: number; ended: number }[]
    executions: { started: number }
  }
  assert.equal(status.openByMachine[machine], 1)
  const started = status.minutes.reduce((sum, minute) => sum + minute.started, 0)
  assert.equal(started, status.executions.started)
})

test('open streams do not keep the server from ending', async () => {
  const short = await startConsole()
  const browser = browserAt(short.consoleUrl)
  await browser.call('/console/session')
  const stream = await listen(browser)
  const ended = once(stream.response, 'end')
  const [code] = await Promise.all([short.stop(), ended])
  assert.equal(code, 0)
})
