import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDefinition } from '../parse/definition.ts'
import { attempt } from '../trial.ts'

const inner = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
const big = '12345678901234567890'

/** Fields of the one state, the input, and the output's text. */
const cases: readonly (readonly [state: object, input: string, output: string])[] = [
  [{ Type: 'Pass', InputPath: '$.n' }, `{"n":${big}}`, big],
  [{ Type: 'Pass', OutputPath: '$.n[0]' }, '{"n":[1.0]}', '1.0'],
  [{ Type: 'Pass', Parameters: { 'v.$': '$.n', 'all.$': '$' } }, `{"n":${big}}`, `{"all":{"n":${big}},"v":${big}}`],
  [{ Type: 'Pass', Parameters: { 'v.$': '$' } }, ' 1.0', '{"v":1.0}'],
  [{ Type: 'Pass', Parameters: { 'v.$': '$.l[*].n' } }, `{"l":[{"n":${big}},{"n":1}]}`, `{"v":[${big},1]}`],
  [
    { Type: 'Pass', Parameters: { 'v.$': '$.l[-1:]', 'w.$': '$.l[?(@>1)]' } },
    '{"l":[1.0,2.0]}',
    '{"v":[2.0],"w":[2.0]}',
  ],
  [{ Type: 'Pass', Parameters: { 'v.$': "$['a','b']" } }, '{"a":1.0,"b":2,"c":3.0}', '{"v":{"a":1.0,"b":2}}'],
  [{ Type: 'Pass', Parameters: { 'v.$': '$$.Execution.Input' } }, '1.0', '{"v":1.0}'],
  [{ Type: 'Pass', Result: 1, ResultPath: '$.x.y' }, `{"n":${big},"x":{"z":1.0}}`, `{"n":${big},"x":{"z":1.0,"y":1}}`],
  [{ Type: 'Pass', InputPath: '$.n', ResultPath: '$.n' }, '{"n":1.0}', '{"n":1.0}'],
  [{ Type: 'Pass', Result: 2, ResultPath: '$.l[0]' }, '{"l":[1.0,1.0]}', '{"l":[2,1.0]}'],
  [{ Type: 'Map', ItemProcessor: inner }, `[1.0,{"n":${big}}]`, `[1.0,{"n":${big}}]`],
  [
    { Type: 'Map', ItemSelector: { 'v.$': '$$.Map.Item.Value' }, ItemProcessor: inner },
    `[${big},2]`,
    `[{"v":${big}},{"v":2}]`,
  ],
  [{ Type: 'Parallel', Branches: [inner] }, '1.0', '[1.0]'],
  [{ Type: 'Pass', Parameters: { 'v.$': 'States.Array($.n, 1)' } }, '{"n":1.0}', '{"v":[1.0,1]}'],
  [{ Type: 'Pass', Parameters: { 'v.$': "States.Format('{} {}', $.n, $)" } }, '{"n":1.0}', '{"v":"1.0 {n=1.0}"}'],
  [{ Type: 'Pass', Parameters: { 'v.$': 'States.JsonToString($.n)' } }, `{"n":${big}}`, `{"v":"${big}"}`],
  [{ Type: 'Pass', Parameters: { 'v.$': 'States.StringToJson($)' } }, `"[${big}]"`, `{"v":[${big}]}`],
  [{ Type: 'Pass', Parameters: { 'v.$': 'States.ArrayPartition($, 2)' } }, `[1,2,${big}]`, `{"v":[[1,2],[${big}]]}`],
  [
    { Type: 'Pass', Parameters: { 'v.$': 'States.JsonMerge($.a, $.b, false)' } },
    '{"a":{"x":1.0,"y":1.0},"b":{"y":2}}',
    '{"v":{"x":1.0,"y":2}}',
  ],
  [
    { Type: 'Pass', Parameters: { 'v.$': 'States.ArrayUnique($)' } },
    '[12345678901234567890,12345678901234567891,12345678901234567890]',
    '{"v":[12345678901234567890,12345678901234567891]}',
  ],
]

test('JSONPath hands numbers on with all their digits', async () => {
  for (const [state, input, output] of cases) {
    const definition = { StartAt: 'A', States: { A: { ...state, End: true } } }
    const { end } = await attempt({ definition, input })
    assert.ok(end?.status === 'SUCCEEDED', JSON.stringify(end))
    assert.equal(end.output.text, output, JSON.stringify(state))
  }
})

test('so do the values of a definition', () => {
  const states = `{"A":{"Type":"Pass","Result":${big},"End":true}}`
  const { machine } = parseDefinition(`{"StartAt":"A","States":${states}}`, { type: 'STANDARD' })
  const state = machine?.states.get('A')
  assert.equal(state?.type === 'Pass' ? state.result?.text : undefined, big)
})

test('JSONata has JavaScript’s numbers', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { 'v.$': '$.n' }, Parameters: { 'n.$': '$.n' }, Next: 'B' },
      B: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states %}', End: true },
    },
  }
  const { end } = await attempt({
    definition,
    input: '{"n":1.0}',
    answer: ({ bindings }) => ({ kind: 'value', value: [bindings['v'] ?? null, bindings['states'] ?? null] }),
  })
  assert.ok(end?.status === 'SUCCEEDED')
  assert.match(end.output.text, /^\[1,\{"input":\{"n":1\},"context":\{"Execution":\{.*"Input":\{"n":1\}/)
})
