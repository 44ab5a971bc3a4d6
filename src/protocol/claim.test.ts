import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claim, type WireRequest } from './index.ts'

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

interface Case {
  readonly name: string
  readonly request: Partial<Omit<WireRequest, 'body'>> & { readonly body?: string | Uint8Array }
  /** `service operation`, or `service protocol code: message` of the refusal. */
  readonly claims: string
  readonly path?: Readonly<Record<string, string>>
}

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

const cases: readonly Case[] = [
  {
    name: 'a target names service and operation',
    request: { headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' } },
    claims: 'states StartExecution',
  },
  {
    name: 'an unknown operation of a known target is told without a message',
    request: { headers: { 'x-amz-target': 'AWSStepFunctions.constructor' } },
    claims: 'states awsJson1.0 UnknownOperationException: ',
  },
  {
    name: 'another service by target is not built',
    request: { headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' } },
    claims: ' awsJson1.0 NotImplemented: DynamoDB_20120810.ListTables is not built into this server.',
  },
  {
    name: 'a target that is none of the service that is signed for is an unknown operation',
    request: { headers: { 'x-amz-target': 'StartExecution', ...signedFor('states') } },
    claims: 'states awsJson1.0 UnknownOperationException: ',
  },
  {
    name: 'so is an action, where the service takes none',
    request: { headers: { ...form, ...signedFor('states') }, body: 'Action=ListStateMachines&Version=2016-11-23' },
    claims: 'states awsJson1.0 UnknownOperationException: ',
  },
  {
    name: 'a form body names action and version',
    request: { headers: form, body: 'Action=ListRoles&Version=2010-05-08' },
    claims: 'iam ListRoles',
  },
  {
    name: 'so does a query',
    request: { method: 'GET', query: 'Action=GetCallerIdentity&Version=2011-06-15' },
    claims: 'sts GetCallerIdentity',
  },
  {
    name: 'an unknown action',
    request: { headers: form, body: 'Action=Nope&Version=2010-05-08' },
    claims: 'iam awsQuery InvalidAction: Could not find operation Nope for version 2010-05-08',
  },
  {
    name: 'a name of Object.prototype is no action',
    request: { headers: form, body: 'Action=toString&Version=2011-06-15' },
    claims: 'sts awsQuery InvalidAction: Could not find operation toString for version 2011-06-15',
  },
  {
    name: 'without version the scope tells the service',
    request: { headers: { ...form, ...signedFor('sts') }, body: 'Action=GetCallerIdentity' },
    claims: 'sts awsQuery InvalidAction: Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED',
  },
  {
    name: 'signed for IAM without an action',
    request: { headers: signedFor('iam') },
    claims: 'iam awsQuery MissingAction: The request is missing an action or a required parameter.',
  },
  {
    name: 'an action of a version that nobody has',
    request: { headers: form, body: 'Action=DescribeInstances&Version=2016-11-15' },
    claims: ' awsQuery NotImplemented: DescribeInstances (2016-11-15) is not built into this server.',
  },
  {
    name: 'a form that is not UTF-8',
    request: { headers: form, body: 'Action=%ff&Version=2010-05-08' },
    claims: 'iam awsQuery MalformedInput: The request is not valid UTF-8 form data.',
  },
  { name: 'a path', request: { method: 'GET', path: '/restapis' }, claims: 'apigateway GetRestApis' },
  {
    name: 'a fixed query decides between two operations of a path',
    request: { path: '/restapis', query: 'mode=import&failonwarnings=true' },
    claims: 'apigateway ImportRestApi',
  },
  { name: 'without it, the other', request: { path: '/restapis' }, claims: 'apigateway CreateRestApi' },
  {
    name: 'literals win over parameters',
    request: { method: 'GET', path: '/restapis/abc/models/m/default_template' },
    claims: 'apigateway GetModelTemplate',
    path: { restapi_id: 'abc', model_name: 'm' },
  },
  {
    name: 'a parameter is decoded after the path is split',
    request: { method: 'GET', path: '/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fabc' },
    claims: 'apigateway GetTags',
    path: { resource_arn: 'arn:aws:apigateway:us-east-1::/restapis/abc' },
  },
  {
    name: 'an empty parameter is none',
    request: { method: 'GET', path: '/restapis/', headers: signedFor('apigateway') },
    claims: 'apigateway restJson1 UnknownOperationException: ',
  },
  {
    name: 'a broken escape in a path',
    request: { method: 'GET', path: '/restapis/%zz', headers: signedFor('apigateway') },
    claims: 'apigateway restJson1 UnknownOperationException: ',
  },
  {
    name: 'an unsigned path that nobody has',
    request: { method: 'GET', path: '/nothing' },
    claims: 'apigateway restJson1 MissingAuthenticationTokenException: Missing Authentication Token',
  },
  {
    name: 'a path signed for a service that is not built',
    request: { method: 'GET', path: '/bucket', headers: signedFor('s3') },
    claims: 's3 restJson1 NotImplemented: GET /bucket is not built into this server.',
  },
  {
    name: 'a presigned query tells the scope as well',
    request: {
      method: 'GET',
      path: '/x',
      query: 'X-Amz-Credential=test%2F20261122%2Fus-east-1%2Fstates%2Faws4_request',
    },
    claims: 'states awsJson1.0 UnknownOperationException: ',
  },
  {
    name: 'a path of Lambda, with the slash of older SDKs',
    request: { method: 'GET', path: '/2015-03-31/functions/' },
    claims: 'lambda ListFunctions',
  },
  {
    name: 'the body of an invocation is larger than others',
    request: { path: '/2015-03-31/functions/f/invocations', body: new Uint8Array(6_000_000) },
    claims: 'lambda Invoke',
    path: { FunctionName: 'f' },
  },
  {
    name: 'but not without limit',
    request: {
      path: '/2015-03-31/functions/f/invocations',
      headers: signedFor('lambda'),
      body: new Uint8Array(6_291_557),
    },
    claims:
      'lambda restJson1 RequestEntityTooLargeException: Request must be smaller than 6291556 bytes for the InvokeFunction operation',
  },
  {
    name: 'a body over the limit',
    request: { headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' }, body: new Uint8Array(1_048_577) },
    claims: 'states awsJson1.0 RequestEntityTooLargeException: Request size exceeded the maximum allowed size.',
  },
]

for (const { name, request, claims, path } of cases) {
  test(`claim: ${name}`, () => {
    const { body = '', ...rest } = request
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const whole = {
      method: 'POST',
      path: '/',
      query: '',
      headers: {},
      sourceIp: '',
      secure: false,
      ...rest,
      body: bytes,
    }
    const outcome = claim(whole, decodeUtf8)
    if (outcome.ok) {
      assert.equal(`${outcome.value.service} ${outcome.value.operation}`, claims)
      if (path !== undefined) assert.deepEqual({ ...outcome.value.pathParameters }, path)
    } else {
      const { service, protocol, failure } = outcome.failure
      assert.equal(`${service} ${protocol} ${failure.code}: ${failure.message}`, claims)
    }
  })
}
