import { deepStrictEqual } from 'node:assert/strict'
import { account, check, create, type Step } from './scenario.ts'

const arn = `arn:aws:lambda:us-east-1:${account}:function:f`
const invalid = (message: string) => ['InvalidParameterValueException', message] as const
const runs = (version: string, code: string) => ({
  StatusCode: 200,
  ExecutedVersion: version,
  Payload: { event: {}, version, environment: {}, code },
})
const invoke = (FunctionName: string): Step => ({ call: 'Invoke', with: { FunctionName } })

check('versions keep what they were', [
  { ...create({ Publish: true }), shows: { Version: '1', FunctionArn: arn } },
  { call: 'PublishVersion', with: { FunctionName: 'f' }, shows: { Version: '1' }, keep: 'one' },
  // What changes nothing, or nothing that runs, makes no version.
  { call: 'UpdateFunctionCode', with: { FunctionName: 'f', zip: 'one' } },
  { call: 'UpdateFunctionConfiguration', with: { FunctionName: 'f', Timeout: 3 } },
  { call: 'TagResource', with: { Resource: arn, Tags: { a: 'b' } } },
  { call: 'PublishVersion', with: { FunctionName: 'f' }, shows: { Version: '1' } },
  { call: 'UpdateFunctionCode', with: { FunctionName: 'f', zip: 'two' }, shows: { Version: '$LATEST' }, keep: 'two' },
  {
    call: 'PublishVersion',
    with: { FunctionName: 'f', CodeSha256: '$one.CodeSha256' },
    fails: invalid(
      'CodeSHA256 ($one.CodeSha256) is different from current CodeSHA256 in $LATEST ($two.CodeSha256). Please try again with the CodeSHA256 in $LATEST.',
    ),
  },
  {
    call: 'PublishVersion',
    with: { FunctionName: 'f', CodeSha256: '$two.CodeSha256', Description: 'second' },
    shows: { Version: '2', Description: 'second' },
  },
  { ...invoke('f:1'), gives: runs('1', 'one') },
  { ...invoke('f:2'), gives: runs('2', 'two') },
  { ...invoke('f:3'), fails: ['ResourceNotFoundException', `Function not found: ${arn}:3`] },
  {
    call: 'ListVersionsByFunction',
    with: { FunctionName: 'f', MaxItems: 2 },
    gives: { Versions: ['*', '*'], NextMarker: '*' },
    keep: 'page',
  },
  {
    call: 'ListVersionsByFunction',
    with: { FunctionName: 'f', Marker: '$page.NextMarker' },
    gives: { Versions: ['*'] },
  },
  {
    call: 'DeleteFunction',
    with: { FunctionName: 'f', Qualifier: '$LATEST' },
    fails: invalid('$LATEST version cannot be deleted without deleting the function.'),
  },
  { call: 'DeleteFunction', with: { FunctionName: 'f:1' } },
  { call: 'DeleteFunction', with: { FunctionName: 'f:1' } },
  { ...invoke('f:1'), fails: ['ResourceNotFoundException', `Function not found: ${arn}:1`] },
  {
    does: async ({ ports }) => {
      const { rows } = await ports.store.scan('function_code', {
        index: 'key',
        equals: [arn],
        order: 'ascending',
        limit: 9,
      })
      deepStrictEqual(rows.length, 1, 'the code that only version 1 had is gone')
    },
  },
  { ...invoke('f:2'), gives: runs('2', 'two') },
  { call: 'PublishVersion', with: { FunctionName: 'f' }, shows: { Version: '2' } },
  { call: 'DeleteFunction', with: { FunctionName: 'f:2' } },
  { call: 'PublishVersion', with: { FunctionName: 'f' }, shows: { Version: '3' } },
])

const alias = (more: object): Step => ({ call: 'CreateAlias', with: { FunctionName: 'f', Name: 'live', ...more } })
const both = { AdditionalVersionWeights: { 2: 0.6 } }

check('aliases lead to versions', [
  { ...alias({ FunctionVersion: '1' }), fails: ['ResourceNotFoundException', `Function not found: ${arn}:1`] },
  create({ Publish: true }),
  { call: 'UpdateFunctionCode', with: { FunctionName: 'f', zip: 'two', Publish: true }, shows: { Version: '2' } },
  { ...alias({ FunctionVersion: '3' }), fails: ['ResourceNotFoundException', `Function not found: ${arn}:3`] },
  {
    ...alias({ FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } }),
    fails: invalid('Invalid function version 1. Function version 1 is already included in routing configuration.'),
  },
  {
    ...alias({ FunctionVersion: '$LATEST', RoutingConfig: both }),
    fails: invalid('$LATEST is not supported for an alias pointing to more than 1 version'),
  },
  {
    ...alias({ FunctionVersion: '1' }),
    gives: { AliasArn: `${arn}:live`, Name: 'live', FunctionVersion: '1', Description: '', RevisionId: '*' },
    keep: 'live',
  },
  { ...alias({ FunctionVersion: '1' }), fails: ['ResourceConflictException', `Alias already exists: ${arn}:live`] },
  { ...invoke('f:live'), gives: runs('1', 'one') },
  {
    call: 'UpdateAlias',
    with: { FunctionName: 'f', Name: 'live', RoutingConfig: both, Description: 'half', RevisionId: '$live.RevisionId' },
    gives: {
      AliasArn: `${arn}:live`,
      Name: 'live',
      FunctionVersion: '1',
      Description: 'half',
      RevisionId: '*',
      RoutingConfig: both,
    },
  },
  // Chance says one half, which is less than 0.6.
  { ...invoke('f:live'), gives: runs('2', 'two') },
  {
    call: 'GetFunctionConfiguration',
    with: { FunctionName: 'f', Qualifier: 'live' },
    shows: { FunctionArn: `${arn}:live`, Version: '1' },
  },
  {
    call: 'UpdateAlias',
    with: { FunctionName: 'f', Name: 'live', RevisionId: '$live.RevisionId' },
    fails: [
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    ],
  },
  { call: 'ListAliases', with: { FunctionName: 'f', FunctionVersion: '2' }, gives: { Aliases: ['*'] } },
  {
    call: 'DeleteFunction',
    with: { FunctionName: 'f:2' },
    fails: ['ResourceConflictException', 'Unable to delete version because the following aliases reference it: [live]'],
  },
  { call: 'DeleteAlias', with: { FunctionName: 'f', Name: 'live' } },
  { call: 'DeleteAlias', with: { FunctionName: 'f', Name: 'live' } },
  {
    call: 'GetAlias',
    with: { FunctionName: 'f', Name: 'live' },
    fails: ['ResourceNotFoundException', `Cannot find alias arn: ${arn}:live`],
  },
])

check('tags, and what may run at a time', [
  create({ Tags: { a: '1' } }),
  { call: 'TagResource', with: { Resource: arn, Tags: { b: '2' } } },
  { call: 'UntagResource', with: { Resource: arn, TagKeys: ['a'] } },
  { call: 'ListTags', with: { Resource: arn }, gives: { Tags: { b: '2' } } },
  {
    call: 'TagResource',
    with: { Resource: `${arn}:1`, Tags: { b: '2' } },
    fails: invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.'),
  },
  {
    call: 'PutFunctionConcurrency',
    with: { FunctionName: 'f', ReservedConcurrentExecutions: 901 },
    fails: invalid(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    ),
  },
  {
    call: 'PutFunctionConcurrency',
    with: { FunctionName: 'f:1', ReservedConcurrentExecutions: 0 },
    fails: invalid(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    ),
  },
  {
    call: 'PutFunctionConcurrency',
    with: { FunctionName: 'g', ReservedConcurrentExecutions: 0 },
    fails: ['ResourceNotFoundException', `Function not found: ${arn.replace(/f$/, 'g')}:$LATEST`],
  },
  {
    call: 'TagResource',
    with: { Resource: arn, Tags: {} },
    fails: invalid('An error occurred and the request cannot be processed.'),
  },
  { call: 'PutFunctionConcurrency', with: { FunctionName: 'f', ReservedConcurrentExecutions: 0 } },
  { ...invoke('f'), fails: ['TooManyRequestsException', 'Rate Exceeded.'] },
  { call: 'GetFunctionConcurrency', with: { FunctionName: 'f' }, gives: { ReservedConcurrentExecutions: 0 } },
  { call: 'DeleteFunctionConcurrency', with: { FunctionName: 'f' } },
  { ...invoke('f'), gives: runs('$LATEST', 'one') },
  {
    call: 'GetAccountSettings',
    gives: {
      AccountLimit: {
        TotalCodeSize: 80_530_636_800,
        CodeSizeUnzipped: 262_144_000,
        CodeSizeZipped: 52_428_800,
        ConcurrentExecutions: 1_000,
        UnreservedConcurrentExecutions: 1_000,
      },
      AccountUsage: { TotalCodeSize: '*', FunctionCount: 1 },
    },
  },
])
