import { check } from '../scenario.ts'

interface Mocked {
  readonly resource: string
  readonly result: unknown
  readonly mode?: 'STRICT' | 'PRESENT' | 'NONE'
  /** What the answer says after `Mock result schema validation error: `; absent where the mock is taken. */
  readonly fault?: string
}

const started = { ExecutionArn: 'arn', StartDate: '2026-01-01T00:00:00Z' }
const ended = { ...started, StateMachineArn: 'arn', Status: 'SUCCEEDED' }

const mocks: readonly Mocked[] = [
  { resource: 'states:startExecution', result: started },
  {
    resource: 'states:startExecution',
    result: { ...started, StartDate: 1_700_000_000_000 },
    fault: "Field 'StartDate' must be a string",
  },
  { resource: 'states:startExecution', result: {}, fault: "Required field 'ExecutionArn' is missing" },
  { resource: 'states:startExecution', result: { executionArn: 'arn', startDate: 1 }, mode: 'PRESENT' },
  { resource: 'states:startExecution', result: {}, mode: 'NONE' },
  {
    resource: 'states:startExecution',
    result: { ...started, StartDate: true },
    fault: "Field 'StartDate' must be a string",
  },
  { resource: 'states:startExecution.sync', result: started, fault: "Required field 'StateMachineArn' is missing" },
  {
    resource: 'states:startExecution.sync',
    result: { ...ended, Status: 'DONE' },
    fault: "Field 'Status' is not an expected value",
  },
  { resource: 'states:startExecution.sync:2', result: { ...ended, Output: '{"any":"thing"}' } },
  {
    resource: 'states:startExecution.sync:2',
    result: { ...ended, Output: { any: 'thing' } },
    fault: "Field 'Output' must be a string",
  },
  {
    resource: 'aws-sdk:sfn:describeExecution',
    result: { ...ended, Output: {} },
    fault: "Field 'Output' must be a string",
  },
  { resource: 'sqs:sendMessage.waitForTaskToken', result: { MessageId: 1 } },
  { resource: 'sqs:sendMessage', result: { MessageId: 1 }, fault: "Field 'MessageId' must be a string" },
  { resource: 'lambda:invoke', result: { StatusCode: 200, Payload: '{"any":["thing"]}' } },
  { resource: 'lambda:invoke', result: { Payload: { any: 'thing' } }, fault: "Field 'Payload' must be a string" },
  { resource: 'lambda:invoke', result: { Payload: { any: 'thing' } }, mode: 'NONE' },
  { resource: 'http:invoke', result: { StatusCode: 'any', ResponseBody: {} } },
  { resource: 'apigateway:invoke', result: ['any'] },
  { resource: 'lambda:invoke', result: { StatusCode: '200' }, fault: "Field 'StatusCode' must be a number" },
  { resource: 'events:putEvents', result: { Entries: {} }, fault: "Field 'Entries' must be an array" },
  {
    resource: 'events:putEvents',
    result: { Entries: [{ EventId: 'a' }, { EventId: [] }] },
    fault: "Field 'EventId' must be a string",
  },
  { resource: 'events:putEvents', result: { Unknown: 1 } },
  {
    resource: 'dynamodb:putItem',
    result: { ConsumedCapacity: [] },
    fault: "Field 'ConsumedCapacity' must be an object",
  },
  { resource: 'dynamodb:getItem', result: { Item: { id: { S: 'a', N: 1 } } }, fault: "Field 'N' must be a string" },
  {
    resource: 'aws-sdk:kms:encrypt',
    result: { CiphertextBlob: '' },
    fault: "Field 'CiphertextBlob' is smaller than the minimum length",
  },
  {
    resource: 'aws-sdk:s3:getObject',
    result: { StorageClass: 'Papyrus' },
    fault: "Field 'StorageClass' is not an expected value",
  },
  {
    resource: 'aws-sdk:s3:getObject',
    result: { DeleteMarker: 'yes' },
    fault: "Field 'DeleteMarker' must be a boolean",
  },
  {
    resource: 'elasticmapreduce:createCluster.sync',
    result: { Cluster: { Id: 1 } },
    fault: "Field 'Id' must be a string",
  },
  { resource: 'bedrock:invokeModel', result: { Body: '{}', ContentType: 'application/json' } },
  {
    resource: 'aws-sdk:ec2:describeInstances',
    result: { Reservations: [{ Instances: [{ InstanceType: 'of.tomorrow', AmiLaunchIndex: 'first' }] }] },
    fault: "Field 'AmiLaunchIndex' must be a number",
  },
  { resource: 'aws-sdk:unheardof:getThing', result: { Anything: true } },
]

check(
  'mocks are judged by what the called service answers',
  mocks.map(({ resource, result, mode, fault }) => ({
    call: 'TestState',
    with: {
      definition: JSON.stringify({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true }),
      mock: { result: JSON.stringify(result), ...(mode === undefined ? {} : { fieldValidationMode: mode }) },
    },
    ...(fault === undefined
      ? { gives: { status: 'SUCCEEDED', output: JSON.stringify(result) } }
      : { fails: ['ValidationException', `Mock result schema validation error: ${fault}`] as const }),
  })),
)
