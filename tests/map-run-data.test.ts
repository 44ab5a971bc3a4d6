/** What a Distributed Map reads and writes, through the real clients, with roles that may do no more than they must. */
import { PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { RedriveExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import { createMachine, createRole, endOf } from './tutorial.ts'

const silentLog = { info: () => {}, warn: () => {}, error: () => {} }
const directory = mkdtempSync(join(tmpdir(), 'stile-map-run-data-'))
const bucket = join(directory, 'data')
let instance: Instance
let clients: Clients

before(async () => {
  mkdirSync(join(bucket, 'parts'), { recursive: true })
  const fixtures = join(import.meta.dirname, '../src/integrations/objects/fixtures')
  copyFileSync(join(fixtures, 'gzip.parquet'), join(bucket, 'parts', '1'))
  copyFileSync(join(fixtures, 'snappy.parquet'), join(bucket, 'parts', '2'))
  writeFileSync(join(bucket, 'query-manifest.csv'), 's3://data/parts/1\ns3://data/parts/2\n')
  const opened = await openInstance({ port: 0, log: silentLog, buckets: directory })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
})

after(async () => {
  clients.destroy()
  await instance.close()
  rmSync(directory, { recursive: true, force: true })
})

/** As AWS's guide has them. */
const startChildren = { Action: 'states:StartExecution', Resource: 'arn:aws:states:*:*:stateMachine:*' }
const readParts = { Action: 's3:GetObject', Resource: ['arn:aws:s3:::data/parts/*', 'arn:aws:s3:::data/*.csv'] }
const listParts = {
  Action: 's3:ListBucket',
  Resource: 'arn:aws:s3:::data',
  Condition: { StringLike: { 's3:prefix': ['parts/'] } },
}
const writeResults = { Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/results/*' }

const getObject = 'arn:aws:states:::s3:getObject'
const parquet = { Resource: getObject, ReaderConfig: { InputType: 'PARQUET', MaxItems: 3 }, Parameters: key('parts/1') }
const writer = {
  Resource: 'arn:aws:states:::s3:putObject',
  Parameters: { Bucket: 'data', Prefix: 'results' },
  WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' },
}

function key(Key: string) {
  return { Bucket: 'data', Key }
}

let machines = 0

async function allow(role: string, statements: readonly object[]): Promise<void> {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }))
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await clients.iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: 'p', PolicyDocument }))
}

/** Runs a map whose role may do just this. */
async function run(statements: readonly object[], fields: object) {
  const name = `m${++machines}`
  const roleArn = await createRole(clients, name, 'states.amazonaws.com', [])
  await allow(name, statements)
  const map = {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'Done',
      States: { Done: { Type: 'Succeed' } },
    },
    ItemSelector: { 'id.$': '$$.Map.Item.Value.id', 'from.$': '$$.Map.Item.Source' },
    End: true,
    ...fields,
  }
  const stateMachineArn = await createMachine(clients, name, roleArn, { HelloWorld: map })
  const { executionArn = '' } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  return { name, executionArn, ...(await endOf(clients, executionArn)) }
}

test('Parquet goes in, results come out', async () => {
  const { output, cause } = await run([startChildren, readParts, writeResults], {
    ItemReader: parquet,
    ResultWriter: writer,
  })
  assert.ok(output, cause)
  const { ResultWriterDetails: written } = JSON.parse(output) as { ResultWriterDetails: { Key: string } }
  const results = readFileSync(join(bucket, written.Key.replace('manifest.json', 'SUCCEEDED_0.json')), 'utf8')
  assert.deepEqual(
    JSON.parse(results),
    [0, 1, 2].map((id) => ({ from: 's3://data/parts/1', id })),
  )
})

test('the files of an Athena query, and those of a list', async () => {
  for (const [permissions, reader] of [
    [
      [readParts],
      {
        Resource: getObject,
        ReaderConfig: { ManifestType: 'ATHENA_DATA', InputType: 'PARQUET' },
        Parameters: key('query-manifest.csv'),
      },
    ],
    [
      [readParts, listParts],
      {
        Resource: 'arn:aws:states:::s3:listObjectsV2',
        ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN', InputType: 'PARQUET' },
        Parameters: { Bucket: 'data', Prefix: 'parts/' },
      },
    ],
  ] as const) {
    const { output, cause } = await run([startChildren, ...permissions], { ItemReader: reader })
    assert.ok(output, cause)
    const items = JSON.parse(output) as readonly { readonly id: number; readonly from: string }[]
    assert.equal(items.length, 180)
    assert.deepEqual(
      [items[0], items[179]],
      [
        { from: 's3://data/parts/1', id: 0 },
        { from: 's3://data/parts/2', id: 89 },
      ],
    )
  }
})

const refused = (action: string, resource: RegExp) => new RegExp(`^${refusal(action, resource)}$`)
const refusal = (action: string, resource: RegExp): string =>
  `User: arn:aws:sts::\\d+:assumed-role/m\\d+/\\S+ is not authorized to perform: ${action} on resource: ${resource.source} because no identity-based policy allows the ${action} action`
const startsNone = refusal('states:StartExecution', /arn:aws:states:us-east-1:\d+:stateMachine:m\d+/)

test('what a role may not do fails the Map, by its name', async () => {
  for (const [statements, fields, error, cause] of [
    [
      [readParts],
      { ItemReader: parquet },
      'States.Runtime',
      new RegExp(
        `^Error contacting AWS Service. \\| Message from Service: ${startsNone} \\(Service: Sfn, Status Code: 400, Request ID: [-\\w]+\\) \\(SDK Attempt Count: 1\\)$`,
      ),
    ],
    [
      [startChildren],
      { ItemReader: parquet },
      'States.ItemReaderFailed',
      refused('s3:GetObject', /arn:aws:s3:::data\/parts\/1/),
    ],
    [
      [startChildren, listParts],
      {
        ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'data', Prefix: 'other/' } },
      },
      'States.ItemReaderFailed',
      refused('s3:ListBucket', /arn:aws:s3:::data/),
    ],
    [
      [startChildren, readParts],
      { ItemReader: parquet, ResultWriter: writer },
      'States.ResultWriterFailed',
      refused('s3:PutObject', /arn:aws:s3:::data\/results\/[\w-]+\/SUCCEEDED_0\.json/),
    ],
  ] as const) {
    const ended = await run(statements, fields)
    assert.equal(ended.error, error, ended.cause)
    assert.match(ended.cause, cause)
  }
})

test('a redrive opens the children only if the role may redrive them', async () => {
  const redriveChildren = { Action: 'states:RedriveExecution', Resource: 'arn:aws:states:*:*:execution:*/L:*' }
  const failing = {
    ItemReader: parquet,
    Label: 'L',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Broken',
      States: { Broken: { Type: 'Fail', Error: 'E' } },
    },
  }
  const { executionArn, error: first, name } = await run([startChildren, readParts], failing)
  assert.equal(first, 'States.ExceedToleratedFailureThreshold')
  await clients.sfn.send(new RedriveExecutionCommand({ executionArn }))
  const refusedOnce = await endOf(clients, executionArn)
  assert.equal(refusedOnce.error, 'States.Runtime', refusedOnce.cause)
  await allow(name, [startChildren, readParts, redriveChildren])
  await clients.sfn.send(new RedriveExecutionCommand({ executionArn }))
  const redriven = await endOf(clients, executionArn)
  assert.equal(redriven.error, 'States.ExceedToleratedFailureThreshold', redriven.cause)
})
