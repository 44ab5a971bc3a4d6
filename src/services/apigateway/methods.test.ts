import { check, petsApi } from './scenario.ts'

const at = { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET' }
const put = { ...at, httpMethod: 'ANY', authorizationType: 'NONE' }
const patch = (op: string, path: string, value?: string) => ({
  ...at,
  patchOperations: [value === undefined ? { op, path } : { op, path, value }],
})
const response = (op: string, path: string, value?: string) => ({ ...patch(op, path, value), statusCode: '200' })

check('what a method can be', [
  ...petsApi,
  {
    call: 'PutMethod',
    with: { ...put, requestParameters: { 'method.request.querystring.q': true }, operationName: 'all' },
    gives: {
      httpMethod: 'ANY',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      operationName: 'all',
      requestParameters: { 'method.request.querystring.q': true },
    },
  },
  { call: 'PutMethod', with: put, fails: ['ConflictException', 'Method already exists for this resource'] },
  {
    call: 'PutMethod',
    with: { ...put, restApiId: 'nowhere', httpMethod: 'FETCH' },
    fails: ['NotFoundException', 'Invalid Resource identifier specified'],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'FETCH' },
    fails: [
      'BadRequestException',
      'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    ],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'PUT', authorizationType: 'CUSTOM' },
    fails: [
      'BadRequestException',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'PUT', requestValidatorId: 'nowhere' },
    fails: ['BadRequestException', 'Invalid Request Validator identifier specified'],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'PUT', requestModels: { 'application/json': 'Pet' } },
    fails: ['BadRequestException', 'Invalid model identifier specified: Pet'],
  },
  {
    call: 'PutMethod',
    with: {
      ...put,
      httpMethod: 'PUT',
      requestParameters: { 'method.request.querystring.page': false, 'method.request.header.page': false },
    },
    fails: ['BadRequestException', 'Parameter names must be unique across querystring, header and path'],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'PUT', requestParameters: { anything: true } },
    fails: [
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: anything]',
    ],
  },
  {
    call: 'PutMethod',
    with: { ...put, httpMethod: 'PUT', authorizationType: 'AWS_IAM' },
    fails: ['NotImplemented', 'authorizationType AWS_IAM of a method is not built yet'],
  },
  {
    call: 'GetMethod',
    with: { ...at, httpMethod: 'HEAD' },
    fails: ['NotFoundException', 'Invalid Method identifier specified'],
  },
])

check('patches of a method, and how it is listed', [
  ...petsApi,
  { call: 'UpdateMethod', with: patch('add', '/requestParameters/method.request.header.X-Page', 'true') },
  { call: 'UpdateMethod', with: patch('add', '/requestModels/application~1json', 'Empty') },
  {
    call: 'UpdateMethod',
    with: patch('replace', '/operationName', 'list'),
    gives: {
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      operationName: 'list',
      requestParameters: { 'method.request.header.X-Page': true },
      requestModels: { 'application/json': 'Empty' },
      methodResponses: { '200': { statusCode: '200' } },
      methodIntegration: '*',
    },
  },
  {
    call: 'UpdateMethod',
    with: patch('replace', '/httpMethod', 'POST'),
    fails: ['BadRequestException', 'Invalid patch path /httpMethod'],
  },
  {
    call: 'UpdateMethod',
    with: patch('replace', '/authorizationType', 'CUSTOM'),
    fails: [
      'BadRequestException',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
  },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id', position: 'Lw' },
    gives: {
      items: [
        {
          id: '$pets.id',
          parentId: '$api.rootResourceId',
          pathPart: 'pets',
          path: '/pets',
          resourceMethods: { GET: {} },
        },
      ],
    },
  },
  { call: 'GetResource', with: { restApiId: '$api.id', resourceId: '$pets.id', embed: ['methods'] }, keep: 'embedded' },
  { call: 'DeleteMethod', with: at, gives: {} },
  { call: 'DeleteMethod', with: at, fails: ['NotFoundException', 'Invalid Method identifier specified'] },
])

check('method responses', [
  ...petsApi,
  {
    call: 'UpdateMethodResponse',
    with: {
      ...at,
      statusCode: '200',
      patchOperations: [
        { op: 'add', path: '/responseParameters/method.response.header.X-Page', value: 'true' },
        { op: 'add', path: '/responseModels/application~1json', value: 'Empty' },
      ],
    },
    gives: {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Page': true },
      responseModels: { 'application/json': 'Empty' },
    },
  },
  ...(['replace', 'remove'] as const).flatMap(
    (op) =>
      [
        {
          call: 'UpdateMethodResponse',
          with: response(op, '/responseParameters/other', 'true'),
          fails: ['NotFoundException', 'Invalid parameter name specified'],
        },
        {
          call: 'UpdateMethodResponse',
          with: response(op, '/responseModels/other', 'Empty'),
          fails: ['NotFoundException', 'Content-Type specified was not found'],
        },
        {
          call: 'UpdateMethodResponse',
          with: response(op, '/other/method.response.header.X', 'true'),
          fails: ['BadRequestException', 'Invalid patch path /other/method.response.header.X'],
        },
      ] as const,
  ),
  { call: 'UpdateMethodResponse', with: response('remove', '/responseModels/application~1json') },
  {
    call: 'UpdateMethodResponse',
    with: response('remove', '/responseParameters/method.response.header.X-Page', 'true'),
    gives: { statusCode: '200' },
  },
  {
    call: 'PutMethodResponse',
    with: { ...at, statusCode: '200' },
    fails: ['ConflictException', 'Response already exists for this resource'],
  },
  { call: 'DeleteMethodResponse', with: { ...at, statusCode: '200' }, gives: {} },
  {
    call: 'GetMethodResponse',
    with: { ...at, statusCode: '200' },
    fails: ['NotFoundException', 'Invalid Response status code specified'],
  },
])
