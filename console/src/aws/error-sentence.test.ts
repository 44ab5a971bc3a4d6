import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorSentence } from './error-sentence.ts'

const failure = (name: string, message: string): Error => Object.assign(new Error(message), { name })

test('a refusal names the action, and says what would help', () => {
  const user = 'User: arn:aws:iam::000000000000:user/ada is not authorized to perform: iam:ListRoles'
  const implicit = errorSentence(
    failure(
      'AccessDenied',
      `${user} on resource: role runner because no identity-based policy allows the iam:ListRoles action`,
    ),
  )
  assert.equal(implicit.headline, 'You may not do this: iam:ListRoles')
  assert.match(implicit.advice ?? '', /policy that allows iam:ListRoles on role runner\.$/)
  const explicit = errorSentence(
    failure('AccessDeniedException', `${user} on resource: * with an explicit deny in an identity-based policy`),
  )
  assert.ok(explicit.detail.startsWith('User: arn'))
  assert.match(explicit.advice ?? '', /that statement has to change/)
})

test('codes read as words, and those that a person can cure say how', () => {
  const cases: readonly (readonly [name: string, message: string, headline: string, advice: RegExp | undefined])[] = [
    ['StateMachineDoesNotExist', 'x', 'State machine does not exist', /deleted, or be in another region/],
    ['EntityAlreadyExistsException', 'Role with name a already exists.', 'Entity already exists', /another name/],
    ['ThrottlingException', 'Rate exceeded', 'Too many calls at once', /Wait a moment/],
    ['TypeError', 'Failed to fetch', 'The server does not answer', /Check that it runs/],
    ['SignedOut', 'The session has ended.', 'You are signed out', /Sign in again/],
    ['ValidationException', 'name is wrong', 'The input is not valid', undefined],
  ]
  for (const [name, message, headline, advice] of cases) {
    const sentence = errorSentence(failure(name, message))
    assert.equal(sentence.headline, headline)
    if (advice === undefined) assert.equal(sentence.advice, undefined)
    else assert.match(sentence.advice ?? '', advice)
  }
  assert.deepEqual(errorSentence('boom'), { headline: 'Something went wrong', detail: 'boom' })
})
