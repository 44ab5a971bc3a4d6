import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsonata from 'jsonata'
import type { JsonValue } from '../../base/index.ts'
import { attempt, line, type Trial } from '../trial.ts'
import type { Answer, Question } from './contract.ts'

/** The bare library: what bounds it is not this module's. */
async function answer({ expression, bindings }: Question): Promise<Answer> {
  const value = (await jsonata(expression).evaluate(undefined, { ...bindings })) as JsonValue | undefined
  return { kind: 'value', value }
}

function check(name: string, trial: Trial, history: readonly string[]): void {
  test(name, async () => {
    const { history: events } = await attempt({ ...trial, answer })
    assert.deepEqual(events.slice(1).map(line), history)
  })
}

const machine = (states: object): object => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
})
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'

check(
  'Output and Assign see the values from before; literals stay',
  {
    definition: machine({
      A: {
        Type: 'Pass',
        Assign: { n: '{% $states.input.n + 1 %}', plain: ['$.x', { deep: '{% $states.context.State.Name %}' }] },
        Output: { was: '{% $states.input %}' },
        Next: 'B',
      },
      B: { Type: 'Succeed', Output: '{% [$n, $plain] %}' },
    }),
    input: '{"n":1}',
  },
  [
    '2<0 PassStateEntered {"name":"A","input":{"n":1}}',
    '3<2 PassStateExited {"name":"A","output":{"was":{"n":1}},"assignedVariables":{"n":"2","plain":"[\\"$.x\\",{\\"deep\\":\\"A\\"}]"}}',
    '4<3 SucceedStateEntered {"name":"B","input":{"was":{"n":1}}}',
    '5<4 SucceedStateExited {"name":"B","output":[2,"$.x",{"deep":"A"}]}',
    '6<5 ExecutionSucceeded {"output":[2,"$.x",{"deep":"A"}]}',
  ],
)

const fault = (state: string, at: number, words: string): string =>
  JSON.stringify(
    `An error occurred while executing the state '${state}' (entered at the event id #${at}). ${words}`,
  ).slice(1, -1)

const undefinedOutput = fault(
  'B',
  4,
  "The JSONata expression '$states.input.no' specified for the field 'Output/v' returned nothing (undefined).",
)

check(
  'a fault at entry points past Entered',
  {
    definition: machine({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Pass', Output: { v: '{% $states.input.no %}' }, End: true },
    }),
  },
  [
    '2<0 PassStateEntered {"name":"A","input":{}}',
    '3<2 PassStateExited {"name":"A","output":{}}',
    '4<3 PassStateEntered {"name":"B","input":{}}',
    `5<3 EvaluationFailed {"error":"States.QueryEvaluationError","cause":"${undefinedOutput}","location":"Output/v","state":"B"}`,
    `6<5 ExecutionFailed {"error":"States.QueryEvaluationError","cause":"${undefinedOutput}"}`,
  ],
)

const badTimestamp = fault(
  'W',
  2,
  'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: soon',
)

check(
  'a Wait’s fault points to its Entered',
  { definition: machine({ W: { Type: 'Wait', Timestamp: "{% 'so' & 'on' %}", End: true } }) },
  [
    '2<0 WaitStateEntered {"name":"W","input":{}}',
    `3<2 EvaluationFailed {"error":"States.QueryEvaluationError","cause":"${badTimestamp}","location":"Timestamp","state":"W"}`,
    `4<3 ExecutionFailed {"error":"States.QueryEvaluationError","cause":"${badTimestamp}"}`,
  ],
)

const badItems = fault(
  'M',
  2,
  "The JSONata expression '$states.input' specified for the field 'Items' returned an unexpected result type. " +
    "Expected 'array', but was 'number' for value: 7",
)

check(
  'items that are no list fail the Map',
  {
    definition: machine({
      M: {
        Type: 'Map',
        Items: '{% $states.input %}',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
    }),
    input: '7',
  },
  [
    '2<0 MapStateEntered {"name":"M","input":7}',
    `3<0 EvaluationFailed {"error":"States.QueryEvaluationError","cause":"${badItems}","location":"Items","state":"M"}`,
    '4<3 MapStateFailed',
    `5<4 ExecutionFailed {"error":"States.QueryEvaluationError","cause":"${badItems}"}`,
  ],
)

const badError = fault(
  'F',
  2,
  "The JSONata expression '$states.input' specified for the field 'Error' returned an unexpected result type. " +
    "Expected 'string', but was 'number' for value: 5",
)

check(
  'an Error that is no string',
  { definition: machine({ F: { Type: 'Fail', Error: '{% $states.input %}' } }), input: '5' },
  [
    '2<0 FailStateEntered {"name":"F","input":5}',
    `3<0 EvaluationFailed {"error":"States.QueryEvaluationError","cause":"${badError}","location":"Error","state":"F"}`,
    `4<3 ExecutionFailed {"error":"States.QueryEvaluationError","cause":"${badError}"}`,
  ],
)

check(
  'Choice by Condition: the rule’s own Output, the state’s only by default',
  {
    definition: machine({
      C: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input > 5 %}', Output: 'rule', Next: 'S' }],
        Output: 'default',
        Default: 'S',
      },
      S: { Type: 'Succeed' },
    }),
    input: '9',
  },
  [
    '2<0 ChoiceStateEntered {"name":"C","input":9}',
    '3<2 ChoiceStateExited {"name":"C","output":"rule"}',
    '4<3 SucceedStateEntered {"name":"S","input":"rule"}',
    '5<4 SucceedStateExited {"name":"S","output":"rule"}',
    '6<5 ExecutionSucceeded {"output":"rule"}',
  ],
)

check(
  'a Task with Arguments, caught by errorOutput',
  {
    definition: machine({
      T: {
        Type: 'Task',
        Resource: lambda,
        Arguments: { x: '{% $states.input.a %}' },
        TimeoutSeconds: '{% 4 + 1 %}',
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Assign: { e: '{% $states.errorOutput.Error %}' },
            Output: { in: '{% $states.input %}' },
            Next: 'F',
          },
        ],
        End: true,
      },
      F: { Type: 'Fail', Error: '{% $e %}', Cause: "{% 'c' %}" },
    }),
    input: '{"a":1}',
    tasks: [[{ kind: 'taskFailed', error: 'E' }]],
  },
  [
    '2<0 TaskStateEntered {"name":"T","input":{"a":1}}',
    `3<2 LambdaFunctionScheduled {"resource":"${lambda}","input":{"x":1},"timeoutInSeconds":5}`,
    '4<3 LambdaFunctionStarted',
    '5<4 LambdaFunctionFailed {"error":"E"}',
    '6<5 TaskStateExited {"name":"T","output":{"in":{"a":1}},"assignedVariables":{"e":"\\"E\\""}}',
    '7<6 FailStateEntered {"name":"F","input":{"in":{"a":1}}}',
    '8<7 ExecutionFailed {"error":"E","cause":"c"}',
  ],
)

test('a JSONPath machine may have JSONata states; variables pass between them', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { 'v.$': '$.n' }, Next: 'B' },
      B: { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { w: '{% $v * 2 %}' }, Output: '{% $states %}', Next: 'C' },
      C: { Type: 'Pass', Parameters: { 'w.$': '$w', 'in.$': '$.input' }, End: true },
    },
  }
  const { end } = await attempt({ definition, input: '{"n":21}', answer })
  assert.ok(end?.status === 'SUCCEEDED')
  assert.equal(end.output.text, '{"in":{"n":21},"w":42}')
})

test('how the faults of an expression are told', async () => {
  const cases: readonly (readonly [Answer, string])[] = [
    [{ kind: 'value', value: undefined }, 'returned nothing (undefined).'],
    [{ kind: 'unsupported' }, 'returned an unsupported result type.'],
    [{ kind: 'error', code: 'T1006', message: 'm' }, 'threw an error during evaluation. T1006: m'],
    [{ kind: 'error', message: 'm' }, 'threw an error during evaluation: m'],
    [{ kind: 'internal', id: 'i' }, 'threw an internal error during evaluation. i'],
  ]
  for (const [told, words] of cases) {
    const definition = machine({ A: { Type: 'Pass', Output: ['{% 1 %}'], End: true } })
    const { end } = await attempt({ definition, answer: () => told })
    assert.ok(end?.status === 'FAILED')
    assert.equal(
      end.cause,
      "An error occurred while executing the state 'A' (entered at the event id #2). " +
        `The JSONata expression '1' specified for the field 'Output[0]' ${words}`,
    )
  }
})
