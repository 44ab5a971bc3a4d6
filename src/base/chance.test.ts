import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { timeOrderedUuid, type Chance } from './chance.ts'

test('a time-ordered UUID is a UUID of version 7, in the order of its time', () => {
  const uuid = '01234567-89ab-4cde-8f01-23456789abcd'
  const chance: Chance = { random: () => 0, uuid: () => uuid, bytes: (count) => new Uint8Array(count) }
  equal(timeOrderedUuid(chance, 0x1a1ef8a5b47f), '1a1ef8a5-b47f-7cde-8f01-23456789abcd')
  match(timeOrderedUuid(chance, 1), /^00000000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
