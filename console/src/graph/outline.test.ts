import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../src/base/index.ts'
import { conditionText } from './choice-text.ts'
import { outlineOf, outlineOfText, statesOf, type OutlineScope } from './outline.ts'

const edgesOf = ({ edges }: OutlineScope): string[] =>
  edges.map(({ from, to, kind, label }) => `${from} ${kind} ${to}${label === undefined ? '' : ` "${label}"`}`)

test('a definition becomes its scopes, with every way from state to state', () => {
  const { root, stateCount } = outlineOf({
    StartAt: 'Check',
    States: {
      Check: {
        Type: 'Choice',
        Choices: [{ Variable: '$.total', NumericGreaterThan: 500, Next: 'a/b' }],
        Default: 'Gone',
      },
      'a/b': {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED' },
          StartAt: 'Inner',
          States: { Inner: { Type: 'Pass', End: true } },
        },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Check' }],
        End: true,
      },
    },
  })
  assert.equal(stateCount, 3)
  assert.deepEqual(edgesOf(root), [
    'start next /States/Check',
    '/States/Check choice /States/a~1b "$.total > 500"',
    '/States/Check default /States/Gone "Default"',
    '/States/a~1b catch /States/Check "Any error"',
    '/States/a~1b next end',
  ])
  assert.deepEqual(
    root.nodes.map(({ name, kind }) => `${name} ${kind}`),
    ['Start Start', 'Check Choice', 'a/b Map', 'End End', 'Gone Missing'],
  )
  assert.deepEqual(
    [...statesOf(root)].map(({ node, container }) => `${container?.name ?? ''}>${node.name}`),
    ['>Check', '>a/b', 'a/b>Inner'],
  )
  assert.equal(root.nodes[2]?.distributed, true)
})

test('what is not finished is drawn as far as it goes', () => {
  assert.equal(outlineOfText('{"StartAt":'), undefined)
  assert.equal(outlineOfText('[]'), undefined)
  const { root } = outlineOf({
    StartAt: '__proto__',
    States: { __proto__: null, toString: 4, P: { Type: 'Parallel', Branches: [1] } },
  })
  assert.deepEqual(
    root.nodes.map(({ kind }) => kind),
    ['Start', 'Unknown', 'Parallel', 'Missing'],
  )
})

function checkCondition(rule: JsonObject, text: string): void {
  test(`condition: ${text}`, () => assert.equal(conditionText(rule), text))
}

checkCondition({ Condition: '{% $states.input.total > 500 %}', Next: 'A' }, '$states.input.total > 500')
checkCondition({ Variable: '$.a', StringEqualsPath: '$.b', Next: 'A' }, '$.a = $.b')
checkCondition({ Variable: '$.a', IsPresent: false, Next: 'A' }, '$.a is not present')
checkCondition({ Variable: '$.a', StringMatches: 'x*', Next: 'A' }, '$.a matches "x*"')
checkCondition(
  {
    Next: 'A',
    Or: [
      {
        And: [
          { Variable: '$.a', BooleanEquals: true },
          { Variable: '$.b', IsNull: true },
        ],
      },
      { Not: { Variable: '$.c', TimestampLessThanEquals: 't' } },
    ],
  },
  '($.a = true and $.b is null) or not ($.c ≤ "t")',
)
