import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { parseStatesArn } from './arns.ts'

const own = 'arn:aws:states:eu-west-1:123456789012'
const cases: readonly (readonly [arn: string, message: string | undefined])[] = [
  [`${own}:stateMachine:m`, undefined],
  [`${own}:stateMachine:m:1`, undefined],
  [`${own}:stateMachine:m:10`, undefined],
  [`${own}:stateMachine:m:live`, undefined],
  [`${own}:stateMachine:m/label`, undefined],
  [`${own}:execution:m/label:0`, undefined],
  [`${own}:activity:a`, undefined],
  [`${own}:stateMachine:m:01`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m:0`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m/label:1`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m:1:2`, 'Invalid ARN: $'],
  [`${own}:execution:m`, 'Invalid ARN: $'],
  [`${own}:execution:m:0:1`, 'Invalid ARN: $'],
  [`${own}:mapRun:m/label`, 'Invalid ARN: $'],
  [`${own}:mapRun:m:0`, 'Invalid ARN: $'],
  [`${own}:activity:a:1`, 'Invalid ARN: $'],
  [`${own}:activity:a/b`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m\u0000`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m\ud800`, 'Invalid ARN: $'],
  [`${own}:stateMachine:m\u{1f600}`, undefined],
  ['arn:aws-cn:states:eu-west-1:123456789012:stateMachine:m', 'Invalid ARN: $'],
  ['arn:aws:lambda:eu-west-1:123456789012:function:m', 'Invalid ARN: $'],
  [`${own}:express:m:x:y`, 'Resource type not valid in this context: express'],
  ['m', 'Invalid ARN prefix: $'],
]

for (const [arn, message] of cases) {
  void test(`${arn} ${message === undefined ? 'is read' : 'is no second name of anything'}`, () => {
    const parsed = parseStatesArn(arn, ['stateMachine', 'execution', 'activity', 'mapRun'])
    strictEqual(
      parsed.ok ? undefined : parsed.failure.message,
      message && `Invalid Arn: '${message.replace('$', arn)}'`,
    )
  })
}
