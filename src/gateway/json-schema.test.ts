import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as fc from 'fast-check'

import type { JsonValue } from '../base/index.ts'
import { openSchema } from './json-schema.ts'

const pet: JsonValue = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

function check(rule: string, schema: JsonValue, fitting: readonly JsonValue[], others: readonly JsonValue[]): void {
  test(rule, () => {
    const misfit = openSchema(schema, (reference) => (reference.endsWith('/models/Pet') ? pet : undefined))
    for (const value of fitting) assert.equal(misfit(value), undefined, JSON.stringify(value))
    for (const value of others) assert.notEqual(misfit(value), undefined, JSON.stringify(value))
  })
}

check('an empty schema takes anything', {}, [null, 1, 'a', [], {}], [])
check('types', { type: ['integer', 'null'] }, [1, 2.0, null], [1.5, '1', true, [], {}])
check('required and properties', pet, [{ name: 'x', more: 1 }], [{}, { name: 1 }, [], 'x'])
check('no additional properties', { properties: { a: {} }, additionalProperties: false }, [{ a: 1 }, 7], [{ b: 1 }])
check(
  'pattern properties count as known ones',
  { patternProperties: { '^x': { type: 'number' } }, additionalProperties: { type: 'string' } },
  [{ x1: 1, y: 's' }],
  [{ x1: 's' }, { y: 1 }],
)
check('exclusive bounds are flags', { minimum: 1, exclusiveMinimum: true, maximum: 3 }, [2, 3, 'x'], [1, 3.5])
check('multiples of a fraction', { multipleOf: 0.01 }, [4.35, 0, 'x'], [4.351])
check('length in characters', { minLength: 2, maxLength: 2 }, ['ab', '\u{1F600}\u{1F600}', 1], ['a', 'abc'])
check('a pattern is searched for', { pattern: 'b+' }, ['abbc', 1], ['ac'])
check('a pattern that cannot be done in linear time matches nothing', { pattern: '(a)\\1' }, [1], ['aa'])
check('items', { items: { type: 'number' }, minItems: 1, uniqueItems: true }, [[1, 2], {}], [[], [1, 'a'], [1, 1]])
check('tuples', { items: [{ type: 'number' }], additionalItems: false }, [[], [1]], [[1, 2], ['a']])
check(
  'equal objects are no unique items',
  { uniqueItems: true },
  [[{ a: 1 }, { a: 2 }]],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ],
)
check('one of', { oneOf: [{ type: 'number' }, { minimum: 5 }] }, [1, 'x'], [6])
check('any of, not', { anyOf: [{ type: 'string' }, { type: 'null' }], not: { enum: ['no'] } }, ['yes', null], ['no', 1])
check(
  'dependencies',
  { dependencies: { a: ['b'], c: { required: ['d'] } } },
  [{ a: 1, b: 1 }, {}],
  [{ a: 1 }, { c: 1 }],
)
check('a reference inside', { definitions: { n: { type: 'number' } }, $ref: '#/definitions/n' }, [1], ['x'])
check(
  'a reference to a model',
  { items: { $ref: 'https://apigateway.amazonaws.com/restapis/a1/models/Pet' } },
  [[{ name: 'x' }]],
  [[{}]],
)
check('a reference to nothing fits nothing', { $ref: '#/definitions/none' }, [], [1, {}])
check('a schema of itself ends', { $ref: '#' }, [], [1])
check('so does one that doubles', { anyOf: [{ $ref: '#' }, { $ref: '#' }] }, [], [1])
check(
  'a recursive schema',
  { properties: { next: { $ref: '#' }, v: { type: 'number' } } },
  [{ next: { v: 1 } }],
  [{ next: { next: { v: 'x' } } }],
)

test('any schema and value are answered', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.jsonValue(),
      fc.constantFrom('items', 'properties', 'allOf', 'enum', 'required'),
      (a, b, name) => {
        const found = openSchema({ [name]: a as JsonValue }, () => undefined)(b as JsonValue)
        assert.ok(found === undefined || typeof found === 'string')
      },
    ),
  )
})
