import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { encodeHistoryEvent } from './history.ts'
import { attempt, line, startedAt, type Trial } from '../trial.ts'

/** The whole history of a trial; a case may leave out the first event, which all have. */
function check(name: string, trial: Trial, history: readonly string[]): void {
  test(name, async () => {
    const { history: events } = await attempt(trial)
    assert.deepEqual(events.slice(1).map(line), history)
  })
}

const one = (state: object): object => ({ StartAt: 'A', States: { A: { End: true, ...state } } })

check('Pass hands its input on', { definition: one({ Type: 'Pass' }), input: '[1, 2]' }, [
  '2<0 PassStateEntered {"name":"A","input":[1,2]}',
  '3<2 PassStateExited {"name":"A","output":[1,2]}',
  '4<3 ExecutionSucceeded {"output":[1,2]}',
])

check(
  'data flow: InputPath, Parameters with context and intrinsics, ResultPath, OutputPath',
  {
    definition: one({
      Type: 'Pass',
      InputPath: '$.order',
      Parameters: {
        'id.$': '$.id',
        fixed: [{ 'name.$': '$$.Execution.Name' }, 'plain $.id'],
        'sum.$': 'States.MathAdd($.id, 0.5)',
      },
      ResultPath: '$.made.here',
      OutputPath: '$.made',
    }),
    input: '{"order":{"id":7},"kept":true}',
  },
  [
    '2<0 PassStateEntered {"name":"A","input":{"order":{"id":7},"kept":true}}',
    '3<2 PassStateExited {"name":"A","output":{"here":{"fixed":[{"name":"e"},"plain $.id"],"sum":8,"id":7}}}',
    '4<3 ExecutionSucceeded {"output":{"here":{"fixed":[{"name":"e"},"plain $.id"],"sum":8,"id":7}}}',
  ],
)

check(
  'null paths give {}, a null ResultPath keeps the input',
  {
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', InputPath: null, Parameters: { 'in.$': '$' }, ResultPath: '$.seen', Next: 'B' },
        B: { Type: 'Pass', Result: 'lost', ResultPath: null, Next: 'C' },
        C: { Type: 'Succeed', OutputPath: null },
      },
    },
    input: '{"a":1}',
  },
  [
    '2<0 PassStateEntered {"name":"A","input":{"a":1}}',
    '3<2 PassStateExited {"name":"A","output":{"a":1,"seen":{"in":{}}}}',
    '4<3 PassStateEntered {"name":"B","input":{"a":1,"seen":{"in":{}}}}',
    '5<4 PassStateExited {"name":"B","output":{"a":1,"seen":{"in":{}}}}',
    '6<5 SucceedStateEntered {"name":"C","input":{"a":1,"seen":{"in":{}}}}',
    '7<6 SucceedStateExited {"name":"C","output":{}}',
    '8<7 ExecutionSucceeded {"output":{}}',
  ],
)

check(
  'variables: Assign sees the values of before, later states read them',
  {
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Result: { n: 1 }, Assign: { 'x.$': '$.n', y: 'why' }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'x.$': '$x' }, Assign: { 'x.$': '$y', 'y.$': '$x' }, Next: 'C' },
        C: { Type: 'Pass', InputPath: '$x', End: true },
      },
    },
  },
  [
    '2<0 PassStateEntered {"name":"A","input":{}}',
    '3<2 PassStateExited {"name":"A","output":{"n":1},"assignedVariables":{"y":"\\"why\\"","x":"1"}}',
    '4<3 PassStateEntered {"name":"B","input":{"n":1}}',
    '5<4 PassStateExited {"name":"B","output":{"x":1},"assignedVariables":{"x":"\\"why\\"","y":"1"}}',
    '6<5 PassStateEntered {"name":"C","input":{"x":1}}',
    '7<6 PassStateExited {"name":"C","output":"why"}',
    '8<7 ExecutionSucceeded {"output":"why"}',
  ],
)

const failing = (state: object, input: string, cause: string, error = 'States.Runtime'): void => {
  const type = (state as { Type: string }).Type
  const at = "An error occurred while executing the state 'A' (entered at the event id #2). "
  const details = JSON.stringify({ error, cause: at + cause })
  const definition = type === 'Choice' || type === 'Fail' ? { StartAt: 'A', States: { A: state } } : one(state)
  check(`${type} fails: ${cause}`, { definition: withTargets(definition), input }, [
    `2<0 ${type}StateEntered ${JSON.stringify({ name: 'A', input: JSON.parse(input) as unknown })}`,
    `3<2 ExecutionFailed ${details}`,
  ])
}

/** A Choice needs its target, and some state that ends. */
function withTargets(definition: object): object {
  const { StartAt, States } = definition as { StartAt: string; States: Record<string, { Type: string }> }
  if (States['A']?.Type !== 'Choice') return definition
  return { StartAt, States: { ...States, Yes: { Type: 'Succeed' } } }
}

failing({ Type: 'Pass', InputPath: '$.no' }, '{"a":1}', "Invalid path '$.no' : No results for path: $['no']")
failing({ Type: 'Pass', InputPath: '$.no[*]' }, '{"a":1}', "Invalid path '$.no[*]' : Missing property in path $['no']")
failing(
  { Type: 'Pass', Parameters: { 'value.$': '$.a.sum()' } },
  '{"a":[1]}',
  "The JSONPath '$.a.sum()' specified for the field 'value.$' could not be found in the input '{\"a\":[1]}'",
)
failing(
  { Type: 'Pass', OutputPath: '$.no.such' },
  '{"a":1}',
  "Invalid path '$.no.such' : Missing property in path $['no']",
)
failing(
  { Type: 'Pass', Parameters: { 'value.$': '$.no' } },
  '{"a":1}',
  "The JSONPath '$.no' specified for the field 'value.$' could not be found in the input '{\"a\":1}'",
)
failing(
  { Type: 'Pass', Parameters: { 'value.$': '$$.No.Such' } },
  '{"a":1}',
  "The JSONPath '$.No.Such' specified for the field 'value.$' could not be found in the input '" +
    '{"Execution":{"Id":"arn:aws:states:us-east-1:000000000000:execution:m:e","Input":{"a":1},' +
    '"StartTime":"2023-11-14T22:13:20.000Z","Name":"e","RoleArn":"arn:aws:iam::000000000000:role/r","RedriveCount":0},' +
    '"StateMachine":{"Id":"arn:aws:states:us-east-1:000000000000:stateMachine:m","Name":"m"},' +
    '"State":{"Name":"A","EnteredTime":"2023-11-14T22:13:20.000Z"}}' +
    "'",
)
failing(
  { Type: 'Fail', CausePath: '$.no' },
  '{"a":1}',
  "The JSONPath '$.no' specified for the field 'CausePath' could not be found in the input '{\"a\":1}'",
)
failing(
  { Type: 'Choice', Choices: [{ Variable: '$.no', BooleanEquals: true, Next: 'Yes' }] },
  '{}',
  "Invalid path '$.no': The choice state's condition path references an invalid value.",
)
failing(
  { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 2, Next: 'Yes' }] },
  '{"a":1}',
  'Failed to transition out of the state. The state does not point to a next state.',
)
failing(
  { Type: 'Choice', Choices: [{ Variable: '$.a[0]', IsPresent: true, Next: 'Yes' }] },
  '{"a":[]}',
  'Failed to transition out of the state. The state does not point to a next state.',
)
failing(
  { Type: 'Choice', Choices: [{ Variable: '$.a[0]', IsNull: true, Next: 'Yes' }] },
  '{"a":[]}',
  "Invalid path '$.a[0]': The choice state's condition path references an invalid value.",
)
const secondsFailures: readonly (readonly [string, string])[] = [
  ['{}', 'does not reference an input value: $.s'],
  ['{"s":1.5}', 'cannot be parsed as a long value: $.s == 1.5'],
  ['{"s":1.0}', 'cannot be parsed as a long value: $.s == 1.0'],
  ['{"s":9223372036854775808}', 'cannot be parsed as a long value: $.s == 9223372036854775808'],
  ['{"s":-1}', 'references a negative value: $.s == -1'],
]
for (const [input, words] of secondsFailures) {
  failing({ Type: 'Wait', SecondsPath: '$.s' }, input, `The SecondsPath parameter ${words}`)
}
failing({ Type: 'Wait', SecondsPath: '$.s' }, '{"s":2147483648}', 'Wait state delay is too long.')
failing({ Type: 'Wait', SecondsPath: '$.s' }, '{"s":9223372036854775807}', 'Wait state delay is too long.')
failing({ Type: 'Wait', Timestamp: '9999-01-01T00:00:00Z' }, '{}', 'Wait state delay is too long.')
for (const timestamp of [
  '2016-13-05T21:29:29Z',
  '05-12-2016T21:29:29Z',
  '2016-12-05 21:29:29Z',
  '2016-12-05T21:29:29',
]) {
  failing(
    { Type: 'Wait', TimestampPath: '$.t' },
    JSON.stringify({ t: timestamp }),
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == ${timestamp}`,
  )
}

check(
  'Fail takes error and cause from the data',
  {
    definition: {
      StartAt: 'A',
      States: { A: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('{} of {}', $.c, $$.State.Name)" } },
    },
    input: '{"e":"Bad","c":[1,{"k":null}]}',
  },
  [
    '2<0 FailStateEntered {"name":"A","input":{"e":"Bad","c":[1,{"k":null}]}}',
    '3<2 ExecutionFailed {"error":"Bad","cause":"[1, {k=null}] of A"}',
  ],
)

check(
  'a backslash in a quoted name stands for itself',
  { definition: one({ Type: 'Pass', InputPath: "$['a\\\"b']" }), input: '{"a\\\\\\"b":1}' },
  [
    '2<0 PassStateEntered {"name":"A","input":{"a\\\\\\"b":1}}',
    '3<2 PassStateExited {"name":"A","output":1}',
    '4<3 ExecutionSucceeded {"output":1}',
  ],
)

check('Fail with nothing to say', { definition: { StartAt: 'A', States: { A: { Type: 'Fail' } } } }, [
  '2<0 FailStateEntered {"name":"A","input":{}}',
  '3<2 ExecutionFailed',
])

test('Wait wakes at its time, not at all when the time has passed', async () => {
  const waits: readonly (readonly [object, string, number])[] = [
    [{ Seconds: 5 }, '{}', 5_000],
    [{ Seconds: 0 }, '{}', 0],
    [{ SecondsPath: '$.s' }, '{"s":7}', 7_000],
    [{ Timestamp: '2023-11-14T23:13:21+01:00' }, '{}', 1_000],
    [{ TimestampPath: '$.t' }, '{"t":"2016-03-05T21:29:29.243167252Z"}', 0],
  ]
  for (const [state, input, afterMs] of waits) {
    const { history, end } = await attempt({ definition: one({ Type: 'Wait', ...state }), input })
    assert.equal(end?.status, 'SUCCEEDED')
    assert.equal(history[2]?.timestamp, startedAt + afterMs, JSON.stringify(state))
  }
})

test('TimeoutSeconds ends the execution at its very moment', async () => {
  const definition = { ...one({ Type: 'Wait', Seconds: 100 }), TimeoutSeconds: 3 }
  const { history, end } = await attempt({ definition })
  assert.deepEqual(end, { status: 'TIMED_OUT' })
  assert.equal(line(history.at(-1)!), '3<0 ExecutionTimedOut {"error":"States.Timeout"}')
  assert.equal(history.at(-1)?.timestamp, startedAt + 3_000)
})

check(
  'a stop ends it at once',
  {
    definition: one({ Type: 'Wait', Seconds: 100 }),
    interruption: { kind: 'stop', at: startedAt + 10, error: 'Why', cause: 'because' },
  },
  ['2<0 WaitStateEntered {"name":"A","input":{}}', '3<0 ExecutionAborted {"error":"Why","cause":"because"}'],
)

test('a result over 256 KiB fails the execution', async () => {
  const { end } = await attempt({ definition: one({ Type: 'Pass', Result: 'a'.repeat(262_144) }) })
  const cause = "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit."
  assert.deepEqual(end, { status: 'FAILED', error: 'States.DataLimitExceeded', cause })
})

test('data that a loop nests ever deeper ends the execution, not the process', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { 'a.$': '$' }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    },
  }
  const { end } = await attempt({ definition })
  assert.ok(end?.status === 'FAILED' && end.error === 'States.DataLimitExceeded')
})

test('a template that repeats its input beyond any text ends the execution', async () => {
  const input = JSON.stringify('x'.repeat(250_000))
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_item, at) => [`m${at}.$`, '$']))
  const call = `States.JsonToString(States.Array(${Array.from({ length: 3_000 }, () => '$').join(',')}))`
  for (const Parameters of [many, { 'm.$': call }]) {
    const { end } = await attempt({ definition: one({ Type: 'Pass', Parameters }), input })
    assert.ok(end?.status === 'FAILED' && end.error === 'States.DataLimitExceeded')
  }
})

test('event 25,000 is the failure of a loop that never ends', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'B' }], Default: 'A' },
      B: { Type: 'Succeed' },
    },
  }
  const { history, end } = await attempt({ definition })
  const cause = 'The execution reached the maximum number of history events (25000).'
  assert.deepEqual(end, { status: 'FAILED', error: 'States.Runtime', cause })
  assert.equal(history.length, 25_000)
  assert.match(line(history.at(-1)!), /^25000<24999 ExecutionFailed/)
})

test('an event in JSON has the service model’s members and seconds', () => {
  const event = { id: 3, previousEventId: 2, type: 'TaskStateAborted', timestamp: 1_700_000_000_120 }
  assert.equal(
    encodeHistoryEvent(event),
    '{"timestamp":1700000000.12,"type":"TaskStateAborted","id":3,"previousEventId":2}',
  )
})

/** Machines of states in a row, whose every stop a step may end at. */
const machines = fc
  .array(
    fc.constantFrom(
      { Type: 'Pass' },
      { Type: 'Pass', Parameters: { 'was.$': '$' } },
      { Type: 'Pass', Result: ['x', 1.5], Assign: { 'v.$': '$' } },
      { Type: 'Wait', Seconds: 3 },
      { Type: 'Wait', Seconds: 0 },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((states) => ({
    StartAt: 'S0',
    States: Object.fromEntries(
      states.map((state, index) => [
        `S${index}`,
        { ...state, ...(index + 1 < states.length ? { Next: `S${index + 1}` } : { End: true }) },
      ]),
    ),
  }))

test('laws: ids without gaps, times never back, and the same history however the steps are cut and stored', async () => {
  await fc.assert(
    fc.asyncProperty(machines, fc.json(), async (definition, input) => {
      const whole = await attempt({ definition, input })
      const cut = await attempt({ definition, input, bounds: { events: 1, historyBytes: 1 } })
      assert.deepEqual(cut.history.map(encodeHistoryEvent), whole.history.map(encodeHistoryEvent))
      for (const [index, event] of whole.history.entries()) {
        assert.equal(event.id, index + 1)
        assert.ok(event.previousEventId < event.id)
        assert.ok(event.timestamp >= (whole.history[index - 1]?.timestamp ?? 0))
      }
      assert.equal(whole.end?.status, 'SUCCEEDED')
      assert.equal(whole.snapshot.parts.size, 0)
    }),
    { numRuns: 60 },
  )
})
