import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeEvents } from './merge-events.ts'

const events = (...ids: string[]) => ids.map((eventId) => ({ eventId }))

test('answers that overlap give each event once, in order, and the latest stay', () => {
  assert.deepEqual(mergeEvents(events('a', 'b'), events('b', 'c'), 10), events('a', 'b', 'c'))
  assert.deepEqual(mergeEvents(events('a', 'b'), events('c', 'd'), 3), events('b', 'c', 'd'))
  const known = events('a')
  assert.equal(mergeEvents(known, events('a'), 10), known, 'nothing new is the same array, so nothing is drawn anew')
})
