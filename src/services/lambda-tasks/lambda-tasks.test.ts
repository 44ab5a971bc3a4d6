import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { TaskOutcome } from '../../engine/index.ts'
import type { InvokeAnswer, InvokeRequest } from '../lambda/contract.ts'
import { account, openWorld, taskAttempt } from '../states/scenario.ts'
import { lambdaTasks } from './lambda-tasks.ts'

const { ports } = openWorld()
const functionArn = `arn:aws:lambda:eu-west-1:${account}:function:f`
const answer = { status: 200, requestId: 'r', payload: '{"a": 1.0}', executedVersion: '7' } as const

interface Ran {
  readonly outcome: TaskOutcome
  /** What the service was asked for. */
  readonly asked: InvokeRequest | undefined
}

async function run(resource: string, parameters: object, given: Outcome<InvokeAnswer> = succeed(answer)): Promise<Ran> {
  let asked: InvokeRequest | undefined
  const tasks = lambdaTasks(
    () => ports,
    async (_ports, request) => {
      asked = request
      return given
    },
  )
  ok(tasks.supports(resource))
  const attempt = taskAttempt(resource, parameters)
  return { outcome: await tasks.run(attempt, new AbortController().signal), asked }
}

const invoke = 'arn:aws:states:::lambda:invoke'
const sdk = 'arn:aws:states:::aws-sdk:lambda:invoke'

test('payloads: JSON is written, a text is the payload itself, nothing is an empty object', async () => {
  for (const [resource, parameters, payload] of [
    [invoke, { FunctionName: 'f', Payload: { a: [1] } }, '{"a":[1]}'],
    [invoke, { FunctionName: 'f', Payload: '0' }, '0'],
    [invoke, { FunctionName: 'f', Payload: null }, '{}'],
    [sdk, { FunctionName: 'f' }, '{}'],
    [functionArn, { FunctionName: 'no matter' }, '{"FunctionName":"no matter"}'],
  ] as const) {
    strictEqual((await run(resource, parameters)).asked?.payload, payload)
  }
})

test('parameters reach the service; what Invoke does not take is refused in its words', async () => {
  const { asked } = await run(invoke, {
    FunctionName: 'f',
    Qualifier: 'live',
    InvocationType: 'Event',
    LogType: 'Tail',
    ClientContext: Buffer.from('{"c":1}').toString('base64'),
  })
  const { functionName, qualifier, invocationType, logTail, clientContext, space } = asked ?? {}
  deepStrictEqual(
    [functionName, qualifier, invocationType, logTail, clientContext, space],
    ['f', 'live', 'Event', true, '{"c":1}', { account, region: 'eu-west-1' }],
  )
  const wrong = await run(invoke, { FunctionName: 'f', InvocationType: 'Later' })
  strictEqual(wrong.asked, undefined)
  ok(wrong.outcome.kind === 'failed' && wrong.outcome.error === 'Lambda.AWSLambdaException')
  match(
    wrong.outcome.cause ?? '',
    /^1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: \[DryRun, RequestResponse, Event\] \(Service: AWSLambda; Status Code: 400; Error Code: ValidationException; /,
  )
})

test('results: with the exchange, as the SDK gives them, or the payload alone, digits untouched', async () => {
  const optimized = (await run(`${invoke}.waitForTaskToken`, { FunctionName: 'f' })).outcome
  ok(optimized.kind === 'waiting' && optimized.output.startsWith('{"ExecutedVersion":"7","Payload":{"a": 1.0},"Sdk'))
  deepStrictEqual((await run(sdk, { FunctionName: 'f' })).outcome, {
    kind: 'succeeded',
    output: '{"ExecutedVersion":"7","Payload":"{\\"a\\": 1.0}","StatusCode":200}',
  })
  deepStrictEqual((await run(functionArn, {})).outcome, { kind: 'succeeded', output: '{"a": 1.0}' })
})

test('errors of functions and of the service have AWS’s names and sentences', async () => {
  const failed = (payload: string) => succeed({ ...answer, payload, functionError: 'Unhandled' as const })
  const own = '{"errorMessage": "m", "errorType": "E"}'
  const end = /Request ID: [0-9a-f-]{36}/
  for (const [resource, given, error, cause] of [
    [invoke, failed(own), 'E', '{"errorMessage":"m","errorType":"E"}'],
    [functionArn, failed(own), 'E', own],
    [
      invoke,
      failed('{"errorMessage":"m"}'),
      'Lambda.Unknown',
      'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"m"}',
    ],
    [
      invoke,
      fail('TooManyRequestsException', 'Rate Exceeded.'),
      'Lambda.TooManyRequestsException',
      'Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; Request ID: id; Proxy: null)',
    ],
    [
      functionArn,
      fail('AccessDeniedException', 'User: u'),
      'Lambda.AWSLambdaException',
      'User: u (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: id; Proxy: null)',
    ],
    [
      sdk,
      fail('ServiceException', 'm'),
      'Lambda.ServiceException',
      'm (Service: Lambda, Status Code: 500, Request ID: id) (SDK Attempt Count: 1)',
    ],
    [invoke, fail('SdkClientException', 'nobody'), 'Lambda.SdkClientException', 'nobody'],
  ] as const) {
    const { outcome } = await run(resource, { FunctionName: 'f' }, given)
    ok(outcome.kind === 'failed')
    deepStrictEqual([outcome.error, outcome.cause?.replace(end, 'Request ID: id')], [error, cause])
  }
})
