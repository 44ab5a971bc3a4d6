import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import jsonata from 'jsonata'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import { datumOfText, datumOfValue } from '../datum.ts'
import { parseLoneState } from '../parse/definition.ts'
import type { Question } from '../step/contract.ts'
import type { Mock, StateTest, TestedState } from './contract.ts'
import { inspectState } from './inspect.ts'

interface Case {
  readonly state: object
  readonly input?: JsonValue
  readonly mock?: JsonValue
  readonly error?: string
  readonly more?: Partial<StateTest>
  /** Status, output, what is next, and all that was seen. */
  readonly gives: JsonObject
}

async function answer({ expression, bindings }: Question) {
  const value = (await jsonata(expression).evaluate(undefined, { ...bindings })) as JsonValue | undefined
  return { kind: 'value', value } as const
}

function check(name: string, { state: text, input = {}, mock, error, more, gives }: Case): void {
  void test(name, async () => {
    const { state, problems } = parseLoneState(JSON.stringify(text), 'StateName')
    if (state === undefined) throw new Error(JSON.stringify(problems))
    const mocked: Mock | undefined =
      mock === undefined
        ? error === undefined
          ? undefined
          : { kind: 'error', error, cause: 'C' }
        : { kind: 'result', value: datumOfText(JSON.stringify(mock)) }
    const tested = await inspectState({
      state,
      execution: {
        arn: 'arn:aws:states:us-east-1:000000000000:express:m:e',
        name: 'e',
        machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
        machineName: 'm',
        roleArn: 'r',
        startedAt: 0,
        input: datumOfValue(input),
        redriveCount: 0,
        express: true,
      },
      variables: [],
      ...(mocked === undefined ? {} : { mock: mocked }),
      retries: 0,
      failedIterations: 0,
      chance: { random: () => 0.5, uuid: () => 'u' },
      digest: { hashHex: () => '' },
      answer,
      call: (request) => Promise.resolve({ kind: 'result', value: datumOfText(request.parameters) }),
      ...more,
    })
    deepStrictEqual(JSON.parse(JSON.stringify(shown(tested))), gives)
  })
}

function shown({ output, inspection, ...rest }: TestedState): JsonObject {
  const { stages, variables, ...noted } = inspection
  const values = Object.fromEntries(Object.entries(stages).map(([stage, { value }]) => [stage, value]))
  return {
    ...rest,
    ...(output === undefined ? {} : { output: output.value }),
    ...values,
    ...(variables.length === 0 ? {} : { variables: Object.fromEntries(variables.map(([k, { value }]) => [k, value])) }),
    ...noted,
  }
}

const processor = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
const distributed = { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }
const exceeded = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
}
const absent =
  "The JSONata expression '$states.input.gone' specified for the field 'Arguments' returned nothing (undefined)."
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }

check('a Pass shows each stage', {
  state: { Type: 'Pass', InputPath: '$.a', Parameters: { 'x.$': '$.b' }, ResultPath: '$.r', Next: 'N' },
  input: { a: { b: 1 } },
  gives: {
    status: 'SUCCEEDED',
    next: 'N',
    output: { a: { b: 1 }, r: { x: 1 } },
    afterInputPath: { b: 1 },
    afterParameters: { x: 1 },
    afterResultSelector: { x: 1 },
    afterResultPath: { a: { b: 1 }, r: { x: 1 } },
  },
})

check('a Result hides what came before', {
  state: { Type: 'Pass', Result: 1, ResultPath: '$.r', End: true },
  gives: { status: 'SUCCEEDED', output: { r: 1 }, result: 1, afterResultSelector: 1, afterResultPath: { r: 1 } },
})

check('a Wait is judged, not waited for', {
  state: { Type: 'Wait', Seconds: 200, Next: 'N' },
  gives: { status: 'SUCCEEDED', next: 'N', output: {}, afterInputPath: {} },
})

check('a Wait that is longer than a test may run', {
  state: { Type: 'Wait', Seconds: 301, Next: 'N' },
  gives: { status: 'FAILED', error: 'States.Timeout', afterInputPath: {} },
})

check('a Task without a mock calls; what it assigns is seen', {
  state: {
    ...task,
    QueryLanguage: 'JSONata',
    Arguments: { a: '{% 1 + 1 %}' },
    Assign: { v: '{% $states.result.a %}' },
  },
  gives: { status: 'SUCCEEDED', output: { a: 2 }, afterArguments: { a: 2 }, result: { a: 2 }, variables: { v: 2 } },
})

check('retried, with the backoff of that attempt', {
  state: { ...task, Retry: [{ ErrorEquals: ['X'] }, { ErrorEquals: ['E'], IntervalSeconds: 3, BackoffRate: 2 }] },
  error: 'E',
  more: { retries: 2 },
  gives: {
    status: 'RETRIABLE',
    error: 'E',
    cause: 'C',
    afterInputPath: {},
    afterParameters: {},
    retryIndex: 1,
    backoffSeconds: 12,
  },
})

check('caught once the retrier has given up', {
  state: {
    ...task,
    Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'N' }],
  },
  error: 'E',
  more: { retries: 1 },
  gives: {
    status: 'CAUGHT_ERROR',
    error: 'E',
    cause: 'C',
    next: 'N',
    output: { e: { Error: 'E', Cause: 'C' } },
    afterInputPath: {},
    afterParameters: {},
    afterResultPath: { e: { Error: 'E', Cause: 'C' } },
    retryIndex: 0,
    catchIndex: 0,
  },
})

check('causes do not name the place in an execution', {
  state: { Type: 'Map', ItemsPath: '$$.Execution.Input', ItemProcessor: processor, End: true },
  mock: [],
  gives: {
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'Reference path "$.Execution.Input" must point to array.',
    afterInputPath: {},
  },
})

check('what a catcher sees does not name it either', {
  state: {
    ...task,
    QueryLanguage: 'JSONata',
    Arguments: '{% $states.input.gone %}',
    Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Cause %}', Next: 'N' }],
  },
  mock: {},
  gives: {
    status: 'CAUGHT_ERROR',
    error: 'States.QueryEvaluationError',
    cause: absent,
    next: 'N',
    output: absent,
    catchIndex: 0,
  },
})

check('a Map with a selector and batches', {
  state: {
    Type: 'Map',
    ItemsPath: '$.l',
    ItemSelector: { 'v.$': '$$.Map.Item.Value' },
    ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { b: 1 } },
    ItemProcessor: distributed,
    End: true,
  },
  input: { l: [1, 2, 3] },
  mock: [7, 8],
  gives: {
    status: 'SUCCEEDED',
    output: [7, 8],
    afterInputPath: { l: [1, 2, 3] },
    afterItemsPath: [1, 2, 3],
    afterItemSelector: [{ v: 1 }, { v: 2 }, { v: 3 }],
    afterItemBatcher: [
      { BatchInput: { b: 1 }, Items: [{ v: 1 }, { v: 2 }] },
      { BatchInput: { b: 1 }, Items: [{ v: 3 }] },
    ],
    afterResultSelector: [7, 8],
    afterResultPath: [7, 8],
    iterations: 2,
    maxConcurrency: 0,
  },
})

const tolerant = (more: object) => ({
  Type: 'Map',
  QueryLanguage: 'JSONata',
  Items: '{% $states.input %}',
  ItemProcessor: distributed,
  End: true,
  ...more,
})

const seen = { i: '{% $states.context.Map.Item.Key & $states.context.Map.Item.Source %}' }

check('the members of an object are items of a distributed Map, by name', {
  state: tolerant({ ItemSelector: seen }),
  input: { a: 1, b: 2 },
  mock: [1],
  gives: {
    status: 'SUCCEEDED',
    output: [1],
    afterItemSelector: [{ i: 'aSTATE_DATA' }, { i: 'bSTATE_DATA' }],
    iterations: 2,
    maxConcurrency: 0,
    resultsDiffer: true,
  },
})

check('a Map without a tolerance is not judged by it', {
  state: tolerant({ MaxConcurrency: '{% 2 %}' }),
  input: [1, 2],
  mock: [1, 2],
  more: { failedIterations: 2 },
  gives: { status: 'SUCCEEDED', output: [1, 2], iterations: 2, maxConcurrency: 2 },
})

check('more failures than a Map tolerates', {
  state: tolerant({ ToleratedFailurePercentage: 40, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'N' }] }),
  input: [1, 2],
  mock: [1, 2],
  more: { failedIterations: 1 },
  gives: {
    status: 'CAUGHT_ERROR',
    ...exceeded,
    next: 'N',
    output: { Error: exceeded.error, Cause: exceeded.cause },
    iterations: 2,
    maxConcurrency: 0,
    toleratedFailurePercentage: 40,
    catchIndex: 0,
  },
})

check('the data of an ItemReader, behind its pointer', {
  state: tolerant({
    Items: undefined,
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', ItemsPointer: '/a/b' },
      Arguments: { Bucket: 'b', Key: 'k' },
    },
  }),
  mock: [0, 0],
  more: { readItems: datumOfText('{"a":{"b":[1,2]}}') },
  gives: { status: 'SUCCEEDED', output: [0, 0], afterItemsPointer: [1, 2], iterations: 2, maxConcurrency: 0 },
})

check('a Parallel shows what comes of its branches', {
  state: { Type: 'Parallel', InputPath: '$.a', ResultPath: '$.r', Branches: [processor], End: true },
  input: { a: 1 },
  mock: [5],
  gives: {
    status: 'SUCCEEDED',
    output: { a: 1, r: [5] },
    afterResultSelector: [5],
    afterResultPath: { a: 1, r: [5] },
  },
})
