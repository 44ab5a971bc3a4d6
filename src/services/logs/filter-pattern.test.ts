import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { compileFilterPattern } from './filter-pattern.ts'

/** Which of the messages a pattern finds, by their place; or the text of its refusal. */
function found(pattern: string, messages: readonly string[]): readonly number[] | string {
  const filter = compileFilterPattern(pattern)
  if (!filter.ok) return `${filter.failure.code}: ${filter.failure.message}`
  return messages.flatMap((message, at) => (filter.value(message) ? [at] : []))
}

function check(name: string, messages: readonly string[], cases: Readonly<Record<string, readonly number[] | string>>) {
  void test(name, () => {
    for (const [pattern, expected] of Object.entries(cases)) {
      deepStrictEqual(found(pattern, messages), expected, pattern)
    }
  })
}

const lines = [
  '[ERROR 400] BAD REQUEST',
  '[ERROR 401] UNAUTHORIZED REQUEST',
  '[SUCCESS 200] AUTHORIZED REQUEST',
  '[WARN] a "quoted" word, 100%',
]

check('terms', lines, {
  '': [0, 1, 2, 3],
  '  ': [0, 1, 2, 3],
  ERROR: [0, 1],
  error: [],
  'ERROR REQUEST': [0, 1],
  'ERROR BAD': [0],
  '"BAD REQUEST"': [0],
  '"[WARN]"': [3],
  '"a \\"quoted\\" word"': [3],
  'REQUEST -ERROR': [2],
  '-"ERROR 400" -WARN': [1, 2],
  '?WARN ?BAD': [0, 3],
  '?WARN ?BAD -WARN': [0],
  'ERROR ?WARN': [0, 1],
  '%4\\d[01]%': [0, 1],
  '-%4\\d[01]%': [2, 3],
  '%^\\[(WARN|SUCCESS)%': [2, 3],
  'a.b': "InvalidParameterException: Invalid character(s) in term '.'",
  '?Status: timeout': "InvalidParameterException: Invalid character(s) in term ':'",
  '-': "InvalidParameterException: Invalid character(s) in term '-'",
  '"open': 'InvalidParameterException: Invalid filter pattern',
  '%(%': 'InvalidParameterException: Invalid filter pattern: the regular expression is not valid.',
  '[ip, user]': 'NotImplemented: Filter patterns for space-delimited events are not built.',
})

const events = [
  '{"type":"TaskFailed","id":7,"details":{"error":"E.Timeout","list":[1,{"x":true}]},"a b":null}',
  '{"type":"TaskSucceeded","id":8,"details":{"error":"","list":[]}}',
  '{"type":"ExecutionStarted","id":-1.5,"big":1e3}',
  'TaskFailed 7',
  '[{"type":"TaskFailed"}]',
]

check('JSON patterns', events, {
  '{ $.type = "TaskFailed" }': [0],
  '{$.type="Task*"}': [0, 1],
  '{ $.type = *Started }': [2],
  '{ $.type = *a*e* }': [0, 1, 2],
  '{ $.type != "TaskFailed" }': [1, 2],
  '{ $.details.error != E* }': [1],
  '{ $.id = 7 }': [0],
  '{ $.id = 7.0 }': [0],
  '{ $.id > 7 }': [1],
  '{ $.id >= 7 && $.id <= 8 }': [0, 1],
  '{ $.id < 0 || $.big = 1000 }': [2],
  '{ $.id = -1* }': [2],
  '{ ($.id = 7 || $.id = 8) && $.type = "*Succeeded" }': [1],
  '{ $.id = 7 || $.id = 8 && $.type = "*Failed" }': [0],
  '{ $.details.list[0] = 1 }': [0],
  '{ $.details.list[1].x IS TRUE }': [0],
  '{ $.details.list[1].x is false }': [],
  "{ $.['a b'] IS NULL }": [0],
  '{ $.big NOT EXISTS }': [0, 1, 4],
  '{ $.big EXISTS }': [2],
  '{ $.details.error = %Time.*t$% }': [0],
  '{ $[0].type = "TaskFailed" }': [4],
  '{ $.constructor EXISTS }': [],
  '{ $.type = }': 'InvalidParameterException: Invalid filter pattern',
  '{ $.type }': 'InvalidParameterException: Invalid filter pattern',
  '{ ($.type = "x" }': 'InvalidParameterException: Invalid filter pattern',
  '{ $.id > "x" }': 'InvalidParameterException: Invalid filter pattern',
  '{ $.id = 1 } more': 'InvalidParameterException: Invalid filter pattern',
  '{}': 'InvalidParameterException: Invalid filter pattern',
})

test('a pattern as long as patterns may be', () => {
  const depth = 500
  const nested = `{${'('.repeat(depth)}$.a = 1${')'.repeat(depth)}}`
  deepStrictEqual(found(nested, ['{"a":1}', '{"a":2}']), [0])
  const wild = compileFilterPattern(`{ $.a = "${'*a'.repeat(500)}" }`)
  strictEqual(wild.ok && wild.value(`{"a":"${'a'.repeat(499)}b"}`), false)
})
