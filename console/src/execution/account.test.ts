import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endName, startName } from '../graph/standing.ts'
import { emptyAccount, type Account } from './account.ts'
import { emptyMemory, graphStanding, type IterationChoice } from './graph-standing.ts'
import type { EventDetails, HistoryEvent } from './history-event.ts'
import { tell } from './tell.ts'
import { timelineRows } from './timeline.ts'

/** `5<4 +10 TaskFailed {"error":"E"}`: id, previous id, milliseconds since the event before (none: 0), type, details. */
function eventsOf(history: string): HistoryEvent[] {
  let at = 1_700_000_000_000
  return history
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const [, id, previous, later, type, details] = /^(\d+)<(\d+)(?: \+(\d+))? (\w+)(?: (\{.*\}))?$/.exec(line) ?? []
      at += Number(later ?? 0)
      const parsed = JSON.parse(details ?? '{}') as EventDetails
      return {
        id: Number(id),
        previousEventId: Number(previous),
        timestamp: new Date(at),
        type,
        anyEventDetails: parsed,
      } as unknown as HistoryEvent
    })
}

/** The rows of the table: depth, what, status, attempts, error. */
function rowsOf(account: Account): string[] {
  return timelineRows(account, new Set()).map(({ depth, visit, scope, status }) => {
    const what = visit === undefined ? `#${scope?.index}` : visit.name
    const attempts = (visit?.attempts ?? []).map((attempt) => attempt.status)
    return ['.'.repeat(depth), what, status, attempts.join(','), visit?.error ?? '']
      .filter((part) => part !== '')
      .join(' ')
  })
}

const edgesOf = (account: Account, choice: IterationChoice = new Map()): string[] =>
  [...graphStanding(account, emptyMemory(), choice).edges].map(([key, look]) => {
    const [from, to, caught] = key.replace(startName, '(').replace(endName, ')').split('\u0001')
    return `${from}>${to}${caught === '' ? '' : '!'} ${look}`
  })

function check(name: string, history: string, rows: string, edges?: string): void {
  test(name, () => {
    const events = eventsOf(history)
    const whole = emptyAccount()
    tell(whole, events)
    assert.deepEqual(rowsOf(whole), rows.trim().split(/\s*\n\s*/))
    if (edges !== undefined) assert.deepEqual(edgesOf(whole), edges.trim().split(/\s*\n\s*/))
    const growing = emptyAccount()
    const memory = emptyMemory()
    for (const [at] of events.entries()) {
      tell(growing, events.slice(Math.max(0, at - 2), at + 1))
      graphStanding(growing, memory, new Map())
    }
    assert.deepEqual(rowsOf(growing), rowsOf(whole))
    assert.deepEqual(graphStanding(growing, memory, new Map()), graphStanding(whole, emptyMemory(), new Map()))
  })
}

check(
  'a retry is an attempt of the same visit, an error that is caught leads to the handler',
  `
  1<0 ExecutionStarted
  2<0 TaskStateEntered {"name":"T"}
  3<2 TaskScheduled {"resourceType":"sqs","resource":"sendMessage"}
  4<3 TaskStarted
  5<4 TaskFailed {"error":"E"}
  6<5 +1000 TaskScheduled {"resourceType":"sqs","resource":"sendMessage"}
  7<6 TaskStarted
  8<7 TaskTimedOut {"error":"States.Timeout"}
  9<8 TaskStateExited {"name":"T","output":"{}"}
  10<9 PassStateEntered {"name":"H"}
  11<10 PassStateExited {"name":"H","output":"{}"}
  12<11 ExecutionSucceeded {"output":"{}"}
`,
  `
  T CAUGHT FAILED,TIMED_OUT States.Timeout
  H SUCCEEDED
`,
  `
  (>T taken
  T>H! taken
  H>) taken
`,
)

check(
  'while it runs, the edge to what runs is live',
  `
  1<0 ExecutionStarted
  2<0 ChoiceStateEntered {"name":"C"}
  3<2 ChoiceStateExited {"name":"C"}
  4<3 WaitStateEntered {"name":"W"}
  5<4 +10 WaitStateExited {"name":"W"}
  6<5 ChoiceStateEntered {"name":"C"}
  7<6 ChoiceStateExited {"name":"C"}
  8<7 WaitStateEntered {"name":"W"}
`,
  `
  C SUCCEEDED
  W SUCCEEDED
  C SUCCEEDED
  W RUNNING
`,
  `
  (>C taken
  C>W live
  W>C taken
`,
)

const failingMap = `
  1<0 ExecutionStarted
  2<0 MapStateEntered {"name":"M"}
  3<2 MapStateStarted {"length":3}
  4<3 MapIterationStarted {"name":"M","index":0}
  5<3 MapIterationStarted {"name":"M","index":1}
  6<4 TaskStateEntered {"name":"T"}
  7<6 LambdaFunctionScheduled {"resource":"f","input":"1"}
  8<5 TaskStateEntered {"name":"T"}
  9<8 LambdaFunctionScheduled {"resource":"f","input":"2"}
  10<7 LambdaFunctionStarted
  11<9 LambdaFunctionStarted
  12<11 LambdaFunctionFailed {"error":"E","cause":"no"}
  13<12 TaskStateAborted
  14<12 MapIterationFailed {"name":"M","index":1}
  15<10 TaskStateAborted
  16<10 MapIterationAborted {"name":"M","index":0}
  17<12 MapStateFailed
`

check(
  'of a Map that fails the failing iteration has failed and the others are aborted',
  `${failingMap}
  18<17 ExecutionFailed {"error":"E","cause":"no"}`,
  `
  M FAILED FAILED E
  . #0 ABORTED
  .. T ABORTED ABORTED
  . #1 FAILED
  .. T FAILED FAILED E
`,
)

check(
  'a redrive goes on with what was not left; its events find their states by their requests',
  `${failingMap}
  18<17 ExecutionFailed {"error":"E","cause":"no"}
  19<18 +60000 ExecutionRedriven {"redriveCount":1}
  20<19 LambdaFunctionScheduled {"resource":"f","input":"2"}
  21<19 LambdaFunctionScheduled {"resource":"f","input":"1"}
  22<20 LambdaFunctionStarted
  23<22 LambdaFunctionSucceeded {"output":"7"}
  24<23 TaskStateExited {"name":"T","output":"7"}
  25<24 MapIterationSucceeded {"name":"M","index":1}
  26<21 LambdaFunctionStarted
  27<26 LambdaFunctionSucceeded {"output":"8"}
  28<27 TaskStateExited {"name":"T","output":"8"}
  29<28 MapIterationSucceeded {"name":"M","index":0}
  30<19 MapIterationStarted {"name":"M","index":2}
  31<30 TaskStateEntered {"name":"T"}`,
  `
  M RUNNING RUNNING
  . #0 SUCCEEDED
  .. T SUCCEEDED ABORTED,SUCCEEDED
  . #1 SUCCEEDED
  .. T SUCCEEDED FAILED,SUCCEEDED
  . #2 RUNNING
  .. T RUNNING
`,
)

const failingWithOthers = `
  1<0 ExecutionStarted
  2<0 ParallelStateEntered {"name":"All"}
  3<2 ParallelStateStarted
  4<3 TaskStateEntered {"name":"T"}
  5<4 LambdaFunctionScheduled {"resource":"f","input":"1"}
  6<3 ParallelStateEntered {"name":"In"}
  7<6 ParallelStateStarted
  8<7 WaitStateEntered {"name":"W"}
  9<3 MapStateEntered {"name":"M"}
  10<9 MapStateStarted {"length":1}
  11<10 MapIterationStarted {"name":"M","index":0}
  12<11 TaskStateEntered {"name":"U"}
  13<12 LambdaFunctionScheduled {"resource":"f","input":"2"}
  14<5 LambdaFunctionStarted
  15<14 LambdaFunctionFailed {"error":"E"}
  16<15 ParallelStateAborted
  17<15 WaitStateAborted
  18<15 MapStateAborted
  19<15 MapIterationAborted {"name":"M","index":0}
  20<15 TaskStateAborted
  21<15 TaskStateAborted
  22<15 ParallelStateFailed
  23<22 ExecutionFailed {"error":"E"}
`

check(
  'what is aborted points back to the failure, wherever it was',
  failingWithOthers,
  `
  All FAILED FAILED E
  . T FAILED FAILED E
  . In ABORTED ABORTED
  .. W ABORTED
  . M ABORTED ABORTED
  .. #0 ABORTED
  ... U ABORTED ABORTED
`,
)

check(
  'what a redrive goes on with points back to where it was entered',
  `${failingWithOthers}
  24<23 +60000 ExecutionRedriven {"redriveCount":1}
  25<4 LambdaFunctionScheduled {"resource":"f","input":"1"}
  26<12 LambdaFunctionScheduled {"resource":"f","input":"2"}
  27<8 WaitStateExited {"name":"W"}
  28<27 ParallelStateSucceeded
  29<27 ParallelStateExited {"name":"In"}
  30<26 LambdaFunctionStarted
  31<30 LambdaFunctionSucceeded
  32<31 TaskStateExited {"name":"U"}
`,
  `
  All RUNNING RUNNING
  . T RUNNING FAILED,RUNNING
  . In SUCCEEDED SUCCEEDED
  .. W SUCCEEDED
  . M RUNNING RUNNING
  .. #0 RUNNING
  ... U SUCCEEDED ABORTED,SUCCEEDED
`,
)

check(
  'a Parallel that is tried again begins its branches anew',
  `
  1<0 ExecutionStarted
  2<0 ParallelStateEntered {"name":"All"}
  3<2 ParallelStateStarted
  4<3 PassStateEntered {"name":"A"}
  5<4 PassStateExited {"name":"A"}
  6<3 FailStateEntered {"name":"F"}
  7<6 +100 ParallelStateStarted
  8<7 PassStateEntered {"name":"A"}
  9<8 PassStateExited {"name":"A"}
  10<7 FailStateEntered {"name":"F"}
  11<10 ParallelStateFailed
  12<11 ExecutionFailed {"error":"X"}
`,
  `
  All FAILED FAILED,FAILED X
  . A SUCCEEDED
  . F FAILED X
`,
)

check(
  'a Fail state that a redrive goes on with fails again, though its event points to the redrive alone',
  `
  1<0 ExecutionStarted
  2<0 ParallelStateEntered {"name":"All"}
  3<2 ParallelStateStarted
  4<3 FailStateEntered {"name":"F"}
  5<3 WaitStateEntered {"name":"W"}
  6<5 WaitStateAborted
  7<4 ParallelStateFailed
  8<7 ExecutionFailed {"error":"X"}
  9<8 ExecutionRedriven {"redriveCount":1}
  10<9 WaitStateAborted
  11<9 ParallelStateFailed
  12<11 ExecutionFailed {"error":"X"}
`,
  `
  All FAILED FAILED X
  . F FAILED X
  . W ABORTED
`,
)

test('one iteration at a time: only what it ran is shown', () => {
  const account = emptyAccount()
  tell(account, eventsOf(`${failingMap}\n18<17 ExecutionFailed {"error":"E","cause":"no"}`))
  const statusOf = (index: number): string | undefined =>
    graphStanding(account, emptyMemory(), new Map([['M', index]])).nodes.get('T')?.status
  assert.deepEqual([statusOf(0), statusOf(1), statusOf(2)], ['ABORTED', 'FAILED', undefined])
  assert.equal(account.failed?.name, 'T')
})
