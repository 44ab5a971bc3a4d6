import { deepStrictEqual } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { account, check, create, roleArn, zipOf, type Step } from './scenario.ts'

const arn = `arn:aws:lambda:us-east-1:${account}:function:f`
const configuration = {
  FunctionName: 'f',
  FunctionArn: arn,
  Runtime: 'nodejs22.x',
  Role: roleArn,
  Handler: 'index.handler',
  CodeSize: zipOf({ 'index.js': 'one' }).length,
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  LastModified: '2026-11-18T11:06:40.123+0000',
  CodeSha256: '*',
  Version: '$LATEST',
  TracingConfig: { Mode: 'PassThrough' },
  RevisionId: '*',
  State: 'Active',
  LastUpdateStatus: 'Successful',
  PackageType: 'Zip',
  Architectures: ['x86_64'],
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
  RuntimeVersionConfig: {
    RuntimeVersionArn: `arn:aws:lambda:us-east-1::runtime:${createHash('sha256').update('nodejs22.x').digest('hex')}`,
  },
  LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/f' },
}
const { LastUpdateStatus: _update, ...created } = configuration
const { State: _state, RuntimeVersionConfig: _runtime, ...listed } = created
const notFound = (what: string) => ['ResourceNotFoundException', `Function not found: ${what}`] as const
const invalid = (message: string) => ['InvalidParameterValueException', message] as const
const violates = (text: string) => ['ValidationException', `1 validation error detected: ${text}`] as const

check('a function from its creation to its end', [
  { ...create({ Tags: { team: 'gate' } }), gives: created, keep: 'made' },
  { ...create(), fails: ['ResourceConflictException', 'Function already exist: f'] },
  {
    call: 'GetFunction',
    with: { FunctionName: 'f' },
    gives: { Configuration: configuration, Code: { RepositoryType: 'Stile' }, Tags: { team: 'gate' } },
  },
  {
    call: 'UpdateFunctionConfiguration',
    with: { FunctionName: 'f', Timeout: 900, MemorySize: 10_240, Environment: { Variables: { STAGE: 'two' } } },
    shows: { Timeout: 900, MemorySize: 10_240, Environment: { Variables: { STAGE: 'two' } }, Runtime: 'nodejs22.x' },
    keep: 'updated',
  },
  {
    call: 'UpdateFunctionCode',
    with: { FunctionName: 'f', zip: 'two', RevisionId: '$made.RevisionId' },
    fails: [
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    ],
  },
  { call: 'UpdateFunctionCode', with: { FunctionName: 'f', zip: 'two', DryRun: true } },
  { call: 'GetFunctionConfiguration', with: { FunctionName: 'f' }, shows: { CodeSha256: '$made.CodeSha256' } },
  { call: 'UpdateFunctionCode', with: { FunctionName: 'f', zip: 'two', RevisionId: '$updated.RevisionId' } },
  {
    call: 'Invoke',
    with: { FunctionName: 'f', Payload: { n: 1 } },
    gives: {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: { event: { n: 1 }, version: '$LATEST', environment: { STAGE: 'two' }, code: 'two' },
    },
  },
  { call: 'ListFunctions', shows: {}, keep: 'list' },
  { call: 'DeleteFunction', with: { FunctionName: 'f' }, gives: { StatusCode: 204 } },
  { call: 'GetFunction', with: { FunctionName: 'f' }, fails: notFound(arn) },
  { call: 'DeleteFunction', with: { FunctionName: 'f' }, fails: notFound(arn) },
  { call: 'DeleteFunction', with: { FunctionName: 'f', Qualifier: '1' }, fails: notFound(arn) },
  { ...create({ Environment: { Variables: {} } }), shows: { Environment: { Variables: {} } } },
  { call: 'DeleteFunction', with: { FunctionName: 'f' } },
  {
    does: async ({ ports, retired }) => {
      deepStrictEqual(retired.length, 5)
      const left = await ports.store.scan('function_code', { index: 'key', equals: [], order: 'ascending', limit: 9 })
      deepStrictEqual(left.rows, [], 'nothing of its code is left')
    },
  },
])

check('a function by every form of its name', [
  create(),
  ...['f', arn, `${account}:function:f`, `${account}:f`, 'function:f', `us-east-1:${account}:function:f`].map(
    (FunctionName): Step => ({ call: 'GetFunctionConfiguration', with: { FunctionName }, shows: { FunctionArn: arn } }),
  ),
  ...['f:$LATEST', `${arn}:$LATEST`].map((FunctionName): Step => ({
    call: 'GetFunctionConfiguration',
    with: { FunctionName },
    shows: { FunctionArn: `${arn}:$LATEST` },
  })),
  {
    call: 'GetFunctionConfiguration',
    with: { FunctionName: 'f:one', Qualifier: 'two' },
    fails: invalid('The derived qualifier from the function name does not match the specified qualifier.'),
  },
  { call: 'GetFunction', with: { FunctionName: 'f', Qualifier: 'live' }, fails: notFound(`${arn}:live`) },
  {
    call: 'GetFunction',
    with: { FunctionName: arn.replace('us-east-1', 'eu-west-1') },
    fails: ['ResourceNotFoundException', "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"],
  },
  {
    call: 'GetFunction',
    with: { FunctionName: arn.replace(account, '222222222222') },
    fails: [
      'AccessDeniedException',
      `User: arn:aws:iam::${account}:root is not authorized to perform: lambda:GetFunction on resource: ${arn.replace(account, '222222222222')} because no resource-based policy allows the lambda:GetFunction action`,
    ],
  },
])

const pattern = String.raw`arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+`
const tooLong = 'a'.repeat(65)

check('what a function may not be', [
  {
    ...create({ Role: 'r1' }),
    fails: violates(
      `Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
    ),
  },
  {
    ...create({ Role: `arn:aws:iam::${account}:role/None` }),
    fails: invalid('The role defined for the function cannot be assumed by Lambda.'),
  },
  {
    ...create({ Runtime: 'java21' }),
    fails: invalid('The runtime java21 is not on this machine, which has nodejs22.x, python3.12.'),
  },
  {
    ...create({ Timeout: 901 }),
    fails: violates(
      "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
    ),
  },
  {
    ...create({ MemorySize: 127 }),
    fails: violates(
      "Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    ),
  },
  {
    ...create({ FunctionName: tooLong }),
    fails: invalid(
      `1 validation error detected: Value '${tooLong}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ),
  },
  {
    ...create({ Environment: { Variables: { AWS_REGION: 'x' } } }),
    fails: invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
    ),
  },
  {
    ...create({ Environment: { Variables: { BIG: 'x'.repeat(4_096) } } }),
    fails: invalid(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {"BIG":"${'x'.repeat(4_096)}"}`,
    ),
  },
  {
    ...create({ Layers: [`arn:aws:lambda:us-east-1:${account}:layer:a:1`] }),
    fails: ['NotImplemented', 'Layers is not built into this server.'],
  },
  {
    ...create({ DeadLetterConfig: { TargetArn: `arn:aws:sqs:us-east-1:${account}:q` } }),
    fails: ['NotImplemented', 'DeadLetterConfig with a target is not built into this server.'],
  },
  {
    ...create({ Code: { S3Bucket: 'bucket', S3Key: 'k' } }),
    fails: ['NotImplemented', 'Code in S3 is not built: give the zip itself as ZipFile.'],
  },
  { ...create({ Code: {} }), fails: invalid('Please provide a source for function code.') },
  { call: 'ListLayers', fails: ['NotImplemented', 'ListLayers is not built yet.'] },
])

check('functions, page by page', [
  ...Array.from({ length: 5 }, (_, at) => create({ FunctionName: `f${at}`, Publish: at === 1 })),
  { call: 'ListFunctions', with: { MaxItems: 2 }, gives: { Functions: ['*', '*'], NextMarker: '*' }, keep: 'first' },
  {
    call: 'ListFunctions',
    with: { MaxItems: 2, Marker: '$first.NextMarker' },
    gives: { Functions: ['*', '*'], NextMarker: '*' },
    keep: 'second',
  },
  { call: 'ListFunctions', with: { MaxItems: 2, Marker: '$second.NextMarker' }, gives: { Functions: ['*'] } },
  {
    call: 'ListFunctions',
    with: { MaxItems: 2, FunctionVersion: 'ALL' },
    gives: { Functions: ['*', '*'], NextMarker: '*' },
    keep: 'all',
  },
  {
    call: 'ListFunctions',
    with: { FunctionVersion: 'ALL', Marker: '$all.NextMarker' },
    gives: {
      Functions: [
        { ...listed, FunctionName: 'f1', FunctionArn: `${arn}1:1`, Version: '1', LoggingConfig: '*' },
        '*',
        '*',
        '*',
      ],
    },
  },
  {
    call: 'ListFunctions',
    with: { Marker: 'x' },
    fails: invalid('Invalid value for the parameter Marker. Use a marker that this operation has answered.'),
  },
])
