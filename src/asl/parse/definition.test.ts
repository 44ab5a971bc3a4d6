import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { invalidDefinitionMessage } from '../problem.ts'
import { parseDefinition } from './definition.ts'

/** The problems of a definition, as they stand in InvalidDefinition's message. */
function check(name: string, definition: unknown, expected: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): void {
  test(name, () => {
    const source = typeof definition === 'string' ? definition : JSON.stringify(definition)
    const { machine, problems } = parseDefinition(source, { type })
    assert.equal(machine, undefined)
    assert.equal(invalidDefinitionMessage(problems), `'${expected}'`)
  })
}

const schema = 'SCHEMA_VALIDATION_FAILED: '
const end = { Type: 'Pass', End: true }
const states = (all: object): object => ({ StartAt: 'A', States: all })

const retried = (retrier: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  Retry: [{ ErrorEquals: ['States.ALL'], ...retrier }],
  End: true,
})

test('what was accepted once still loads', () => {
  const definition = { ...states({ A: retried({ IntervalSeconds: 0, MaxDelaySeconds: 1 }) }), TimeoutSeconds: 0 }
  const { machine } = parseDefinition(JSON.stringify(definition), { type: 'STANDARD', trusted: true })
  assert.equal(machine?.timeoutSeconds, 0)
})

check('nothing there', {}, `${schema}These fields are required: [States, StartAt] at /`)
check('no StartAt', { States: { A: end } }, `${schema}These fields are required: [StartAt] at /`)
check('empty text', '', 'MISSING_DESCRIPTION: Definition must be a valid JSON object at null')
check(
  'not JSON',
  'not a definition',
  "INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token " +
    "'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4] at " +
    '[Source: (String)"not a definition"; line: 1, column: 4]',
)
check('no states', states({}), `${schema}Value cannot be empty at /States`)
check(
  'times that are no times',
  { ...states({ A: retried({ IntervalSeconds: 0, MaxDelaySeconds: 31_622_400 }) }), TimeoutSeconds: 0 },
  `${schema}Minimum value is 1 at /TimeoutSeconds, ${schema}Minimum value is 1 at /States/A/Retry[0]/IntervalSeconds, ` +
    `${schema}Maximum value is 31622399 at /States/A/Retry[0]/MaxDelaySeconds`,
)
check(
  'a delay that never grows',
  states({ A: retried({ IntervalSeconds: 5, MaxDelaySeconds: 5 }) }),
  `${schema}MaxDelaySeconds must be greater than IntervalSeconds at /States/A/Retry[0]/MaxDelaySeconds`,
)
check(
  'an unknown type',
  states({ A: { Type: 'Sleep', End: true } }),
  `${schema}The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] ` +
    'at /States/A/Type',
)
check(
  'several faults at once',
  states({ A: { Type: 'Pass', Next: 'B', TimeoutSeconds: 1, Retry: [] }, B: { Type: 'Wait', Seconds: -1 } }),
  `${schema}Field 'TimeoutSeconds' is not supported at /States/A, ${schema}Field 'Retry' is not supported at /States/A, ` +
    `${schema}This object should have only one of the following fields: [Next, End] at /States/B, ` +
    `${schema}Minimum value is 0 at /States/B/Seconds, MISSING_END_STATE: Workflow has no terminal state at null`,
)
check(
  'missing targets and states out of reach',
  states({ A: { Type: 'Pass', Next: 'C' }, B: end }),
  "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next, " +
    'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
)
check(
  'a StartAt that leads nowhere',
  { StartAt: 'X', States: { A: { Type: 'Pass', Next: 'B' }, B: end } },
  "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt, " +
    'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A',
)
check(
  'an End that is no boolean',
  states({ A: { Type: 'Pass', End: 'true' } }),
  `${schema}Expected value of type Boolean at /States/A/End, MISSING_END_STATE: Workflow has no terminal state at null`,
)
check(
  'faults beside transitions that lead nowhere',
  {
    StartAt: 'Missing',
    States: { A: { Type: 'Pass', Next: 'Unknown' }, B: { Type: 'Wait', Seconds: -1, End: true } },
  },
  `${schema}Minimum value is 0 at /States/B/Seconds, MISSING_TRANSITION_TARGET: Missing 'Next' target: Missing at ` +
    "/StartAt, MISSING_TRANSITION_TARGET: Missing 'Next' target: Unknown at /States/A/Next, " +
    'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A, ' +
    'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
)
check(
  'no end, and a state that nothing leads to',
  states({ A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Pass', Next: 'A' } }),
  'MISSING_END_STATE: Workflow has no terminal state at null',
)
check(
  'branches and iterations without an end',
  states({
    A: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', Next: 'B' }, C: { Type: 'Succeed' } } },
      End: true,
    },
  }),
  'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/A/ItemProcessor/States/C',
)
check('no end', states({ A: { Type: 'Pass', Next: 'A' } }), 'MISSING_END_STATE: Workflow has no terminal state at null')
check(
  'a state’s name twice',
  `{"StartAt":"A","States":{"A":${JSON.stringify(end)},"A":${JSON.stringify(end)}}}`,
  'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A',
)
check(
  'a timestamp that is none',
  states({ A: { Type: 'Wait', Timestamp: '2016-12-05 21:29:29Z', End: true } }),
  `${schema}String does not match RFC3339 timestamp at /States/A/Timestamp`,
)
check(
  'a path that is none, under a name with .$',
  states({ A: { ...end, Parameters: { 'parsed.$': "States.Format('\\\"')" } } }),
  `${schema}The value for the field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call ` +
    'at /States/A/Parameters',
)
for (const argument of ['01', '-01', '1.', '1e400', '-1e999']) {
  check(
    `a number that JSON does not know or cannot hold: ${argument}`,
    states({ A: { ...end, Parameters: { 'v.$': `States.Array(${argument})` } } }),
    `${schema}The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call ` +
      'at /States/A/Parameters',
  )
}
check(
  'fields of the other query language',
  states({ A: { ...end, Output: 1 } }),
  `${schema}The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' ` +
    'QueryLanguage at /States/A',
)
check(
  'a JSONPath state in a JSONata machine',
  { QueryLanguage: 'JSONata', ...states({ A: { ...end, QueryLanguage: 'JSONPath' } }) },
  `${schema}'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A`,
)
check(
  'rules of a Choice',
  states({
    A: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', StringEquals: 1, Next: 'B' },
        { Variable: 'States.UUID()', IsNull: true, Next: 'B' },
        { And: [], Next: 'B' },
        { Not: { Variable: '$.a', IsNull: true, Next: 'B' } },
        { Next: 'B' },
      ],
    },
    B: end,
  }),
  [
    'Expected value of type String at /States/A/Choices[0]/StringEquals',
    "Value is not a Reference Path: Reference path didn't start with '$' at /States/A/Choices[1]/Variable",
    'Value cannot be empty at /States/A/Choices[2]/And',
    'These fields are required: [Next] at /States/A/Choices[3]',
    "Field 'Next' is not supported at /States/A/Choices[3]/Not",
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[4]',
  ]
    .map((text) => schema + text)
    .join(', '),
)
check(
  'a null for a path',
  states({ A: { Type: 'Wait', SecondsPath: null, End: true } }),
  `${schema}Expected value of type String at /States/A/SecondsPath`,
)
check(
  'two ways to wait',
  states({ A: { Type: 'Wait', Seconds: 1, SecondsPath: '$.a', End: true } }),
  `${schema}There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] ` +
    'at /States/A',
)
check(
  'names of variables',
  states({ A: { ...end, Assign: { states: 1, 'a-b': 1, '9.$': '$' } } }),
  "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/A/Assign/states, " +
    "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. " +
    "at /States/A/Assign/a-b, INVALID_VARIABLE_NAME: Invalid variable name '9': the variable name contains invalid " +
    'characters. at /States/A/Assign/9',
)

/** The doc's example, and what was measured. */
const warned: readonly (readonly [states: object, warnings: readonly string[]])[] = [
  [
    {
      A: { Type: 'Pass', Parameters: { a: '$.b', 'c.$': '$.d', e: ["$['f']", { g: 'States.UUID()' }] }, Next: 'B' },
      B: { Type: 'Fail', Error: '$.error', Cause: '$$.State.Name' },
    },
    [
      "NO_DOLLAR: The value of 'a' looks like a JSONPath. Instead of 'a', use 'a.$' to evaluate it as a JSONPath at " +
        'runtime. at /States/A/Parameters',
      "NO_DOLLAR: The value of 'g' looks like an Intrinsic Function. Instead of 'g', use 'g.$' to evaluate it as an " +
        'Intrinsic Function at runtime. at /States/A/Parameters/e[1]',
      "NO_PATH: The value of 'Error' looks like a JSONPath. Instead of 'Error', use 'ErrorPath' to evaluate it as a " +
        'JSONPath at runtime. at /States/B/Error',
      "NO_PATH: The value of 'Cause' looks like a JSONPath. Instead of 'Cause', use 'CausePath' to evaluate it as a " +
        'JSONPath at runtime. at /States/B/Cause',
    ],
  ],
  [
    { A: { ...end, Result: { 'c.$': '$.b', d: '$.e' } } },
    [
      "PASS_RESULT_IS_STATIC: The value of 'c.$' will not evaluate as a JSONPath or Intrinsic Function at runtime. " +
        "Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime. at " +
        '/States/A/Result',
    ],
  ],
  [
    {
      A: {
        Type: 'Parallel',
        QueryLanguage: 'JSONata',
        Branches: [
          { StartAt: 'B', States: { B: { ...end, QueryLanguage: 'JSONata', Assign: { x: 1 }, Output: '{% $y %}' } } },
          { StartAt: 'C', States: { C: { ...end, QueryLanguage: 'JSONata', Output: ['{% $x + $y %}'] } } },
        ],
        Assign: { y: '{% $y %}' },
        End: true,
      },
    },
    ["POSSIBLY_UNDEFINED_VARIABLE: Variable 'x' is possibly not defined. at /States/A/Branches[1]/States/C/Output[0]"],
  ],
]

test('warnings, with which a definition runs', () => {
  for (const [given, expected] of warned) {
    const { machine, problems } = parseDefinition(JSON.stringify(states(given)), { type: 'STANDARD' })
    assert.ok(machine)
    const seen = problems.map(({ code, message, location }) => `${code}: ${message} at ${location ?? ''}`)
    assert.deepEqual(seen, expected)
    assert.ok(problems.every(({ severity }) => severity === 'WARNING'))
  }
})

test('warnings leave room for errors', () => {
  const Parameters = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`p${at}`, '$.a']))
  const source = JSON.stringify(states({ A: { ...end, Parameters }, B: end }))
  const { machine, problems } = parseDefinition(source, { type: 'STANDARD' })
  assert.equal(machine, undefined)
  assert.equal(problems.length, 1_001)
})

const fieldNames = (
  'Type Next End StartAt States A Choices Variable And Not StringEquals IsNull Default Seconds TimestampPath ' +
  'Parameters x.$ ResultPath Assign Result QueryLanguage Branches ItemProcessor Retry Catch ErrorEquals Resource ' +
  '__proto__ constructor Credentials ItemsPath MaxConcurrency Output Arguments Condition ProcessorConfig Mode'
).split(' ')
const words =
  'Pass Choice Wait Task Map Parallel Fail A $ $.a $$.b $v $[?(@ States.Array(1) States. JSONata DISTRIBUTED'
const scalars = fc.constantFrom<unknown>('', '{% $x %}', null, true, 0, -1, 1.5, 1e308, ...words.split(' '))
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fieldNames), tie('value'), { maxKeys: 6 }),
  ),
})).value

test('definitions of any shape give problems, never an exception', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('STANDARD' as const, 'EXPRESS' as const), (value, type) => {
      const definition = { StartAt: 'A', States: { A: value, B: value } }
      for (const source of [JSON.stringify(value), JSON.stringify(definition)]) {
        const { machine, problems } = parseDefinition(source, { type })
        const stands = problems.some((problem) => problem.severity === 'ERROR')
        assert.equal(machine === undefined, stands)
      }
    }),
    { numRuns: 3_000 },
  )
  for (const source of ['['.repeat(100_000), '{"a":'.repeat(100_000), `${'['.repeat(2_000)}${']'.repeat(2_000)}`]) {
    assert.equal(parseDefinition(source, { type: 'STANDARD' }).problems.length, 1)
  }
})
