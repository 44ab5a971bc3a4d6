import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { TaskAttempt, TaskOutcome } from '../../../engine/index.ts'
import { account, callOf, openWorld, roleArn, run } from '../scenario.ts'
import { testState } from './test-state.ts'

const resource = 'arn:aws:states:::lambda:invoke'
const task = { Type: 'Task', Resource: resource, Parameters: { 'a.$': '$.b' }, End: true }

/** One Task without a mock, over a port that answers so; absent where nothing runs tasks. */
function check(name: string, answer: ((attempt: TaskAttempt) => TaskOutcome) | undefined, expected: object): void {
  void test(name, async () => {
    const { ports } = openWorld()
    const tasks = answer && { supports: () => true, run: (attempt: TaskAttempt) => Promise.resolve(answer(attempt)) }
    const states = { digest: { hashHex: () => '' }, ...(tasks === undefined ? {} : { tasks }) }
    const input = { definition: JSON.stringify(task), roleArn, input: '{"b":1}' }
    deepStrictEqual(await run({ ...ports, states }, { call: 'TestState', with: input }, new Map()), expected)
  })
}

check('a call that succeeds', (attempt) => ({ kind: 'succeeded', output: `[${attempt.parameters}]` }), {
  status: 'SUCCEEDED',
  output: '[{"a":1}]',
})
check(
  'a call is made for the resource, as the role',
  (attempt) => {
    return { kind: 'failed', error: attempt.resource, cause: attempt.execution.roleArn }
  },
  { status: 'FAILED', error: resource, cause: roleArn },
)
check('where nothing runs the resource', undefined, {
  fails: ['NotImplemented', `The resource ${resource} is not built yet.`],
})

void test('secrets are for those who may reveal them', async () => {
  const { ports } = openWorld()
  const settings = { ...ports.settings, iam: 'enforce' } as const
  const arn = `arn:aws:iam::${account}:user/u`
  const call = callOf({ ...ports, settings }, 'TestState', { kind: 'user', account, arn, userId: 'U', userName: 'u' })
  const input = { definition: '{"Type":"Succeed"}', inspectionLevel: 'TRACE' } as const
  const open = await testState(input, call)
  deepStrictEqual(open.ok && open.value.status, 'SUCCEEDED')
  const secret = await testState({ ...input, revealSecrets: true }, call)
  deepStrictEqual(secret.ok ? undefined : secret.failure.code, 'AccessDeniedException')
})
