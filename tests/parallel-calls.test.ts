import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { CreateResourceCommand, CreateRestApiCommand, GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import { CreateLogGroupCommand, ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-cloudwatch-logs'
import { ListRoleTagsCommand, TagRoleCommand } from '@aws-sdk/client-iam'
import { awsClients } from './clients.ts'
import { startServer } from './server-process.ts'
import { createRole } from './tutorial.ts'

test('of calls that change one thing at a time, in every service each is done', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stile-parallel-'))
  const server = await startServer(['--data-dir', join(directory, 'data')])
  const clients = awsClients(server.url)
  const names = Array.from({ length: 40 }, (_, at) => `n${at}`)
  try {
    await createRole(clients, 'Shared', 'states.amazonaws.com', [])
    await Promise.all(
      names.map((Key) => clients.iam.send(new TagRoleCommand({ RoleName: 'Shared', Tags: [{ Key, Value: '1' }] }))),
    )
    const { Tags = [] } = await clients.iam.send(new ListRoleTagsCommand({ RoleName: 'Shared' }))
    assert.deepEqual(new Set(Tags.map(({ Key }) => Key)), new Set(names))

    const { id: restApiId, rootResourceId: parentId } = await clients.api.send(
      new CreateRestApiCommand({ name: 'shared' }),
    )
    await Promise.all(
      names.map((pathPart) => clients.api.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))),
    )
    const { items = [] } = await clients.api.send(new GetResourcesCommand({ restApiId, limit: 500 }))
    assert.equal(items.length, names.length + 1)

    await clients.logs.send(new CreateLogGroupCommand({ logGroupName: 'shared' }))
    const resourceArn = 'arn:aws:logs:us-east-1:000000000000:log-group:shared'
    await Promise.all(
      names.map((name) => clients.logs.send(new TagResourceCommand({ resourceArn, tags: { [name]: '1' } }))),
    )
    const { tags = {} } = await clients.logs.send(new ListTagsForResourceCommand({ resourceArn }))
    assert.deepEqual(new Set(Object.keys(tags)), new Set(names))
  } finally {
    clients.destroy()
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
})
