/**
 * kill -9 while a Map Run reads, starts children, waits for them and writes results, and while it is redriven: each item
 * once, and all of them.
 */
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { awsClients } from './clients.ts'
import { startServer } from './server-process.ts'
import { createMachine, createRole } from './tutorial.ts'

const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess'
const items = 800
const kills = 3

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Odd?',
  States: {
    'Odd?': { Type: 'Choice', Choices: [{ Variable: '$.odd', BooleanEquals: true, Next: 'Pause' }], Default: 'Done' },
    Pause: { Type: 'Wait', Seconds: 1, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
}
const map = {
  Type: 'Map',
  MaxConcurrency: 200,
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSONL' },
    Parameters: { Bucket: 'data', Key: 'items.jsonl' },
  },
  ItemProcessor: processor,
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    Parameters: { Bucket: 'data', Prefix: 'results' },
    WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
  },
  End: true,
}

/** Some fail in their first life. */
const doubtful = {
  ...map,
  MaxConcurrency: 100,
  ItemProcessor: {
    ...processor,
    StartAt: 'Doubtful?',
    States: {
      ...processor.States,
      'Doubtful?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.doubtful', BooleanEquals: true, Next: 'Doubt' }],
        Default: 'Odd?',
      },
      Doubt: {
        Type: 'Pass',
        // There is no item -1.
        Parameters: { 'x.$': 'States.ArrayGetItem(States.Array(0), States.MathAdd($$.Execution.RedriveCount, -1))' },
        ResultPath: null,
        Next: 'Odd?',
      },
    },
  },
}

test(`a Map Run of ${items} items survives kill -9, ${kills} times`, async () => {
  const lines = Array.from({ length: items }, (_, id) => JSON.stringify({ id, odd: id % 2 === 1 }))
  await withLines(lines, async (place) => {
    const executionArn = await start(place, map)
    for (let kill = 0; kill < kills; kill++) {
      await delay(40 + Math.random() * 400)
      await place.restart()
    }
    const clients = awsClients(place.url())
    const run = await checkSucceeded(place, clients, executionArn, lines)
    assert.equal(run.redriveCount, 0)
    clients.destroy()
  })
})

test('a Map Run is redriven until its children succeed, and killed meanwhile', async () => {
  const many = 300
  const record = (id: number) => JSON.stringify({ id, odd: id % 2 === 1, doubtful: id % 20 === 7 })
  const lines = Array.from({ length: many }, (_, id) => record(id))
  await withLines(lines, async (place) => {
    const executionArn = await start(place, doubtful)
    let redrives = 0
    for (;;) {
      const clients = awsClients(place.url())
      const { status } = await ended(clients, executionArn)
      if (status === 'FAILED') await clients.sfn.send(new RedriveExecutionCommand({ executionArn }))
      clients.destroy()
      if (status !== 'FAILED') break
      redrives++
      await delay(Math.random() * 300)
      if (redrives <= kills) await place.restart()
    }
    const clients = awsClients(place.url())
    const run = await checkSucceeded(place, clients, executionArn, lines)
    assert.equal(run.redriveCount, redrives)
    const redriven = new ListExecutionsCommand({
      mapRunArn: run.mapRunArn,
      redriveFilter: 'REDRIVEN',
      maxResults: 1_000,
    })
    const { executions = [] } = await clients.sfn.send(redriven)
    assert.ok(executions.length >= many / 20, 'those that failed were redriven')
    assert.ok(executions.every(({ status }) => status === 'SUCCEEDED'))
    clients.destroy()
  })
})

interface Place {
  readonly bucket: string
  url(): string
  restart(): Promise<void>
}

/** A server over a folder as its bucket, with those lines in a file there. */
async function withLines(lines: readonly string[], run: (place: Place) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'stile-map-run-'))
  const bucket = join(directory, 'buckets', 'data')
  mkdirSync(bucket, { recursive: true })
  writeFileSync(join(bucket, 'items.jsonl'), lines.join('\n'))
  const flags = ['--data-dir', join(directory, 'rows'), '--buckets', join(directory, 'buckets')]
  let server = await startServer(flags)
  try {
    await run({
      bucket,
      url: () => server.url,
      restart: async () => {
        await server.kill()
        server = await startServer(flags)
      },
    })
    assert.equal(await server.stop(), 0)
  } finally {
    await server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function start(place: Place, state: object): Promise<string | undefined> {
  const clients = awsClients(place.url())
  const role = await createRole(clients, 'Mapper', 'states.amazonaws.com', [administratorAccess])
  const stateMachineArn = await createMachine(clients, 'Mapper', role, { HelloWorld: state })
  const { executionArn } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  clients.destroy()
  return executionArn
}

/** Its one run, which has come to all lines, each once. */
async function checkSucceeded(
  { bucket }: Place,
  clients: ReturnType<typeof awsClients>,
  executionArn: string | undefined,
  lines: readonly string[],
) {
  const { output, status, cause } = await ended(clients, executionArn)
  assert.equal(status, 'SUCCEEDED', cause)
  const { ResultWriterDetails: written } = JSON.parse(output ?? '') as { ResultWriterDetails: { Key: string } }
  // The manifest of a redriven run lists the files of its earlier lives again.
  const manifest = JSON.parse(readFileSync(join(bucket, written.Key), 'utf8')) as {
    ResultFiles: { SUCCEEDED: readonly { Key: string }[] }
  }
  const results = manifest.ResultFiles.SUCCEEDED.flatMap(({ Key }) =>
    readFileSync(join(bucket, Key), 'utf8').trimEnd().split('\n'),
  )
  assert.deepEqual(results.toSorted(), lines.toSorted(), 'each item once')
  const { mapRuns = [] } = await clients.sfn.send(new ListMapRunsCommand({ executionArn }))
  assert.equal(mapRuns.length, 1)
  const run = await clients.sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }))
  const { succeeded, total, resultsWritten, running, failed, pendingRedrive } = run.itemCounts ?? {}
  assert.deepEqual(
    { succeeded, total, resultsWritten, running, failed, pendingRedrive },
    {
      succeeded: lines.length,
      total: lines.length,
      resultsWritten: lines.length,
      running: 0,
      failed: 0,
      pendingRedrive: 0,
    },
  )
  return run
}

async function ended({ sfn }: ReturnType<typeof awsClients>, executionArn: string | undefined) {
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== 'RUNNING') return execution
    await delay(100)
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
