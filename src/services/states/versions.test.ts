import { arn, check, create, pass1, waiting } from './scenario.ts'

const update = (definition: string, more: object = {}) => ({ stateMachineArn: arn, definition, ...more })
const routing = (...routes: readonly (readonly [version: string, weight: number])[]) =>
  routes.map(([version, weight]) => ({ stateMachineVersionArn: `${arn}${version}`, weight }))
const notThere = ['ResourceNotFound', 'Request references a resource that does not exist.'] as const

check('versions are numbered for ever, hold a revision, and are published once', [
  create(pass1, { publish: true, versionDescription: 'first' }),
  {
    ...create(pass1, { publish: true, versionDescription: 'first' }),
    gives: { stateMachineArn: arn, creationDate: '*', stateMachineVersionArn: `${arn}:1` },
  },
  { ...create(pass1), fails: ['StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`] },
  {
    call: 'DescribeStateMachine',
    with: { stateMachineArn: `${arn}:1` },
    gives: {
      stateMachineArn: `${arn}:1`,
      name: 'm',
      status: 'ACTIVE',
      definition: pass1,
      roleArn: '*',
      type: 'STANDARD',
      creationDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
      description: 'first',
    },
  },
  {
    call: 'PublishStateMachineVersion',
    with: { stateMachineArn: arn, revisionId: 'INITIAL' },
    gives: { stateMachineVersionArn: `${arn}:1`, creationDate: '*' },
  },
  {
    call: 'UpdateStateMachine',
    with: update(waiting, { publish: true }),
    gives: { updateDate: '*', revisionId: '*', stateMachineVersionArn: `${arn}:2` },
    keep: 'second',
  },
  {
    call: 'PublishStateMachineVersion',
    with: { stateMachineArn: arn, revisionId: 'INITIAL' },
    fails: [
      'ConflictException',
      'Failed to publish the State Machine version for revision INITIAL. The current State Machine revision is $second.revisionId.',
    ],
  },
  { call: 'DeleteStateMachineVersion', with: { stateMachineVersionArn: `${arn}:2` } },
  { call: 'DeleteStateMachineVersion', with: { stateMachineVersionArn: `${arn}:2` } },
  {
    call: 'PublishStateMachineVersion',
    with: { stateMachineArn: arn },
    gives: { stateMachineVersionArn: `${arn}:3`, creationDate: '*' },
  },
  {
    call: 'ListStateMachineVersions',
    with: { stateMachineArn: arn, maxResults: 1 },
    gives: { stateMachineVersions: [{ stateMachineVersionArn: `${arn}:3`, creationDate: '*' }], nextToken: '*' },
    keep: 'page',
  },
  {
    call: 'ListStateMachineVersions',
    with: { stateMachineArn: arn, nextToken: '$page.nextToken' },
    gives: { stateMachineVersions: [{ stateMachineVersionArn: `${arn}:1`, creationDate: '*' }] },
  },
  {
    call: 'UpdateStateMachine',
    with: { ...update(pass1), stateMachineArn: `${arn}:1` },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}:1'`],
  },
])

check('an execution knows the version and alias that started it, and is listed by them', [
  create(pass1, { publish: true }),
  { call: 'CreateStateMachineAlias', with: { name: 'live', routingConfiguration: routing([':1', 100]) } },
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'a' } },
  { call: 'StartExecution', with: { stateMachineArn: `${arn}:1`, name: 'b' } },
  { call: 'StartExecution', with: { stateMachineArn: `${arn}:live`, name: 'c' }, keep: 'c' },
  {
    call: 'StartExecution',
    with: { stateMachineArn: `${arn}:2` },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}:2'`],
  },
  {
    call: 'UpdateStateMachine',
    with: { stateMachineArn: arn, tracingConfiguration: { enabled: true } },
  },
  {
    call: 'DescribeStateMachineForExecution',
    with: { executionArn: '$c.executionArn', includedData: 'METADATA_ONLY' },
    gives: {
      stateMachineArn: arn,
      name: 'm',
      definition: '{}',
      roleArn: '*',
      updateDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: '*',
    },
  },
  { call: 'ListExecutions', with: { stateMachineArn: arn }, gives: { executions: ['*', '*', '*'] } },
  { call: 'ListExecutions', with: { stateMachineArn: `${arn}:1` }, gives: { executions: ['*', '*'] } },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: `${arn}:live` },
    gives: {
      executions: [
        {
          executionArn: '$c.executionArn',
          stateMachineArn: arn,
          name: 'c',
          status: 'SUCCEEDED',
          startDate: '*',
          stopDate: '*',
          redriveCount: 0,
          stateMachineVersionArn: `${arn}:1`,
          stateMachineAliasArn: `${arn}:live`,
        },
      ],
    },
  },
])

check('an alias leads to one or two versions of its machine', [
  create(pass1, { publish: true }),
  { call: 'UpdateStateMachine', with: update(waiting, { publish: true }) },
  ...(
    [
      [routing(['', 100]), `Routing configuration must contain state machine version ARNs. Received: [${arn}]`],
      [
        routing([':1', 50], [':1', 50]),
        `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
      ],
      [routing([':1', 70], [':2', 29]), 'Sum of routing configuration weights must equal 100. Received: [70, 29]'],
    ] as const
  ).map(([routingConfiguration, message]) => ({
    call: 'CreateStateMachineAlias' as const,
    with: { name: 'live', routingConfiguration },
    fails: ['ValidationException', message] as const,
  })),
  {
    call: 'CreateStateMachineAlias',
    with: { name: 'live', routingConfiguration: routing([':9', 100]) },
    fails: notThere,
  },
  {
    call: 'CreateStateMachineAlias',
    with: { name: 'live', description: 'd', routingConfiguration: routing([':1', 100]) },
    gives: { stateMachineAliasArn: `${arn}:live`, creationDate: '*' },
  },
  {
    call: 'CreateStateMachineAlias',
    with: { name: 'live', description: 'd', routingConfiguration: routing([':1', 100]) },
    gives: { stateMachineAliasArn: `${arn}:live`, creationDate: '*' },
  },
  ...[
    { name: 'live', description: 'd', routingConfiguration: routing([':2', 100]) },
    { name: 'live', routingConfiguration: routing([':1', 100]) },
  ].map((input) => ({
    call: 'CreateStateMachineAlias' as const,
    with: input,
    fails: [
      'ConflictException',
      'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    ] as const,
  })),
  {
    call: 'UpdateStateMachineAlias',
    with: { stateMachineAliasArn: `${arn}:live`, routingConfiguration: routing([':1', 50], [':2', 50]) },
    gives: { updateDate: '*' },
  },
  {
    call: 'DescribeStateMachineAlias',
    with: { stateMachineAliasArn: `${arn}:live` },
    gives: {
      stateMachineAliasArn: `${arn}:live`,
      name: 'live',
      description: 'd',
      routingConfiguration: routing([':1', 50], [':2', 50]),
      creationDate: '*',
      updateDate: '*',
    },
  },
  {
    call: 'DeleteStateMachineVersion',
    with: { stateMachineVersionArn: `${arn}:2` },
    fails: [
      'ConflictException',
      'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
    ],
  },
  { call: 'CreateStateMachineAlias', with: { name: 'next', routingConfiguration: routing([':2', 100]) } },
  {
    call: 'ListStateMachineAliases',
    with: { stateMachineArn: arn, maxResults: 1 },
    gives: { stateMachineAliases: [{ stateMachineAliasArn: `${arn}:live`, creationDate: '*' }], nextToken: '*' },
  },
  {
    call: 'ListStateMachineAliases',
    with: { stateMachineArn: `${arn}:1` },
    gives: { stateMachineAliases: [{ stateMachineAliasArn: `${arn}:live`, creationDate: '*' }] },
  },
  { call: 'DeleteStateMachineAlias', with: { stateMachineAliasArn: `${arn}:live` } },
  { call: 'DescribeStateMachineAlias', with: { stateMachineAliasArn: `${arn}:live` }, fails: notThere },
  { call: 'DeleteStateMachine', with: { stateMachineArn: arn } },
  create(pass1),
  { call: 'ListStateMachineVersions', with: { stateMachineArn: arn }, gives: { stateMachineVersions: [] } },
])
