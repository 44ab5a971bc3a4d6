import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cut } from './size.ts'

test('texts are cut between signs, by how wide they are', () => {
  assert.equal(cut('Validate order', 14), 'Validate order')
  assert.equal(cut('Validate order', 9), 'Validate…')
  assert.equal(cut('配送する', 8), '配送する')
  assert.equal(cut('配送する', 7), '配送す…')
  assert.equal(cut('ab🚀🚀', 5), 'ab🚀…')
  assert.equal(cut('ab🚀🚀', 4), 'ab…')
})
