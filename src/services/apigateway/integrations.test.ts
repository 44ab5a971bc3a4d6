import { check, petsApi } from './scenario.ts'

const at = { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET' }
const startExecution = 'arn:aws:apigateway:us-east-1:states:action/StartExecution'
const role = 'arn:aws:iam::111111111111:role/starter'
const aws = { ...at, type: 'AWS', integrationHttpMethod: 'POST', uri: startExecution, credentials: role }
const patch = (op: string, path: string, value?: string) => ({
  ...at,
  patchOperations: [value === undefined ? { op, path } : { op, path, value }],
})
const stored = {
  type: 'AWS',
  httpMethod: 'POST',
  uri: startExecution,
  credentials: role,
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29000,
  cacheNamespace: '$pets.id',
  cacheKeyParameters: [],
} as const

const refused = (input: Readonly<Record<string, string | number>>, message: string) =>
  ({ call: 'PutIntegration', with: { ...aws, ...input }, fails: ['BadRequestException', message] }) as const

check('an integration has its defaults', [
  ...petsApi,
  { call: 'PutIntegration', with: aws, gives: stored },
  { call: 'GetIntegration', with: at, gives: stored },
  {
    call: 'PutIntegration',
    with: { ...at, type: 'HTTP_PROXY', integrationHttpMethod: 'ANY', uri: 'https://${stageVariables.host}' },
    gives: {
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      uri: 'https://${stageVariables.host}',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29000,
      cacheNamespace: '$pets.id',
      cacheKeyParameters: [],
    },
  },
])

check('where an integration cannot point to', [
  ...petsApi,
  refused({ integrationHttpMethod: '' }, 'Enumeration value for HttpMethod must be non-empty'),
  refused({ uri: 'states' }, 'Invalid ARN specified in the request'),
  refused({ uri: 'arn:aws:states:us-east-1:x:action/y' }, 'Invalid ARN specified in the request'),
  refused(
    { uri: 'arn:aws:apigateway:us-east-1:states:StartExecution' },
    'AWS ARN for integration must contain path or action',
  ),
  refused({ credentials: '' }, 'Role ARN must be specified for AWS integrations'),
  refused(
    { type: 'AWS_PROXY' },
    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  ),
  refused({ type: 'HTTP', uri: 'ftp://files' }, 'Invalid HTTP endpoint specified for URI'),
  refused({ timeoutInMillis: 10 }, 'Timeout should be between 50 ms and 29000 ms'),
  {
    call: 'PutIntegration',
    with: { ...aws, credentials: 'arn:aws:iam::222222222222:role/starter' },
    fails: ['AccessDeniedException', 'Cross-account pass role is not allowed.'],
  },
  {
    call: 'PutIntegration',
    with: { ...aws, integrationHttpMethod: 'SEND' },
    fails: [
      'BadRequestException',
      'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    ],
  },
  {
    call: 'PutIntegration',
    with: { ...aws, requestTemplates: { '123': '{}' } },
    fails: ['BadRequestException', 'Validation Result: warnings : [], errors : [Invalid content type specified: 123]'],
  },
  {
    call: 'PutIntegration',
    with: { ...aws, requestParameters: { 'integration.request.header.X': 'method.request.header.X' } },
    fails: [
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.X]',
    ],
  },
])

check('ids that lead nowhere are told as AWS tells them', [
  ...petsApi,
  {
    call: 'GetIntegration',
    with: { ...at, restApiId: 'nowhere' },
    fails: ['NotFoundException', 'Invalid Resource identifier specified'],
  },
  {
    call: 'GetIntegration',
    with: { ...at, httpMethod: 'POST' },
    fails: ['NotFoundException', 'Invalid Method identifier specified'],
  },
  { call: 'DeleteIntegration', with: at, gives: {} },
  { call: 'GetIntegration', with: at, fails: ['NotFoundException', 'Invalid Integration identifier specified'] },
  {
    call: 'PutIntegrationResponse',
    with: { ...at, statusCode: '200' },
    fails: ['NotFoundException', 'Invalid Integration identifier specified'],
  },
  {
    call: 'PutIntegrationResponse',
    with: { ...at, httpMethod: 'POST', statusCode: '200' },
    fails: ['NotFoundException', 'Invalid Method identifier specified'],
  },
  {
    call: 'DeleteIntegrationResponse',
    with: { ...at, httpMethod: 'POST', statusCode: '200' },
    fails: ['NotFoundException', 'Invalid Integration identifier specified'],
  },
])

check('patches of an integration', [
  ...petsApi,
  { call: 'PutIntegration', with: aws },
  { call: 'UpdateIntegration', with: patch('add', '/requestTemplates/application~1json', '{}') },
  { call: 'UpdateIntegration', with: patch('add', '/cacheKeyParameters/method.request.path.id') },
  { call: 'UpdateIntegration', with: patch('replace', '/timeoutInMillis', '1000') },
  {
    call: 'UpdateIntegration',
    with: patch('replace', '/passthroughBehavior', 'NEVER'),
    gives: {
      ...stored,
      timeoutInMillis: 1000,
      passthroughBehavior: 'NEVER',
      requestTemplates: { 'application/json': '{}' },
      cacheKeyParameters: ['method.request.path.id'],
    },
  },
  {
    call: 'UpdateIntegration',
    with: patch('replace', '/requestTemplates/text~1plain', 'x'),
    fails: ['NotFoundException', 'Content-Type specified was not found'],
  },
  {
    call: 'UpdateIntegration',
    with: patch('replace', '/uri', 'arn:aws:apigateway:us-east-1:states:StartExecution'),
    fails: ['BadRequestException', 'AWS ARN for integration must contain path or action'],
  },
  {
    call: 'UpdateIntegration',
    with: patch('replace', '/colour', 'red'),
    fails: ['BadRequestException', 'Invalid patch path /colour'],
  },
])

check('integration responses', [
  ...petsApi,
  {
    call: 'PutIntegrationResponse',
    with: { ...at, statusCode: '200', selectionPattern: '', responseTemplates: { 'application/json': '"made"' } },
    gives: { statusCode: '200', selectionPattern: '', responseTemplates: { 'application/json': '"made"' } },
  },
  {
    call: 'PutIntegrationResponse',
    with: { ...at, statusCode: '201', responseParameters: { 'method.response.header.X': "'x'" } },
    fails: [
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [No method response exists for method.]',
    ],
  },
  {
    call: 'PutIntegrationResponse',
    with: { ...at, statusCode: '200', responseParameters: { 'method.response.header.X': "'x'" } },
    fails: [
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.X]',
    ],
  },
  {
    call: 'UpdateIntegrationResponse',
    with: {
      ...at,
      statusCode: '200',
      patchOperations: [
        { op: 'replace', path: '/selectionPattern', value: '4\\d{2}' },
        { op: 'replace', path: '/contentHandling', value: 'CONVERT_TO_TEXT' },
        { op: 'remove', path: '/responseTemplates/application~1json' },
      ],
    },
    gives: { statusCode: '200', selectionPattern: '4\\d{2}', contentHandling: 'CONVERT_TO_TEXT' },
  },
  {
    call: 'GetIntegrationResponse',
    with: { ...at, statusCode: '201' },
    fails: ['NotFoundException', 'Invalid Response status code specified'],
  },
  { call: 'DeleteIntegrationResponse', with: { ...at, statusCode: '200' }, gives: {} },
  {
    call: 'DeleteIntegrationResponse',
    with: { ...at, statusCode: '200' },
    fails: ['NotFoundException', 'Invalid Response status code specified'],
  },
  {
    call: 'TestInvokeMethod',
    with: { ...at, pathWithQueryString: '/pets?page=1', headers: { Accept: 'text/plain' } },
    gives: { status: 200, body: '*', headers: {}, multiValueHeaders: {}, log: '', latency: 1 },
  },
  {
    call: 'TestInvokeMethod',
    with: { ...at, httpMethod: 'POST' },
    fails: ['NotFoundException', 'Invalid Method identifier specified'],
  },
  {
    call: 'GetAccount',
    gives: {
      throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
      features: ['UsagePlans'],
      apiKeyVersion: '4',
    },
  },
])
