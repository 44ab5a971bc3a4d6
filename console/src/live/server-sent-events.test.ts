import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventReader, type ServerSentEvent } from './server-sent-events.ts'

const stream =
  ': heartbeat\n\nid: 7\nevent: changed\ndata: {"arns":["a"]}\n\nevent: reset\ndata: {}\n\ndata: x\ndata: y\n\n'
const events: readonly ServerSentEvent[] = [
  { event: 'changed', data: '{"arns":["a"]}', id: '7' },
  { event: 'reset', data: '{}' },
  { event: 'message', data: 'x\ny' },
]

test('a stream gives the same events wherever it is cut', () => {
  for (let cut = 0; cut <= stream.length; cut += 1) {
    const read = eventReader()
    assert.deepEqual([...read(stream.slice(0, cut)), ...read(stream.slice(cut))], events, `cut at ${cut}`)
  }
})

test('an event that is not whole waits for its end', () => {
  const read = eventReader()
  assert.deepEqual(read('event: changed\ndata: {}'), [])
  assert.deepEqual(read('\n\n'), [{ event: 'changed', data: '{}' }])
})
