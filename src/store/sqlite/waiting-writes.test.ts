import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Lane } from '../contract.ts'
import { createWaitingWrites } from './waiting-writes.ts'

test('lanes take turns while both wait, each in its order', () => {
  const waiting = createWaitingWrites()
  const names = new Map<unknown, string>()
  const push = (lane: Lane, name: string): void => {
    const write = { write: [], answer: () => undefined }
    names.set(write, name)
    waiting.push(lane, write)
  }
  for (const name of ['b1', 'b2', 'b3', 'b4', 'b5']) push('background', name)
  push('client', 'c1')
  const taken = [waiting.shift(), waiting.shift()]
  push('client', 'c2')
  while (waiting.size() > 0) taken.push(waiting.shift())
  deepEqual(
    taken.map((write) => names.get(write)),
    ['c1', 'b1', 'c2', 'b2', 'b3', 'b4', 'b5'],
  )
  deepEqual(waiting.shift(), undefined)
})
