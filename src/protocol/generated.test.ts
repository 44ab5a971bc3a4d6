import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serviceModels } from './services.ts'
import type { MemberModel, ServiceModel } from './model.ts'

test('the tables hold every operation of each service', () => {
  const counts = Object.values(serviceModels).map(({ service, operations }) => [
    service,
    Object.keys(operations).length,
  ])
  assert.deepEqual(Object.fromEntries(counts), {
    states: 37,
    apigateway: 124,
    iam: 176,
    sts: 11,
    logs: 118,
    lambda: 85,
  })
})

test('every shape and error that a table names is in it', () => {
  for (const model of Object.values(serviceModels)) {
    const { operations, shapes, errors } = model
    const missing = namedShapes(model).filter((name) => !Object.hasOwn(shapes, name))
    assert.deepEqual(missing, [])
    const unknown = Object.values(operations).flatMap((it) => it.errors.filter((code) => !Object.hasOwn(errors, code)))
    assert.deepEqual(unknown, [])
  }
})

function namedShapes({ operations, shapes }: ServiceModel): string[] {
  const members = Object.values(shapes).flatMap((shape): readonly MemberModel[] => {
    if (shape.kind === 'structure') return Object.values(shape.members)
    if (shape.kind === 'list') return [shape.member]
    return shape.kind === 'map' ? [shape.key, shape.value] : []
  })
  const ends = Object.values(operations).flatMap(({ input, output }) => [input, output])
  return [...members.map(({ shape }) => shape), ...ends.filter((name) => name !== undefined)]
}
