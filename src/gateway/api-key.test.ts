import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHash } from 'node:crypto'

import { insertDocument } from '../store/index.ts'
import { apiId, now, openTestGateway, requestOf, space } from './gateway-fixture.ts'
import { apiKeys, apiKeyValues, usagePlanKeys, usagePlans, type UsagePlan } from './key-model.ts'
import { openUsageMeter } from './usage.ts'

const value = 'a-key-of-at-least-20-characters'
const forbidden = { status: 403, body: '{"message":"Forbidden"}' }
const open = { status: 200, body: `${value} k1` }

interface KeyCase {
  readonly enabled?: boolean
  readonly inPlan?: boolean
  readonly plan?: Partial<UsagePlan>
  readonly sent?: string
  /** One answer a request. */
  readonly answers: readonly { readonly status: number; readonly body: string }[]
}

function check(name: string, { enabled = true, inPlan = true, plan, sent, answers }: KeyCase): void {
  test(name, async () => {
    const template = '$context.identity.apiKey $context.identity.apiKeyId'
    const { gateway, documents } = await openTestGateway({
      methods: {
        'GET /pets': {
          apiKeyRequired: true,
          integration: {
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: {
              200: { statusCode: '200', responseTemplates: { 'application/json': template } },
            },
          },
        },
      },
    })
    const times = { createdDate: now, lastUpdatedDate: now, madeAt: now }
    const valueId = createHash('sha256').update(value).digest('hex')
    const stages = [{ apiId, stage: 'test' }]
    await documents.write([
      insertDocument(apiKeys, space, 'k1', { id: 'k1', value, enabled, stageKeys: [], ...times }),
      insertDocument(apiKeyValues, space, valueId, { keyId: 'k1' }),
      insertDocument(usagePlans, space, 'p1', { id: 'p1', name: 'plan', apiStages: stages, ...plan }),
      ...(inPlan ? [insertDocument(usagePlanKeys, space, 'p1/k1', { keyId: 'k1', addedAt: now })] : []),
    ])
    const request = requestOf({ headers: sent === undefined ? [] : [['X-Api-Key', sent]] })
    for (const expected of answers) {
      const { status, body } = await gateway.invoke({ apiId, stageName: 'test', path: '/pets' }, request)
      assert.deepEqual({ status, body }, expected)
    }
  })
}

const throttled = { status: 429, body: '{"message":"Too Many Requests"}' }
const exceeded = { status: 429, body: '{"message":"Limit Exceeded"}' }
const slow = { rateLimit: 1, burstLimit: 1 }

check('a key of a plan for the stage is let in', { sent: value, answers: [open] })
check('without a key nobody is', { answers: [forbidden] })
check('nor with an unknown one', { sent: 'x', answers: [forbidden] })
check('nor with one that is switched off', { enabled: false, sent: value, answers: [forbidden] })
check('nor with one in no plan', { inPlan: false, sent: value, answers: [forbidden] })
check('nor when the plan is for another stage', {
  plan: { apiStages: [{ apiId, stage: 'prod' }] },
  sent: value,
  answers: [forbidden],
})
check('the plan throttles', { plan: { throttle: slow }, sent: value, answers: [open, throttled] })
check('the plan throttles a method', {
  plan: { apiStages: [{ apiId, stage: 'test', throttle: { '/pets/GET': slow } }] },
  sent: value,
  answers: [open, throttled],
})
check('the plan has a quota, part of which is used', {
  plan: { quota: { limit: 3, offset: 1, period: 'DAY' } },
  sent: value,
  answers: [open, open, exceeded],
})

test('a bucket fills again, a quota with the next period', () => {
  const meter = openUsageMeter()
  const stage = { apiId, stage: 'test' }
  const plan = {
    id: 'p',
    name: 'p',
    apiStages: [stage],
    throttle: slow,
    quota: { limit: 2, offset: 0, period: 'WEEK' },
  } as const
  const admit = (at: number) => meter.admit({ plan, stage, keyId: 'k', methodPath: '/GET', now: at })
  // A Sunday, half a minute before midnight.
  const sunday = Date.UTC(2026, 10, 22, 23, 59, 30)
  assert.equal(admit(sunday), 'admitted')
  assert.equal(admit(sunday + 900), 'throttled')
  assert.equal(admit(sunday + 1_000), 'admitted')
  assert.equal(admit(sunday + 2_000), 'quota-exceeded')
  assert.equal(admit(sunday + 30_000), 'admitted')
})
