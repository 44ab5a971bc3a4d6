import { check, petsApi } from './scenario.ts'

const edge = {
  id: '$api.id',
  name: 'orders',
  createdDate: '*',
  rootResourceId: '*',
  apiKeySource: 'HEADER',
  disableExecuteApiEndpoint: false,
  endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
} as const

check('an API has its defaults, and tags only where AWS says them', [
  { call: 'CreateRestApi', with: { name: 'orders', binaryMediaTypes: [] }, keep: 'api' },
  { call: 'GetRestApi', with: { restApiId: '$api.id' }, gives: { ...edge, tags: {} } },
  { call: 'GetRestApis', gives: { items: [edge] } },
  {
    call: 'CreateRestApi',
    with: { name: 'tagged', version: 'v1', tags: { team: 'blue' }, endpointConfiguration: { types: ['PRIVATE'] } },
    gives: {
      ...edge,
      id: '*',
      rootResourceId: '*',
      name: 'tagged',
      version: 'v1',
      tags: { team: 'blue' },
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' },
    },
  },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id' },
    gives: { items: [{ id: '$api.rootResourceId', path: '/' }] },
  },
])

check('what no API can be', [
  {
    call: 'CreateRestApi',
    with: { name: 'a', endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
    fails: ['BadRequestException', 'Only dualstack ipAddressType is supported for Private APIs.'],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', description: '', endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
    fails: ['BadRequestException', 'Description cannot be an empty string'],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } },
    fails: ['BadRequestException', 'Cannot create an api with multiple Endpoint Types.'],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', endpointConfiguration: { types: [] } },
    fails: ['BadRequestException', 'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.'],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', minimumCompressionSize: -1 },
    fails: ['BadRequestException', 'Invalid minimum compression size, must be between 0 and 10485760'],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv6' } },
    fails: [
      'ValidationException',
      "1 validation error detected: Value 'ipv6' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]",
    ],
  },
  {
    call: 'CreateRestApi',
    with: { name: 'a', policy: '{"Version":"2012-10-17","Statement":[{}]}' },
    fails: [
      'BadRequestException',
      'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    ],
  },
  {
    call: 'GetRestApi',
    with: { restApiId: 'nowhere' },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:nowhere'],
  },
])

const patch = (op: string, path: string, value?: string) => ({
  restApiId: '$api.id',
  patchOperations: [value === undefined ? { op, path } : { op, path, value }],
})

check('patches of an API', [
  { call: 'CreateRestApi', with: { name: 'orders', description: 'all of them' }, keep: 'api' },
  {
    call: 'UpdateRestApi',
    with: patch('add', '/binaryMediaTypes/image~1png', 'ignored'),
    gives: { ...edge, description: 'all of them', binaryMediaTypes: ['image/png'], tags: {} },
  },
  { call: 'UpdateRestApi', with: patch('add', '/binaryMediaTypes/image~1jpeg') },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/binaryMediaTypes/image~1png', 'image/gif'),
    gives: { ...edge, description: 'all of them', binaryMediaTypes: ['image/jpeg', 'image/gif'], tags: {} },
  },
  { call: 'UpdateRestApi', with: patch('remove', '/binaryMediaTypes/image~1jpeg') },
  ...['add', 'replace', 'remove'].map(
    (op) =>
      ({
        call: 'UpdateRestApi',
        with: patch(op, '/binaryMediaTypes', 'image/gif'),
        fails: ['BadRequestException', 'Invalid patch path /binaryMediaTypes'],
      }) as const,
  ),
  { call: 'UpdateRestApi', with: patch('remove', '/binaryMediaTypes/image~1gif') },
  { call: 'UpdateRestApi', with: patch('replace', '/minimumCompressionSize', '10') },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/minimumCompressionSize', '0'),
    gives: { ...edge, description: 'all of them', minimumCompressionSize: 0, tags: {} },
  },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/minimumCompressionSize', ''),
    gives: { ...edge, description: 'all of them', tags: {} },
  },
  ...['-1', 'ten', '10485761'].map(
    (value) =>
      ({
        call: 'UpdateRestApi',
        with: patch('replace', '/minimumCompressionSize', value),
        fails: ['BadRequestException', 'Invalid minimum compression size, must be between 0 and 10485760'],
      }) as const,
  ),
  {
    call: 'UpdateRestApi',
    with: patch('add', '/minimumCompressionSize', '10'),
    fails: ['BadRequestException', 'Invalid patch operation specified. Must be one of: [replace]'],
  },
  {
    call: 'UpdateRestApi',
    with: patch('add', '/endpointConfiguration/types/EDGE', 'REGIONAL'),
    fails: ['BadRequestException', "Invalid patch operation specified. Must be 'add'|'remove'|'replace'"],
  },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/endpointConfiguration/types/EDGE', 'LOCAL'),
    fails: ['BadRequestException', 'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE'],
  },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/endpointConfiguration/ipAddressType', 'ipv6'),
    fails: ['BadRequestException', 'ipAddressType must be either ipv4 or dualstack.'],
  },
  {
    call: 'UpdateRestApi',
    with: patch('replace', '/colour', 'red'),
    fails: ['BadRequestException', 'Invalid patch path /colour'],
  },
  {
    call: 'UpdateRestApi',
    with: {
      restApiId: '$api.id',
      patchOperations: [
        { op: 'replace', path: '/name', value: 'half done' },
        { op: 'replace', path: '/colour', value: 'red' },
      ],
    },
    fails: ['BadRequestException', 'Invalid patch path /colour'],
  },
  {
    call: 'UpdateRestApi',
    with: {
      restApiId: '$api.id',
      patchOperations: [
        { op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'PRIVATE' },
        { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'true' },
      ],
    },
    gives: {
      ...edge,
      description: 'all of them',
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' },
      tags: {},
    },
  },
])

check('an API goes with everything it has, and pages go on where they ended', [
  { call: 'CreateRestApi', with: { name: 'one' }, keep: 'one' },
  { call: 'CreateRestApi', with: { name: 'two' }, keep: 'two' },
  { call: 'GetRestApis', with: { limit: 1 }, keep: 'first' },
  { call: 'GetRestApis', with: { limit: 1, position: '$first.position' }, keep: 'second' },
  { call: 'DeleteRestApi', with: { restApiId: '$one.id' }, gives: {} },
  {
    call: 'GetResource',
    with: { restApiId: '$one.id', resourceId: '$one.rootResourceId' },
    fails: ['NotFoundException', 'Invalid Resource identifier specified'],
  },
  {
    call: 'DeleteRestApi',
    with: { restApiId: '$one.id' },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:$one.id'],
  },
  { call: 'GetRestApis', gives: { items: [{ ...edge, id: '$two.id', name: 'two', rootResourceId: '*' }] } },
])

check('a clone has what its source has, and is its own', [
  ...petsApi,
  { call: 'UpdateRestApi', with: patch('add', '/binaryMediaTypes/image~1png') },
  { call: 'CreateRestApi', with: { name: 'copy', cloneFrom: '$api.id' }, keep: 'copy' },
  { call: 'DeleteRestApi', with: { restApiId: '$api.id' } },
  {
    call: 'GetRestApi',
    with: { restApiId: '$copy.id' },
    gives: { ...edge, id: '$copy.id', name: 'copy', binaryMediaTypes: ['image/png'], tags: {} },
  },
  {
    call: 'GetResources',
    with: { restApiId: '$copy.id' },
    gives: {
      items: [
        { id: '$copy.rootResourceId', path: '/' },
        {
          id: '$pets.id',
          parentId: '$copy.rootResourceId',
          pathPart: 'pets',
          path: '/pets',
          resourceMethods: { GET: {} },
        },
      ],
    },
  },
  {
    call: 'CreateRestApi',
    with: { name: 'copy', cloneFrom: '$api.id' },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:$api.id'],
  },
])
