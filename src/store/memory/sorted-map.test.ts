import { deepEqual, equal } from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, test } from 'node:test'
import { orderedKey } from './ordered-key.ts'
import { createSortedMap } from './sorted-map.ts'

describe('sorted map', () => {
  test('holds what a plain map holds, in order, however many', () => {
    const key = fc.nat(3_000).map((number) => `k${number}`)
    const change = fc.record({ key, remove: fc.boolean() })
    const property = fc.property(fc.array(change, { maxLength: 4_000, size: 'max' }), key, key, (changes, from, to) => {
      const sorted = createSortedMap<number>()
      const plain = new Map<string, number>()
      for (const [at, each] of changes.entries()) {
        if (each.remove) plain.delete(each.key)
        else plain.set(each.key, at)
        if (each.remove) sorted.delete(each.key)
        else sorted.set(each.key, at)
      }
      const expected = [...plain].filter(([each]) => each >= from && each < to).sort(([a], [b]) => (a < b ? -1 : 1))
      const values = expected.map(([, value]) => value)
      deepEqual([...sorted.values(from, to, 'ascending')], values)
      deepEqual([...sorted.values(from, to, 'descending')], values.toReversed())
      equal(sorted.size(), plain.size)
      for (const [each, value] of expected) equal(sorted.get(each), value)
    })
    fc.assert(property, { numRuns: 30 })
  })

  test('keys are in the order of their values: integers by size, texts by their UTF-8', () => {
    const text = fc.string({
      unit: fc.constantFrom('\0', '\u0001', 'a', 'é', '\uffff', '\u{10000}', '\u{10ffff}'),
      maxLength: 4,
    })
    const tuple = fc.tuple(text, fc.maxSafeInteger(), text)
    const property = fc.property(tuple, tuple, (left, right) => {
      const [a, b] = [orderedKey(left), orderedKey(right)]
      equal(Math.sign(compare(left, right)), a < b ? -1 : a > b ? 1 : 0)
    })
    fc.assert(property, { numRuns: 3_000 })
  })
})

function compare(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  const orders = left.map((value, at) => {
    const other = right[at] as string | number
    return typeof value === 'number'
      ? value - Number(other)
      : Buffer.compare(Buffer.from(value), Buffer.from(String(other)))
  })
  return orders.find((order) => order !== 0) ?? 0
}
