import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openJsonata } from './jsonata.ts'

const chance = { random: () => 0.5, uuid: () => 'a-uuid', bytes: (count: number) => new Uint8Array(count).fill(7) }
const engine = openJsonata({ clock: { now: () => 0 }, chance })
after(() => engine.close())

async function tell(expression: string): Promise<unknown> {
  const told = await engine.evaluate({ kind: 'jsonata', expression, bindings: { states: { input: {} } } })
  return told.kind === 'value' ? told.value : told.kind === 'error' ? told.message : told.kind
}

const time = 'Expression evaluation timeout: Check for infinite loop'
const memory = 'Expression evaluation memory limit exceeded: Check for excessive memory usage'

/** Twice as many values as before at each of many steps, by naming one value twice. */
const doubled = (step: string, use: string): string =>
  `($g := function($x, $n){ $n = 0 ? $x : $g(${step}, $n - 1) }; ${use})`

const hostile: readonly (readonly [expression: string, told: unknown])[] = [
  ['($f := function($x){ $f($x + 1) }; $f(1))', time],
  ['$map([1..800000], function($i){ $map([1..800000], function($j){ $i }) })', time],
  [`[1..800000]${' ~> $map($abs)'.repeat(20)}`, time],
  // A single step of JSONata's that does not come to an end: its thread is ended.
  [`($f := function($a)<${'a+'.repeat(12)}n:n>{ 1 }; $f(${'[1],'.repeat(40)}"a"))`, time],
  [doubled('{"l": $x, "r": $x}', '$string($g(1, 60))'), memory],
  [doubled('[[$x], [$x]]', '$g(1, 60) = $g(1, 60)'), memory],
  [doubled('$zip($x, $x)', '$g([1, 2], 60)'), memory],
  [doubled('$append($x, $x)', '$g([1], 60)'), memory],
  ['($x := [1..5000]; $count($x.$x))', memory],
  ['($x := [1..800000]; $x@$a.$x@$b)', memory],
  ['$pad("", 262145)', memory],
  ['$pad("a", 1e9)', memory],
  ['$pad("a", -1e9, "xy")', memory],
  ['$join([1..30000].$pad("", 200, "a"))', memory],
  ['$replace($pad("", 100000, "a"), "a", $pad("", 100000, "b"))', memory],
  ['$replace($pad("", 1000, "a"), /a/, $pad("", 20000, "$0"))', memory],
  ['$fromMillis(0, "[Y,9-1000000000]")', memory],
  // The members of a constructor stop with the one that failed.
  ['[$error("first"), ($f := function($x){ $f($x + 1) }; $f(1))]', 'first'],
]

test('hostile expressions stop at their bounds while everything else goes on', async (t) => {
  const told = new Map<string, unknown>()
  const running = hostile.map(async ([expression]) => {
    told.set(expression, await tell(expression))
  })
  let beats = 0
  const heartbeat = setInterval(() => beats++, 1)
  t.after(() => clearInterval(heartbeat))
  // The first of them takes a second of computing at least: this one is answered long before, and the clock ticks.
  assert.equal(await tell('1 + 1'), 2)
  const first = (hostile[0] as (typeof hostile)[number])[0]
  assert.equal(told.has(first), false)
  await Promise.race(running)
  assert.ok(beats > 0)
  await Promise.all(running)
  assert.ok(beats > hostile.length)
  for (const [expression, expected] of hostile) assert.deepEqual(told.get(expression), expected, expression)
  assert.equal(await tell('[1..20000] ~> $count()'), 20_000)
})

test('what a closed engine was doing is not answered', async () => {
  const closing = openJsonata({ clock: { now: () => 0 }, chance })
  const question = { kind: 'jsonata', expression: '[1..20000] ~> $count()', bindings: {} } as const
  const unanswered = assert.rejects(closing.evaluate(question), /closed/)
  await new Promise((resolve) => setImmediate(resolve))
  await closing.close()
  await unanswered
  await assert.rejects(closing.evaluate(question), /closed/)
})
