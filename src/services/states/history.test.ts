import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { splitEvents } from './history-text.ts'

test('a chunk is cut into the very texts that it was joined from', () => {
  const event = fc
    .dictionary(fc.string(), fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())))
    .map((value) => JSON.stringify(value))
  fc.assert(fc.property(fc.array(event), (events) => deepStrictEqual(splitEvents(events.join(',')), events)))
})
