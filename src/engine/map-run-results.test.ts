import { deepStrictEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { fail, succeed, type JsonValue } from '../base/index.ts'
import { openMemoryStore, type Row, type Store } from '../store/index.ts'
import type { StartRequest } from './contract.ts'
import { openEngine } from './engine.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { itemTexts } from './map-run-records.ts'
import { writeResults, type Export } from './map-run-results.ts'
import type { MapRunState } from './map-run-rows.ts'
import { settle, VirtualTime } from './simulation/virtual-time.ts'

const silent = { info() {}, warn() {}, error() {} }
const digest = { hashHex: () => '' }
const execution = 'arn:aws:states:eu-west-1:123456789012:execution:m:run'
const request: StartRequest = {
  space: { account: '123456789012', region: 'eu-west-1' },
  machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
  machineName: 'm',
  name: 'run',
  input: '[0,1,2,3]',
  roleArn: 'arn:aws:iam::123456789012:role/r',
  definition: 'd',
  machineUpdatedAt: 5,
}

/** Of the first three children one succeeds at once, one fails in its first life, and one waits. */
function definition(executionType: string): string {
  const fails = 'States.ArrayGetItem(States.Array(1), States.MathAdd($$.Execution.RedriveCount, -1))'
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
    StartAt: 'C',
    States: {
      C: {
        Type: 'Choice',
        Choices: [
          { Variable: '$', NumericEquals: 1, Next: 'F' },
          { Variable: '$', NumericEquals: 2, Next: 'W' },
        ],
        Default: 'S',
      },
      F: { Type: 'Pass', Parameters: { 'i.$': fails }, OutputPath: '$.i', Next: 'S' },
      W: { Type: 'Wait', Seconds: 3, Next: 'S' },
      S: { Type: 'Succeed' },
    },
  }
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } }
  const map = { Type: 'Map', Label: 'L', MaxConcurrency: 3, ItemProcessor, ResultWriter, End: true }
  return JSON.stringify({ StartAt: 'M', States: { M: map } })
}

class Bucket implements MapRunPort {
  readonly files = new Map<string, string>()

  open() {
    return Promise.resolve(fail('NoSuchKey', 'There is nothing to read.'))
  }

  async write(_execution: unknown, _bucket: string, key: string, text: AsyncIterable<string>) {
    let written = ''
    for await (const piece of text) written += piece
    this.files.set(key, written)
    return succeed(written.length)
  }

  /** Keys below the run's folder, and who is in the files: statuses with inputs, or what the manifest names. */
  contents(): Readonly<Record<string, JsonValue>> {
    const short = (key: string) => key.replace(/^p\/[^/]*\//, '')
    const namesIn = (manifest: JsonValue): JsonValue => {
      const { ResultFiles: files } = manifest as { ResultFiles: Record<string, { Key: string; Size: number }[]> }
      for (const { Key, Size } of Object.values(files).flat()) deepStrictEqual(Size, this.files.get(Key)?.length, Key)
      return Object.values(files).map((list) => list.map(({ Key }) => short(Key)))
    }
    const entries = [...this.files].map(([key, text]): [string, JsonValue] => {
      const content = JSON.parse(text) as JsonValue
      return [short(key), key.endsWith('manifest.json') ? namesIn(content) : whoIn(content)]
    })
    return Object.fromEntries(entries)
  }
}

function whoIn(content: JsonValue): JsonValue {
  return (content as { Status: string; Input: string }[]).map(({ Status, Input }) => `${Status} ${Input}`)
}

async function runAll(disk: Store, port: MapRunPort, text: string, redrives: number): Promise<Row<'executions'>> {
  const time = new VirtualTime(1_790_000_000_000)
  const chance = { random: () => 0.5, uuid: randomUUID, bytes: (count: number) => new Uint8Array(count) }
  const ports = { store: disk, clock: time, alarms: time, chance, digest, log: silent, owner: 'test', mapRuns: port }
  const engine = openEngine(ports)
  await disk.write([{ do: 'put', table: 'definitions', row: { id: 'd', body: text } }])
  await engine.recover()
  await engine.start(request)
  for (let round = 0; round < 1_000; round++) {
    await settle(8)
    const row = await disk.find('executions', 'byArn', execution)
    if (row !== undefined && row.status !== 'RUNNING' && row.redrive_count === redrives) {
      await engine.close()
      return row
    }
    if (row?.status === 'FAILED') await engine.redrive(row.id, {})
    time.ringNext()
  }
  throw new Error('it never came to that')
}

void test('files say who succeeded, failed and was never started; those of a redriven run stand below their own', async () => {
  const bucket = new Bucket()
  const row = await runAll(openMemoryStore(), bucket, definition('STANDARD'), 1)
  deepStrictEqual(row.status, 'SUCCEEDED')
  deepStrictEqual(bucket.contents(), {
    'SUCCEEDED_0.json': ['SUCCEEDED 0'],
    'FAILED_0.json': ['FAILED 1', 'ABORTED 2'],
    'PENDING_0.json': ['PENDING 3'],
    'manifest.json': [['FAILED_0.json'], ['PENDING_0.json'], ['SUCCEEDED_0.json']],
    'Redrive-1/SUCCEEDED_0.json': ['SUCCEEDED 1', 'SUCCEEDED 2', 'SUCCEEDED 3'],
    'Redrive-1/manifest.json': [[], [], ['SUCCEEDED_0.json', 'Redrive-1/SUCCEEDED_0.json']],
  })
  const { ResultWriterDetails: details } = JSON.parse(row.output ?? '') as { ResultWriterDetails: { Key: string } }
  deepStrictEqual(details.Key.replace(/^p\/[^/]*/, ''), '/Redrive-1/manifest.json')
})

void test('Express children that run when their run fails come to their end, and say nothing of redrives', async () => {
  const bucket = new Bucket()
  const row = await runAll(openMemoryStore(), bucket, definition('EXPRESS'), 0)
  deepStrictEqual(row.status, 'FAILED')
  deepStrictEqual(bucket.contents(), {
    'SUCCEEDED_0.json': ['SUCCEEDED 0', 'SUCCEEDED 2'],
    'FAILED_0.json': ['FAILED 1'],
    'PENDING_0.json': ['PENDING 3'],
    'manifest.json': [['FAILED_0.json'], ['PENDING_0.json'], ['SUCCEEDED_0.json']],
  })
  const [, failed] = [...bucket.files.values()].map((text) => (JSON.parse(text) as object[])[0] ?? {})
  deepStrictEqual(
    Object.keys(failed ?? {}).filter((member) => member.startsWith('Redrive')),
    ['RedriveCount'],
  )
})

const outputs = ['[1,[2,"],"]]', '{"a":\n3}', '"x"', '[]']

async function written(config: object, fileBytes: number): Promise<Readonly<Record<string, string>>> {
  const mapRunArn = 'arn:aws:states:eu-west-1:123456789012:mapRun:m/L:u'
  const rows = outputs.map((output, id) => ({ map_run: mapRunArn, status: 'SUCCEEDED', sorted_at: 9 - id, output }))
  const store = { scan: () => Promise.resolve({ rows, more: false }) } as unknown as Store
  const bucket = new Bucket()
  const state = { executions: { succeeded: 4, failed: 0, timedOut: 0, aborted: 0 } } as unknown as MapRunState
  const writer = { parameters: '{"Bucket":"b"}', transformation: 'COMPACT', ...config }
  const asked = { mapRunArn, writer } as unknown as Export['request']
  const facts = {} as Export['execution']
  const pending = (async function* () {})()
  const done = await writeResults({ store, port: bucket, execution: facts, request: asked, state, pending, fileBytes })
  deepStrictEqual(done.ok, true)
  bucket.files.delete('u/manifest.json')
  return Object.fromEntries([...bucket.files].map(([key, text]) => [key.replace('u/SUCCEEDED_', ''), text]))
}

void test('results are written as they are asked for, and cut before a file would become too large', async () => {
  deepStrictEqual(await written({}, 1_000), { '0.json': '[[1,[2,"],"]],{"a":\n3},"x",[]]' })
  deepStrictEqual(await written({}, 23), { '0.json': '[[1,[2,"],"]],{"a":\n3}]', '1.json': '["x",[]]' })
  deepStrictEqual(await written({ outputType: 'JSONL' }, 1_000), { '0.jsonl': '[1,[2,"],"]]\n{"a": 3}\n"x"\n[]\n' })
  deepStrictEqual(await written({ outputType: 'JSONL', transformation: 'FLATTEN' }, 12), {
    '0.jsonl': '1\n[2,"],"]\n',
    '1.jsonl': '{"a": 3}\n',
    '2.jsonl': '"x"\n',
  })
})

void test('the items of an array keep their spelling', () => {
  deepStrictEqual(itemTexts(' [ 1.0 , "a,\\"]" ,{"b":[1,2]}, 12345678901234567890 ]'), [
    '1.0',
    '"a,\\"]"',
    '{"b":[1,2]}',
    '12345678901234567890',
  ])
  deepStrictEqual(itemTexts('[]'), [])
  deepStrictEqual(itemTexts(' {"a":[1]}'), ['{"a":[1]}'])
})
