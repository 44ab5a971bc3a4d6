import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { closePattern, compilePattern, matchesArnPattern, matchesPattern } from './pattern.ts'

const values = new Map([
  ['aws:username', 'ana'],
  ['aws:principaltag/team', '*'],
])

function matches(source: string, text: string): boolean {
  const pattern = closePattern(compilePattern(source, { wildcards: true, variables: true }), (key) => values.get(key))
  return pattern !== undefined && matchesPattern(pattern, text)
}

const cases: readonly (readonly [source: string, text: string, matches: boolean])[] = [
  ['*', '', true],
  ['states:Start*', 'states:StartExecution', true],
  ['states:Start*', 'states:StopExecution', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['arn:aws:states:*:machine', 'arn:aws:states:eu-west-1:1:stateMachine:machine', true],
  ['*a*b*c', 'xxaxxbxxbxc', true],
  ['*a*b*c', 'xxaxxbxxbx', false],
  ['user/${aws:username}/*', 'user/ana/x', true],
  ['user/${AWS:UserName}', 'user/ana', true],
  ['user/${aws:nothing}', 'user/', false],
  ["user/${aws:nothing, 'none'}", 'user/none', true],
  ['team/${aws:PrincipalTag/team}', 'team/red', false],
  ['team/${aws:PrincipalTag/team}', 'team/*', true],
  ['${*}${?}${$}', '*?$', true],
  ['${*}', 'x', false],
  ['${unclosed', '${unclosed', true],
]

for (const [source, text, expected] of cases) {
  test(`pattern ${source} ${expected ? 'matches' : 'does not match'} ${text}`, () => {
    assert.equal(matches(source, text), expected)
  })
}

test('an ARN pattern compares the six parts, so a wildcard does not cross a colon before the last', () => {
  const arnMatches = (source: string, text: string): boolean => {
    const pattern = compilePattern(source, { wildcards: true, variables: false })
    return pattern.kind !== 'open' && matchesArnPattern(pattern, text)
  }
  assert.equal(arnMatches('arn:aws:states:*:1:stateMachine:*', 'arn:aws:states:eu:1:stateMachine:a:b'), true)
  assert.equal(arnMatches('arn:aws:states:*:stateMachine:*', 'arn:aws:states:eu:1:stateMachine:a'), false)
  assert.equal(arnMatches('arn:aws:*', 'arn:aws:states:eu:1:x'), false)
})

test('matching agrees with the plain definition of wildcards, and many wildcards stay cheap', () => {
  const reference = (pattern: string, text: string): boolean => {
    if (pattern === '') return text === ''
    const [first, rest] = [pattern[0], pattern.slice(1)]
    if (first === '*') return reference(rest, text) || (text !== '' && reference(pattern, text.slice(1)))
    return text !== '' && (first === '?' || first === text[0]) && reference(rest, text.slice(1))
  }
  const letters = fc.stringMatching(/^[ab]{0,8}$/u)
  fc.assert(
    fc.property(fc.stringMatching(/^[ab*?]{0,8}$/u), letters, (pattern, text) => {
      assert.equal(matches(pattern, text), reference(pattern, text))
    }),
  )
  assert.equal(matches(`${'*a'.repeat(1000)}*b`, 'a'.repeat(2000)), false)
})
