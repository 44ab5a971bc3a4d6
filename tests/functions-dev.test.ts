/** `stile dev --functions` as a person uses it, and what is left of functions when the server is killed. */
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { awsClients } from './clients.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import { createRole, endOf } from './tutorial.ts'

const folder = mkdtempSync(join(tmpdir(), 'stile-functions-dev-'))
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const clientOf = (endpoint: string) => new LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
const root = join(import.meta.dirname, '..')

const caller = `
import { createRequire } from 'node:module'
const { STSClient, GetCallerIdentityCommand } = createRequire(${JSON.stringify(`${root}/`)})('@aws-sdk/client-sts')
export const handler = async () => (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn
`
const resident = `
import { spawn } from 'node:child_process'
export const handler = async ({ mark, loop }) => {
  spawn('sleep', [mark], { detached: true, stdio: 'ignore' }).unref()
  spawn('sleep', [mark])
  await new Promise((resolve) => setTimeout(resolve, 20))
  if (loop) for (;;);
}
`

before(() => {
  writeFileSync(
    join(folder, 'hello.ts'),
    'export const handler = async (event: { name: string }) => `hello ${event.name}`',
  )
  writeFileSync(join(folder, 'caller.mjs'), caller)
  writeFileSync(join(folder, 'resident.mjs'), resident)
  writeFileSync(join(folder, 'functions.json'), '{"resident":{"Timeout":60}}')
})
after(() => rmSync(folder, { recursive: true }))

async function invoke(lambda: LambdaClient, name: string, payload: object = {}): Promise<unknown> {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(payload)) }),
  )
  return JSON.parse(Buffer.from(answer.Payload ?? []).toString())
}

test('a folder’s functions are there by name, reach the server, and are reloaded when they change', async () => {
  const server = await startServer(['--memory', '--no-console', '--functions', folder])
  const lambda = clientOf(server.url)
  try {
    const { Functions: listed = [] } = await lambda.send(new ListFunctionsCommand({}))
    assert.deepEqual(
      listed.map(({ FunctionName: name, Handler: handler }) => [name, handler]),
      [
        ['caller', 'caller.handler'],
        ['hello', 'hello.handler'],
        ['resident', 'resident.handler'],
      ],
    )
    assert.equal(await invoke(lambda, 'hello', { name: 'you' }), 'hello you')
    assert.equal(await invoke(lambda, 'caller'), 'arn:aws:iam::000000000000:root')
    writeFileSync(join(folder, 'hello.ts'), 'export const handler = async () => "changed"')
    assert.equal(await invoke(lambda, 'hello', { name: 'you' }), 'changed')
  } finally {
    lambda.destroy()
    await server.stop()
  }
})

test('--lambda-endpoint takes a task’s invocation elsewhere', async () => {
  const seen: (string | undefined)[] = []
  const there = createServer((request, response) => {
    seen.push(request.url)
    response.end('"from there"')
  })
  await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(there.address() as AddressInfo).port}`
  const server = await startServer(['--memory', '--no-console', '--lambda-endpoint', url])
  const clients = awsClients(server.url)
  try {
    const executionArn = await startInvoking(clients, 'far', {})
    const { output } = await endOf(clients, executionArn)
    assert.equal((JSON.parse(output ?? '') as { Payload: string }).Payload, 'from there')
    assert.deepEqual(seen, ['/2015-03-31/functions/far/invocations'])
  } finally {
    clients.destroy()
    await server.stop()
    there.close()
    there.closeAllConnections()
  }
})

async function startInvoking(clients: ReturnType<typeof awsClients>, name: string, payload: object): Promise<string> {
  const role = await createRole(clients, 'Invoker', 'states.amazonaws.com', [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
  ])
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: name, Payload: payload },
    End: true,
  }
  const definition = JSON.stringify({ StartAt: 'T', States: { T: task } })
  const made = await clients.sfn.send(new CreateStateMachineCommand({ name: 'invoker', roleArn: role, definition }))
  const started = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn: made.stateMachineArn }))
  return started.executionArn ?? ''
}

const noProc = existsSync('/proc/self/environ') ? false : 'looks in /proc'

test('kill -9 of the server leaves no process of a function, and its tasks run again', { skip: noProc }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'stile-functions-crash-'))
  const flags = ['--no-console', '--data-dir', data, '--functions', folder]
  const mark = `98${process.pid}.25`
  let server = await startServer(flags)
  try {
    const clients = awsClients(server.url)
    const executionArn = await startInvoking(clients, 'resident', { mark, loop: true })
    await until(() => processesWith(mark).length === 2)
    clients.destroy()
    await killAndLook(server, mark)
    writeFileSync(join(folder, 'resident.mjs'), 'export const handler = async () => "again"')
    server = await startServer(flags)
    const after = awsClients(server.url)
    const { output } = await endOf(after, executionArn)
    assert.match(output ?? '', /"Payload":"again"/)
    const described = await after.sfn.send(new DescribeExecutionCommand({ executionArn }))
    assert.equal(described.status, 'SUCCEEDED')
    after.destroy()
  } finally {
    await server.stop()
    rmSync(data, { recursive: true })
  }
})

test('SIGTERM waits for no function: its task is not failed, and runs again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'stile-functions-stop-'))
  const flags = ['--no-console', '--data-dir', data, '--functions', folder]
  writeFileSync(
    join(folder, 'resident.mjs'),
    'export const handler = () => { console.log("there"); setInterval(() => {}, 1000) }',
  )
  let server = await startServer(flags)
  try {
    const clients = awsClients(server.url)
    const executionArn = await startInvoking(clients, 'resident', {})
    const lambda = clientOf(server.url)
    const waiting = invoke(lambda, 'resident').catch((error: unknown) => error)
    await logged(clients)
    assert.equal(await server.stop(), 0)
    assert.match(String(await waiting), /ServiceException|shutting down/)
    clients.destroy()
    lambda.destroy()
    writeFileSync(join(folder, 'resident.mjs'), 'export const handler = async () => "again"')
    server = await startServer(flags)
    const after = awsClients(server.url)
    const { output } = await endOf(after, executionArn)
    assert.match(output ?? '', /"Payload":"again"/)
    const { events = [] } = await after.sfn.send(new GetExecutionHistoryCommand({ executionArn }))
    assert.ok(!events.some(({ type }) => type === 'TaskFailed'))
    after.destroy()
  } finally {
    await server.stop()
    rmSync(data, { recursive: true })
  }
})

/** Two processes have begun: the task's, and the one invoked beside it. */
async function logged({ logs }: ReturnType<typeof awsClients>): Promise<void> {
  for (let tries = 0; tries < 5_000; tries++) {
    const found = await logs
      .send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/resident', filterPattern: 'there' }))
      .catch(() => ({ events: [] }))
    if ((found.events ?? []).length >= 2) return
  }
  assert.fail('they did not begin')
}

async function killAndLook(server: ServerProcess, mark: string): Promise<void> {
  await server.kill()
  await until(() => processesWith(mark).length === 0 && processesWith(folder).length === 0)
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 5_000; tries++) {
    if (isSo()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  assert.fail('it did not come to be so')
}

/** Processes that bear the text in their command line or environment. */
function processesWith(text: string): readonly string[] {
  const own = String(process.pid)
  return readdirSync('/proc').filter(
    (id) =>
      /^\d+$/.test(id) &&
      id !== own &&
      ['cmdline', 'environ'].some((file) => read(`/proc/${id}/${file}`).includes(text)),
  )
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
