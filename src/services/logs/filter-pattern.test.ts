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
})

const requests = [
  '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534',
  '127.0.0.1 Prod frank [10/Oct/2000:13:35:22 -0700] "GET /about.html HTTP/1.0" 500 5324',
  '10.0.0.7 Prod anna [10/Oct/2000:13:50:35 -0700] "GET /apache_pb.gif HTTP/1.0" 200 4355',
  'ERROR short',
]

check('patterns for fields between spaces', requests, {
  '[ip, id, user, timestamp, request, status_code, size]': [0, 1, 2],
  '[w1, w2]': [3],
  '[w1=ERROR, w2]': [3],
  '[ip, id, user, timestamp, request =*.html*, status_code = 4*, size]': [0],
  '[..., status_code = 4* || status_code = 500, size]': [0, 1],
  '[ip = %127\\.0\\.0\\.[1-9]%, ..., size > 2000]': [1],
  '[ip, ..., user != frank, timestamp, request, status, size]': [2],
  '[ip, id, user, timestamp = "10/Oct/2000:13:25:15 -0700", ...]': [0],
  '[..., (status >= 200 && status < 300) || status = 500, size]': [1, 2],
  '[...]': [0, 1, 2, 3],
  '[w1, w2': "InvalidParameterException: If a filter pattern starts with '[' it must end with ']'",
  '[]': 'InvalidParameterException: Invalid filter pattern',
  '[a = ]': 'InvalidParameterException: Invalid filter pattern',
  '[a > b]': 'InvalidParameterException: Invalid filter pattern',
  '[..., a, ...]': 'InvalidParameterException: Invalid filter pattern',
  '[a b]': 'InvalidParameterException: Invalid filter pattern',
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
