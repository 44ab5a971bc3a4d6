import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { arn, create, openWorld, run } from './scenario.ts'
import type { JsonValue } from '../../base/index.ts'
import type { Documents } from '../../store/index.ts'

/** Writes that take a while, as those to a disk do: all calls plan before the first of them is done. */
function slow(documents: Documents): Documents {
  return {
    ...documents,
    async write(...changes) {
      await new Promise((resolve) => setImmediate(resolve))
      return documents.write(...changes)
    },
  }
}

void test('of calls that change one thing at a time each is done', async () => {
  const world = openWorld()
  const ports = { ...world.ports, documents: slow(world.ports.documents) }
  await run(ports, create(undefined, { publish: true }), new Map())
  const tag = (key: string) =>
    run(ports, { call: 'TagResource', with: { resourceArn: arn, tags: [{ key, value: '1' }] } }, new Map())
  const alias = (name: string) => {
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }]
    return run(ports, { call: 'CreateStateMachineAlias', with: { name, routingConfiguration } }, new Map())
  }
  const keys = Array.from({ length: 40 }, (_, at) => `k${at}`)
  const answers = await Promise.all([...keys.map(tag), ...keys.map(alias)])
  deepStrictEqual(
    answers.filter((answer) => 'fails' in Object(answer)),
    [],
  )
  const told = await run(ports, { call: 'ListTagsForResource', with: { resourceArn: arn } }, new Map())
  const { tags } = told as { readonly tags: readonly { readonly key: JsonValue }[] }
  deepStrictEqual(new Set(tags.map(({ key }) => key)), new Set(keys))
})
