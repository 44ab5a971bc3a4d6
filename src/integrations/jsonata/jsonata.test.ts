import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonValue } from '../../base/index.ts'
import { openJsonata } from './jsonata.ts'

const clock = { now: () => 1_700_000_000_000 }
const chance = { random: () => 0.5, uuid: () => 'a-uuid', bytes: (count: number) => new Uint8Array(count).fill(7) }
const engine = openJsonata({ clock, chance })
after(() => engine.close())

const data = {
  a: 1,
  items: [
    { p: 1, q: 'x' },
    { p: 2, q: 'y' },
  ],
  empty: [],
  nested: [[], [1]],
  object: { x: 1 },
}

async function answer(expression: string, input: JsonValue = data) {
  return engine.evaluate({ kind: 'jsonata', expression, bindings: { states: { input, context: {} }, v: { x: 1 } } })
}

/** A value, or the words of what went wrong. */
async function tell(expression: string, input?: JsonValue): Promise<unknown> {
  const told = await answer(expression, input)
  if (told.kind === 'value') return told.value
  if (told.kind === 'error') return told.code === undefined ? told.message : `${told.code}: ${told.message}`
  return told.kind === 'internal' ? `internal ${told.id}` : told.kind
}

type Case = readonly [expression: string, expected: unknown]

function check(name: string, cases: readonly Case[]): void {
  test(name, async () => {
    for (const [expression, expected] of cases) assert.deepEqual(plain(await tell(expression)), expected, expression)
  })
}

/** Without the difference between objects with and without a prototype; marks on arrays stay visible. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value) && Object.keys(value).length === value.length) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
}

check('JSONata as it is', [
  ['$states.input.a + 1', 2],
  ['$states.input.items.p', [1, 2]],
  ['$states.input.items[p=1].q', 'x'],
  ['$states.input.items[]', data.items],
  ['$states.input.items{q: p}', { x: 1, y: 2 }],
  ['$states.input.items^(>p).q', ['y', 'x']],
  ['$v ~> |$|{"y":2}|', { x: 1, y: 2 }],
  ['($x := 2; $map([1..3], function($i){ $i * $x }))', [2, 4, 6]],
  ['$doesNotExist', undefined],
  ['1 +', 'S0207: Unexpected end of expression'],
  ['$error("no")', 'D3137: no'],
  ['$map([1, 2], $string)', ['1', '2']],
  ['$map(["a", "b"], function($v, $i, $a){ $v & $i & $count($a) })', ['a02', 'b12']],
  ['$reduce([1..5], function($a, $b){ $a + $b }, 10)', 25],
  ['$filter([1, 0, 2], $boolean)', [1, 2]],
  ['$single([1..5], function($v){ $v = 3 })', 3],
  ['$sift({"a": 1, "b": 2}, function($v){ $v > 1 })', { b: 2 }],
  ['$each({"a": 1, "b": 2}, function($v, $k){ $k & $v })', ['a1', 'b2']],
  ['$map(["x", "y"], $pad(?, 2, "-"))', ['x-', 'y-']],
  ['$sort([{"n": 2, "s": "b"}, {"n": 1}, {"n": 2, "s": "a"}], function($l, $r){ $l.n > $r.n }).s', ['b', 'a']],
  ['$distinct([1, "1", 1, null, null])', [1, '1', null]],
  ['$string([1, {"a": 2}], true)', '[\n  1,\n  {\n    "a": 2\n  }\n]'],
  ['$replace("aa", "a", $sum)', 'D3012: Attempted to replace a matched string with a non-string value'],
  ['"a" + 1', 'T2001: The left side of the "+" operator must evaluate to a number'],
])

check('what Step Functions adds and takes away', [
  ['$partition([1..5], 2.9)', [[1, 2], [3, 4], [5]]],
  ['$partition([1,2], 5)', [[1, 2]]],
  ['$partition([1,2], 0)', undefined],
  ['$partition([1,2], -0.5)', undefined],
  ['$partition([], 2)', undefined],
  ['$partition([1,2])', [[1, 2]]],
  ['$partition($states.input.none, 2)', undefined],
  ['$partition([1,2], -1)', 'D3137: Second argument must be zero or greater'],
  ['$partition(null, 2)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
  ['$range(0, 10, 3)', [0, 3, 6, 9]],
  ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
  ['$range(5, 1, -2)', [5, 3, 1]],
  ['$range(1, 9, 9)', 1],
  ['$range(1, 5)', undefined],
  ['$range(1)', 'T0410: Argument 2 of function "range" does not match function signature'],
  ['$range(1, 5, -1)', undefined],
  ['$range(1, 5, 0)', undefined],
  ['$hash("a", "MD5")', '0cc175b9c0f1b6a831c399e269772661'],
  ['$hash("a")', undefined],
  ['$hash("a", "md5")', "D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
  ['$hash("a", 5)', 'T0410: Argument 2 of function "hash" does not match function signature'],
  ['$random(42)', 0.7275636800328681],
  ['$random(0)', 0.730967787376657],
  ['$random(7)', 0.7306990420600421],
  ['$random()', 0.5],
  ['$uuid()', 'a-uuid'],
  ['$parse("{\\"a\\":[1,null]}")', { a: [1, null] }],
  ['$parse("-0")', 0],
  ['$parse("{\\"a:\\\\\\"\\":\\":\\"}")', { 'a:"': ':' }],
  ['$exists($parse("null"))', true],
  ['$parse(null)', 'T0410: Argument 1 of function "parse" does not match function signature'],
  ...['x', '', ' ', '[1] [2]', '{\\"a\\":1,\\"a\\":2}', '1e400', '[-1e400]'].map((text): Case => [
    `$parse("${text}")`,
    'D3137: Invalid JSON',
  ]),
  ['$now()', '2023-11-14T22:13:20.000Z'],
  ['$now("[Y0001]")', '2023'],
  ['$millis()', 1_700_000_000_000],
  ['$shuffle([1,2,3])', [1, 3, 2]],
  ['$eval("1")', 'T1006: Attempted to invoke a non-function'],
])

check('results that JSON does not have', [
  ['1/0', 'Infinity'],
  ['[1/0, -1/0, 0/0]', ['Infinity', '-Infinity', 'NaN']],
  ['{"k": 1/0}', { k: 'Infinity' }],
  ['$string(1/0)', 'Infinity'],
  ['$string(1e20)', '100000000000000000000'],
  ['$sum', 'unsupported'],
  ['{"f": [function($x){$x}]}', 'unsupported'],
  ['$base64decode("!!!")', 'internal a-uuid'],
  ['$base64decode("aGVsbG8=")', 'hello'],
  ['$formatInteger(1/0, "A")', 'internal a-uuid'],
])

check('no way to what JavaScript has', [
  ['$states.input.constructor', undefined],
  ['$states.input.__proto__', undefined],
  ['$states.input.a.constructor', undefined],
  ['$lookup($states.input, "__proto__")', undefined],
  ['$constructor', undefined],
  ['$sum.constructor', undefined],
  ['{"__proto__": 1} ~> $keys()', '__proto__'],
])

const unsupported = 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'
check('regular expressions in linear time', [
  ['$contains("hello$world", /^hello\\$/)', true],
  ['$contains("HELLO", /ell/i)', true],
  ['$match("abracadabra", /a(.)/).groups', ['b', 'c', 'd', 'b']],
  ['$split("a1b2c", /\\d/)', ['a', 'b', 'c']],
  ['$replace("a-b-c", /(-)(.)/, "<$2$1$0$$>")', 'a<b--b$><c--c$>'],
  ['$replace("abc", /b/, "[$1$2x]")', 'a[x]c'],
  ['$replace("abcdefghijkl", /(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, "$11$12$3")', 'ka2cl'],
  ['$replace("abc", /b/, function($m){ $uppercase($m.match) })', 'aBc'],
  ['$replace("ab", /(?=a)/, "x")', `The regular expression /(?=a)/g is not supported: ${unsupported}`],
  [`$contains("${'a'.repeat(60)}!", /^(a+)+$/)`, false],
])

test('what an expression is given stays as it was', async () => {
  const before = JSON.stringify(data)
  for (const expression of [
    '$states.input.empty{"a": 1}',
    '$states.input.nested.{"a": 1}',
    '$states.input.object(1)',
    '($f := function($g){ $g(1) }; $f($states.input.object))',
    '$states.input.items[]',
    '$states.input ~> |items|{"z": 1}|',
    '$states.input.items#$i[$i = 0]',
  ]) {
    await answer(expression)
    assert.equal(JSON.stringify(data), before, expression)
    assert.deepEqual(Object.keys(data.items), ['0', '1'], expression)
  }
})

const memory = 'Expression evaluation memory limit exceeded: Check for excessive memory usage'
const depth =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.'
const doubling = (times: number): string =>
  `($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`
const nesting = (times: number): string => `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${times}))`
const applied = (times: number): string => `1${' ~> $string()'.repeat(times)}`

check('the bounds that were measured on AWS', [
  ['[1..873782] ~> $count()', 873_782],
  ['[1..873783] ~> $count()', memory],
  ['$range(1, 360145, 1) ~> $count()', 360_145],
  ['$range(1, 360146, 1) ~> $count()', memory],
  [doubling(22), 2 ** 22],
  [doubling(23), memory],
  [nesting(31), 31],
  [nesting(32), depth],
  [Array(100).fill('1').join('+'), 100],
  [Array(101).fill('1').join('+'), depth],
  [applied(99), '1'],
  [applied(100), depth],
  [`[${Array(200).fill('$states.input.a').join()}] ~> $sum()`, 200],
])

test('a value is the same on the main thread and in a thread', async () => {
  // The range makes it too heavy for the main thread.
  const heavy = (expression: string) => `($count([1..20000]); ${expression})`
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 4 }), async (text) => {
      const input = JSON.parse(text) as JsonValue
      for (const expression of [
        '$states.input',
        '[$states.input.*]',
        '$string($states.input)',
        '$spread($states.input)',
      ]) {
        assert.deepEqual(plain(await tell(heavy(expression), input)), plain(await tell(expression, input)))
      }
    }),
    { numRuns: 25 },
  )
})
