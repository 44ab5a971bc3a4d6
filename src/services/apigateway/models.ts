import { parseJson, succeed, type Outcome } from '../../base/index.ts'
import { restApis, restModels, restResources, type Model, type Resource } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, requireDocument, type Nothing } from './changes.ts'
import { checkContentType } from './expressions.ts'
import { badRequest, conflict, unknown } from './failures.ts'
import { findApi, newShortId, partId, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { schemaProblem } from './model-schema.ts'
import { refuseWithPaths, text, type PatchTable } from './patch.ts'
import { defined } from './records.ts'

export interface ModelInput extends ApiInput {
  readonly modelName: string
}

const emptySchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'Empty Schema',
  type: 'object',
}
const errorSchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'Error Schema',
  type: 'object',
  properties: { message: { type: 'string' } },
}

/** What every new API has. */
export function defaultModels(newId: () => string): readonly Model[] {
  const contentType = 'application/json'
  return [
    {
      id: newId(),
      name: 'Empty',
      contentType,
      description: 'This is a default empty schema model',
      schema: JSON.stringify(emptySchema, null, 2),
    },
    {
      id: newId(),
      name: 'Error',
      contentType,
      description: 'This is a default error schema model',
      schema: JSON.stringify(errorSchema, null, 2),
    },
  ]
}

export function createModel(
  input: ApigatewayOperations['CreateModel']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Model>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const refused = checkName(input.name) ?? checkContentType(input.contentType) ?? checkSchema(input.schema)
    if (refused !== undefined) return refused
    const id = partId(input.restApiId, input.name)
    if ((await call.ports.documents.get(restModels, call.space, id)) !== undefined) {
      return conflict('Model name already exists for this REST API')
    }
    const { name, contentType, description, schema } = input
    const model: Model = defined({ id: newShortId(call), name, contentType, description, schema })
    return succeed({
      changes: [insertDocument(restModels, call.space, id, model)],
      commands: [requireDocument(restApis, call.space, api.value)],
      output: model,
    })
  })
}

function checkName(name: string): ReturnType<typeof badRequest> | undefined {
  if (name === '') return badRequest('Model name must be non-empty')
  return /^[a-zA-Z0-9]+$/.test(name) ? undefined : badRequest(`Model name must be alphanumeric: ${name}`)
}

function checkSchema(schema: string | undefined): ReturnType<typeof badRequest> | undefined {
  const empty = badRequest('Model schema must have at least 1 property or array items defined')
  if (schema === undefined || schema.trim() === '') return empty
  const parsed = parseJson(schema)
  const problem = schemaProblem(parsed.ok ? parsed.value : null)
  if (problem !== undefined) {
    return badRequest(`Invalid model specified: Validation Result: warnings : [], errors : [${problem}]`)
  }
  return parsed.ok && Object.keys(Object(parsed.value)).length === 0 ? empty : undefined
}

export async function findModel(call: Call, input: ModelInput): Promise<Outcome<Document<Model>>> {
  const found = await call.ports.documents.get(restModels, call.space, partId(input.restApiId, input.modelName))
  return found === undefined ? unknown.modelName(input.modelName) : succeed(found)
}

export async function getModel(input: ModelInput, call: Call): Promise<Outcome<ApigatewayShapes.Model>> {
  const model = await findModel(call, input)
  return model.ok ? succeed(model.value.body) : model
}

export async function getModels(
  input: ApigatewayOperations['GetModels']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Models>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const models = await call.ports.documents.all(restModels, call.space, partId(input.restApiId, ''))
  return succeed(
    pageOf(
      models.map(({ body }) => body),
      (model) => model.name,
      input,
    ),
  )
}

const patches: PatchTable<Model> = {
  rules: [
    { path: '/description', replace: text('description') },
    {
      path: '/schema',
      replace: (model, step) => checkSchema(step.value) ?? succeed({ ...model, schema: step.value ?? '' }),
    },
  ],
  refuse: refuseWithPaths,
}

export function updateModel(
  input: ApigatewayOperations['UpdateModel']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Model>> {
  return patchDocument(call, {
    kind: restModels,
    find: () => findModel(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: (model) => model,
  })
}

export function deleteModel(input: ModelInput, call: Call): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const model = await findModel(call, input)
    if (!model.ok) return model
    const resources = await call.ports.documents.all(restResources, call.space, partId(input.restApiId, ''))
    const user = resources.map(({ body }) => userOf(body, input.modelName)).find((found) => found !== undefined)
    if (user !== undefined) {
      return conflict(`Cannot delete model '${input.modelName}', is referenced in ${user}`)
    }
    return succeed({ changes: [removeDocument(restModels, call.space, model.value)], output: {} })
  })
}

/** `method request: /pets/GET`; the root's methods are told as `//GET`. */
function userOf(resource: Resource, modelName: string): string | undefined {
  for (const method of Object.values(resource.resourceMethods ?? {})) {
    const at = `${resource.path}/${method.httpMethod}`
    if (Object.values(method.requestModels ?? {}).includes(modelName)) return `method request: ${at}`
    for (const response of Object.values(method.methodResponses ?? {})) {
      if (Object.values(response.responseModels ?? {}).includes(modelName)) return `method response: ${at}`
    }
  }
  return undefined
}

/** The names that request and response models may refer to. */
export async function modelNames(call: Call, restApiId: string): Promise<ReadonlySet<string>> {
  const models = await call.ports.documents.all(restModels, call.space, partId(restApiId, ''))
  return new Set(models.map(({ body }) => body.name))
}
