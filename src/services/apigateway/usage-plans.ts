import { succeed, type Outcome } from '../../base/index.ts'
import { restStages, usagePlanKeys, usagePlans, type ApiStage, type UsagePlan } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, type Nothing } from './changes.ts'
import { badRequest, notFound } from './failures.ts'
import { newShortId, partId } from './lookup.ts'
import { pageOf } from './paging.ts'
import { defined, unlessEmpty } from './records.ts'
import { usagePlanPatches } from './usage-plan-patches.ts'

type Answer = ApigatewayShapes.UsagePlan

export async function createUsagePlan(
  input: ApigatewayOperations['CreateUsagePlan']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  if (input.name === '') return badRequest('Usage plan name cannot be blank')
  return commit(call, async () => {
    const plan: UsagePlan = defined({
      id: newShortId(call),
      name: input.name,
      apiStages: (input.apiStages ?? []).map(stageOf),
      description: input.description,
      throttle: input.throttle === undefined ? undefined : defined(input.throttle),
      quota: input.quota === undefined ? undefined : { ...defined(input.quota), offset: input.quota.offset ?? 0 },
      tags: unlessEmpty(input.tags),
    })
    const checked = await checkStages(call, plan, [])
    if (!checked.ok) return checked
    return succeed({ changes: [insertDocument(usagePlans, call.space, plan.id, plan)], output: plan })
  })
}

function stageOf({ apiId = '', stage = '', throttle }: ApigatewayShapes.ApiStage): ApiStage {
  const throttles = Object.entries(throttle ?? {}).map(([method, limits]) => [method, defined(limits)] as const)
  return defined({ apiId, stage, throttle: unlessEmpty(Object.fromEntries(throttles)) })
}

/** Only of stages that are new to the plan: one that was deleted later must not stand in the way of other changes. */
async function checkStages(call: Call, plan: UsagePlan, known: readonly ApiStage[]): Promise<Outcome<UsagePlan>> {
  for (const { apiId, stage } of plan.apiStages) {
    if (known.some((other) => other.apiId === apiId && other.stage === stage)) continue
    // AWS does not fill in its own text here.
    if (apiId === '' || stage === '') {
      return badRequest('Invalid API Stage {api: %s, stage: %s} specified for usageplan %s')
    }
    if (!(await stageExists(call, apiId, stage))) {
      return notFound(`Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${plan.id}`)
    }
  }
  return succeed(plan)
}

async function stageExists(call: Call, apiId: string, stage: string): Promise<boolean> {
  return (await call.ports.documents.get(restStages, call.space, partId(apiId, stage))) !== undefined
}

export async function findUsagePlan(call: Call, usagePlanId: string): Promise<Outcome<Document<UsagePlan>>> {
  const found = await call.ports.documents.get(usagePlans, call.space, usagePlanId)
  return found === undefined ? notFound('Invalid Usage Plan ID specified') : succeed(found)
}

/** Empty tags are said when a plan is read, not in lists and after Create. */
function withTags(plan: UsagePlan): Answer {
  return { ...plan, tags: plan.tags ?? {} }
}

export async function getUsagePlan(
  input: ApigatewayOperations['GetUsagePlan']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const plan = await findUsagePlan(call, input.usagePlanId)
  return plan.ok ? succeed(withTags(plan.value.body)) : plan
}

export async function getUsagePlans(
  input: ApigatewayOperations['GetUsagePlans']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.UsagePlans>> {
  const { documents } = call.ports
  const all = (await documents.all(usagePlans, call.space)).map(({ body }) => body)
  const { keyId } = input
  if (keyId === undefined) return succeed(pageOf(all, ({ id }) => id, input))
  const memberships = new Set((await documents.all(usagePlanKeys, call.space)).map(({ id }) => id))
  const ofKey = all.filter(({ id }) => memberships.has(partId(id, keyId)))
  return succeed(pageOf(ofKey, ({ id }) => id, input))
}

export function updateUsagePlan(
  input: ApigatewayOperations['UpdateUsagePlan']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return patchDocument(call, {
    kind: usagePlans,
    find: () => findUsagePlan(call, input.usagePlanId),
    table: usagePlanPatches,
    operations: input.patchOperations,
    check: (plan, before) => checkStages(call, plan, before.apiStages),
    answer: withTags,
  })
}

/** Not while it has stages that are there. */
export function deleteUsagePlan(
  input: ApigatewayOperations['DeleteUsagePlan']['input'],
  call: Call,
): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const plan = await findUsagePlan(call, input.usagePlanId)
    if (!plan.ok) return plan
    for (const { apiId, stage } of plan.value.body.apiStages) {
      if (!(await stageExists(call, apiId, stage))) continue
      return badRequest(
        `Cannot delete Usage Plan ${input.usagePlanId} because there are API Stages associated with it, including ${apiId}:${stage}`,
      )
    }
    const keys = await call.ports.documents.all(usagePlanKeys, call.space, partId(input.usagePlanId, ''))
    return succeed({
      changes: [
        removeDocument(usagePlans, call.space, plan.value),
        ...keys.map((key) => removeDocument(usagePlanKeys, call.space, key)),
      ],
      output: {},
    })
  })
}
