import type { ActionScript, ApiDescription } from './gateway-fixture.ts'

/** An API, a request and its answer. Headers are compared where the case names them. */
export interface InvokeCase {
  readonly name: string
  readonly api: ApiDescription
  readonly action?: ActionScript
  readonly request: {
    readonly method?: string
    readonly path?: string
    readonly query?: string
    readonly headers?: readonly (readonly [string, string])[]
    readonly body?: string
  }
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Body of the one call of an action; null: there was none. */
  readonly sent?: string | null
}

export const role = 'arn:aws:iam::111122223333:role/gateway'
export const json = ['Content-Type', 'application/json'] as const

/** A mock that answers what the template makes of the request. */
function mock(responseTemplate: string, requestTemplate = '{"statusCode": 200}') {
  return {
    integration: {
      requestTemplates: { 'application/json': requestTemplate },
      integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': responseTemplate } } },
    },
  }
}

export const addressCases: readonly InvokeCase[] = [
  {
    name: 'a path without resource is a missing token',
    api: { methods: { 'GET /pets': mock('x') } },
    request: { path: '/dogs' },
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
    headers: {
      'x-amzn-ErrorType': 'MissingAuthenticationTokenException',
      'x-amzn-RequestId': '00000000-0000-4000-8000-000000000001',
      'x-amz-apigw-id': 'AAECAwQFBgcICQo=',
      'Content-Type': 'application/json',
      'X-Amzn-Trace-Id': undefined,
    },
  },
  {
    name: 'so is a method that the resource has not, though a greedy sibling has it',
    api: { methods: { 'GET /pets': mock('x'), 'ANY /{proxy+}': mock('y') } },
    request: { method: 'POST', path: '/pets' },
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
  },
  {
    name: 'HEAD is not served by GET',
    api: { methods: { 'GET /pets': mock('x') } },
    request: { method: 'HEAD', path: '/pets' },
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
  },
  {
    name: 'ANY stands for the seven methods, an exact one goes before it',
    api: { methods: { 'ANY /pets': mock('any $context.httpMethod'), 'GET /pets': mock('get') } },
    request: { method: 'PATCH', path: '/pets/' },
    status: 200,
    body: 'any PATCH',
  },
  {
    name: 'X-HTTP-Method-Override takes the place of the method',
    api: { methods: { 'DELETE /pets': mock('gone') } },
    request: { method: 'POST', path: '/pets', headers: [['X-HTTP-Method-Override', 'DELETE']] },
    status: 200,
    body: 'gone',
  },
  {
    name: 'but not with ANY, which is no method',
    api: { methods: { 'ANY /pets': mock('x') } },
    request: { method: 'POST', path: '/pets', headers: [['X-HTTP-Method-Override', 'ANY']] },
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
  },
  {
    name: 'a switched-off endpoint is forbidden',
    api: { methods: { 'GET /': mock('x') }, api: { disableExecuteApiEndpoint: true } },
    request: {},
    status: 403,
    body: '{"message":"Forbidden"}',
    headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
  },
  {
    name: 'a method with an authorization that is not built stays closed',
    api: { methods: { 'GET /': { ...mock('x'), authorizationType: 'CUSTOM' } } },
    request: {},
    status: 500,
    body: '{"message":null}',
  },
  {
    name: 'a method that requires an API key refuses without one',
    api: { methods: { 'GET /': { ...mock('x'), apiKeyRequired: true } } },
    request: {},
    status: 403,
    body: '{"message":"Forbidden"}',
  },
  {
    name: 'a URI over the limit is refused',
    api: { methods: { 'GET /': mock('x') } },
    request: { query: 'q'.repeat(10_241) },
    status: 414,
    body: '{"message":"Request URI Too Long"}',
  },
  {
    name: 'headers over the limit are refused',
    api: { methods: { 'GET /': mock('x') } },
    request: { headers: [['X-Long', 'q'.repeat(10_241)]] },
    status: 413,
    body: '{"message":"Request Too Long"}',
  },
]

const ofAnyone = (effect: 'Allow' | 'Deny', resource: string, condition = {}) => ({
  Effect: effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: resource,
  Condition: condition,
})
const policyOf = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const deniedPets = (why: string) =>
  `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********3333:a1b2c3d4e5/test/GET/pets${why}"}`

export const policyCases: readonly InvokeCase[] = [
  {
    name: 'a policy lets in whom it allows',
    api: {
      methods: { 'GET /pets': mock('in') },
      api: {
        policy: policyOf(
          ofAnyone('Allow', 'execute-api:/test/GET/*', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }),
        ),
      },
    },
    request: { path: '/pets' },
    status: 200,
    body: 'in',
  },
  {
    name: 'and nobody else',
    api: { methods: { 'GET /pets': mock('in') }, api: { policy: policyOf(ofAnyone('Allow', 'execute-api:/prod/*')) } },
    request: { path: '/pets' },
    status: 403,
    body: deniedPets(''),
    headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
  },
  {
    name: 'a denial goes before',
    api: {
      methods: { 'GET /pets': mock('in') },
      api: {
        policy: policyOf(
          ofAnyone('Allow', 'execute-api:/*'),
          ofAnyone('Deny', 'arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5/test/GET/pets'),
        ),
      },
    },
    request: { path: '/pets' },
    status: 403,
    body: deniedPets(' with an explicit deny'),
  },
  {
    name: 'a policy for principals that sign lets in nobody who does not',
    api: {
      methods: { 'GET /pets': mock('in') },
      api: {
        policy: policyOf({ ...ofAnyone('Allow', 'execute-api:/*'), Principal: { AWS: '111122223333' } }),
      },
    },
    request: { path: '/pets' },
    status: 403,
    body: deniedPets(''),
  },
  {
    name: 'a policy that cannot be read lets in nobody',
    api: { methods: { 'GET /pets': mock('in') }, api: { policy: '{' } },
    request: { path: '/pets' },
    status: 403,
    body: deniedPets(''),
  },
]

const validator = { id: 'v', validateRequestBody: false, validateRequestParameters: true }
const required = {
  'method.request.querystring.q': true,
  'method.request.path.id': true,
  'method.request.header.x-token': true,
  'method.request.header.x-free': false,
}

export const validationCases: readonly InvokeCase[] = [
  {
    name: 'missing parameters are told as header, path, query; blank counts as missing',
    api: {
      methods: { 'GET /': { ...mock('x'), requestValidatorId: 'v', requestParameters: required } },
      requestValidators: [validator],
    },
    request: { query: 'q=%20' },
    status: 400,
    body: '{"message": "Missing required request parameters: [x-token, id, q]"}',
    headers: { 'x-amzn-ErrorType': 'BadRequestException' },
  },
  {
    name: 'a header in another case is missing',
    api: {
      methods: { 'GET /{id}': { ...mock('x'), requestValidatorId: 'v', requestParameters: required } },
      requestValidators: [validator],
    },
    request: { path: '/7', query: 'q=1', headers: [['X-Token', 't']] },
    status: 400,
    body: '{"message": "Missing required request parameters: [x-token]"}',
  },
  {
    name: 'without a validator nothing is required',
    api: { methods: { 'GET /': { ...mock('ok'), requestParameters: required } } },
    request: {},
    status: 200,
    body: 'ok',
  },
]

export const mockCases: readonly InvokeCase[] = [
  {
    name: 'a mock answers its template, with the headers of every answer but no trace',
    api: { methods: { 'ANY /echo/{data}': mock(`{"echo": "$input.params('data')", "response": "mocked"}`) } },
    request: { path: '/echo/foobar' },
    status: 200,
    body: '{"echo": "foobar", "response": "mocked"}',
    headers: {
      'Content-Type': 'application/json',
      'x-amzn-RequestId': '00000000-0000-4000-8000-000000000001',
      'x-amz-apigw-id': 'AAECAwQFBgcICQo=',
      'X-Amzn-Trace-Id': undefined,
    },
  },
  {
    name: 'the body of a mock response is empty',
    api: { methods: { 'POST /': mock('[$input.body]') } },
    request: { method: 'POST', body: '{"statusCode": 200}', headers: [json] },
    status: 200,
    body: '[{}]',
  },
  {
    name: 'a mock without template reads the status out of the body',
    api: { methods: { 'POST /': { integration: {} } } },
    request: { method: 'POST', body: '{"statusCode": 200}', headers: [json] },
    status: 200,
    body: '',
  },
  {
    name: 'a mock without status is a configuration error',
    api: { methods: { 'GET /': mock('x', '{}') } },
    request: {},
    status: 500,
    body: '{"message": "Internal server error"}',
    headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
  },
  {
    name: 'without integration response the call fails although the endpoint answered',
    api: {
      methods: {
        'GET /': {
          integration: { requestTemplates: { 'application/json': '{statusCode:200}' }, integrationResponses: {} },
        },
      },
    },
    request: {},
    status: 500,
    body: '{"message": "Internal server error"}',
  },
  {
    name: 'a pattern matches the whole status, the response without pattern takes the rest',
    api: {
      methods: {
        'GET /': {
          responses: { 200: [], 400: [], 500: [] },
          integration: {
            requestTemplates: { 'application/json': `{"statusCode": $input.params('s')}` },
            integrationResponses: {
              200: { statusCode: '200' },
              400: { statusCode: '400', selectionPattern: '4\\d' },
              500: { statusCode: '500', selectionPattern: '4\\d{2}' },
            },
          },
        },
      },
    },
    request: { query: 's=404' },
    status: 500,
    body: '',
  },
  {
    name: 'what a request template overrides for the request, the response template can read',
    api: {
      methods: {
        'GET /{p}': mock(
          `#set($b = $util.parseJson($context.requestOverride.path.body))$b.message`,
          `#set($body = $util.base64Decode($input.params('p')))\n#set($context.requestOverride.path.body = $body)\n{"statusCode": 200}`,
        ),
      },
    },
    request: { path: '/eyJtZXNzYWdlIjogInBhdGgxIn0=' },
    status: 200,
    body: 'path1',
  },
  {
    name: 'a response override of the request template holds without a response template',
    api: {
      methods: {
        'GET /': {
          integration: {
            requestTemplates: {
              'application/json':
                '#set($context.responseOverride.status = 444)\n#set($context.responseOverride.header.foo = "bar")\n{"statusCode": 200}',
            },
          },
        },
      },
    },
    request: {},
    status: 444,
    body: '',
    headers: { foo: 'bar' },
  },
  {
    name: 'a status override that is no integer from 100 to 599 is ignored',
    api: { methods: { 'GET /': mock('#set($context.responseOverride.status = "x")ok') } },
    request: {},
    status: 200,
    body: 'ok',
  },
  {
    name: 'response headers of the connection are remapped',
    api: {
      methods: {
        'GET /': {
          responses: { 200: ['Server', 'X-Own', 'Transfer-Encoding', 'Content-Type'] },
          integration: {
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: {
              200: {
                statusCode: '200',
                responseParameters: {
                  'method.response.header.Server': "'mine'",
                  'method.response.header.X-Own': 'context.stage',
                  'method.response.header.Transfer-Encoding': "'chunked'",
                  'method.response.header.Content-Type': "'text/html'",
                },
              },
            },
          },
        },
      },
    },
    request: {},
    status: 200,
    body: '',
    headers: {
      'x-amzn-Remapped-Server': 'mine',
      'X-Own': 'test',
      'Transfer-Encoding': undefined,
      'Content-Type': 'text/html',
    },
  },
  {
    name: 'a mapped header that the method response does not declare is a configuration error',
    api: {
      methods: {
        'GET /': {
          integration: {
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: {
              200: { statusCode: '200', responseParameters: { 'method.response.header.A': "'1'" } },
            },
          },
        },
      },
    },
    request: {},
    status: 500,
    body: '{"message": "Internal server error"}',
  },
]
