/** Log groups through the front door: the SDK, signatures, policies and a store on disk. */
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  ResourceNotFoundException,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'

const dataDirectory = join(mkdtempSync(join(tmpdir(), 'stile-logs-')), 'data')
let instance: Instance
let clients: Clients

async function open(): Promise<void> {
  const opened = await openInstance({ port: 0, dataDirectory, log: { info() {}, warn() {}, error() {} } })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
}

async function close(): Promise<void> {
  clients.destroy()
  await instance.close()
}

before(open)
after(async () => {
  await close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const stream = { logGroupName: '/app/web', logStreamName: 'host/1' }

test('events are put, kept over a restart, and found page by page', async () => {
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName, tags: { team: 'web' } }))
  await clients.logs.send(new CreateLogStreamCommand(stream))
  const now = Date.now()
  const logEvents = Array.from({ length: 25 }, (_, at) => ({ timestamp: now + at, message: `{"at":${at}} ä` }))
  const put = await clients.logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
  assert.equal(put.rejectedLogEventsInfo, undefined)
  await close()
  await open()
  const found: string[] = []
  const pages = paginateFilterLogEvents(
    { client: clients.logs, pageSize: 10 },
    { logGroupName: stream.logGroupName, filterPattern: '-"{\\"at\\":3}"' },
  )
  for await (const { events } of pages) for (const { message } of events ?? []) found.push(message ?? '')
  assert.deepEqual(
    found,
    logEvents.map(({ message }) => message).filter((message) => !message.includes(':3}')),
  )
  const { logStreams } = await clients.logs.send(new DescribeLogStreamsCommand({ logGroupName: stream.logGroupName }))
  assert.equal(logStreams?.[0]?.lastEventTimestamp, now + 24)
})

test('a full batch is larger than any other request', async () => {
  const message = '"'.repeat(1_048_576 - 26)
  const logEvents = [{ timestamp: Date.now(), message }]
  await clients.logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
  const { events } = await clients.logs.send(new GetLogEventsCommand({ ...stream, limit: 1 }))
  assert.equal(events?.[0]?.message, message)
})

test('errors are the SDK’s own, and what is not built says so', async () => {
  const missing = clients.logs.send(new FilterLogEventsCommand({ logGroupName: 'none' }))
  await assert.rejects(missing, (error) => {
    assert.ok(error instanceof ResourceNotFoundException)
    return error.message === 'The specified log group does not exist.'
  })
  const query = new StartQueryCommand({
    logGroupName: 'none',
    startTime: 0,
    endTime: 1,
    queryString: 'fields @message',
  })
  await assert.rejects(clients.logs.send(query), { name: 'NotImplemented', message: 'StartQuery is not built yet.' })
})

test('a user may do what the policy on the group says', async () => {
  await clients.iam.send(new CreateUserCommand({ UserName: 'writer' }))
  const Resource = `arn:aws:logs:us-east-1:000000000000:log-group:${stream.logGroupName}:*`
  const statement = { Effect: 'Allow', Action: ['logs:PutLogEvents', 'logs:DescribeLogStreams'], Resource }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement })
  await clients.iam.send(new PutUserPolicyCommand({ UserName: 'writer', PolicyName: 'p', PolicyDocument }))
  const { AccessKey } = await clients.iam.send(new CreateAccessKeyCommand({ UserName: 'writer' }))
  const writer = awsClients(instance.url, {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
  try {
    const logEvents = [{ timestamp: Date.now(), message: 'by the writer' }]
    await writer.logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
    await writer.logs.send(new DescribeLogStreamsCommand({ logGroupName: stream.logGroupName }))
    await assert.rejects(writer.logs.send(new CreateLogStreamCommand({ ...stream, logStreamName: 'other' })), {
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::000000000000:user/writer is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:000000000000:log-group:/app/web:log-stream:other because no identity-based policy allows the logs:CreateLogStream action',
    })
  } finally {
    writer.destroy()
  }
})
