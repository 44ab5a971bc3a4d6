import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foreignArn } from './foreign-arn.ts'

const message = (arn: string): string => `State Machine Does Not Exist: '${arn}'`
const here = (arn: string) => foreignArn(message(arn), '000000000000', 'us-east-1')

test('an ARN of another account or region leads to the same thing here', () => {
  const found = here('arn:aws:states:us-east-1:111122223333:stateMachine:orders')
  assert.deepEqual(found, {
    account: '111122223333',
    region: 'us-east-1',
    href: '/states/machines/arn%3Aaws%3Astates%3Aus-east-1%3A000000000000%3AstateMachine%3Aorders',
    thing: 'state machine orders',
  })
  assert.match(here('arn:aws:states:eu-west-1:000000000000:execution:orders:a1')?.href ?? '', /us-east-1.*orders%3Aa1$/)
})

test('an ARN of here, and one of something without a page, lead nowhere', () => {
  assert.equal(here('arn:aws:states:us-east-1:000000000000:stateMachine:orders'), undefined)
  assert.equal(here('arn:aws:iam::111122223333:role/orders'), undefined)
})
