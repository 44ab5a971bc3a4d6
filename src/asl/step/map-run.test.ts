import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { datumOfText } from '../datum.ts'
import { parseDefinition } from '../parse/definition.ts'
import { processorDefinition } from '../parse/processor-definition.ts'
import { attempt, line, startedAt, type Trial } from '../trial.ts'
import type { MapRunRequest } from './contract.ts'
import { itemInput } from './map-item.ts'

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'P',
  States: { P: { Type: 'Pass', End: true } },
}

function machine(more: object, top: object = {}) {
  return { StartAt: 'M', ...top, States: { M: { Type: 'Map', ItemProcessor: processor, End: true, ...more } } }
}

/** The history without its first two events, and what was asked for. */
function check(name: string, trial: Trial, expected: readonly string[], asked?: Partial<MapRunRequest>): void {
  void test(name, async () => {
    const requests: MapRunRequest[] = []
    const { mapRun = () => ({ status: 'SUCCEEDED', output: '[1]' }) } = trial
    const { history } = await attempt({
      ...trial,
      mapRun: (request) => {
        requests.push(request)
        return mapRun(request)
      },
    })
    deepStrictEqual(history.slice(2).map(line), expected)
    const [request] = requests
    for (const [member, value] of Object.entries(asked ?? {})) {
      deepStrictEqual(request?.[member as keyof MapRunRequest], value, member)
    }
  })
}

const runArn = 'arn:aws:states:us-east-1:000000000000:mapRun:m/L:00000000-0000-4000-8000-000000000001'
let redrives = 0
const started = `4<3 MapRunStarted {"mapRunArn":"${runArn}"}`

check(
  'a run that succeeds: what follows points back to its start',
  { definition: machine({ Label: 'L' }), input: '[1,2]' },
  [
    '3<2 MapStateStarted {"length":2}',
    started,
    '5<4 MapRunSucceeded',
    '6<5 MapStateSucceeded',
    '7<4 MapStateExited {"name":"M","output":[1]}',
    '8<7 ExecutionSucceeded {"output":[1]}',
  ],
  { items: '[1,2]', maxConcurrency: 0, label: 'L', executionType: 'STANDARD' },
)
check(
  'a run that fails',
  {
    definition: machine({ Label: 'L' }),
    input: '[1]',
    mapRun: () => ({ status: 'FAILED', error: 'E', cause: 'C' }),
  },
  [
    '3<2 MapStateStarted {"length":1}',
    started,
    '5<4 MapRunFailed {"error":"E","cause":"C"}',
    '6<5 MapStateFailed',
    '7<6 ExecutionFailed {"error":"E","cause":"C"}',
  ],
)
check(
  'a reader: nothing is counted, ItemsPath is not looked at, parameters and bounds are filled in',
  {
    definition: machine({
      Label: 'L',
      ItemsPath: '$.absent',
      MaxConcurrencyPath: '$.c',
      ToleratedFailureCount: 2,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', 'Key.$': '$.k' },
        ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.c' },
      },
      ItemBatcher: { MaxItemsPerBatch: 5, BatchInput: { 'k.$': '$.k' } },
    }),
    input: '{"k":"f.json","c":3}',
  },
  [
    '3<2 MapStateStarted {"length":0}',
    started,
    '5<4 MapRunSucceeded',
    '6<5 MapStateSucceeded',
    '7<4 MapStateExited {"name":"M","output":[1]}',
    '8<7 ExecutionSucceeded {"output":[1]}',
  ],
  {
    maxConcurrency: 3,
    toleratedFailureCount: 2,
    batcher: { maxItems: 5, batchInput: '{"k":"f.json"}' },
    reader: {
      action: 'getObject',
      flatten: false,
      csvDelimiter: 'COMMA',
      inputType: 'JSON',
      maxItems: 3,
      parameters: '{"Bucket":"b","Key":"f.json"}',
    },
  },
)
check(
  'a retry is another run; the second failure is caught',
  {
    definition: {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          Label: 'L',
          ItemProcessor: processor,
          Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'N' }],
          End: true,
        },
        N: { Type: 'Succeed' },
      },
    },
    input: '[]',
    mapRun: () => ({ status: 'FAILED', error: 'E' }),
  },
  [
    '3<2 MapStateStarted {"length":0}',
    started,
    '5<4 MapRunFailed {"error":"E"}',
    '6<5 MapStateStarted {"length":0}',
    `7<6 MapRunStarted {"mapRunArn":"${runArn.replace(/1$/, '2')}"}`,
    '8<7 MapRunFailed {"error":"E"}',
    '9<8 MapStateFailed',
    '10<9 MapStateExited {"name":"M","output":{"Error":"E","Cause":""}}',
    '11<10 SucceedStateEntered {"name":"N","input":{"Error":"E","Cause":""}}',
    '12<11 SucceedStateExited {"name":"N","output":{"Error":"E","Cause":""}}',
    '13<12 ExecutionSucceeded {"output":{"Error":"E","Cause":""}}',
  ],
)
const exceeded = { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold', cause: 'C' } as const
const failedRun = `{"error":"${exceeded.error}","cause":"C"}`
check(
  'a run that its children failed is redriven',
  {
    definition: machine({ Label: 'L' }),
    input: '[1]',
    redrives: 2,
    mapRun: () => exceeded,
    redrivenMapRun: (arn) => (arn === runArn && redrives++ > 0 ? { status: 'SUCCEEDED', output: '[2]' } : exceeded),
  },
  [
    '3<2 MapStateStarted {"length":1}',
    started,
    `5<4 MapRunFailed ${failedRun}`,
    '6<5 MapStateFailed',
    `7<6 ExecutionFailed ${failedRun}`,
    '8<7 ExecutionRedriven {"redriveCount":1}',
    `9<3 MapRunRedriven {"mapRunArn":"${runArn}","redriveCount":1}`,
    `10<9 MapRunFailed ${failedRun}`,
    '11<10 MapStateFailed',
    `12<11 ExecutionFailed ${failedRun}`,
    '13<12 ExecutionRedriven {"redriveCount":2}',
    `14<3 MapRunRedriven {"mapRunArn":"${runArn}","redriveCount":2}`,
    '15<14 MapRunSucceeded',
    '16<15 MapStateSucceeded',
    '17<14 MapStateExited {"name":"M","output":[2]}',
    '18<17 ExecutionSucceeded {"output":[2]}',
  ],
)
check(
  'after another failure a redrive starts another run',
  {
    definition: machine({ Label: 'L' }),
    input: '[1]',
    redrives: 1,
    mapRun: ({ mapRunArn }) =>
      mapRunArn === runArn
        ? { status: 'FAILED', error: 'States.ItemReaderFailed' }
        : { status: 'SUCCEEDED', output: '[]' },
  },
  [
    '3<2 MapStateStarted {"length":1}',
    started,
    '5<4 MapRunFailed {"error":"States.ItemReaderFailed"}',
    '6<5 MapStateFailed',
    '7<6 ExecutionFailed {"error":"States.ItemReaderFailed"}',
    '8<7 ExecutionRedriven {"redriveCount":1}',
    '9<2 MapStateStarted {"length":1}',
    `10<9 MapRunStarted {"mapRunArn":"${runArn.replace(/1$/, '2')}"}`,
    '11<10 MapRunSucceeded',
    '12<11 MapStateSucceeded',
    '13<10 MapStateExited {"name":"M","output":[]}',
    '14<13 ExecutionSucceeded {"output":[]}',
  ],
)
check(
  'a run that was stopped with its execution is redriven',
  {
    definition: machine({ Label: 'L' }),
    input: '[1]',
    redrives: 1,
    mapRun: () => undefined,
    interruption: { kind: 'stop', at: startedAt + 5 },
    redrivenMapRun: () => ({ status: 'SUCCEEDED', output: '[2]' }),
  },
  [
    '3<2 MapStateStarted {"length":1}',
    started,
    '5<0 ExecutionAborted',
    '6<5 ExecutionRedriven {"redriveCount":1}',
    `7<3 MapRunRedriven {"mapRunArn":"${runArn}","redriveCount":1}`,
    '8<7 MapRunSucceeded',
    '9<8 MapStateSucceeded',
    '10<7 MapStateExited {"name":"M","output":[2]}',
    '11<10 ExecutionSucceeded {"output":[2]}',
  ],
)
check(
  "a run that its role failed has the Map's failure in the history",
  {
    definition: machine({ Label: 'L' }),
    input: '[1]',
    mapRun: () => ({ status: 'FAILED', error: 'States.Runtime', cause: 'C' }),
  },
  [
    '3<2 MapStateStarted {"length":1}',
    started,
    '5<4 MapRunFailed {"error":"States.Runtime","cause":"C"}',
    '6<5 MapStateFailed',
    '7<6 ExecutionFailed {"error":"States.Runtime","cause":"C"}',
  ],
)
check('a tolerance that is none', { definition: machine({ ToleratedFailureCountPath: '$[0]' }), input: '["x"]' }, [
  '3<2 MapStateStarted {"length":1}',
  `4<3 ExecutionFailed {"error":"States.Runtime","cause":"An error occurred while executing the state 'M' (entered at the event id #2). The ToleratedFailureCountPath field refers to value \\"x\\" which is not a valid integer: $[0]"}`,
])

void test('an item gives its child itself, or what the selector makes of it', () => {
  const definition = JSON.stringify(
    machine({
      ItemSelector: {
        'v.$': '$$.Map.Item.Value',
        'i.$': '$$.Map.Item.Index',
        'k.$': '$$.Map.Item.Key',
        'all.$': '$.x',
      },
    }),
  )
  const parsed = parseDefinition(definition, { type: 'STANDARD' }).machine
  if (parsed === undefined) throw new Error('refused')
  const asking = itemInput(
    {
      machine: parsed,
      now: 0,
      chance: { random: () => 0, uuid: () => '' },
      digest: { hashHex: () => '' },
      execution: { startedAt: 0, input: datumOfText('{}') } as never,
      request: {
        stateName: 'M',
        frame: { input: '{"x":{"a":1}}', enteredAt: 0, enteredEvent: 2, retries: [], variables: [] },
      },
    },
    { index: 3, value: 1, key: 'a' },
  )
  gives(asking, { v: 1, i: 3, k: 'a', all: { a: 1 } })
})

function gives(asking: ReturnType<typeof itemInput>, expected: JsonValue): void {
  const turn = asking.next()
  deepStrictEqual(turn.done === true && turn.value.ok ? JSON.parse(turn.value.value.text) : turn.value, expected)
}

void test('the processor as a machine of its own, wherever the Map stands', () => {
  const inner = machine({}, { QueryLanguage: 'JSONata' })
  const outer = { ...inner, StartAt: 'O', States: { O: { Type: 'Parallel', Branches: [inner], End: true } } }
  deepStrictEqual(JSON.parse(processorDefinition(JSON.stringify(outer), 'M') ?? ''), {
    QueryLanguage: 'JSONata',
    StartAt: 'P',
    States: processor.States,
  })
})
