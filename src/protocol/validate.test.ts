import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serviceModels, validateInput } from './index.ts'
import { matchesJavaPattern } from './java-pattern.ts'
import type { ServiceName } from './wire.ts'

interface Case {
  readonly operation: `${ServiceName}:${string}`
  readonly input: unknown
  /** The whole message after `N validation error(s) detected: `, or undefined where nothing is wrong. */
  readonly says: string | undefined
}

const long = (length: number) => 'x'.repeat(length)
const route = (weight: number) => ({ stateMachineVersionArn: 'arn:v', weight })
const ops = '[add, remove, move, test, replace, copy]'
const mustBe = 'failed to satisfy constraint: Member must'

const cases: readonly Case[] = [
  { operation: 'states:ListExecutions', input: { maxResults: 1000, statusFilter: 'FAILED' }, says: undefined },
  {
    operation: 'states:ListExecutions',
    input: { maxResults: 1001 },
    says: `Value '1001' at 'maxResults' ${mustBe} have value less than or equal to 1000`,
  },
  {
    operation: 'states:ListExecutions',
    input: { nextToken: long(3097) },
    says: `Value '${long(3097)}' at 'nextToken' ${mustBe} have length less than or equal to 3096`,
  },
  {
    operation: 'states:ListExecutions',
    input: { statusFilter: 'DONE' },
    says: `Value 'DONE' at 'statusFilter' ${mustBe} satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]`,
  },
  {
    operation: 'states:CreateStateMachine',
    input: { name: '' },
    says: `Value '' at 'name' ${mustBe} have length greater than or equal to 1; Value null at 'definition' ${mustBe} not be null; Value null at 'roleArn' ${mustBe} not be null`,
  },
  {
    operation: 'states:CreateStateMachineAlias',
    input: { name: 'live', routingConfiguration: [route(50), route(30), route(101)] },
    says: `Value '[RoutingConfigurationListItem(stateMachineVersionArn=arn:v, weight=50), RoutingConfigurationListItem(stateMachineVersionArn=arn:v, weight=30), RoutingConfigurationListItem(stateMachineVersionArn=arn:v, weight=101)]' at 'routingConfiguration' ${mustBe} have length less than or equal to 2; Value '101' at 'routingConfiguration.3.member.weight' ${mustBe} have value less than or equal to 100`,
  },
  {
    operation: 'states:CreateStateMachineAlias',
    input: { name: '12', routingConfiguration: [route(100)] },
    says: String.raw`Value '12' at 'name' ${mustBe} satisfy regular expression pattern: ^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`,
  },
  {
    operation: 'states:UpdateMapRun',
    input: { mapRunArn: 'arn:m', toleratedFailurePercentage: 101 },
    says: `Value '101.0' at 'toleratedFailurePercentage' ${mustBe} have value less than or equal to 100`,
  },
  {
    operation: 'apigateway:UpdateRestApi',
    input: { restApiId: 'a', patchOperations: [{ op: 'wrong' }, { op: 'add' }, { op: 'bad' }] },
    says: `Value 'wrong' at 'updateRestApiInput.patchOperations.1.member.op' ${mustBe} satisfy enum value set: ${ops}; Value 'bad' at 'updateRestApiInput.patchOperations.3.member.op' ${mustBe} satisfy enum value set: ${ops}`,
  },
  {
    operation: 'apigateway:UpdateMethodResponse',
    input: {
      restApiId: 'a',
      resourceId: 'b',
      httpMethod: 'GET',
      statusCode: 'wrong',
      patchOperations: [{ op: 'bad' }],
    },
    says: `Value 'bad' at 'updateMethodResponseInput.patchOperations.1.member.op' ${mustBe} satisfy enum value set: ${ops}; Value 'wrong' at 'statusCode' ${mustBe} satisfy regular expression pattern: [1-5]\\d\\d`,
  },
  {
    operation: 'apigateway:CreateRestApi',
    input: { name: 'a', endpointConfiguration: { types: ['wrong'] } },
    says: `Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' ${mustBe} satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]`,
  },
  {
    operation: 'apigateway:CreateRestApi',
    input: { name: 'a', endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'wrong' } },
    says: `Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType' ${mustBe} satisfy enum value set: [ipv4, dualstack]`,
  },
  {
    operation: 'iam:UpdateServiceSpecificCredential',
    input: { ServiceSpecificCredentialId: 'ACCA12345678901234567', Status: 'Invalid' },
    says: `Value at 'status' ${mustBe} satisfy enum value set`,
  },
  {
    operation: 'iam:CreateRole',
    input: { RoleName: long(65) },
    says: `Value at 'roleName' ${mustBe} have length less than or equal to 64; Value at 'assumeRolePolicyDocument' ${mustBe} not be null`,
  },
  {
    operation: 'iam:TagRole',
    input: {
      RoleName: 'r',
      Tags: [
        { Key: 'a', Value: 'b' },
        { Key: '*', Value: '' },
      ],
    },
    says: String.raw`Value at 'tags.2.member.key' ${mustBe} satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
  },
  {
    operation: 'iam:UntagRole',
    input: { RoleName: 'r', TagKeys: ['a', ''] },
    says: String.raw`Value at 'tagKeys' ${mustBe} satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+]`,
  },
  {
    operation: 'sts:AssumeRole',
    input: { RoleArn: 'arn:aws:iam::111111111111:role/r', RoleSessionName: 'Session1:2', DurationSeconds: 60 },
    says: String.raw`Value 'Session1:2' at 'roleSessionName' ${mustBe} satisfy regular expression pattern: [\w+=,.@-]*; Value '60' at 'durationSeconds' ${mustBe} have value greater than or equal to 900`,
  },
  {
    operation: 'lambda:CreateAlias',
    input: {
      FunctionName: 'f',
      Name: 'a',
      FunctionVersion: '1',
      RoutingConfig: { AdditionalVersionWeights: { 2: 2 } },
    },
    says: `Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
  },
  {
    operation: 'lambda:UpdateFunctionCode',
    input: { FunctionName: 'f', Architectures: ['X86_64'] },
    says: `Value '[X86_64]' at 'architectures' ${mustBe} satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
  },
  { operation: 'sts:GetCallerIdentity', input: {}, says: undefined },
]

function check({ operation, input, says }: Case): void {
  const [service, name] = operation.split(':') as [ServiceName, string]
  const { protocol } = serviceModels[service]
  const outcome = validateInput({ service, protocol, operation: name }, input)
  if (says === undefined) return assert.deepEqual(outcome, { ok: true, value: input })
  const count = says.split(`' failed to satisfy constraint`).length - 1
  const message = `${count} validation error${count === 1 ? '' : 's'} detected: ${says}`
  const code = protocol === 'awsQuery' ? 'ValidationError' : 'ValidationException'
  return assert.deepEqual(outcome, { ok: false, failure: { code, message } })
}

for (const [index, it] of cases.entries()) {
  test(`constraints of ${it.operation} (${index + 1})`, () => check(it))
}

test('IAM has sentences of its own for names and policies with wrong characters', () => {
  const check = (operation: string, input: object, message: string): void => {
    const claim = { service: 'iam', protocol: 'awsQuery', operation } as const
    assert.deepEqual(validateInput(claim, input), { ok: false, failure: { code: 'ValidationError', message } })
  }
  check(
    'GetRole',
    { RoleName: 'a b' },
    'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  )
  check(
    'CreatePolicy',
    { PolicyName: 'p', PolicyDocument: '{"Id":"日本"}' },
    'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
  )
})

test('every pattern of the models compiles', () => {
  for (const { shapes } of Object.values(serviceModels)) {
    for (const shape of Object.values(shapes)) {
      if (!('pattern' in shape) || shape.pattern === undefined) continue
      const takesAnything = /^\.\*$|^\[\^[^.]|^\[\\s\\S\]\*$|^\\p\{ASCII\}\*$/.test(shape.pattern)
      assert.equal(matchesJavaPattern(shape.pattern, '\0\0'), takesAnything, shape.pattern)
    }
  }
})
