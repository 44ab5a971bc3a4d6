import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { datumOfText, type Datum } from '../datum.ts'
import { decodeHistoryChunk, encodeHistoryChunk } from './history-chunk.ts'
import { encodeHistoryEvent, untruncated, type HistoryDetails, type HistoryEvent } from './history.ts'

test('a chunk is stored like this, and so it must be read for ever', () => {
  const input = datumOfText('{"order": "17"}')
  const events: HistoryEvent[] = [
    {
      id: 1,
      previousEventId: 0,
      type: 'ExecutionStarted',
      timestamp: 1_000,
      details: { input, inputDetails: untruncated, roleArn: 'r' },
    },
    {
      id: 2,
      previousEventId: 0,
      type: 'PassStateEntered',
      timestamp: 1_000,
      details: { name: 'A', input, inputDetails: untruncated },
    },
    { id: 3, previousEventId: 2, type: 'TaskStateAborted', timestamp: 1_250 },
    { id: 4, previousEventId: 2, type: 'ParallelStateStarted', timestamp: 1_250 },
  ]
  const chunk =
    String.raw`[1,1000,[[0,1,0,"r"],[6,2,"A",0],250,` +
    String.raw`{"timestamp":1.25,"type":"TaskStateAborted","id":3,"previousEventId":2},[31,2]],["{\"order\": \"17\"}"]]`
  assert.equal(encodeHistoryChunk(events), chunk)
  assert.deepEqual(decodeHistoryChunk(chunk, 1), events.map(encodeHistoryEvent))
  assert.deepEqual(decodeHistoryChunk(events.map(encodeHistoryEvent).join(','), 1), events.map(encodeHistoryEvent))
})

/** A few data that many events share, as states pass it on. */
const data = ['{}', '"\\ud800"', '{"a": [1e3]}', 'null'].map((text) => datumOfText(text))
const datum = fc.constantFrom<Datum>(...data)
const members: readonly fc.Arbitrary<HistoryDetails>[] = [
  fc.record({ name: fc.string() }),
  fc.record({ input: datum, inputDetails: fc.constant(untruncated) }),
  fc.record({ output: datum, outputDetails: fc.constant(untruncated) }),
  fc.record({ output: datum }),
  fc.record({ input: fc.string(), inputDetails: fc.constant(untruncated) }),
  fc.record({
    assignedVariables: fc.dictionary(fc.string(), fc.string()),
    assignedVariablesDetails: fc.constant(untruncated),
  }),
  fc.record({ inputDetails: fc.constant({ truncated: false }) }),
  fc.record({ roleArn: fc.option(fc.string(), { nil: undefined }) }),
  fc.record({ resourceType: fc.string(), resource: fc.string(), region: fc.string(), parameters: datum }),
  fc.record({ length: fc.nat() }),
  fc.record({ error: fc.string(), cause: fc.string() }),
]
const details = fc
  .array(fc.oneof(...members), { maxLength: 3 })
  .map((parts): HistoryDetails => Object.assign({}, ...parts) as HistoryDetails)
const types = fc.constantFrom(
  'ExecutionStarted',
  'PassStateEntered',
  'TaskStateExited',
  'TaskScheduled',
  'LambdaFunctionStarted',
  'MapStateStarted',
  'ActivityStarted',
  'ExecutionFailed',
  'ParallelStateAborted',
)
const step = fc.record({
  type: types,
  back: fc.integer({ min: 1, max: 9 }),
  later: fc.nat(3),
  details: fc.option(details),
})

test('law: what is stored is told as it was', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 10, max: 25_000 }),
      (steps, first) => {
        let timestamp = 1_700_000_000_001
        const events = steps.map(({ type, back, later, details: given }, at): HistoryEvent => {
          timestamp += later
          const event = { id: first + at, previousEventId: first + at - back, type, timestamp }
          return given === null ? event : { ...event, details: given }
        })
        assert.deepEqual(decodeHistoryChunk(encodeHistoryChunk(events), first), events.map(encodeHistoryEvent))
      },
    ),
    { numRuns: 500 },
  )
})
