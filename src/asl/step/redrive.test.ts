import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { attempt, line, startedAt, type Trial } from '../trial.ts'

const one = (states: object): object => ({ StartAt: Object.keys(states)[0], States: states })
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'
const task = { Type: 'Task', Resource: lambda, End: true }
const succeeded = [{ kind: 'taskSucceeded', output: '7' }] as const
const failing = [{ kind: 'taskFailed', error: 'E' }] as const

function check(name: string, trial: Trial, history: string): void {
  test(name, async () => {
    const { history: events } = await attempt({ redrives: 1, ...trial })
    const first = events.findIndex(({ type }) => type === 'ExecutionRedriven') - 1
    assert.deepEqual(events.slice(first).map(line), history.trim().split(/\s*\n\s*/))
    assert.deepEqual(
      events.map(({ id }) => id),
      events.map((_event, at) => at + 1),
    )
  })
}

check(
  'a Task is scheduled again without being entered again',
  { definition: one({ P: { Type: 'Pass', Next: 'T' }, T: task }), tasks: [failing, succeeded] },
  `
  8<7 ExecutionFailed {"error":"E"}
  9<8 ExecutionRedriven {"redriveCount":1}
  10<4 LambdaFunctionScheduled {"resource":"${lambda}","input":{}}
  11<10 LambdaFunctionStarted
  12<11 LambdaFunctionSucceeded {"output":7}
  13<12 TaskStateExited {"name":"T","output":7}
  14<13 ExecutionSucceeded {"output":7}
`,
)

check(
  'retriers count from their beginning',
  {
    definition: one({ T: { ...task, Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1, IntervalSeconds: 1 }] } }),
    tasks: [failing, failing, failing, succeeded],
  },
  `
  9<8 ExecutionFailed {"error":"E"}
  10<9 ExecutionRedriven {"redriveCount":1}
  11<2 LambdaFunctionScheduled {"resource":"${lambda}","input":{}}
  12<11 LambdaFunctionStarted
  13<12 LambdaFunctionFailed {"error":"E"}
  14<13 LambdaFunctionScheduled {"resource":"${lambda}","input":{}}
  15<14 LambdaFunctionStarted
  16<15 LambdaFunctionSucceeded {"output":7}
  17<16 TaskStateExited {"name":"T","output":7}
  18<17 ExecutionSucceeded {"output":7}
`,
)

const branch = (name: string): object => one({ [name]: task })

check(
  'of a Parallel only unsuccessful branches go on, the aborted ones too',
  {
    definition: one({ All: { Type: 'Parallel', Branches: [branch('A'), branch('B'), branch('C')], End: true } }),
    tasks: [
      [{ kind: 'taskSucceeded', output: '"a"' }],
      [{ kind: 'taskFailed', error: 'E', afterMs: 5 }],
      [],
      succeeded,
    ],
    reply: repliesOf({
      A: [[{ kind: 'taskSucceeded', output: '"a"' }]],
      B: [[{ kind: 'taskFailed', error: 'E', afterMs: 5 }], [{ kind: 'taskSucceeded', output: '"b"' }]],
      C: [[], [{ kind: 'taskSucceeded', output: '"c"' }]],
    }),
  },
  `
  19<18 ExecutionFailed {"error":"E"}
  20<19 ExecutionRedriven {"redriveCount":1}
  21<7 LambdaFunctionScheduled {"resource":"${lambda}","input":{}}
  22<21 LambdaFunctionStarted
  23<10 LambdaFunctionScheduled {"resource":"${lambda}","input":{}}
  24<23 LambdaFunctionStarted
  25<22 LambdaFunctionSucceeded {"output":"b"}
  26<25 TaskStateExited {"name":"B","output":"b"}
  27<24 LambdaFunctionSucceeded {"output":"c"}
  28<27 TaskStateExited {"name":"C","output":"c"}
  29<28 ParallelStateSucceeded
  30<28 ParallelStateExited {"name":"All","output":["a","b","c"]}
  31<30 ExecutionSucceeded {"output":["a","b","c"]}
`,
)

check(
  'of a Map the failed iteration goes on, and those that were never started',
  {
    definition: one({ M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: branch('T'), End: true } }),
    input: '[1,2,3]',
    tasks: [succeeded, failing, succeeded, succeeded],
  },
  `
  19<18 ExecutionFailed {"error":"E"}
  20<19 ExecutionRedriven {"redriveCount":1}
  21<12 LambdaFunctionScheduled {"resource":"${lambda}","input":2}
  22<21 LambdaFunctionStarted
  23<22 LambdaFunctionSucceeded {"output":7}
  24<23 TaskStateExited {"name":"T","output":7}
  25<24 MapIterationSucceeded {"name":"M","index":1}
  26<24 MapIterationStarted {"name":"M","index":2}
  27<26 TaskStateEntered {"name":"T","input":3}
  28<27 LambdaFunctionScheduled {"resource":"${lambda}","input":3}
  29<28 LambdaFunctionStarted
  30<29 LambdaFunctionSucceeded {"output":7}
  31<30 TaskStateExited {"name":"T","output":7}
  32<31 MapIterationSucceeded {"name":"M","index":2}
  33<32 MapStateSucceeded
  34<32 MapStateExited {"name":"M","output":[7,7,7]}
  35<34 ExecutionSucceeded {"output":[7,7,7]}
`,
)

check(
  'a Wait that was aborted waits its whole time again',
  {
    definition: one({ W: { Type: 'Wait', Seconds: 10, End: true } }),
    interruption: { kind: 'stop', at: startedAt + 4_000 },
  },
  `
  3<0 ExecutionAborted
  4<3 ExecutionRedriven {"redriveCount":1}
  5<2 WaitStateExited {"name":"W","output":{}}
  6<5 ExecutionSucceeded {"output":{}}
`,
)

check(
  'a Fail state fails again; the context object tells of the redrive',
  {
    definition: one({
      F: { Type: 'Fail', ErrorPath: "States.Format('{} {}', $$.Execution.RedriveCount, $$.State.Name)" },
    }),
  },
  `
  3<2 ExecutionFailed {"error":"0 F"}
  4<3 ExecutionRedriven {"redriveCount":1}
  5<4 ExecutionFailed {"error":"1 F"}
`,
)

check(
  'an instant that has passed by the time of the redrive is not waited for',
  {
    definition: one({ W: { Type: 'Wait', Timestamp: new Date(startedAt + 20_000).toISOString(), End: true } }),
    interruption: { kind: 'stop', at: startedAt + 4_000 },
  },
  `
  3<0 ExecutionAborted
  4<3 ExecutionRedriven {"redriveCount":1}
  5<2 WaitStateExited {"name":"W","output":{}}
  6<5 ExecutionSucceeded {"output":{}}
`,
)

const second = 'States.ArrayGetItem(States.Array(1, 2), States.MathAdd($$.Map.Item.Value, -1))'
const tooFar = JSON.stringify({
  error: 'States.Runtime',
  cause: `An error occurred while executing the state 'M' (entered at the event id #2). There was an error while evaluating the intrinsic function: ${second}. Invalid arguments in States.ArrayGetItem`,
})

check(
  'an iteration whose input could not be made is started anew',
  {
    definition: one({
      M: {
        Type: 'Map',
        ItemSelector: { 'x.$': second },
        ItemProcessor: one({ P: { Type: 'Pass', End: true } }),
        MaxConcurrency: 1,
        End: true,
      },
    }),
    input: '[1,3]',
  },
  `
  9<7 ExecutionFailed ${tooFar}
  10<9 ExecutionRedriven {"redriveCount":1}
  11<6 MapIterationStarted {"name":"M","index":1}
  12<7 ExecutionFailed ${tooFar}
`,
)

test("the machine's time begins again", async () => {
  const definition = { ...one({ W: { Type: 'Wait', Seconds: 10, End: true } }), TimeoutSeconds: 4 }
  const { history } = await attempt({ definition, redrives: 1 })
  const [first, redriven, second] = history.filter(({ type }) => type.startsWith('Execution')).slice(1)
  assert.deepEqual([first?.type, redriven?.type, second?.type].join(), timedOutTwice)
  assert.equal((second?.timestamp ?? 0) - (redriven?.timestamp ?? 0), 4_000)
})

const timedOutTwice = 'ExecutionTimedOut,ExecutionRedriven,ExecutionTimedOut'

/** What comes back by the name of the state, attempt after attempt. */
function repliesOf(replies: Record<string, readonly (readonly object[])[]>): NonNullable<Trial['reply']> {
  const left = new Map(Object.entries(replies).map(([name, list]) => [name, [...list]]))
  return ({ request }) => (left.get(request.stateName)?.shift() ?? []) as ReturnType<NonNullable<Trial['reply']>>
}

/** Machines of tasks, in Parallels and Maps inside each other; what a task gives depends on its input and name alone. */
let named = 0
const machines = fc.letrec<{ flow: object; state: object }>((tie) => ({
  flow: fc.tuple(tie('state'), fc.option(tie('state'), { nil: undefined })).map(([first, second]) => {
    const a = `s${++named}`
    if (second === undefined) return one({ [a]: { ...first, End: true } })
    const b = `s${++named}`
    return one({ [a]: { ...first, Next: b }, [b]: { ...second, End: true } })
  }),
  state: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<object>(
      { Type: 'Task', Resource: lambda, ResultPath: '$.r' },
      { Type: 'Task', Resource: lambda, ResultPath: '$.r', Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] },
      { Type: 'Pass' },
    ),
    fc.array(tie('flow'), { minLength: 1, maxLength: 3 }).map((Branches) => ({
      Type: 'Parallel',
      Branches,
      ResultPath: '$.p',
    })),
    tie('flow').map((ItemProcessor) => ({
      Type: 'Map',
      ItemProcessor,
      ItemsPath: '$$.Execution.Input.items',
      ItemSelector: { 'i.$': '$$.Map.Item.Value' },
      MaxConcurrency: 2,
      ResultPath: '$.m',
    })),
  ),
}))

test('law: who is redriven until it succeeds gives what it would have given without the failures', async () => {
  await fc.assert(fc.asyncProperty(machines.flow, fc.infiniteStream(fc.nat(4)), fc.constantFrom(1, 4, 1_000), run), {
    numRuns: 60,
  })
})

async function run(definition: object, draws: Iterator<number>, events: number): Promise<void> {
  const input = '{"items":[1,2,3]}'
  const output = JSON.stringify('done')
  const bounds = { events, historyBytes: 1_000_000 }
  const smooth = await attempt({ definition, input, reply: () => [{ kind: 'taskSucceeded', output }] })
  // The data of some of them outgrows the limit whatever fails.
  fc.pre(smooth.end?.status === 'SUCCEEDED')
  let failures = 6
  const reply: Trial['reply'] = () => {
    const afterMs = Number(draws.next().value)
    if (afterMs === 0 && failures-- > 0) return [{ kind: 'taskFailed', error: 'E' }]
    return [{ kind: 'taskSucceeded', output, afterMs }]
  }
  const rough = await attempt({ definition, input, reply, redrives: 6, bounds })
  assert.ok(rough.end?.status === 'SUCCEEDED')
  assert.equal(rough.end.output.text, smooth.end.output.text)
  assert.ok(rough.history.every(({ id, previousEventId }, at) => id === at + 1 && previousEventId < id))
  const entered = (events: typeof rough.history): number =>
    events.filter(({ type }) => type.endsWith('StateEntered')).length
  assert.equal(entered(rough.history), entered(smooth.history), 'no state is entered twice')
}
