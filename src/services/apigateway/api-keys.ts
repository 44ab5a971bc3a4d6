import { randomText, succeed, type Outcome } from '../../base/index.ts'
import { apiKeyValues, apiKeys, restStages, usagePlanKeys, type ApiKey } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Change, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, notFound } from './failures.ts'
import { newLongId, partId, wholeSecond } from './lookup.ts'
import { newestFirst, pageOf } from './paging.ts'
import { flag, items, refuseWithPaths, text, type PatchTable } from './patch.ts'
import { defined, unlessEmpty } from './records.ts'

type Answer = ApigatewayShapes.ApiKey
type CreateInput = ApigatewayOperations['CreateApiKey']['input']

const valueAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export async function createApiKey(input: CreateInput, call: Call): Promise<Outcome<Answer>> {
  const stageKeys = (input.stageKeys ?? []).map(({ restApiId = '', stageName = '' }) => `${restApiId}/${stageName}`)
  const refused = checkName(input.name) ?? checkValue(input.value) ?? (await checkStages(call, stageKeys))
  if (refused !== undefined) return refused
  return commit(call, async () => {
    const key = newKey(input, stageKeys, call)
    const valueId = call.ports.digest.sha256Hex(key.value)
    if ((await call.ports.documents.get(apiKeyValues, call.space, valueId)) !== undefined) {
      return conflict('API Key already exists')
    }
    return succeed({
      changes: [
        insertDocument(apiKeys, call.space, key.id, key),
        insertDocument(apiKeyValues, call.space, valueId, { keyId: key.id }),
      ],
      output: { ...answerOf(key, true), ...defined({ tags: key.tags }) },
    })
  })
}

function newKey(input: CreateInput, stageKeys: readonly string[], call: Call): ApiKey {
  const at = wholeSecond(call)
  return defined({
    id: newLongId(call),
    value: input.value ?? randomText(call.ports.chance, 40, valueAlphabet),
    createdDate: at,
    lastUpdatedDate: at,
    madeAt: call.now,
    enabled: input.enabled ?? false,
    stageKeys,
    name: input.name === '' ? undefined : input.name,
    description: input.description,
    customerId: input.customerId,
    tags: unlessEmpty(input.tags),
  })
}

type Refusal = Outcome<never> | undefined

function checkName(name: string | undefined): Refusal {
  return (name ?? '').length > 1024 ? badRequest('Invalid API Key name, can be at most 1024 characters.') : undefined
}

function checkValue(value: string | undefined): Refusal {
  if (value === undefined) return undefined
  if (value.length < 20) return badRequest('API Key value should be at least 20 characters')
  return value.length > 128 ? badRequest('API Key value exceeds maximum size of 128 characters') : undefined
}

async function checkStages(call: Call, stageKeys: readonly string[]): Promise<Refusal> {
  for (const key of stageKeys) {
    if ((await call.ports.documents.get(restStages, call.space, key)) === undefined) {
      return notFound('Invalid Stage identifier specified')
    }
  }
  return undefined
}

export async function findApiKey(call: Call, keyId: string): Promise<Outcome<Document<ApiKey>>> {
  const found = await call.ports.documents.get(apiKeys, call.space, keyId)
  return found === undefined ? notFound('Invalid API Key identifier specified') : succeed(found)
}

export async function getApiKey(
  input: ApigatewayOperations['GetApiKey']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const key = await findApiKey(call, input.apiKey)
  return key.ok ? succeed(withTags(key.value.body, input.includeValue === true)) : key
}

export async function getApiKeys(
  input: ApigatewayOperations['GetApiKeys']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.ApiKeys>> {
  const all = (await call.ports.documents.all(apiKeys, call.space)).map(({ body }) => body)
  const asked = all.filter(
    ({ name = '', customerId }) =>
      (input.nameQuery === undefined || name.startsWith(input.nameQuery)) &&
      (input.customerId === undefined || customerId === input.customerId),
  )
  const page = pageOf(asked, ({ madeAt, id }) => newestFirst(madeAt, id), input)
  return succeed({ ...page, items: page.items.map((key) => answerOf(key, input.includeValues === true)) })
}

/** Empty tags are said when a key is read, not in lists and after Create. */
function withTags(key: ApiKey, value: boolean): Answer {
  return { ...answerOf(key, value), tags: key.tags ?? {} }
}

function answerOf(key: ApiKey, withValue: boolean): Answer {
  const { value, madeAt: _madeAt, labels: _labels, tags: _tags, ...rest } = key
  return withValue ? { ...rest, value } : rest
}

const patches: PatchTable<ApiKey> = {
  rules: [
    { path: '/description', replace: text('description') },
    { path: '/enabled', replace: flag('enabled') },
    {
      path: '/name',
      replace: (key, step) => checkName(step.value) ?? text<ApiKey>('name')(key, step),
    },
    { path: '/customerId', replace: text('customerId') },
    items<ApiKey>({ path: '/labels', key: 'labels' }),
    items<ApiKey>({ path: '/stages', key: 'stageKeys', keepEmpty: true }),
  ],
  refuse: refuseWithPaths,
}

export function updateApiKey(
  input: ApigatewayOperations['UpdateApiKey']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return patchDocument(call, {
    kind: apiKeys,
    find: () => findApiKey(call, input.apiKey),
    table: patches,
    operations: input.patchOperations,
    check: async (key) =>
      (await checkStages(call, key.stageKeys)) ?? succeed({ ...key, lastUpdatedDate: wholeSecond(call) }),
    answer: (key) => withTags(key, false),
  })
}

/** The key goes out of every usage plan with it. */
export function deleteApiKey(
  input: ApigatewayOperations['DeleteApiKey']['input'],
  call: Call,
): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const { documents, digest } = call.ports
    const key = await findApiKey(call, input.apiKey)
    if (!key.ok) return key
    const changes: Change[] = [removeDocument(apiKeys, call.space, key.value)]
    const value = await documents.get(apiKeyValues, call.space, digest.sha256Hex(key.value.body.value))
    if (value !== undefined) changes.push(removeDocument(apiKeyValues, call.space, value))
    for (const inPlan of await documents.all(usagePlanKeys, call.space)) {
      if (inPlan.id.endsWith(partId('', input.apiKey))) changes.push(removeDocument(usagePlanKeys, call.space, inPlan))
    }
    return succeed({ changes, output: {} })
  })
}
