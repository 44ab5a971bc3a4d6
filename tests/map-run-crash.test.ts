/** kill -9 while a Map Run reads, starts children, waits for them and writes results: each item once, and all of them. */
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
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

test(`a Map Run of ${items} items survives kill -9, ${kills} times`, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stile-map-run-'))
  const bucket = join(directory, 'buckets', 'data')
  mkdirSync(bucket, { recursive: true })
  const lines = Array.from({ length: items }, (_, id) => JSON.stringify({ id, odd: id % 2 === 1 }))
  writeFileSync(join(bucket, 'items.jsonl'), lines.join('\n'))
  const flags = ['--data-dir', join(directory, 'rows'), '--buckets', join(directory, 'buckets')]
  try {
    let server = await startServer(flags)
    const first = awsClients(server.url)
    const role = await createRole(first, 'Mapper', 'states.amazonaws.com', [administratorAccess])
    const stateMachineArn = await createMachine(first, 'Mapper', role, { HelloWorld: map })
    const { executionArn } = await first.sfn.send(new StartExecutionCommand({ stateMachineArn }))
    first.destroy()
    for (let kill = 0; kill < kills; kill++) {
      await delay(40 + Math.random() * 400)
      await server.kill()
      server = await startServer(flags)
    }
    const clients = awsClients(server.url)
    const { output, status, cause } = await ended(clients, executionArn)
    assert.equal(status, 'SUCCEEDED', cause)
    const { ResultWriterDetails: written } = JSON.parse(output ?? '') as { ResultWriterDetails: { Key: string } }
    const results = readFileSync(join(bucket, written.Key.replace('manifest.json', 'SUCCEEDED_0.jsonl')), 'utf8')
    assert.deepEqual(results.trimEnd().split('\n').toSorted(), lines.toSorted(), 'each item once')
    const { mapRuns = [] } = await clients.sfn.send(new ListMapRunsCommand({ executionArn }))
    assert.equal(mapRuns.length, 1)
    const run = await clients.sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }))
    const { succeeded, total, resultsWritten, running } = run.itemCounts ?? {}
    assert.deepEqual(
      { succeeded, total, resultsWritten, running },
      { succeeded: items, total: items, resultsWritten: items, running: 0 },
    )
    clients.destroy()
    assert.equal(await server.stop(), 0)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})

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
