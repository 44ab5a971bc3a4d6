import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { emptyAccount, type Account } from './account.ts'
import { timeScale } from './timeline.ts'

function accountAt(times: readonly number[]): Account {
  const account = emptyAccount()
  account.startedAt = times[0] ?? 0
  account.endedAt = times.at(-1) ?? 0
  for (const [at, time] of times.entries())
    account.events.push({ id: at + 1, type: 'PassStateEntered', timestamp: new Date(time) })
  return account
}

test('a day of waiting between two busy seconds is drawn short', () => {
  const day = 86_400_000
  const { place, gaps } = timeScale(accountAt([0, 400, 1_000, day, day + 500, day + 1_000]), 0, true)
  assert.deepEqual(gaps, [{ from: 1_000, to: day }])
  const [before, after] = [place(1_000), place(day)]
  assert.ok(before > 0.4 && after - before < 0.1 && after > 0.5)
})

test('law: the line keeps the order of time and reaches from 0 to 1', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(instants, fc.boolean(), (unsorted, compress) => {
      const times = unsorted.toSorted((one, other) => one - other)
      const { place, from, to } = timeScale(accountAt(times), 0, compress)
      const places = [from, ...times, to].map(place)
      assert.ok(
        places.every((place, at) => place >= (places[at - 1] ?? 0) - 1e-9 && place >= -1e-9 && place <= 1 + 1e-9),
      )
      assert.ok(Math.abs(place(to) - 1) < 1e-9)
    }),
  )
})
