import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTemplate, corrections, placeOf } from './template-check.ts'
import { passthroughTemplate, startTemplate } from './templates-to-begin.ts'

const sample = {
  body: `{"name":"O'Hara \\"Scarlett\\"","items":[1,2]}`,
  stageVariables: { stateMachineArn: 'arn:m' },
  httpMethod: 'POST',
  resourcePath: '/orders',
}
const check = (text: string, contentType = 'application/json') => checkTemplate(text, contentType, sample)

test('the template that starts a machine keeps every character of the body', () => {
  const { output = '', outputProblem } = check(startTemplate('arn:m'))
  assert.equal(outputProblem, undefined)
  const { stateMachineArn, input } = JSON.parse(output) as Record<string, string>
  assert.equal(stateMachineArn, 'arn:m')
  assert.deepEqual(JSON.parse(input ?? ''), JSON.parse(sample.body))
})

test('the passthrough template makes JSON', () => {
  const { output = '', outputProblem } = check(passthroughTemplate)
  assert.equal(outputProblem, undefined)
  assert.deepEqual((JSON.parse(output) as { body: unknown }).body, JSON.parse(sample.body))
})

test('problems name line and column', () => {
  assert.match(check('{\n#if($a) 1').problem ?? '', /#end was expected at line 2, column 10/)
  assert.match(check('{"a": }').outputProblem ?? '', /not JSON/)
  assert.equal(check('plain', 'text/plain').outputProblem, undefined)
})

const cases: readonly (readonly [wrong: string, right: string])[] = [
  ['"$stageVariables.get(arn:aws:states:x:1:stateMachine:y)"', `"$stageVariables.get('stateMachineArn')"`],
  ['$stageVariables.get(machine)', `$stageVariables.get('machine')`],
  ['$input.json($)', `$input.json('$')`],
  ['$input.path($.a.b)', `$input.path('$.a.b')`],
  ['$input.params(id)', `$input.params('id')`],
  ['#if $a == 1 x#end', '#if($a == 1) x#end'],
  ['#set(x = 1)', '#set($x = 1)'],
  [`{"input": "$input.json('$')"}`, `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"}`],
  [`{"input": $input.json('$')}`, `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"}`],
]

test('known slips come with the corrected form, which has none', () => {
  for (const [wrong, right] of cases) {
    const found = corrections(wrong)
    assert.equal(found.length, 1, wrong)
    const corrected = found.reduce((text, one) => text.replace(one.wrong, () => one.right), wrong)
    assert.equal(corrected, right)
    assert.deepEqual(corrections(corrected), [], corrected)
    assert.equal(check(corrected, 'text/plain').problem, undefined, corrected)
  }
})

test('a place is counted from 1', () => {
  assert.equal(placeOf('a\n  $b', '$b'), 'line 2, column 3')
})
