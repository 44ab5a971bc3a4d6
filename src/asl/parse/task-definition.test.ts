import assert from 'node:assert/strict'
import { test } from 'node:test'
import { invalidDefinitionMessage } from '../problem.ts'
import { taskResources, variableReferences } from '../variable-references.ts'
import { parseDefinition } from './definition.ts'
import { javaHashOrder } from './java-hash-order.ts'

/** What is wrong with state `A`, without the code of the schema's rules and the place up to the state. */
function check(state: object, expected: readonly string[], type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): void {
  const definition = { StartAt: 'A', States: { A: { End: true, ...state } } }
  const { problems } = parseDefinition(JSON.stringify(definition), { type })
  const told = problems.filter(({ severity }) => severity === 'ERROR')
  assert.deepEqual(
    told.map(({ code, message, location }) =>
      `${code === 'SCHEMA_VALIDATION_FAILED' ? '' : `${code}: `}${message} at ${location ?? 'null'}`.replace(
        ' at /States/A',
        ' at ',
      ),
    ),
    expected,
    JSON.stringify(state),
  )
}

const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'
const inner = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }
const unknown = (arn: string): string =>
  `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not ` +
  'available in this region. at /Resource'

test('resources that Step Functions knows', () => {
  const known = [
    lambda,
    `${lambda}:live`,
    'arn:aws:states:us-east-1:000000000000:activity:a',
    'arn:aws:states:::lambda:invoke',
    'arn:aws:states:::lambda:invoke.waitForTaskToken',
    'arn:aws:states:::states:startExecution.sync:2',
    'arn:aws-cn:states:::dynamodb:getItem',
    'arn:aws:states:::aws-sdk:dynamodb:query',
    'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess.waitForTaskToken',
  ]
  for (const Resource of known) check({ Type: 'Task', Resource }, [])
  const refused = [
    'nothing',
    'arn:aws:states:::dynamodb:query',
    'arn:aws:states:::lambda:invoke.sync',
    'arn:aws:states:::glue:startJobRun.sync:2',
    'arn:aws:states:::aws-sdk:glue:startJobRun.sync',
    'arn:aws:states:::dynamodb:getItem.waitForTaskToken',
    'arn:aws:s3:::bucket',
    'arn:aws:states:us-east-1:000000000000:stateMachine:m',
  ]
  for (const Resource of refused) check({ Type: 'Task', Resource }, [unknown(Resource)])
})

test('what an Express machine may not call', () => {
  const task = (Resource: string): object => ({ Type: 'Task', Resource })
  const words = 'Express state machine does not support'
  check(
    task('arn:aws:states:::states:startExecution.sync'),
    [`${words} '.sync' service integration at /Resource`],
    'EXPRESS',
  )
  check(
    task('arn:aws:states:::sqs:sendMessage.waitForTaskToken'),
    [`${words} '.waitForTaskToken' service integration  at /Resource`],
    'EXPRESS',
  )
  check(task('arn:aws:states:us-east-1:000000000000:activity:a'), [`${words} Activity ARN at /Resource`], 'EXPRESS')
})

test('fields of Task, its retriers and catchers', () => {
  const task = (more: object): object => ({ Type: 'Task', Resource: lambda, ...more })
  check({ Type: 'Task' }, ['These fields are required: [Resource] at '])
  check(task({ TimeoutSeconds: 0 }), ['Minimum value is 1 at /TimeoutSeconds'])
  check(task({ TimeoutSeconds: '5' }), ['Expected value of type Integer at /TimeoutSeconds'])
  check(task({ HeartbeatSeconds: 1, HeartbeatSecondsPath: '$.h' }), [
    'There should only be one of the following fields: [HeartbeatSeconds, HeartbeatSecondsPath] at ',
  ])
  check(task({ TimeoutSeconds: 5, HeartbeatSeconds: 4 }), [])
  check(task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }), [
    'HeartbeatSeconds must be smaller than TimeoutSeconds at /HeartbeatSeconds',
  ])
  check(task({ TimeoutSecondsPath: null }), ['Expected value of type String at /TimeoutSecondsPath'])
  check(task({ Credentials: {} }), ["The field 'RoleArn' is required but was missing at /Credentials"])
  check(task({ Credentials: { RoleArn: 5 } }), ['Expected value of type String at /Credentials/RoleArn'])
  check(task({ Resource: 'arn:aws:states:us-east-1:000000000000:activity:a', Credentials: { RoleArn: 'r' } }), [
    "The field 'Credentials' is not supported for activities at /Credentials",
  ])
  check(task({ ResultPath: '$.a[*]' }), [
    'Value is not a Reference Path: $.a[*] is not a Reference Path: it must identify exactly one node at /ResultPath',
  ])
  check(task({ Retry: [{}] }), ['These fields are required: [ErrorEquals] at /Retry[0]'])
  check(task({ Retry: [{ ErrorEquals: [], JitterStrategy: 'SOME', BackoffRate: 0.5 }] }), [
    'Value cannot be empty at /Retry[0]/ErrorEquals',
    'Minimum value is 1.0 at /Retry[0]/BackoffRate',
    'Value should be one of the following: [NONE, FULL] at /Retry[0]/JitterStrategy',
  ])
  check(task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }), [
    'States.ALL must appear alone and at end of list at /Retry[0]/ErrorEquals',
  ])
  check(task({ Catch: [{ ErrorEquals: ['A'], Retry: 1 }] }), [
    "Field 'Retry' is not supported at /Catch[0]",
    'These fields are required: [Next] at /Catch[0]',
  ])
  check(task({ Catch: [{ ErrorEquals: ['A'], Next: 'B' }] }), [
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /Catch[0]/Next",
  ])
})

test('fields of Parallel and Map', () => {
  check({ Type: 'Parallel' }, ['These fields are required: [Branches] at '])
  check({ Type: 'Parallel', Branches: [] }, ['Value cannot be empty at /Branches'])
  check({ Type: 'Parallel', Branches: [{ StartAt: 'B' }] }, ['These fields are required: [States] at /Branches[0]'])
  check({ Type: 'Parallel', Branches: [{ ...inner, QueryLanguage: 'JSONata' }] }, [
    "Field 'QueryLanguage' is not supported at /Branches[0]",
  ])
  check({ Type: 'Parallel', Branches: [inner, inner] }, [
    'DUPLICATE_STATE_NAME: Duplicate State name: B at /Branches[1]/States/B',
  ])
  check({ Type: 'Map' }, ['This object should have only one of the following fields: [ItemProcessor, Iterator] at '])
  check({ Type: 'Map', Iterator: inner, ItemsPath: null }, ['Expected value of type String at /ItemsPath'])
  check({ Type: 'Map', Iterator: { StartAt: 'B', States: { B: { Type: 'Pass', Next: 'C' } } } }, [
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /Iterator/States/B/Next",
  ])
  check({ Type: 'Map', Iterator: inner, ItemSelector: {}, Parameters: {} }, [
    'There should only be one of the following fields: [ItemSelector, Parameters] at ',
  ])
  const processor = (ProcessorConfig: object): object => ({ Type: 'Map', ItemProcessor: { ...inner, ProcessorConfig } })
  check(processor({ Mode: 'DISTRIBUTED' }), [
    'These fields are required: [ExecutionType] at /ItemProcessor/ProcessorConfig',
  ])
  check(processor({ Mode: 'INLINE', ExecutionType: 'STANDARD' }), [
    "Field 'ExecutionType' is not supported at /ItemProcessor/ProcessorConfig",
  ])
  check(
    processor({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }),
    [
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at " +
        '/ItemProcessor/ProcessorConfig/Mode',
    ],
    'EXPRESS',
  )
  const distributed = (more: object): object => ({
    ...processor({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }),
    ...more,
  })
  check(distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:headObject' } }), [
    "The field 'Resource' does not match any of the allowed values at /ItemReader/Resource",
  ])
  const reader = (ReaderConfig: object): object =>
    distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig } })
  check(reader({ InputType: 'CSV' }), ["The field 'CSVHeaderLocation' is required at /ItemReader/ReaderConfig"])
  check(reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }), [
    'These fields are required: [CSVHeaders] at /ItemReader/ReaderConfig',
  ])
  check(reader({ InputType: 'PARQUET' }), [])
  check(reader({ InputType: 'PARQUET', MaxItems: 100_000_001 }), [
    'Maximum value is 100000000 at /ItemReader/ReaderConfig/MaxItems',
  ])
  check(distributed({ ItemBatcher: { MaxItemsPerBatch: -1, MaxInputBytesPerBatchPath: '$.a[*]' } }), [
    'Minimum value is 0 at /ItemBatcher/MaxItemsPerBatch',
    'Value is not a Reference Path: $.a[*] at /ItemBatcher/MaxInputBytesPerBatchPath',
  ])
  check(distributed({ ToleratedFailurePercentage: 100.5, MaxConcurrencyPath: '$$.Execution.Input.n' }), [
    "Value is not a Reference Path: Illegal character at position 1 expected '.' or '[' at /MaxConcurrencyPath",
    'Maximum value is 100.0 at /ToleratedFailurePercentage',
  ])
  check(distributed({ ItemsPath: '$$.Execution.Input.n', MaxConcurrencyPath: '$n.m[0]' }), [])
  check(reader({ ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }), [])
  check(reader({ ManifestType: 'ATHENA_DATA' }), ["The field 'InputType' is required at /ItemReader/ReaderConfig"])
  check(reader({ ManifestType: 'ATHENA_DATA', InputType: 'MANIFEST' }), [
    'Value should be one of the following: [CSV, JSONL, PARQUET] at /ItemReader/ReaderConfig/InputType',
  ])
  check(reader({ ManifestType: 'S3_INVENTORY', InputType: 'JSON' }), [
    "Field 'InputType' is not supported at /ItemReader/ReaderConfig",
  ])
  const list = (ReaderConfig: object): object =>
    distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig } })
  check(list({ Transformation: 'NONE' }), [])
  check(list({ Transformation: 'LOAD_AND_FLATTEN' }), ["The field 'InputType' is required at /ItemReader/ReaderConfig"])
  check(distributed({ Label: 'a b' }), ["INVALID_LABEL_NAME: Invalid Label name: 'a b' at /Label"])
})

test('JSONata in a state', () => {
  const pass = (Output: unknown): object => ({ Type: 'Pass', QueryLanguage: 'JSONata', Output })
  check(pass({ v: '{% phone.number %}' }), [
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /Output/v",
  ])
  check(pass(['{% $ %}', '{% $$.a %}']), [
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported. at /Output[0]",
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /Output[1]",
  ])
  check(pass('{% $states.other.result %}'), [
    "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.other' does not exist. at /Output",
  ])
  check(pass('{% $states.result %}'), [
    "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /Output",
  ])
  check(pass('{% $states.input '), ['JSONata string must start with {% and end with %} at /Output'])
  check(pass('{% 1 + %}'), ['INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /Output'])
  const fine = '{% ($f := function($x){ $x.a }; $states.input.list[price > 3].{"n": name, "f": $f($)} ~> $count) %}'
  check(pass(fine), [])
  check(pass('{% $states.input ~> |item|{"x": y}| %}'), [])
  for (const value of ['{% 1', '1 %}', ' {% 1 %}', '{% 1 %} ']) {
    check(pass(value), ['JSONata string must start with {% and end with %} at /Output'])
  }
  check(pass('a {% 1 %} b'), [])
  check({ ...pass(1), Parameters: {} }, [
    "The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for the 'JSONPath' QueryLanguage at ",
  ])
})

test('warnings do not stand in the way', () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { x: '$.a', y: 'States.UUID()', z: '$5' }, Next: 'F' },
      F: { Type: 'Fail', Cause: '$.cause' },
    },
  }
  const { machine, problems } = parseDefinition(JSON.stringify(definition), { type: 'STANDARD' })
  assert.ok(machine)
  assert.deepEqual(
    problems.map(({ severity, code, location }) => [severity, code, location]),
    [
      ['WARNING', 'NO_DOLLAR', '/States/A/Parameters'],
      ['WARNING', 'NO_DOLLAR', '/States/A/Parameters'],
      ['WARNING', 'NO_PATH', '/States/F/Cause'],
    ],
  )
  assert.equal(invalidDefinitionMessage(problems), "''")
})

test('variables and resources that states refer to', () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { v: 1, l: [] }, InputPath: '$v.x', Next: 'M' },
      M: {
        Type: 'Map',
        ItemsPath: '$l',
        ItemProcessor: {
          StartAt: 'T',
          States: {
            T: {
              Type: 'Task',
              Resource: lambda,
              Parameters: { deep: [{ 'f.$': 'States.Format($v, States.MathAdd($v, $w))' }] },
              Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'e.$': '$q' }, Next: 'J' }],
              Next: 'J',
            },
            J: {
              Type: 'Pass',
              QueryLanguage: 'JSONata',
              Output: '{% ($own := 1; $own + $v + $sum([$w])) %}',
              End: true,
            },
          },
        },
        End: true,
      },
    },
  }
  const { machine } = parseDefinition(JSON.stringify(definition), { type: 'STANDARD' })
  assert.ok(machine)
  assert.deepEqual(Object.fromEntries(variableReferences(machine)), {
    A: ['v'],
    M: ['l'],
    T: ['q', 'v', 'w'],
    J: ['v', 'w'],
  })
  assert.deepEqual(taskResources(machine), [lambda])
})

test('members with .$ come in the order of a Java HashMap', () => {
  const names =
    'context_object execution execution_id execution_input execution_name execution_rolearn execution_starttime state ' +
    'state_enteredtime state_name statemachine statemachine_id statemachine_name'
  const order =
    'execution execution_rolearn execution_name statemachine_id execution_id execution_input execution_starttime ' +
    'state_name state_enteredtime statemachine state context_object statemachine_name'
  assert.deepEqual(javaHashOrder(names.split(' ')), order.split(' '))
})
