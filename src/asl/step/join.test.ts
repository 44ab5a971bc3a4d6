import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { encodeHistoryEvent } from './history.ts'
import { encodePart } from './part.ts'
import { attempt, line, type Trial } from '../trial.ts'

/** Ids and links only: what a case is about is mostly the order. */
function check(name: string, trial: Trial, history: string): void {
  test(name, async () => {
    const { history: events } = await attempt(trial)
    const short = events.slice(1).map((event) => line(event).replace(/ \{.*/, ''))
    assert.deepEqual(short, history.trim().split(/\s*\n\s*/))
  })
}

const pass = { Type: 'Pass', End: true }
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'
const one = (states: object): object => ({ StartAt: Object.keys(states)[0], States: states })
const map = (processor: object, more: object = {}): object => ({
  Type: 'Map',
  ItemProcessor: processor,
  End: true,
  ...more,
})
const parallel = (branches: readonly object[], more: object = {}): object => ({
  Type: 'Parallel',
  Branches: branches,
  End: true,
  ...more,
})

check(
  'a Map one by one: the next iteration points past MapIterationSucceeded',
  { definition: one({ M: map(one({ P: pass }), { MaxConcurrency: 1 }) }), input: '[1,2]' },
  `
  2<0 MapStateEntered
  3<2 MapStateStarted
  4<3 MapIterationStarted
  5<4 PassStateEntered
  6<5 PassStateExited
  7<6 MapIterationSucceeded
  8<6 MapIterationStarted
  9<8 PassStateEntered
  10<9 PassStateExited
  11<10 MapIterationSucceeded
  12<11 MapStateSucceeded
  13<11 MapStateExited
  14<13 ExecutionSucceeded
`,
)

check(
  'an empty Map',
  { definition: one({ M: map(one({ P: pass })) }), input: '[]' },
  `
  2<0 MapStateEntered
  3<2 MapStateStarted
  4<3 MapStateSucceeded
  5<3 MapStateExited
  6<5 ExecutionSucceeded
`,
)

check(
  'a failing iteration fails the Map',
  { definition: one({ M: map(one({ F: { Type: 'Fail', Error: 'E' } }), { MaxConcurrency: 1 }) }), input: '[1,2]' },
  `
  2<0 MapStateEntered
  3<2 MapStateStarted
  4<3 MapIterationStarted
  5<4 FailStateEntered
  6<5 MapIterationFailed
  7<5 MapStateFailed
  8<7 ExecutionFailed
`,
)

check(
  'a Map tried again starts anew from the failure',
  {
    definition: one({
      M: map(one({ F: { Type: 'Fail', Error: 'E' } }), { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] }),
    }),
    input: '[1]',
  },
  `
  2<0 MapStateEntered
  3<2 MapStateStarted
  4<3 MapIterationStarted
  5<4 FailStateEntered
  6<5 MapIterationFailed
  7<5 MapStateStarted
  8<7 MapIterationStarted
  9<8 FailStateEntered
  10<9 MapIterationFailed
  11<9 MapStateFailed
  12<11 ExecutionFailed
`,
)

check(
  'branches: each begins at ParallelStateStarted, the failed one takes the others with it, the Parallel catches',
  {
    definition: one({
      P: parallel(
        [
          one({ A: { Type: 'Wait', Seconds: 60, End: true } }),
          one({ B: { Type: 'Task', Resource: lambda, End: true } }),
          one({ C: map(one({ D: { Type: 'Wait', Seconds: 9, End: true } })) }),
        ],
        { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }] },
      ),
      H: pass,
    }),
    input: '[0]',
    tasks: [[{ kind: 'taskFailed', error: 'E' }]],
  },
  `
  2<0 ParallelStateEntered
  3<2 ParallelStateStarted
  4<3 WaitStateEntered
  5<3 TaskStateEntered
  6<5 LambdaFunctionScheduled
  7<6 LambdaFunctionStarted
  8<3 MapStateEntered
  9<8 MapStateStarted
  10<9 MapIterationStarted
  11<10 WaitStateEntered
  12<7 LambdaFunctionFailed
  13<12 TaskStateAborted
  14<12 WaitStateAborted
  15<12 MapStateAborted
  16<12 MapIterationAborted
  17<12 WaitStateAborted
  18<12 ParallelStateFailed
  19<18 ParallelStateExited
  20<19 PassStateEntered
  21<20 PassStateExited
  22<21 ExecutionSucceeded
`,
)

check(
  'a failing iteration takes the others with it, before it is told itself',
  {
    definition: one({
      M: map({
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'F' }], Default: 'W' },
          F: { Type: 'Fail', Error: 'E' },
          W: { Type: 'Wait', Seconds: 60, End: true },
        },
      }),
    }),
    input: '[1,2,3]',
  },
  `
  2<0 MapStateEntered
  3<2 MapStateStarted
  4<3 MapIterationStarted
  5<4 ChoiceStateEntered
  6<5 ChoiceStateExited
  7<6 WaitStateEntered
  8<3 MapIterationStarted
  9<8 ChoiceStateEntered
  10<9 ChoiceStateExited
  11<10 FailStateEntered
  12<11 MapIterationAborted
  13<11 WaitStateAborted
  14<11 MapIterationFailed
  15<11 MapStateFailed
  16<15 ExecutionFailed
`,
)

check(
  'a catcher that fails fails the Parallel once more',
  {
    definition: {
      QueryLanguage: 'JSONata',
      ...one({
        P: parallel([one({ F: { Type: 'Fail', Error: 'E' } })], {
          Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input.no %}', Next: 'H' }],
        }),
        H: pass,
      }),
    },
  },
  `
  2<0 ParallelStateEntered
  3<2 ParallelStateStarted
  4<3 FailStateEntered
  5<4 ParallelStateFailed
  6<4 EvaluationFailed
  7<6 ParallelStateFailed
  8<7 ExecutionFailed
`,
)

check(
  'the Parallel’s own failure after its branches have succeeded',
  { definition: one({ P: parallel([one({ A: pass })], { ResultSelector: { 'm.$': '$.no' } }) }) },
  `
  2<0 ParallelStateEntered
  3<2 ParallelStateStarted
  4<3 PassStateEntered
  5<4 PassStateExited
  6<5 ParallelStateSucceeded
  7<6 ExecutionFailed
`,
)

check(
  'the interpreter’s own failure ends everything without ceremony',
  {
    definition: one({ P: parallel([one({ A: { ...pass, InputPath: '$.no' } }), one({ B: pass })]) }),
  },
  `
  2<0 ParallelStateEntered
  3<2 ParallelStateStarted
  4<3 PassStateEntered
  5<4 ExecutionFailed
`,
)

test('results are in order, whatever order they come in; variables of outside can be read inside', async () => {
  const task = { Type: 'Task', Resource: lambda, ResultSelector: { 'v.$': '$', 'of.$': '$outer' }, End: true }
  const definition = one({
    S: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'M' },
    M: map(one({ T: task }), {
      ItemsPath: '$.items',
      ItemSelector: { 'i.$': '$$.Map.Item.Index', 'x.$': '$$.Map.Item.Value', 'all.$': '$.items' },
      MaxConcurrency: 2,
      ResultPath: '$.out',
    }),
  })
  const reply = (output: string, afterMs: number) => [{ kind: 'taskSucceeded' as const, output, afterMs }]
  const { end, history } = await attempt({
    definition,
    input: '{"items":["a","b","c"]}',
    tasks: [reply('1', 30), reply('2', 10), reply('3', 40)],
  })
  assert.ok(end?.status === 'SUCCEEDED')
  assert.equal(end.output.text, '{"items":["a","b","c"],"out":[{"v":1,"of":"o"},{"v":2,"of":"o"},{"v":3,"of":"o"}]}')
  const scheduled = history.filter((event) => event.type === 'LambdaFunctionScheduled').map(line)
  assert.match(scheduled[1] ?? '', /"input":\{"all":\["a","b","c"\],"x":"b","i":1\}/)
})

test('what a Map cannot iterate', async () => {
  const cases: readonly (readonly [object, string, string])[] = [
    [{}, '{}', 'Reference path "$" must point to array.'],
    [{ ItemsPath: '$.a' }, '{"a":1}', 'Reference path "$.a" must point to array.'],
    [{ ItemsPath: '$.a' }, '{}', "Invalid path '$.a' : No results for path: $['a']"],
    [
      { MaxConcurrencyPath: '$[0]' },
      '["x"]',
      'The MaxConcurrencyPath field refers to value "x" which is not a valid integer: $[0]',
    ],
  ]
  for (const [more, input, words] of cases) {
    const { end } = await attempt({ definition: one({ M: map(one({ P: pass }), more) }), input })
    const cause = `An error occurred while executing the state 'M' (entered at the event id #2). ${words}`
    assert.deepEqual(end, { status: 'FAILED', error: 'States.Runtime', cause })
  }
})

/** A name stands for one state in the whole machine, so that workflows are made with a prefix for theirs. */
type Named = (prefix: string) => object

const leaf = fc.constantFrom<Named>(
  (x) => one({ [`${x}P`]: pass }),
  (x) => one({ [`${x}W`]: { Type: 'Wait', Seconds: 2, End: true } }),
  (x) =>
    one({
      [`${x}A`]: { Type: 'Pass', Assign: { [`v${x}`]: 'x'.repeat(9_000) }, Next: `${x}B` },
      [`${x}B`]: { ...pass, Parameters: { 'v.$': `$v${x}` }, ResultPath: null },
    }),
  (x) => one({ [`${x}F`]: { Type: 'Fail', Error: 'E' } }),
)
const nested = fc.letrec<{ workflow: Named }>((tie) => ({
  workflow: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.tuple(tie('workflow'), fc.integer({ min: 0, max: 3 })).map(
      ([inner, MaxConcurrency]): Named =>
        (x) =>
          one({
            [`${x}M`]: map(inner(`${x}m`), {
              MaxConcurrency,
              ItemsPath: '$$.Execution.Input',
              Catch: [{ ErrorEquals: ['E'], Next: `${x}C` }],
            }),
            [`${x}C`]: pass,
          }),
    ),
    fc.array(tie('workflow'), { minLength: 1, maxLength: 3 }).map(
      (branches): Named =>
        (x) =>
          one({ [`${x}P`]: parallel(branches.map((branch, at) => branch(`${x}${at}`))) }),
    ),
  ),
})).workflow

test('laws of branches and iterations: the same history however the steps are cut and stored', async () => {
  await fc.assert(
    fc.asyncProperty(nested, fc.array(fc.integer(), { maxLength: 4 }), async (workflow, items) => {
      const definition = workflow('s')
      const input = JSON.stringify(items)
      const whole = await attempt({ definition, input })
      const cut = await attempt({ definition, input, bounds: { events: 1, historyBytes: 1 } })
      assert.ok(whole.end !== undefined)
      assert.deepEqual(cut.history.map(encodeHistoryEvent), whole.history.map(encodeHistoryEvent))
      assert.ok(whole.history.every((event, index) => event.id === index + 1 && event.previousEventId <= index))
      if (whole.end.status === 'SUCCEEDED') assert.equal(whole.snapshot.parts.size, 0)
    }),
    { numRuns: 100 },
  )
})

test('what an inline Map writes grows with its iterations, not with their square', async () => {
  const written = async (iterations: number): Promise<number> => {
    let bytes = 0
    const input = JSON.stringify(Array.from({ length: iterations }, (_item, at) => `${at}`.repeat(9)))
    await attempt({
      definition: one({ M: map(one({ T: { Type: 'Task', Resource: lambda, End: true } })) }),
      input,
      reply: () => [{ kind: 'taskSucceeded', output: '{"done":true}' }],
      onStep: ({ changedParts }) => {
        for (const part of changedParts.values()) if (part !== undefined) bytes += encodePart(part).length
      },
    })
    return bytes
  }
  assert.ok((await written(800)) < 2.2 * (await written(400)))
})
