import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { datumOfValue } from '../datum.ts'
import { parseExpressionText } from '../parse/intrinsic.ts'
import type { Environment } from './environment.ts'
import { evaluate } from './evaluate.ts'
import { javaRandom } from './java-random.ts'

const environment = (input: JsonValue): Environment => ({
  input: datumOfValue(input),
  context: () => ({ State: { Name: 'here' } }),
  variable: (name) => (name === 'v' ? datumOfValue({ a: [1] }) : undefined),
  usage: { references: 0, characters: 0 },
  chance: { random: () => 0.5, uuid: () => 'a-uuid' },
  digest: {
    hashHex: (algorithm, text) => createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex'),
  },
})

/** The value; an error as its message's end. */
function check(call: string, input: JsonValue, expected: JsonValue): void {
  const parsed = parseExpressionText(call)
  assert.ok(parsed.ok, `${call} is refused`)
  const value = evaluate(parsed.value, environment(input))
  assert.ok(value.ok, `${call} failed: ${JSON.stringify(value)}`)
  assert.equal(JSON.stringify(value.value), JSON.stringify(expected), call)
}

const cases: readonly (readonly [call: string, input: JsonValue, value: JsonValue])[] = [
  ['States.Array()', null, []],
  ["States.Array($.a, 'b', 1.5, true, null, $$.State.Name, $v.a[0])", { a: {} }, [{}, 'b', 1.5, true, null, 'here', 1]],
  ['States.ArrayPartition($, 4)', [1, 2, 3, 4, 5], [[1, 2, 3, 4], [5]]],
  ['States.ArrayPartition($, 4)', [], []],
  ['States.ArrayContains($.l, $.x)', { l: [{ a: 1, b: 2 }], x: { b: 2, a: 1 } }, false],
  ['States.ArrayContains($.l, $.x)', { l: [{ a: 1, b: 2 }], x: { a: 1, b: 2 } }, true],
  ['States.ArrayContains($, true)', ['true'], true],
  ['States.ArrayContains($, false)', [0, 1, -1.5], false],
  ['States.ArrayContains($.l, $.x)', { l: [[1]], x: 1 }, false],
  ['States.ArrayRange(0, 9, 3)', null, [0, 3, 6, 9]],
  ['States.ArrayRange(0, 10, 3)', null, [0, 3, 6, 9]],
  ['States.ArrayRange(5.4, -0.6, -2.4)', null, [5, 3, 1]],
  ['States.ArrayRange(1.6, 1.4, 1)', null, [1]],
  ['States.ArrayPartition($, 2.6)', [1, 2, 3], [[1, 2], [3]]],
  ['States.ArrayRange(1, 9, 9)', null, [1]],
  ['States.ArrayRange(3, 1, -1)', null, [3, 2, 1]],
  ['States.ArrayGetItem($, 5)', [1, 2, 3, 4, 5, 6], 6],
  ['States.ArrayGetItem($, 1.2)', [10, 20, 30], 20],
  ['States.ArrayGetItem($, 999)', [], null],
  ['States.ArrayLength($)', [[], []], 2],
  ['States.ArrayUnique($)', [1, 1, '1', [1], [1], { a: 1 }, { a: 1 }, null, null], [[1], { a: 1 }, null, 1, '1']],
  ['States.ArrayUnique($)', [true, false, true, false], [false, true]],
  [
    'States.ArrayUnique($)',
    [
      [1, 2],
      [1, 2],
      [2, 1],
    ],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  ['States.ArrayUnique($)', [null, null, 1, null], [null, 1]],
  ['States.ArrayUnique($)', [1, '1', 1, '01'], [1, '1', '01']],
  ["States.Base64Encode('Data to encode')", null, 'RGF0YSB0byBlbmNvZGU='],
  ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", null, 'Data to encode'],
  ["States.Base64Decode(States.Base64Encode('äé\u{1F600}'))", null, 'äé\u{1F600}'],
  ["States.Hash('input data', 'SHA-1')", null, 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
  ["States.Base64Decode('/w==')", null, '\uFFFD'],
  ["States.Base64Decode(' YWJj ZA== ')", null, 'abcd'],
  ["States.Base64Decode('YWJ=YWJj')", null, 'ab'],
  ["States.Base64Decode('!')", null, ''],
  ['States.JsonMerge($.a, $.b, false)', { a: { x: { p: 1 }, y: 1 }, b: { x: { q: 2 } } }, { x: { q: 2 }, y: 1 }],
  ["States.JsonMerge($, $, 'no')", { a: 1 }, { a: 1 }],
  ["States.StringToJson('')", null, null],
  ["States.StringToJson('-0')", null, 0],
  ['States.StringToJson($)', '[1, "a"]', [1, 'a']],
  ['States.JsonToString($)', { a: [1, null] }, '{"a":[1,null]}'],
  ['States.MathRandom(1, 11)', null, 6],
  ['States.MathAdd(1.49, 1.5)', null, 3],
  ['States.MathAdd(-1.5, -1.51)', null, -3],
  ['States.MathAdd(-0.5, 0)', null, 0],
  ["States.StringSplit($, '.+,=')", 'This.is+a,test=string', ['This', 'is', 'a', 'test', 'string']],
  ["States.StringSplit($, ',')", ',,,,', []],
  ["States.StringSplit($, ',')", ', , ,', [' ', ' ']],
  ['States.UUID()', null, 'a-uuid'],
  ["States.Format('a {} b {}', 1, 'x')", null, 'a 1 b x'],
  ["States.Format('\\{\\} \\'{}\\' \\\\', $)", { Arg1: 1, Arg2: [] }, "{} '{Arg1=1, Arg2=[]}' \\"],
]

test('intrinsic functions give what AWS gives', () => {
  for (const [call, input, value] of cases) check(call, input, value)
})

test('calls that no definition may hold', () => {
  const refused = [
    'States.Nothing()',
    'States.UUID(1)',
    'States.Array(',
    "States.Array('a'",
    'States.Array(a)',
    'States.Array (1)',
    'States.Array(1) x',
    'States.Format(\'He said, \\"Hi\\"\')',
    `${'States.Array('.repeat(11)}${')'.repeat(11)}`,
  ]
  for (const call of refused) assert.equal(parseExpressionText(call).ok, false, call)
  assert.equal(parseExpressionText(`${'States.Array('.repeat(10)}${')'.repeat(10)}`).ok, true)
})

test('calls that fail when they run', () => {
  const failing: readonly (readonly [string, JsonValue])[] = [
    ['States.ArrayRange(1, 10, 0)', null],
    ['States.ArrayRange(1, 2000, 1)', null],
    ['States.ArrayGetItem($, 3)', [1]],
    ['States.ArrayPartition($, 0)', [1]],
    ["States.Hash('x', 'MD4')", null],
    ['States.JsonMerge($, $, true)', {}],
    ["States.Format('{}')", null],
    ["States.Format('{}', 1, 2)", null],
    ['States.MathRandom(1.4, 1.6)', null],
    ['States.MathAdd(2147483647, 1)', null],
    ['States.MathAdd(3000000000, -1000000000)', null],
    ["States.MathAdd('1', 1)", null],
    ['States.ArrayGetItem($, -1)', [1]],
    ['States.ArrayPartition($, 0.6)', [1]],
    ["States.MathRandom(1, 2, 'seed')", null],
    ['States.StringToJson($)', '{'],
  ]
  for (const [call, input] of failing) {
    const parsed = parseExpressionText(call)
    assert.ok(parsed.ok, call)
    const value = evaluate(parsed.value, environment(input))
    assert.ok(!value.ok && value.failure.kind === 'function', call)
    const begin = `There was an error while evaluating the intrinsic function: ${call}. Invalid arguments in `
    assert.ok(value.failure.message.startsWith(begin + call.slice(0, call.indexOf('('))), value.failure.message)
  }
})

/** Measured on AWS: the whole expression is named, and a plain `.$` member would be null where an argument is missing. */
test('arguments that are not there', () => {
  const cases: readonly (readonly [call: string, message: string])[] = [
    [
      "States.Format('{}',$.no)",
      "The JsonPath argument for the field '$.no' could not be found in the input '{\"l\":[1]}'",
    ],
    [
      "States.Format('{}', States.Array($.a.b))",
      "The JsonPath argument for the field '$.a.b' could not be found in the input '{\"l\":[1]}'",
    ],
    [
      'States.Array($.l[5])',
      "The JsonPath argument for the field '$.l[5]' could not be found in the input '{\"l\":[1]}'",
    ],
    ['States.Array($$.No)', "The JsonPath argument for the field '$.No' could not be found in the input '{\"l\":[1]}'"],
    ['States.Array($.l[0][0])', 'Filter: [0] can only be applied to arrays. Current context is: 1'],
  ]
  for (const [call, message] of cases) {
    const parsed = parseExpressionText(call)
    assert.ok(parsed.ok, call)
    const value = evaluate(parsed.value, environment({ l: [1] }))
    assert.ok(!value.ok && value.failure.kind === 'function', call)
    assert.equal(value.failure.message, `The function '${call}' had the following error: ${message}`)
  }
})

test('a seed gives java.util.Random’s numbers', () => {
  assert.equal(javaRandom(42), 0.7275636800328681)
})
