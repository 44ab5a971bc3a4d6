import { isObject, limits, parseJson, type JsonObject, type JsonValue } from '../../../base/index.ts'
import type { DeploymentContent, Integration, Method, MethodResponse } from '../../../gateway/index.ts'
import { parseParameterName } from '../expressions.ts'
import { defined, unlessEmpty } from '../records.ts'

export interface ExportContext {
  readonly dialect: 'swagger' | 'oas30'
  readonly content: DeploymentContent
  /** Validators, gateway responses and the API's settings, too. */
  readonly apigateway: boolean
  readonly integrations: boolean
}

/** One operation of a path. */
export function exportedMethod(context: ExportContext, method: Method): JsonObject {
  const { dialect, content } = context
  const validator = content.requestValidators?.find(({ id }) => id === method.requestValidatorId)
  const responses = Object.values(method.methodResponses ?? {})
  const integration = context.integrations ? method.methodIntegration : undefined
  const bodyModels = method.requestModels ?? {}
  return defined({
    operationId: method.operationName,
    ...(dialect === 'swagger' ? mediaTypesOf(method) : {}),
    parameters: unlessEmpty(parametersOf(dialect, method)),
    requestBody:
      dialect === 'oas30' && method.requestModels !== undefined
        ? { content: contentOf(bodyModels), required: true }
        : undefined,
    responses: Object.fromEntries(responses.map((response) => [response.statusCode, responseOf(dialect, response)])),
    security: method.apiKeyRequired ? [{ api_key: [] }] : undefined,
    'x-amazon-apigateway-request-validator': context.apigateway ? (validator?.name ?? validator?.id) : undefined,
    'x-amazon-apigateway-integration': integration === undefined ? undefined : integrationOf(integration),
  })
}

/** Types for which the method has models or mapping templates. */
function mediaTypesOf({ requestModels = {}, methodResponses = {}, methodIntegration }: Method): JsonObject {
  const { requestTemplates = {}, integrationResponses = {} } = methodIntegration ?? {}
  return defined({
    consumes: typesOf([requestModels, requestTemplates]),
    produces: typesOf([
      ...Object.values(methodResponses).map(({ responseModels = {} }) => responseModels),
      ...Object.values(integrationResponses).map(({ responseTemplates = {} }) => responseTemplates),
    ]),
  })
}

function typesOf(models: readonly Readonly<Record<string, string>>[]): readonly string[] | undefined {
  return unlessEmpty([...new Set(models.flatMap((byType) => Object.keys(byType)))])
}

const places: Readonly<Record<string, string>> = { path: 'path', querystring: 'query', header: 'header' }

function parametersOf(dialect: ExportContext['dialect'], method: Method): readonly JsonObject[] {
  const listed = Object.entries(method.requestParameters ?? {}).flatMap(([expression, required]): JsonObject[] => {
    const parsed = parseParameterName(expression, 'method.request')
    const place = parsed === undefined ? undefined : places[parsed.location]
    if (parsed === undefined || place === undefined) return []
    if (dialect === 'swagger') return [{ name: parsed.name, in: place, required, type: 'string' }]
    return [defined({ name: parsed.name, in: place, required: required || undefined, schema: { type: 'string' } })]
  })
  const [model] = Object.values(method.requestModels ?? {})
  if (dialect === 'oas30' || model === undefined) return listed
  return [...listed, { in: 'body', name: model, required: true, schema: { $ref: `#/definitions/${model}` } }]
}

function contentOf(models: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(models).map(([type, name]) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]),
  )
}

function responseOf(dialect: ExportContext['dialect'], response: MethodResponse): JsonObject {
  const { statusCode, responseModels = {}, responseParameters = {} } = response
  const headers = Object.keys(responseParameters).map((expression): [string, JsonValue] => [
    parseParameterName(expression, 'method.response')?.name ?? expression,
    dialect === 'swagger' ? { type: 'string' } : { schema: { type: 'string' } },
  ])
  const [model] = Object.values(responseModels)
  return defined({
    description: `${statusCode} response`,
    schema: dialect === 'swagger' && model !== undefined ? { $ref: `#/definitions/${model}` } : undefined,
    headers: unlessEmpty(Object.fromEntries(headers)),
    content: dialect === 'swagger' ? undefined : contentOf(responseModels),
  })
}

/** `x-amazon-apigateway-integration`: words in lower case, responses by pattern, `default` for none. */
function integrationOf(integration: Integration): JsonObject {
  const { type, passthroughBehavior, integrationResponses = {}, cacheNamespace, ...rest } = integration
  const responses = Object.values(integrationResponses).map(
    ({ selectionPattern, ...response }): [string, JsonValue] => [
      selectionPattern === undefined || selectionPattern === '' ? 'default' : selectionPattern,
      response,
    ],
  )
  return defined({
    type: type.toLowerCase(),
    httpMethod: rest.httpMethod,
    uri: rest.uri,
    connectionId: rest.connectionId,
    connectionType: rest.connectionType === 'VPC_LINK' ? rest.connectionType : undefined,
    credentials: rest.credentials,
    requestParameters: rest.requestParameters,
    requestTemplates: rest.requestTemplates,
    passthroughBehavior: passthroughBehavior.toLowerCase(),
    contentHandling: rest.contentHandling,
    timeoutInMillis: rest.timeoutInMillis === limits.integrationTimeoutMsDefault ? undefined : rest.timeoutInMillis,
    cacheNamespace: rest.cacheKeyParameters.length === 0 ? undefined : cacheNamespace,
    cacheKeyParameters: unlessEmpty(rest.cacheKeyParameters),
    tlsConfig: rest.tlsConfig,
    responses: unlessEmpty(Object.fromEntries(responses)),
  })
}

/** The models that the methods name, and those which these refer to. */
export function exportedModels({ dialect, content }: ExportContext): JsonObject {
  const schemas = new Map(content.models?.map(({ name, schema }) => [name, schema ?? '{}']))
  const methods = content.resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}))
  const wanted = methods.flatMap(({ requestModels = {}, methodResponses = {} }) => [
    ...Object.values(requestModels),
    ...Object.values(methodResponses).flatMap(({ responseModels = {} }) => Object.values(responseModels)),
  ])
  const base = dialect === 'swagger' ? '#/definitions/' : '#/components/schemas/'
  const found = new Map<string, JsonValue>()
  for (const name of wanted) {
    const schema = schemas.get(name)
    if (schema === undefined || found.has(name)) continue
    const parsed = parseJson(schema)
    found.set(name, withReferences(parsed.ok ? parsed.value : {}, base, wanted))
  }
  return Object.fromEntries([...found].sort(([left], [right]) => (left < right ? -1 : 1)))
}

const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/(\w+)$/

/** The URLs by which models know each other become references into the document; each adds to what is `wanted`. */
function withReferences(schema: JsonValue, base: string, wanted: string[]): JsonValue {
  if (Array.isArray(schema)) return schema.map((item: JsonValue) => withReferences(item, base, wanted))
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const name = key === '$ref' && typeof value === 'string' ? modelUrl.exec(value)?.[1] : undefined
      if (name === undefined) return [key, withReferences(value, base, wanted)]
      wanted.push(name)
      return [key, `${base}${name}`]
    }),
  )
}
