import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../base/index.ts'
import { systemChance } from '../ports.ts'
import { openAttempts } from './attempts.ts'
import { cookieValue, withoutSessions } from './cookie.ts'
import { openSessions } from './sessions.ts'

const root = { kind: 'root', account: '000000000000' } as const

test('a session ends when it has rested too long, after its longest life, and for a newer one', () => {
  let now = 0
  const sessions = openSessions({ now: () => now }, systemChance)
  const rested = sessions.open(root, false)
  const used = sessions.open(root, false)
  for (; now <= limits.consoleSessionMs; now += limits.consoleSessionIdleMs)
    assert.notEqual(sessions.find(used), undefined)
  assert.equal(sessions.find(rested), undefined)
  assert.equal(sessions.look(used), undefined)
  assert.equal(sessions.find(used), undefined)
  const ids = Array.from({ length: limits.consoleSessions }, () => sessions.open(root, true))
  const [first = '', second = ''] = ids
  sessions.find(first)
  sessions.open(root, true)
  assert.equal(sessions.find(second), undefined)
  assert.notEqual(sessions.find(first), undefined)
  assert.equal(new Set(ids).size, ids.length)
})

test('attempts are counted by address and what is tried, and by address alone', () => {
  let now = 0
  const attempts = openAttempts({ now: () => now })
  const tries = (source: string, who: string, count: number) =>
    Array.from({ length: count }, () => attempts.begin(source, who)).filter(Boolean).length
  assert.equal(tries('a', 'ana', limits.signInAttempts + 5), limits.signInAttempts)
  assert.equal(tries('b', 'ana', 1), 1)
  attempts.succeeded('a', 'ana')
  assert.equal(tries('a', 'ana', 1), 1)
  const left = limits.signInsPerSource - limits.signInAttempts - 6
  assert.equal(
    Array.from({ length: left + 5 }, (_, at) => attempts.begin('a', String(at))).filter(Boolean).length,
    left,
  )
  now += limits.signInWindowMs + 1
  assert.equal(tries('a', 'ana', 1), 1)
})

test('cookies: one of many is found, and those of consoles are taken out', () => {
  const header = 'a=1; stile-session-4567=x; stile-session-45=y=; b="2"'
  assert.equal(cookieValue(header, 'stile-session-4567'), 'x')
  assert.equal(cookieValue(header, 'stile-session-45'), 'y=')
  assert.equal(cookieValue(header, 'stile-session-4'), undefined)
  assert.equal(cookieValue(undefined, 'a'), undefined)
  assert.equal(withoutSessions(header), 'a=1; b="2"')
  assert.equal(withoutSessions('stile-session-1=x'), '')
})
