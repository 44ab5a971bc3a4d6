import { check, petsApi } from './scenario.ts'

const stage = {
  stageName: 'alpha',
  deploymentId: '$deployment.id',
  createdDate: '*',
  lastUpdatedDate: '*',
  cacheClusterEnabled: false,
  cacheClusterStatus: 'NOT_AVAILABLE',
  tracingEnabled: false,
  methodSettings: {},
} as const
const at = { restApiId: '$api.id', stageName: 'alpha' }
const patch = (op: string, path: string, value?: string) => ({
  ...at,
  patchOperations: [value === undefined ? { op, path } : { op, path, value }],
})
const deployed = [
  ...petsApi,
  { call: 'CreateDeployment', with: at, keep: 'deployment', gives: { id: '*', createdDate: '*' } },
] as const

check('a deployment freezes the API and points its stage', [
  { call: 'CreateRestApi', with: { name: 'empty' }, keep: 'empty' },
  {
    call: 'CreateDeployment',
    with: { restApiId: '$empty.id' },
    fails: ['BadRequestException', "The REST API doesn't contain any methods"],
  },
  ...deployed,
  { call: 'GetStage', with: at, gives: stage },
  { call: 'GetStages', with: { restApiId: '$api.id' }, gives: { item: [stage] } },
  { call: 'CreateDeployment', with: { ...at, description: 'again' }, keep: 'second' },
  { call: 'GetStage', with: at, gives: { ...stage, deploymentId: '$second.id' } },
  {
    call: 'DeleteDeployment',
    with: { restApiId: '$api.id', deploymentId: '$second.id' },
    fails: ['BadRequestException', 'Active stages pointing to this deployment must be moved or deleted'],
  },
  { call: 'DeleteDeployment', with: { restApiId: '$api.id', deploymentId: '$deployment.id' }, gives: {} },
  {
    call: 'GetDeployment',
    with: { restApiId: '$api.id', deploymentId: '$second.id', embed: ['apisummary'] },
    gives: {
      id: '$second.id',
      createdDate: '*',
      description: 'again',
      apiSummary: { '/pets': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    },
  },
  { call: 'DeleteStage', with: at, gives: {} },
  { call: 'DeleteStage', with: at, fails: ['NotFoundException', 'Invalid Stage identifier specified'] },
  { call: 'DeleteDeployment', with: { restApiId: '$api.id', deploymentId: '$second.id' }, gives: {} },
  { call: 'GetDeployments', with: { restApiId: '$api.id' }, gives: { items: [] } },
  {
    call: 'DeleteIntegration',
    with: { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET' },
  },
  {
    call: 'CreateDeployment',
    with: { restApiId: '$api.id' },
    fails: ['NotFoundException', 'No integration defined for method'],
  },
])

check('stages, their variables and settings', [
  ...deployed,
  {
    call: 'CreateStage',
    with: { ...at, deploymentId: '$deployment.id' },
    fails: ['ConflictException', 'Stage already exists'],
  },
  {
    call: 'CreateStage',
    with: { ...at, stageName: 'beta', deploymentId: 'nowhere' },
    fails: ['BadRequestException', 'Deployment id does not exist'],
  },
  {
    call: 'UpdateStage',
    with: patch('replace', '/variables/machine', 'arn:aws:states:us-east-1:111111111111:stateMachine:Hello'),
    gives: { ...stage, variables: { machine: 'arn:aws:states:us-east-1:111111111111:stateMachine:Hello' } },
  },
  { call: 'UpdateStage', with: patch('remove', '/variables/machine'), gives: stage },
  {
    call: 'UpdateStage',
    with: patch('replace', '/*/*/throttling/burstLimit', '7'),
    gives: {
      ...stage,
      methodSettings: {
        '*/*': {
          metricsEnabled: false,
          dataTraceEnabled: false,
          throttlingBurstLimit: 7,
          throttlingRateLimit: 10000,
          cachingEnabled: false,
          cacheTtlInSeconds: 300,
          cacheDataEncrypted: false,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
        },
      },
    },
  },
  { call: 'UpdateStage', with: patch('remove', '/*/*'), gives: stage },
  {
    call: 'UpdateStage',
    with: patch('remove', '/*/*'),
    fails: [
      'BadRequestException',
      'Cannot remove method setting */* because there is no method setting for this method ',
    ],
  },
  {
    call: 'UpdateStage',
    with: patch('add', '/accessLogSettings/format', '$context.requestId'),
    gives: { ...stage, accessLogSettings: { format: '$context.requestId' } },
  },
  {
    call: 'UpdateStage',
    with: patch('replace', '/accessLogSettings/format', ''),
    fails: ['BadRequestException', 'Access Log value must not be empty'],
  },
  { call: 'UpdateStage', with: patch('remove', '/accessLogSettings'), gives: stage },
  {
    call: 'UpdateStage',
    with: patch('replace', '/cacheClusterEnabled', 'true'),
    gives: { ...stage, cacheClusterEnabled: true, cacheClusterStatus: 'AVAILABLE', cacheClusterSize: '0.5' },
  },
])

check('a canary from its making to its promotion', [
  ...deployed,
  {
    call: 'CreateDeployment',
    with: { restApiId: '$api.id', canarySettings: { percentTraffic: 50 } },
    fails: [
      'BadRequestException',
      'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
    ],
  },
  {
    call: 'CreateDeployment',
    with: { restApiId: '$api.id', stageName: 'beta', canarySettings: { percentTraffic: 50 } },
    fails: [
      'BadRequestException',
      'Invalid deployment content specified.Stage beta must already be created before making a canary release deployment',
    ],
  },
  {
    call: 'UpdateStage',
    with: {
      ...at,
      patchOperations: [{ op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' }],
    },
    fails: ['BadRequestException', 'Promotion not available. Canary does not exist.'],
  },
  {
    call: 'UpdateStage',
    with: { ...at, patchOperations: [{ op: 'copy', from: '/deploymentId', path: '/canarySettings/deploymentId' }] },
    fails: [
      'BadRequestException',
      'Invalid copy operation with path: /canarySettings/deploymentId and from /deploymentId. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]',
    ],
  },
  {
    call: 'UpdateStage',
    with: patch('add', '/canarySettings/deploymentId', '$deployment.id'),
    fails: ['BadRequestException', 'Invalid add operation with path: /canarySettings/deploymentId'],
  },
  {
    call: 'UpdateStage',
    with: patch('replace', '/canarySettings/deploymentId', 'nowhere'),
    fails: ['BadRequestException', 'Deployment id does not exist'],
  },
  {
    call: 'CreateDeployment',
    with: { ...at, canarySettings: { percentTraffic: 50, stageVariableOverrides: { colour: 'red' } } },
    keep: 'canary',
  },
  {
    call: 'GetStage',
    with: at,
    gives: {
      ...stage,
      canarySettings: {
        deploymentId: '$canary.id',
        percentTraffic: 50,
        stageVariableOverrides: { colour: 'red' },
        useStageCache: false,
      },
    },
  },
  {
    call: 'UpdateStage',
    with: patch('remove', '/canarySettings/stageVariableOverrides'),
    fails: [
      'BadRequestException',
      'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method ',
    ],
  },
  {
    call: 'UpdateStage',
    with: {
      ...at,
      patchOperations: [
        { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
        { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
        { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      ],
    },
    gives: {
      ...stage,
      deploymentId: '$canary.id',
      variables: { colour: 'red' },
      canarySettings: {
        deploymentId: '$canary.id',
        percentTraffic: 0,
        stageVariableOverrides: { colour: 'red' },
        useStageCache: false,
      },
    },
  },
  {
    call: 'UpdateStage',
    with: patch('remove', '/canarySettings'),
    gives: { ...stage, deploymentId: '$canary.id', variables: { colour: 'red' } },
  },
])
