/**
 * `node tools/bench/map-run.ts [--json]`: a Distributed Map over a million lines of a file, each a child execution of one
 * state, its results written: children a second, and the most memory that the server held. BENCH_ITEMS for other numbers.
 */
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { awsClients } from '../../tests/clients.ts'
import { startServer } from '../../tests/server-process.ts'
import { createMachine, createRole } from '../../tests/tutorial.ts'
import { report } from './figures.ts'

const items = Number(process.env['BENCH_ITEMS'] ?? 1_000_000)

const inBucket = { Bucket: 'data' }
const map = {
  Type: 'Map',
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSONL' },
    Parameters: { ...inBucket, Key: 'items.jsonl' },
  },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Pass',
    States: { Pass: { Type: 'Pass', End: true } },
  },
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    Parameters: { ...inBucket, Prefix: 'results' },
    WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
  },
  End: true,
}

const directory = mkdtempSync(join(tmpdir(), 'stile-map-run-'))
try {
  await writeItems(join(directory, 'buckets', 'data'))
  await measure()
} finally {
  rmSync(directory, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const flags = ['--data-dir', join(directory, 'rows'), '--buckets', join(directory, 'buckets')]
  const server = await startServer(flags)
  const clients = awsClients(server.url)
  try {
    // AWS's policy for everything in buckets, and for starting the children.
    const role = await createRole(clients, 'Mapper', 'states.amazonaws.com', [
      'arn:aws:iam::aws:policy/AdministratorAccess',
    ])
    const stateMachineArn = await createMachine(clients, 'Mapper', role, { HelloWorld: map })
    const startedAt = performance.now()
    const { executionArn } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn }))
    for (;;) {
      const { status, cause } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }))
      if (status === 'SUCCEEDED') break
      if (status !== 'RUNNING') throw new Error(`the execution is ${status}: ${cause ?? ''}`)
      await sleep(100)
    }
    const seconds = (performance.now() - startedAt) / 1_000
    report({ name: `map-run-${items}-items`, value: seconds, unit: 's' })
    report({ name: `map-run-${items}-items-rate`, value: items / seconds, unit: '/s' })
    report({ name: `map-run-${items}-items-rss-peak`, value: peakMiB(server.child.pid), unit: 'MiB' })
  } finally {
    clients.destroy()
    await server.stop()
  }
}

async function writeItems(bucket: string): Promise<void> {
  mkdirSync(bucket, { recursive: true })
  const file = createWriteStream(join(bucket, 'items.jsonl'))
  for (let id = 0; id < items; id++) {
    const line = `${JSON.stringify({ id, name: `item ${id}`, note: 'one of very many' })}\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** Linux only. */
function peakMiB(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}
