import { succeed, type Outcome } from '../../base/index.ts'
import { apiKeys, usagePlanKeys, usagePlans, type ApiKey, type UsagePlanKey } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { findApiKey } from './api-keys.ts'
import { commit, deleteDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, notFound } from './failures.ts'
import { partId } from './lookup.ts'
import { newestFirst, pageOf } from './paging.ts'
import { defined } from './records.ts'
import { findUsagePlan } from './usage-plans.ts'

type Answer = ApigatewayShapes.UsagePlanKey

interface KeyInput {
  readonly usagePlanId: string
  readonly keyId: string
}

export function createUsagePlanKey(
  input: ApigatewayOperations['CreateUsagePlanKey']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return commit(call, async () => {
    if (input.keyType !== 'API_KEY') return badRequest('Usage plan key type must be API_KEY')
    const plan = await findUsagePlan(call, input.usagePlanId)
    if (!plan.ok) return plan
    const key = await findApiKey(call, input.keyId)
    if (!key.ok) return key
    const id = partId(input.usagePlanId, input.keyId)
    if ((await call.ports.documents.get(usagePlanKeys, call.space, id)) !== undefined) {
      return conflict('API Key already exists in this Usage Plan')
    }
    const body: UsagePlanKey = { keyId: input.keyId, addedAt: call.now }
    return succeed({
      changes: [insertDocument(usagePlanKeys, call.space, id, body)],
      commands: [requireDocument(usagePlans, call.space, plan.value), requireDocument(apiKeys, call.space, key.value)],
      output: answerOf(key.value.body),
    })
  })
}

function answerOf({ id, name, value }: ApiKey): Answer {
  return defined({ id, name, type: 'API_KEY', value })
}

async function findPlanKey(call: Call, input: KeyInput): Promise<Outcome<Document<UsagePlanKey>>> {
  const id = partId(input.usagePlanId, input.keyId)
  const found = await call.ports.documents.get(usagePlanKeys, call.space, id)
  return found === undefined ? notFound('Invalid Usage Plan Key identifier specified') : succeed(found)
}

export async function getUsagePlanKey(input: KeyInput, call: Call): Promise<Outcome<Answer>> {
  const found = await findPlanKey(call, input)
  if (!found.ok) return found
  const key = await findApiKey(call, input.keyId)
  return key.ok ? succeed(answerOf(key.value.body)) : key
}

/** An unknown plan has no keys: AWS does not refuse it here. */
export async function getUsagePlanKeys(
  input: ApigatewayOperations['GetUsagePlanKeys']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.UsagePlanKeys>> {
  const { documents } = call.ports
  const members = await documents.all(usagePlanKeys, call.space, partId(input.usagePlanId, ''))
  const keys = await Promise.all(members.map(({ body }) => documents.get(apiKeys, call.space, body.keyId)))
  const addedAt = new Map(members.map(({ body }) => [body.keyId, body.addedAt]))
  const asked = keys
    .flatMap((key) => (key === undefined ? [] : [key.body]))
    .filter(({ name = '' }) => input.nameQuery === undefined || name.startsWith(input.nameQuery))
  const page = pageOf(asked, ({ id }) => newestFirst(addedAt.get(id) ?? 0, id), input)
  return succeed({ ...page, items: page.items.map(answerOf) })
}

export function deleteUsagePlanKey(input: KeyInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, usagePlanKeys, () => findPlanKey(call, input))
}
