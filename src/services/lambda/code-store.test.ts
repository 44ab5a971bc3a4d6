import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { CreateFunctionCommand, InvokeCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { rootOf } from '../access/access-keys.ts'
import { account, clientOf, makeFunction, roleArn, testServer, zipOf, type TestServer } from './scenario.ts'

const owner = `arn:aws:lambda:us-east-1:${account}:function:f`

async function piecesOf({ ports }: TestServer): Promise<readonly string[]> {
  const all = { index: 'key', equals: [], order: 'ascending', limit: 100, columns: ['function', 'sha256'] } as const
  const { rows } = await ports.store.scan('function_code', all)
  return rows.map(({ sha256 }) => sha256)
}

test('of updates at the same time one wins, its code is whole, and nothing is left of the others', async () => {
  const server = await testServer()
  await makeFunction(server)
  const client = clientOf(server, rootOf(account))
  const texts = Array.from({ length: 8 }, (_, at) => `${at}`)
  const updates = texts.map((text) =>
    client.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: zipOf({ 'index.js': text }) })).then(
      () => text,
      (error: Error) => error.name,
    ),
  )
  const ends = await Promise.all(updates)
  ok(ends.every((end) => texts.includes(end) || end === 'ResourceConflictException'))
  const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'f' }))
  const { code } = JSON.parse(Buffer.from(Payload ?? '').toString()) as { readonly code: string }
  ok(ends.includes(code), code)
  await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: zipOf({ 'index.js': 'last' }) }))
  deepStrictEqual((await piecesOf(server)).length, 1)
})

test('of creations at the same time one wins, and its code is whole', async () => {
  for (let round = 0; round < 5; round++) {
    const server = await testServer()
    const client = clientOf(server, rootOf(account))
    const ends = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => {
        // Each at another step of the others.
        for (let turn = 0; turn < round * text.charCodeAt(0); turn++) await Promise.resolve()
        const Code = { ZipFile: zipOf({ 'index.js': text }) }
        const [FunctionName, Runtime, Handler] = ['f', 'nodejs22.x', 'index.handler'] as const
        return client.send(new CreateFunctionCommand({ FunctionName, Runtime, Handler, Role: roleArn, Code })).then(
          () => text,
          (error: Error) => error.name,
        )
      }),
    )
    const won = ends.filter((end) => end !== 'ResourceConflictException')
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'f' }))
    const { code } = JSON.parse(Buffer.from(Payload ?? '').toString()) as { readonly code: string }
    deepStrictEqual(won, [code])
  }
})

test('what an upload left behind that did not come to an end goes with the next one', async () => {
  const server = await testServer()
  const orphan = { function: owner, sha256: 'orphan', chunk: 0, body: 'AAAA' }
  await server.ports.store.write([{ do: 'put', table: 'function_code', row: orphan }])
  const client = clientOf(server, rootOf(account))
  const ZipFile = zipOf({ 'index.js': 'one' })
  const [FunctionName, Runtime, Handler] = ['f', 'nodejs22.x', 'index.handler'] as const
  const made = await client.send(
    new CreateFunctionCommand({ FunctionName, Runtime, Handler, Role: roleArn, Code: { ZipFile } }),
  )
  deepStrictEqual(await piecesOf(server), [made.CodeSha256])
  await server.ports.store.write([{ do: 'put', table: 'function_code', row: orphan }])
  const updated = await client.send(
    new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf({ 'index.js': 'two' }) }),
  )
  deepStrictEqual(await piecesOf(server), [updated.CodeSha256])
})
