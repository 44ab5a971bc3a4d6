import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { InvokeCommand, waitUntilFunctionActiveV2, waitUntilFunctionUpdatedV2 } from '@aws-sdk/client-lambda'
import { succeed } from '../../base/index.ts'
import { resolveAccessKey, rootOf } from '../access/access-keys.ts'
import type { FolderFunction, InvocationElsewhere } from './contract.ts'
import { account, asRoot, check, clientOf, create, makeFunction, start, testServer } from './scenario.ts'

const arn = `arn:aws:lambda:us-east-1:${account}:function:f`
const invalidContent = (why: string) =>
  [
    'InvalidRequestContentException',
    `Could not parse request body into json: Could not parse payload into json: ${why}`,
  ] as const

check('what an invocation answers', [
  create(),
  {
    call: 'Invoke',
    with: { FunctionName: 'f', LogType: 'Tail', ClientContext: Buffer.from('{"custom":{}}').toString('base64') },
    gives: {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      LogResult: Buffer.from('START f\n').toString('base64'),
      Payload: { event: {}, version: '$LATEST', environment: {}, code: 'one', clientContext: '{"custom":{}}' },
    },
  },
  { call: 'Invoke', with: { FunctionName: 'f', InvocationType: 'DryRun' }, gives: { StatusCode: 204 } },
  {
    call: 'Invoke',
    with: { FunctionName: 'f', ClientContext: 'no' },
    fails: ['InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.'],
  },
  {
    does: async (server) => {
      const client = clientOf(server, rootOf(account))
      const send = (payload: string | Uint8Array, InvocationType?: 'Event'): Promise<unknown> =>
        client.send(new InvokeCommand({ FunctionName: 'f', Payload: Buffer.from(payload), InvocationType })).then(
          () => 'fine',
          (error: Error) => [error.name, error.message],
        )
      deepStrictEqual(await send('{"a":'), invalidContent('Unexpected end of JSON input'))
      deepStrictEqual(await send(Uint8Array.of(34, 255, 34)), invalidContent('Invalid UTF-8'))
      const big = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`
      deepStrictEqual(await send(big(6_291_456)), 'fine')
      deepStrictEqual(await send(big(6_291_457)), [
        'RequestEntityTooLargeException',
        '6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)',
      ])
      deepStrictEqual(await send(big(1_048_577), 'Event'), [
        'RequestEntityTooLargeException',
        '1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
      ])
      server.answer = () => Promise.resolve({ payload: '{"errorType":"E"}', functionError: 'Unhandled', logTail: '' })
    },
  },
  {
    call: 'Invoke',
    with: { FunctionName: 'f' },
    gives: {
      StatusCode: 200,
      FunctionError: 'Unhandled',
      ExecutedVersion: '$LATEST',
      Payload: { errorType: 'E' },
    },
  },
  {
    does: async (server) => {
      const failure = { code: 'TooManyRequestsException', message: 'Rate Exceeded.' }
      server.answer = () => Promise.resolve({ payload: '', logTail: '', failure })
      await asRoot(server, 'iam', 'DeleteRole', { RoleName: 'Runs' })
    },
    call: 'Invoke',
    with: { FunctionName: 'f' },
    fails: ['AccessDeniedException', 'The role defined for the function cannot be assumed by Lambda.'],
  },
])

test('the SDK’s waiters find a function active and updated', async () => {
  const server = await testServer()
  await makeFunction(server)
  const waiter = { client: clientOf(server, rootOf(account)), maxWaitTime: 5 }
  deepStrictEqual((await waitUntilFunctionActiveV2(waiter, { FunctionName: 'f' })).state, 'SUCCESS')
  deepStrictEqual((await waitUntilFunctionUpdatedV2(waiter, { FunctionName: 'f' })).state, 'SUCCESS')
})

test('a function’s credentials are its role’s', async () => {
  const server = await testServer()
  await makeFunction(server)
  const client = clientOf(server, rootOf(account))
  await client.send(new InvokeCommand({ FunctionName: 'f' }))
  const credentials = await server.invocations[0]?.function.credentials()
  const { accessKeyId = '', sessionToken, expiresAt } = credentials ?? {}
  deepStrictEqual(expiresAt, start + 43_200_000)
  const key = await resolveAccessKey(server.ports, accessKeyId, sessionToken, server.now)
  deepStrictEqual(key.ok && key.value.principal.arn, `arn:aws:sts::${account}:assumed-role/Runs/f`)
})

const hello: FolderFunction = {
  name: 'hello',
  path: '/functions/hello',
  revisionId: 'r1',
  modifiedAt: start,
  runtime: 'nodejs22.x',
  handler: 'index.handler',
  environment: { A: '1' },
}
const folder = { list: () => [hello], find: (name: string) => (name === 'hello' ? hello : undefined) }
const served = 'The function hello is served from a folder: change it there, or take it out of the folder.'

check(
  'functions of a folder are shown and run, and not changed',
  [
    create({ FunctionName: 'g' }),
    create({ FunctionName: 'zoo' }),
    { ...create({ FunctionName: 'hello' }), fails: ['ResourceConflictException', served] },
    { call: 'ListFunctions', with: { MaxItems: 2 }, gives: { Functions: ['*', '*'], NextMarker: '*' }, keep: 'page' },
    {
      call: 'ListFunctions',
      with: { Marker: '$page.NextMarker' },
      gives: { Functions: ['*'] },
    },
    {
      call: 'GetFunction',
      with: { FunctionName: 'hello' },
      shows: { Code: { RepositoryType: 'Folder', Location: 'file:///functions/hello' } },
    },
    {
      call: 'Invoke',
      with: { FunctionName: 'hello' },
      shows: { Payload: { event: {}, version: '$LATEST', environment: { A: '1' }, code: '/functions/hello' } },
    },
    { call: 'DeleteFunction', with: { FunctionName: 'hello' }, fails: ['ResourceConflictException', served] },
    {
      call: 'UpdateFunctionCode',
      with: { FunctionName: 'hello', zip: 'x' },
      fails: ['ResourceConflictException', served],
    },
  ],
  { functionFolder: folder },
)

const seen: InvocationElsewhere[] = []
const elsewhere = {
  invoke(invocation: InvocationElsewhere) {
    seen.push(invocation)
    return Promise.resolve(succeed({ status: 200, requestId: invocation.requestId, payload: '"there"' }))
  },
}

check(
  'invocations go elsewhere, whatever functions there are here',
  [
    { call: 'Invoke', with: { FunctionName: `${arn}:live`, Payload: 1 }, gives: { StatusCode: 200, Payload: 'there' } },
    {
      does: () => {
        const [{ functionName, qualifier, payload } = {} as Partial<InvocationElsewhere>] = seen
        deepStrictEqual([functionName, qualifier, payload], ['f', 'live', '1'])
        return Promise.resolve()
      },
    },
  ],
  { functionsElsewhere: elsewhere },
)
