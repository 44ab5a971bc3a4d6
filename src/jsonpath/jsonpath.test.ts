import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'

import type { JsonValue } from '../base/index.ts'
import {
  brokenBeginning,
  missingText,
  normalisedText,
  parsePath,
  parseReferencePath,
  putAt,
  selectPath,
} from './index.ts'
import { badPaths, brokenCases, missingCases, putCases, selectCases } from './jsonpath-cases.ts'

function parsed(text: string) {
  const path = parsePath(text)
  assert(path.ok, path.ok ? '' : `${text}: ${path.failure.message}`)
  return path.value
}

for (const [title, cases] of Object.entries(selectCases)) {
  test(title, () => {
    for (const [path, document, expected] of cases) {
      const actual = selectPath(parsed(path), document)
      assert.deepEqual(actual, expected, `${path} of ${JSON.stringify(document)}`)
    }
  })
}

test('an index past the end is null to Step Functions and missing to API Gateway', () => {
  assert.equal(selectPath(parsed('$.a[3]'), { a: [1] }), null)
  assert.equal(selectPath(parsed('$.a[3]'), { a: [1] }, 'missing'), undefined)
})

test('a missing definite path is told in the words of Jayway', () => {
  for (const [path, document, expected] of missingCases) {
    assert.equal(selectPath(parsed(path), document), undefined, path)
    assert.equal(missingText(parsed(path), document), expected)
  }
})

test('what an indefinite path begins with may not be there', () => {
  for (const [path, document, expected] of brokenCases) {
    assert.equal(brokenBeginning(parsed(path), document), expected, path)
  }
})

test('a path that is not one is refused with a sentence', () => {
  for (const text of badPaths) {
    const path = parsePath(text)
    assert(!path.ok, `${text} was accepted`)
    assert.equal(path.failure.code, 'InvalidPath')
  }
})

test('a path is printed with brackets', () => {
  for (const [text, expected] of [
    ['$.a.b[0]', "$['a']['b'][0]"],
    ['$..a[*]', "$..['a'][*]"],
    ["$['a','b']", "$['a','b']"],
    ['$', '$'],
  ] as const) {
    assert.equal(normalisedText(parsed(text)), expected)
  }
})

test('a reference path names one place', () => {
  for (const text of ['$', '$.a', "$['a b'].c[0]"]) assert(parseReferencePath(text).ok, text)
  for (const text of ['$.a[*]', '$..a', "$['a','b']", '$.a[0:1]', '$.a[?(@.b)]', '@.a', '$.a.length()', 'a']) {
    assert(!parseReferencePath(text).ok, text)
  }
})

test('putAt makes objects on the way and goes through nothing else', () => {
  for (const [text, root, expected] of putCases) {
    const path = parseReferencePath(text)
    assert(path.ok)
    const before = structuredClone(root)
    const put = putAt(root, path.value, 'new')
    assert.deepEqual(put.ok ? put.value : put.failure.code, expected ?? 'States.ReferencePathConflict', text)
    assert.deepEqual(root, before)
  }
})

test('what was put is what is selected', () => {
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'a b', '0')
  const document = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), document, document, (names, root, value) => {
      const path = parseReferencePath(`$${names.map((each) => `['${each}']`).join('')}`)
      assert(path.ok)
      const put = putAt(root, path.value, value)
      if (put.ok) assert.deepEqual(selectPath(path.value, put.value), value)
    }),
  )
})

test('whatever the text, parsing throws nothing and a parsed path selects', () => {
  const piece = fc.constantFrom(
    '$',
    '@',
    '.',
    '..',
    '[',
    ']',
    '*',
    '?',
    '(',
    ')',
    "'",
    '"',
    'a',
    'b',
    '0',
    '-1',
    ':',
    ',',
    ' ',
    '==',
    '&&',
    '!',
    '[?(',
    ')]',
    '@.a',
    'length()',
    '=~ /a/',
    '<',
    'in',
    '[1,2]',
    '\\',
    'null',
  )
  const document = { a: [{ a: 1, b: [1, 2] }, { b: { a: 'x' } }], b: null }
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const path = parsePath(`$${pieces.join('')}`)
      if (!path.ok) return
      const value = selectPath(path.value, document)
      if (value === undefined) missingText(path.value, document)
      else if (!path.value.definite) assert(Array.isArray(value))
    }),
    { numRuns: 3_000 },
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePath(text)))
})

test('a hostile path ends', () => {
  const wide = { a: Array.from({ length: 300 }, () => [0, 1, 2, 3, 4, 5, 6, 7]) }
  assert.equal(selectPath(parsed('$..*..*'.repeat(1)), { a: [wide, wide] }) === undefined, false)
  assert.equal(selectPath(parsed('$.a[*][?($..[?($..a)])]'), wide), undefined)
  assert(!parsePath(`$${'[?(@.a)]'.repeat(100_000)}`).ok)
  assert(!parsePath(`$${'[?(@'.repeat(10_000)}`).ok)
  assert(!parsePath(`$[?(${'!'.repeat(10_000)}@.a)]`).ok)
})
