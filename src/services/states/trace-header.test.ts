import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { statesHandlers } from './handlers.ts'
import { arn, callOf, create, openWorld, run } from './scenario.ts'

const cases: readonly (readonly [
  name: string,
  header: string | undefined,
  member: string | undefined,
  told: string,
])[] = [
  ['the member of the body', undefined, 'Root=2', 'Root=2'],
  ['the header before the member', 'Root=1', 'Root=2', 'Root=1'],
  ['the member where the header is too long', 'x'.repeat(257), 'Root=2', 'Root=2'],
]

for (const [name, header, member, told] of cases) {
  void test(`an execution is traced by ${name}`, async () => {
    const { ports } = openWorld()
    await run(ports, create(), new Map())
    const call = { ...callOf(ports, 'StartExecution'), traceHeader: header }
    const started = await statesHandlers.StartExecution.handle({ stateMachineArn: arn, traceHeader: member }, call)
    const executionArn = started.ok ? started.value.executionArn : ''
    const described = await statesHandlers.DescribeExecution.handle({ executionArn }, call)
    strictEqual(described.ok ? described.value.traceHeader : described.failure.code, told)
  })
}
