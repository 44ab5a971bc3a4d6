import { check, petsApi } from './scenario.ts'

const key = { id: '*', createdDate: '*', lastUpdatedDate: '*', enabled: false, stageKeys: [] } as const

check('API keys and the usage plans they are in', [
  {
    call: 'CreateApiKey',
    with: { name: 'a'.repeat(1025) },
    fails: ['BadRequestException', 'Invalid API Key name, can be at most 1024 characters.'],
  },
  { call: 'CreateApiKey', with: { name: '' }, keep: 'nameless', gives: { ...key, value: '*' } },
  { call: 'DeleteApiKey', with: { apiKey: '$nameless.id' }, gives: {} },
  {
    call: 'CreateApiKey',
    with: { name: 'first', value: 'a-value-of-twenty-characters' },
    keep: 'first',
    gives: { ...key, name: 'first', value: 'a-value-of-twenty-characters' },
  },
  {
    call: 'CreateApiKey',
    with: { value: 'a-value-of-twenty-characters' },
    fails: ['ConflictException', 'API Key already exists'],
  },
  {
    call: 'CreateApiKey',
    with: { value: 'short' },
    fails: ['BadRequestException', 'API Key value should be at least 20 characters'],
  },
  { call: 'GetApiKeys', with: { limit: -1 }, gives: { items: [{ ...key, name: 'first' }] } },
  {
    call: 'UpdateApiKey',
    with: { apiKey: '$first.id', patchOperations: [{ op: 'replace', path: '/enabled', value: 'true' }] },
    gives: { ...key, name: 'first', enabled: true, tags: {} },
  },
  {
    call: 'UpdateApiKey',
    with: { apiKey: '$first.id', patchOperations: [{ op: 'replace', path: '/id', value: 'x' }] },
    fails: [
      'BadRequestException',
      "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
    ],
  },
  {
    call: 'CreateUsagePlan',
    with: { name: 'basic' },
    keep: 'plan',
    gives: { id: '*', name: 'basic', apiStages: [] },
  },
  {
    call: 'CreateUsagePlanKey',
    with: { usagePlanId: '$plan.id', keyId: '$first.id', keyType: 'API_KEY' },
    gives: { id: '$first.id', name: 'first', type: 'API_KEY', value: 'a-value-of-twenty-characters' },
  },
  {
    call: 'GetUsagePlanKeys',
    with: { usagePlanId: '$plan.id', nameQuery: 'fir' },
    gives: { items: [{ id: '$first.id', name: 'first', type: 'API_KEY', value: 'a-value-of-twenty-characters' }] },
  },
  { call: 'GetUsagePlanKeys', with: { usagePlanId: '$plan.id', nameQuery: 'FIR' }, gives: { items: [] } },
  { call: 'GetUsagePlanKeys', with: { usagePlanId: 'nowhere' }, gives: { items: [] } },
  {
    call: 'GetUsagePlans',
    with: { keyId: '$first.id' },
    gives: { items: [{ id: '$plan.id', name: 'basic', apiStages: [] }] },
  },
  { call: 'DeleteApiKey', with: { apiKey: '$first.id' }, gives: {} },
  { call: 'GetUsagePlanKeys', with: { usagePlanId: '$plan.id' }, gives: { items: [] } },
  { call: 'CreateApiKey', with: { value: 'a-value-of-twenty-characters' } },
])

const patchPlan = (...patchOperations: readonly { op: string; path: string; value?: string }[]) => ({
  usagePlanId: '$plan.id',
  patchOperations: [...patchOperations],
})

check('usage plans', [
  ...petsApi,
  { call: 'CreateDeployment', with: { restApiId: '$api.id', stageName: 'dev' } },
  {
    call: 'CreateUsagePlan',
    with: { name: 'basic', apiStages: [{ apiId: '$api.id', stage: 'dev' }] },
    keep: 'plan',
    gives: { id: '*', name: 'basic', apiStages: [{ apiId: '$api.id', stage: 'dev' }] },
  },
  {
    call: 'UpdateUsagePlan',
    with: patchPlan(
      { op: 'replace', path: '/throttle/burstLimit', value: '100' },
      { op: 'replace', path: '/throttle/rateLimit', value: '200' },
      { op: 'replace', path: '/quota/limit', value: '5000' },
      { op: 'replace', path: '/quota/period', value: 'MONTH' },
    ),
    gives: {
      id: '$plan.id',
      name: 'basic',
      apiStages: [{ apiId: '$api.id', stage: 'dev' }],
      throttle: { burstLimit: 100, rateLimit: 200 },
      quota: { limit: 5000, offset: 0, period: 'MONTH' },
      tags: {},
    },
  },
  {
    call: 'UpdateUsagePlan',
    with: patchPlan(
      { op: 'remove', path: '/throttle' },
      { op: 'remove', path: '/quota' },
      { op: 'add', path: '/apiStages/$api.id:dev/throttle/~1pets~1GET/rateLimit', value: '1.5' },
    ),
    gives: {
      id: '$plan.id',
      name: 'basic',
      apiStages: [{ apiId: '$api.id', stage: 'dev', throttle: { '/pets/GET': { rateLimit: 1.5 } } }],
      tags: {},
    },
  },
  {
    call: 'UpdateUsagePlan',
    with: patchPlan({ op: 'add', path: '/apiStages', value: '$api.id:prod' }),
    fails: ['NotFoundException', 'Invalid API Stage {api: $api.id, stage: prod} specified for usageplan $plan.id'],
  },
  {
    call: 'UpdateUsagePlan',
    with: patchPlan({ op: 'add', path: '/apiStages', value: 'prod' }),
    fails: ['BadRequestException', 'Invalid API Stage specified'],
  },
  {
    call: 'UpdateUsagePlan',
    with: { usagePlanId: 'nowhere', patchOperations: [] },
    fails: ['NotFoundException', 'Invalid Usage Plan ID specified'],
  },
])

check('a usage plan and its stages', [
  ...petsApi,
  { call: 'CreateDeployment', with: { restApiId: '$api.id', stageName: 'dev' } },
  {
    call: 'CreateUsagePlan',
    with: { name: 'small', apiStages: [{ apiId: '$api.id' }] },
    fails: ['BadRequestException', 'Invalid API Stage {api: %s, stage: %s} specified for usageplan %s'],
  },
  { call: 'CreateUsagePlan', with: { name: 'small', apiStages: [{ apiId: '$api.id', stage: 'dev' }] }, keep: 'plan' },
  {
    call: 'DeleteUsagePlan',
    with: { usagePlanId: '$plan.id' },
    fails: [
      'BadRequestException',
      'Cannot delete Usage Plan $plan.id because there are API Stages associated with it, including $api.id:dev',
    ],
  },
  { call: 'DeleteStage', with: { restApiId: '$api.id', stageName: 'dev' } },
  { call: 'UpdateUsagePlan', with: patchPlan({ op: 'replace', path: '/name', value: 'smaller' }) },
  { call: 'DeleteUsagePlan', with: { usagePlanId: '$plan.id' }, gives: {} },
])

const link = { id: '*', name: 'inside', targetArns: ['arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/a/b'] }
const ready = { ...link, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' }

check('VPC links are records', [
  {
    call: 'CreateVpcLink',
    with: { name: 'inside', targetArns: ['nowhere'] },
    fails: ['BadRequestException', 'Invalid ARN. ARN is not well formed nowhere'],
  },
  {
    call: 'CreateVpcLink',
    with: { name: '', targetArns: [] },
    fails: ['BadRequestException', 'Name cannot be empty'],
  },
  {
    call: 'CreateVpcLink',
    with: { name: 'inside', targetArns: link.targetArns },
    keep: 'link',
    gives: { ...link, status: 'PENDING' },
  },
  { call: 'GetVpcLink', with: { vpcLinkId: '$link.id' }, gives: { ...ready, tags: {} } },
  { call: 'GetVpcLinks', gives: { items: [ready] } },
  { call: 'DeleteVpcLink', with: { vpcLinkId: '$link.id' }, gives: {} },
  {
    call: 'DeleteVpcLink',
    with: { vpcLinkId: '$link.id' },
    fails: ['NotFoundException', 'Invalid Vpc Link identifier specified'],
  },
])

const arn = 'arn:aws:apigateway:us-east-1::/restapis/$api.id'

check('tags of an API and its stages', [
  ...petsApi,
  { call: 'CreateDeployment', with: { restApiId: '$api.id', stageName: 'dev' } },
  { call: 'TagResource', with: { resourceArn: arn, tags: { team: 'blue', cost: '1' } }, gives: {} },
  { call: 'TagResource', with: { resourceArn: `${arn}/stages/dev`, tags: { team: 'red' } } },
  { call: 'UntagResource', with: { resourceArn: arn, tagKeys: ['cost'] }, gives: {} },
  { call: 'GetTags', with: { resourceArn: arn }, gives: { tags: { team: 'blue' } } },
  { call: 'GetTags', with: { resourceArn: `${arn}/stages/dev` }, gives: { tags: { team: 'red' } } },
  {
    call: 'TagResource',
    with: { resourceArn: 'arn:aws:apigateway:us-east-1::/restapis/nowhere', tags: {} },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:nowhere'],
  },
  {
    call: 'GetTags',
    with: { resourceArn: 'nowhere' },
    fails: ['BadRequestException', 'Invalid ARN specified in the request'],
  },
])

check('an account, and the role that writes its logs', [
  {
    call: 'UpdateAccount',
    with: { patchOperations: [{ op: 'add', path: '/features', value: 'UsagePlans' }] },
    gives: {
      throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
      features: ['UsagePlans'],
      apiKeyVersion: '4',
    },
  },
  {
    call: 'UpdateAccount',
    with: { patchOperations: [{ op: 'remove', path: '/features', value: 'UsagePlans' }] },
    fails: ['BadRequestException', 'Usage Plans cannot be disabled once enabled'],
  },
  {
    call: 'UpdateAccount',
    with: {
      patchOperations: [
        { op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::111111111111:role/no-such-role' },
      ],
    },
    fails: [
      'BadRequestException',
      'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.',
    ],
  },
])
