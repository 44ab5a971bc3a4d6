import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { statesHandlers } from './handlers.ts'
import { account, arn, callOf, check, create, openWorld, pass1, roleArn, run, waiting } from './scenario.ts'

check('a machine is created once: the text of its definition counts, role and tags do not', [
  { ...create(), gives: { stateMachineArn: arn, creationDate: 1_790_000_000_000 } },
  {
    ...create(pass1, { roleArn: `${roleArn}2`, tags: [{ key: 'k', value: 'v' }] }),
    afterMs: 5_000,
    gives: { stateMachineArn: arn, creationDate: 1_790_000_000_000 },
  },
  { ...create(`${pass1} `), fails: ['StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`] },
  {
    call: 'DescribeStateMachine',
    with: { stateMachineArn: arn },
    gives: {
      stateMachineArn: arn,
      name: 'm',
      status: 'ACTIVE',
      definition: pass1,
      roleArn,
      type: 'STANDARD',
      creationDate: 1_790_000_000_000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    },
  },
])

function calling(Parameters: object): string {
  const T = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters, End: true }
  return JSON.stringify({ StartAt: 'T', States: { T } })
}

check('what is wrong with a new machine is told in AWS’s words, and what is not built is named', [
  { ...create(pass1, { name: 'a>b' }), fails: ['InvalidName', "Invalid Name: 'a>b'"] },
  {
    ...create('{"Comment":"x","StartAt":"State_1"}'),
    fails: [
      'InvalidDefinition',
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
    ],
  },
  { ...create(pass1, { roleArn: 'nobody' }), fails: ['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: nobody'"] },
  {
    ...create(pass1, { roleArn: `${roleArn}\u0000` }),
    fails: ['InvalidArn', `Invalid Arn: 'Invalid ARN: ${roleArn}\u0000'`],
  },
  {
    ...create(pass1, { loggingConfiguration: { level: 'ALL' } }),
    fails: ['InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.'],
  },
  {
    ...create(pass1, { versionDescription: 'v' }),
    fails: ['ValidationException', 'Version description can only be set when publish is true'],
  },
  {
    ...create(calling({ FunctionName: 'f' })),
    fails: ['NotImplemented', "The resource arn:aws:states:::lambda:invoke of 'T' is not built yet."],
  },
  {
    ...create(calling({ Name: 'f' })),
    fails: [
      'InvalidDefinition',
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing " +
        'at /States/T/Parameters, SCHEMA_VALIDATION_FAILED: The field "Name" is not supported by Step Functions at ' +
        "/States/T/Parameters'",
    ],
  },
])

check('an update makes a revision, unless it changes nothing; executions keep what they started with', [
  { ...create(waiting), keep: 'machine' },
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'one' }, keep: 'one' },
  {
    call: 'UpdateStateMachine',
    with: { stateMachineArn: arn },
    fails: [
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    ],
  },
  { call: 'UpdateStateMachine', with: { stateMachineArn: arn, definition: waiting }, gives: { updateDate: '*' } },
  {
    call: 'UpdateStateMachine',
    with: { stateMachineArn: arn, definition: pass1 },
    afterMs: 1_000,
    gives: { updateDate: '*', revisionId: '*' },
    keep: 'updated',
  },
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'two' }, keep: 'two' },
  {
    call: 'DescribeStateMachineForExecution',
    with: { executionArn: '$one.executionArn' },
    gives: {
      stateMachineArn: arn,
      name: 'm',
      definition: waiting,
      roleArn,
      updateDate: 1_790_000_000_000,
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
    },
  },
  {
    call: 'DescribeStateMachineForExecution',
    with: { executionArn: '$two.executionArn', includedData: 'METADATA_ONLY' },
    gives: {
      stateMachineArn: arn,
      name: 'm',
      definition: '{}',
      roleArn,
      updateDate: '*',
      revisionId: '$updated.revisionId',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
    },
  },
  {
    call: 'UpdateStateMachine',
    with: { stateMachineArn: `${arn}:2`, definition: pass1 },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}:2'`],
  },
])

const reading = JSON.stringify({
  StartAt: 'P',
  States: {
    P: { Type: 'Pass', Assign: { errorVar: 'E', causeVar: 'C' }, Next: 'F' },
    F: { Type: 'Fail', ErrorPath: '$errorVar', CausePath: '$causeVar' },
  },
})

check('a machine tells which variables its states read', [
  create(reading),
  {
    call: 'DescribeStateMachine',
    with: { stateMachineArn: arn },
    gives: {
      stateMachineArn: arn,
      name: 'm',
      status: 'ACTIVE',
      definition: reading,
      roleArn,
      type: 'STANDARD',
      creationDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
      variableReferences: { F: ['causeVar', 'errorVar'] },
    },
  },
])

check('machines are listed by name, a page at a time', [
  ...['c', 'a', 'b'].map((name) => create(pass1, { name })),
  {
    call: 'ListStateMachines',
    with: { maxResults: 2 },
    gives: {
      stateMachines: [{ name: 'a', stateMachineArn: '*', type: 'STANDARD', creationDate: '*' }, '*'],
      nextToken: '*',
    },
    keep: 'page',
  },
  {
    call: 'ListStateMachines',
    with: { nextToken: '$page.nextToken' },
    gives: { stateMachines: [{ name: 'c', stateMachineArn: '*', type: 'STANDARD', creationDate: '*' }] },
  },
  { call: 'ListStateMachines', with: { nextToken: 'junk' }, fails: ['InvalidToken', "Invalid Token: 'Invalid token'"] },
])

check('tags: the last value of a key counts; versions carry none', [
  create(pass1, { tags: [{ key: 'a', value: '1' }] }),
  {
    call: 'TagResource',
    with: {
      resourceArn: arn,
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '' },
      ],
    },
    gives: {},
  },
  {
    call: 'ListTagsForResource',
    with: { resourceArn: arn },
    gives: {
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '' },
      ],
    },
  },
  { call: 'UntagResource', with: { resourceArn: arn, tagKeys: ['a', 'x'] } },
  { call: 'ListTagsForResource', with: { resourceArn: arn }, gives: { tags: [{ key: 'b', value: '' }] } },
  {
    call: 'TagResource',
    with: { resourceArn: `${arn}:1`, tags: [] },
    fails: ['ResourceNotFound', `Resource not found: '${arn}:1'`],
  },
])

check('a definition is judged without a machine', [
  {
    call: 'ValidateStateMachineDefinition',
    with: { definition: pass1 },
    gives: { result: 'OK', diagnostics: [], truncated: false },
  },
  {
    call: 'ValidateStateMachineDefinition',
    with: { definition: '{}' },
    gives: {
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'SCHEMA_VALIDATION_FAILED',
          message: 'These fields are required: [States, StartAt]',
          location: '/',
        },
      ],
      truncated: false,
    },
  },
])

test('what must be allowed names the machine, its qualifier and its tags', async () => {
  const { ports } = openWorld()
  await run(ports, create(pass1, { tags: [{ key: 'team', value: 'x' }] }), new Map())
  const user = { kind: 'user', account, arn: `arn:aws:iam::${account}:user/u`, userId: 'AIDA', userName: 'u' } as const
  const access = (stateMachineArn: string) =>
    statesHandlers.StartExecution.access({ stateMachineArn }, callOf(ports, 'StartExecution', user))
  deepStrictEqual(await access(`${arn}:live`), {
    action: 'states:StartExecution',
    resource: arn,
    context: { 'aws:ResourceTag/team': 'x', 'states:StateMachineQualifier': 'live' },
  })
  deepStrictEqual(await access('nonsense'), { action: 'states:StartExecution', resource: 'nonsense' })
  const untag = { resourceArn: arn, tagKeys: ['team'] }
  deepStrictEqual(await statesHandlers.UntagResource.access(untag, callOf(ports, 'UntagResource', user)), {
    action: 'states:UntagResource',
    resource: arn,
    context: { 'aws:ResourceTag/team': 'x', 'aws:TagKeys': ['team'] },
  })
  const activityArn = arn.replace('stateMachine', 'activity')
  await run(ports, { call: 'CreateActivity', with: { name: 'm', tags: [{ key: 'a', value: '1' }] } }, new Map())
  deepStrictEqual(
    await statesHandlers.GetActivityTask.access({ activityArn }, callOf(ports, 'GetActivityTask', user)),
    { action: 'states:GetActivityTask', resource: activityArn, context: { 'aws:ResourceTag/a': '1' } },
  )
})

const distributed =
  '{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"Label":"L","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}]}}}'
const noLabels = ['ValidationException', 'This operation does not support labeled ARNs'] as const

check('the ARN of a labelled Map describes what its children run, and is good for nothing else', [
  create(distributed),
  {
    call: 'DescribeStateMachine',
    with: { stateMachineArn: `${arn}/L` },
    gives: {
      stateMachineArn: `${arn}/L`,
      name: 'm',
      status: 'ACTIVE',
      definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
      roleArn,
      type: 'EXPRESS',
      creationDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
      label: 'L',
    },
  },
  {
    call: 'DescribeStateMachine',
    with: { stateMachineArn: `${arn}/N` },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}/N'`],
  },
  ...(
    [
      'StartExecution',
      'UpdateStateMachine',
      'PublishStateMachineVersion',
      'ListStateMachineVersions',
      'ListExecutions',
      'DeleteStateMachine',
    ] as const
  ).map((operation) => ({ call: operation, with: { stateMachineArn: `${arn}/L` }, fails: noLabels })),
])

check('a tracing configuration that says nothing is that of a machine without one', [
  create(),
  create(pass1, { tracingConfiguration: {} }),
  {
    ...create(pass1, { tracingConfiguration: { enabled: true } }),
    fails: ['StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`],
  },
])
