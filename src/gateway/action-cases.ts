import { answered, startExecution, type ApiDescription } from './gateway-fixture.ts'
import { json, role, type InvokeCase } from './invoke-cases.ts'

const started = '{"executionArn":"arn:aws:states:us-east-1:111122223333:execution:m:e","startDate":1.0}'

function start(integration: ApiDescription['methods'][string]['integration'] = {}) {
  return {
    integration: { type: 'AWS' as const, httpMethod: 'POST', uri: startExecution, credentials: role, ...integration },
  }
}

const bodyMapping = `{
  "input": "$util.escapeJavaScript($input.json('$'))",
  "stateMachineArn": "$stageVariables.machine"
}`

export const actionCases: readonly InvokeCase[] = [
  {
    name: 'a form passes by when there is no template',
    api: { methods: { 'POST /execution': start() } },
    action: () => answered(200, started),
    request: {
      method: 'POST',
      path: '/execution',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: '{"input": "{}"}',
    },
    status: 200,
    body: started,
    sent: '{"input": "{}"}',
    headers: { 'X-Amzn-Trace-Id': 'Root=1-6b02ce79-000102030405060708090a0b' },
  },
  {
    name: 'and it passes by the template for JSON',
    api: { methods: { 'POST /': start({ requestTemplates: { 'application/json': bodyMapping } }) } },
    request: { method: 'POST', headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: '{"a": 1}' },
    status: 200,
    body: '{}',
    sent: '{"a": 1}',
  },
  {
    name: 'JSON goes through the template, with the variable of the stage',
    api: {
      methods: { 'POST /': start({ requestTemplates: { 'application/json': bodyMapping } }) },
      stage: { variables: { machine: 'arn:aws:states:us-east-1:111122223333:stateMachine:m' } },
    },
    request: { method: 'POST', headers: [['content-type', 'application/json; charset=utf-8']], body: '{"a": "b"}' },
    status: 200,
    body: '{}',
    sent: '{\n  "input": "{\\"a\\":\\"b\\"}",\n  "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:m"\n}',
  },
  {
    name: 'an apostrophe comes out of escapeJavaScript as no JSON',
    api: { methods: { 'POST /': start({ requestTemplates: { 'application/json': bodyMapping } }) } },
    action: () => answered(400, '{"__type":"com.amazon.coral.service#SerializationException"}'),
    request: { method: 'POST', headers: [json], body: `{"a":"it's"}` },
    status: 200,
    body: '{"__type":"com.amazon.coral.service#SerializationException"}',
    sent: `{\n  "input": "{\\"a\\":\\"it\\'s\\"}",\n  "stateMachineArn": ""\n}`,
  },
  {
    name: 'WHEN_NO_TEMPLATES refuses what has no template when there are templates',
    api: {
      methods: {
        'POST /': start({ passthroughBehavior: 'WHEN_NO_TEMPLATES', requestTemplates: { 'application/json': '{}' } }),
      },
    },
    request: { method: 'POST', headers: [['Content-Type', 'text/plain']], body: 'x' },
    status: 415,
    body: '{"message": "Unsupported Media Type"}',
    headers: { 'x-amzn-ErrorType': 'BadRequestException' },
    sent: null,
  },
  {
    name: 'NEVER refuses without templates, too',
    api: { methods: { 'POST /': start({ passthroughBehavior: 'NEVER' }) } },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 415,
    body: '{"message": "Unsupported Media Type"}',
    sent: null,
  },
  {
    name: 'an error of the service has status 200 while only a default response exists',
    api: { methods: { 'POST /': start() } },
    action: () => answered(400, '{"__type":"com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists","message":"m"}'),
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 200,
    body: '{"__type":"com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists","message":"m"}',
  },
  {
    name: 'a broken template is a configuration error',
    api: { methods: { 'POST /': start({ requestTemplates: { 'application/json': '#if($input.body' } }) } },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 500,
    body: '{"message": "Internal server error"}',
    sent: null,
  },
  {
    name: 'an ARN without quotes, as the tutorial prints it, reaches the service as no ARN',
    api: {
      methods: {
        'POST /': start({
          requestTemplates: { 'application/json': '{"stateMachineArn": "$stageVariables.get(arn:aws:states:x)"}' },
        }),
      },
    },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 200,
    body: '{}',
    sent: '{"stateMachineArn": "(arn:aws:states:x)"}',
  },
  {
    name: 'a role that may not be assumed is a configuration error',
    api: { methods: { 'POST /': start() } },
    action: () => ({ kind: 'role-refused', failure: { code: 'AccessDenied', message: 'no' } }),
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 500,
    body: '{"message": "Internal server error"}',
  },
  {
    name: 'a stage variable cannot lead to a role of another account',
    api: {
      methods: { 'POST /': start({ credentials: 'arn:aws:iam::${stageVariables.account}:role/gateway' }) },
      stage: { variables: { account: '444455556666' } },
    },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 500,
    body: '{"message": "Internal server error"}',
    sent: null,
  },
  {
    name: 'an endpoint that does not answer in time is 504',
    api: { methods: { 'POST /': start({ timeoutInMillis: 50 }) } },
    action: () => new Promise(() => undefined),
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 504,
    body: '{"message": "Endpoint request timed out"}',
  },
  {
    name: 'a reserved header in a mapping is a configuration error',
    api: {
      methods: { 'POST /': start({ requestParameters: { 'integration.request.header.Authorization': "'me'" } }) },
    },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 500,
    body: '{"message": "Internal server error"}',
    sent: null,
  },
  {
    name: 'mapping a part of a broken JSON body is told to the client',
    api: {
      methods: { 'POST /': start({ requestParameters: { 'integration.request.header.X': 'method.request.body.a' } }) },
    },
    request: { method: 'POST', headers: [json], body: '{"a":' },
    status: 400,
    body: '{"message": "Invalid JSON in request body"}',
    sent: null,
  },
  {
    name: 'another endpoint method than POST finds no operation',
    api: { methods: { 'POST /': start({ httpMethod: 'GET' }) } },
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 200,
    body: '<UnknownOperationException/>\n',
    sent: null,
  },
  {
    name: 'the root path of Step Functions takes the action out of the mapped target header',
    api: {
      methods: {
        'POST /': start({
          uri: 'arn:aws:apigateway:us-east-1:states:path//',
          requestParameters: {
            'integration.request.header.X-Amz-Target': "'AWSStepFunctions.StartExecution'",
            'integration.request.header.Content-Type': "'application/x-amz-json-1.0'",
          },
        }),
      },
    },
    action: ({ action }) => answered(200, action),
    request: { method: 'POST', headers: [json], body: '{"a": 1}' },
    status: 200,
    body: 'StartExecution',
    sent: '{"a": 1}',
  },
  {
    name: 'a broken JSON body that the template reads is told to the client',
    api: { methods: { 'POST /': start({ requestTemplates: { 'application/json': '$input.path("$.a")' } }) } },
    request: { method: 'POST', headers: [json], body: '{"a": }' },
    status: 400,
    body: String.raw`{"message": "Could not parse request body into json: Unexpected token '}', \"{\"a\": }\" is not valid JSON"}`,
    sent: null,
  },
  {
    name: 'an empty template leaves the bodies as they are',
    api: {
      methods: {
        'POST /': start({
          requestTemplates: { 'application/json': '' },
          integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': '' } } },
        }),
      },
    },
    action: () => answered(200, 'kept'),
    request: { method: 'POST', headers: [json], body: '{"a": 1}' },
    status: 200,
    body: 'kept',
    sent: '{"a": 1}',
  },
  {
    name: 'the industrial template of a synchronous start turns a failure into 500',
    api: {
      methods: {
        'POST /': start({
          integrationResponses: {
            200: {
              statusCode: '200',
              responseTemplates: {
                'application/json':
                  "#set($inputRoot = $input.path('$'))\n#if($input.path('$.status').toString().equals('FAILED'))\n#set($context.responseOverride.status = 500)\n{\"error\": \"$input.path('$.error')\"}\n#else\n$input.path('$.output')\n#end",
              },
            },
          },
        }),
      },
    },
    action: () => answered(200, '{"status":"FAILED","error":"Boom"}'),
    request: { method: 'POST', headers: [json], body: '{}' },
    status: 500,
    body: '{"error": "Boom"}\n',
  },
  {
    name: 'text that a binary client takes is decoded, a body that is no base64 is a configuration error',
    api: { methods: { 'POST /': start() }, api: { binaryMediaTypes: ['image/png'] } },
    action: () => answered(200, '{"no": "base64"}'),
    request: { method: 'POST', headers: [json, ['Accept', 'image/png, text/plain']], body: '{}' },
    status: 500,
    body: '{"message": "Internal server error"}',
  },
  {
    name: 'bytes are sent as base64 where they shall be text',
    api: {
      methods: { 'POST /': start({ contentHandling: 'CONVERT_TO_TEXT' }) },
      api: { binaryMediaTypes: ['image/png'] },
    },
    request: { method: 'POST', headers: [['Content-Type', 'image/png']], body: 'png' },
    status: 200,
    body: '{}',
    sent: 'cG5n',
  },
]
