import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../base/index.ts'
import { systemChance } from '../ports.ts'
import { openChanges, type ChangeMessage } from './changes.ts'

/** Alarms that ring when they are told to. */
function manualAlarms() {
  const waiting = new Set<() => void>()
  return {
    alarms: {
      after(_delayMs: number, ring: () => void) {
        waiting.add(ring)
        return () => waiting.delete(ring)
      },
    },
    ringAll: (): void => {
      for (const ring of waiting) {
        waiting.delete(ring)
        ring()
      }
    },
  }
}

const change = (name: string) => ({ executionArn: `e:${name}`, machineArn: 'm', startedAt: 0, redriveCount: 0 })

function heardBy(messages: readonly ChangeMessage[]): readonly string[] {
  return messages.map((message) =>
    message.kind === 'reset' ? 'reset' : message.changes.map(({ executionArn }) => executionArn).join(' '),
  )
}

test('changes are told once each a tenth of a second, too many as one that says to look anew', () => {
  const { alarms, ringAll } = manualAlarms()
  const changes = openChanges(alarms, systemChance)
  const told: ChangeMessage[] = []
  changes.heard(change('nobody listens'))
  const listening = changes.listen(undefined, (message) => told.push(message))
  for (const name of ['a', 'b', 'a']) changes.heard(change(name))
  assert.deepEqual(told, [])
  ringAll()
  ringAll()
  for (let at = 0; at <= limits.changesPerMessage; at++) changes.heard(change(String(at)))
  ringAll()
  assert.deepEqual(heardBy(told), ['e:a e:b', 'reset'])
  listening.stop()
})

test('who comes back hears what it missed, as long as that is kept', () => {
  const { alarms, ringAll } = manualAlarms()
  const changes = openChanges(alarms, systemChance)
  const first = changes.listen(undefined, () => {})
  const { id } = first
  changes.heard(change('a'))
  ringAll()
  const comeBack = (lastSeen: string): readonly string[] => {
    const told: ChangeMessage[] = []
    changes.listen(lastSeen, (message) => told.push(message)).stop()
    return heardBy(told)
  }
  assert.deepEqual(comeBack(id), ['e:a'])
  assert.deepEqual(comeBack(`${id.split('-')[0]}-1`), [])
  for (const stranger of ['', 'x', `${id.split('-')[0]}-2`, `${id.split('-')[0]}-x`, `zzzzzzzz-0`])
    assert.deepEqual(comeBack(stranger), ['reset'], stranger)
  for (let at = 0; at < limits.changeMessagesKept; at++) {
    changes.heard(change(String(at)))
    ringAll()
  }
  assert.deepEqual(comeBack(id), ['reset'])
  first.stop()
  ringAll()
  changes.heard(change('nobody listens'))
  ringAll()
  assert.deepEqual(comeBack(`${id.split('-')[0]}-${limits.changeMessagesKept + 1}`), ['reset'])
})
