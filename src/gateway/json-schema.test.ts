import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as fc from 'fast-check'

import type { JsonValue } from '../base/index.ts'
import { openSchema } from './json-schema.ts'

const pet: JsonValue = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

function check(rule: string, schema: JsonValue, fitting: readonly JsonValue[], others: readonly JsonValue[]): void {
  test(rule, () => {
    const misfit = openSchema(schema, (reference) => (reference.endsWith('/models/Pet') ? pet : undefined))
    for (const value of fitting) assert.deepEqual(misfit(value), [], JSON.stringify(value))
    for (const value of others) assert.notDeepEqual(misfit(value), [], JSON.stringify(value))
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

function told(schema: JsonValue, value: JsonValue, problems: readonly string[]): void {
  test(`${JSON.stringify(schema)} tells of ${JSON.stringify(value)}`, () => {
    assert.deepEqual(openSchema(schema, () => undefined)(value), problems)
  })
}

told({ type: ['string', 'number'] }, null, [
  'instance type (null) does not match any allowed primitive type (allowed: ["integer","number","string"])',
])
told({ enum: ['a', 1] }, 'b', ['instance value ("b") not found in enum (possible values: ["a",1])'])
told({ required: ['b', 'a', 'c'] }, { c: 1 }, ['object has missing required properties (["a","b"])'])
told({ additionalProperties: false }, { y: 1, x: 2 }, [
  'object instance has properties which are not allowed by the schema: ["x","y"]',
])
told({ minimum: 5 }, 4, ['numeric instance is lower than the required minimum (minimum: 5, found: 4)'])
told({ maximum: 5, exclusiveMaximum: true }, 5, ['numeric instance is not strictly lower than the required maximum 5'])
told({ minLength: 2 }, 'a', ['string "a" is too short (length: 1, required minimum: 2)'])
told({ maxLength: 2 }, 'abc', ['string "abc" is too long (length: 3, maximum allowed: 2)'])
told({ pattern: '^a' }, 'b', ['ECMA 262 regex "^a" does not match input string "b"'])
told({ minItems: 1 }, [], ['array is too short: must have at least 1 elements but instance has 0 elements'])
told({ maxProperties: 0 }, { a: 1 }, ['object has too many properties (found 1 but schema requires at most 0)'])
told(
  { items: [{}], additionalItems: false },
  [1, 2],
  ['schema only allows 1 elements in array but instance has 2 elements'],
)
told({ allOf: [{}, { type: 'null' }] }, 1, ['instance failed to match all required schemas (matched only 1 out of 2)'])
told({ oneOf: [{}, {}] }, 1, ['instance failed to match exactly one schema (matched 2 out of 2)'])
told({ dependencies: { a: ['b'] } }, { a: 1 }, [
  'property "a" of object has missing property dependencies (schema requires ["b"]; missing: ["b"])',
])
told({ required: ['z'], properties: { a: { type: 'null' } } }, { a: 1 }, [
  'object has missing required properties (["z"])',
])
told({ properties: { b: { enum: [1] }, a: { pattern: 'x', minLength: 2 } } }, { b: 2, a: 'q' }, [
  'string "q" is too short (length: 1, required minimum: 2)',
  'ECMA 262 regex "x" does not match input string "q"',
  'instance value (2) not found in enum (possible values: [1])',
])

test('any schema and value are answered', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.jsonValue(),
      fc.constantFrom('items', 'properties', 'allOf', 'enum', 'required'),
      (a, b, name) => {
        const found = openSchema({ [name]: a as JsonValue }, () => undefined)(b as JsonValue)
        assert.ok(found.every((problem) => typeof problem === 'string'))
      },
    ),
  )
})
