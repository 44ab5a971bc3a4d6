import { isObject, member, succeed, type JsonObject, type JsonValue, type Outcome } from '../../../base/index.ts'
import type { Method, MethodResponse } from '../../../gateway/index.ts'
import { notBuilt } from '../failures.ts'
import { defined, entryOf, unlessEmpty } from '../records.ts'
import { listOf, objectOf, resolved, textOf, type ApiDocument } from './document.ts'
import { integrationOf } from './integration.ts'
import type { ModelTable } from './model-table.ts'

/** What the methods of a document refer to. */
export interface MethodContext {
  readonly document: ApiDocument
  readonly models: ModelTable
  /** Ids by the names that the document gives its validators. */
  readonly validatorIds: Readonly<Record<string, string>>
}

/** One operation of a path: its method, responses and integration. `shared` are the parameters of the whole path. */
export function methodOf(
  context: MethodContext,
  place: { readonly httpMethod: string; readonly path: string; readonly resourceId: string },
  operation: JsonObject,
  shared: readonly JsonValue[],
): Outcome<Method> {
  const { document } = context
  const security = securityOf(document, operation)
  if (!security.ok) return security
  const parameters = [...shared, ...listOf(operation, 'parameters')].map((value) => resolved(document, value))
  const extension = member(operation, 'x-amazon-apigateway-integration')
  const integration = isObject(extension) ? integrationOf(extension, place.resourceId) : undefined
  if (integration?.ok === false) return integration
  return succeed(
    defined({
      httpMethod: place.httpMethod,
      authorizationType: 'NONE',
      apiKeyRequired: security.value.apiKeyRequired,
      requestValidatorId: validatorOf(context, operation),
      operationName: textOf(operation, 'operationId'),
      requestParameters: unlessEmpty(requestParametersOf(place.path, parameters)),
      requestModels: unlessEmpty(requestModelsOf(context, operation, parameters)),
      methodResponses: unlessEmpty(responsesOf(context, operation)),
      methodIntegration: integration?.value,
    }),
  )
}

/** Who may call, as far as the data plane asks it: API keys. Other guards are refused, never stored open. */
function securityOf(document: ApiDocument, operation: JsonObject): Outcome<{ readonly apiKeyRequired: boolean }> {
  const auth = textOf(objectOf(operation, 'x-amazon-apigateway-auth'), 'type')?.toUpperCase() ?? 'NONE'
  if (auth !== 'NONE') return notBuilt(`x-amazon-apigateway-auth ${auth}`)
  const own = member(operation, 'security')
  const asked = Array.isArray(own) ? (own as readonly JsonValue[]) : listOf(document.root, 'security')
  const schemes = asked.flatMap((scheme) => (isObject(scheme) ? Object.keys(scheme) : []))
  const other = schemes.find((name) => !isApiKey(schemeOf(document, name)))
  return other === undefined
    ? succeed({ apiKeyRequired: schemes.length > 0 })
    : notBuilt(`security ${other} of a method`)
}

function schemeOf({ dialect, root }: ApiDocument, name: string): JsonObject {
  return dialect === 'swagger'
    ? objectOf(root, 'securityDefinitions', name)
    : objectOf(root, 'components', 'securitySchemes', name)
}

function isApiKey(scheme: JsonObject): boolean {
  return (
    textOf(scheme, 'type') === 'apiKey' &&
    textOf(scheme, 'name')?.toLowerCase() === 'x-api-key' &&
    textOf(scheme, 'in') === 'header' &&
    member(scheme, 'x-amazon-apigateway-authorizer') === undefined &&
    member(scheme, 'x-amazon-apigateway-authtype') === undefined
  )
}

function validatorOf({ document, validatorIds }: MethodContext, operation: JsonObject): string | undefined {
  const key = 'x-amazon-apigateway-request-validator'
  return entryOf(validatorIds, textOf(operation, key) ?? textOf(document.root, key) ?? '')
}

const locations: Readonly<Record<string, string>> = { path: 'path', query: 'querystring', header: 'header' }

/** Parameters of the path are there, and required, whether the document lists them or not. */
function requestParametersOf(path: string, parameters: readonly JsonObject[]): Readonly<Record<string, boolean>> {
  const inPath = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(
    ([, name]) => [`method.request.path.${name}`, true] as const,
  )
  const listed = parameters.flatMap((parameter) => {
    const location = entryOf(locations, textOf(parameter, 'in') ?? '')
    const name = textOf(parameter, 'name')
    if (location === undefined || name === undefined) return []
    return [[`method.request.${location}.${name}`, member(parameter, 'required') === true] as const]
  })
  return Object.fromEntries([...inPath, ...listed])
}

function requestModelsOf(
  { document, models }: MethodContext,
  operation: JsonObject,
  parameters: readonly JsonObject[],
): Readonly<Record<string, string>> {
  if (document.dialect === 'openapi') {
    return contentModels(models, resolved(document, member(operation, 'requestBody')))
  }
  const body = parameters.find((parameter) => textOf(parameter, 'in') === 'body')
  const schema = body === undefined ? undefined : member(body, 'schema')
  if (!isObject(schema)) return {}
  const name = models.nameFor(schema)
  return Object.fromEntries(mediaTypes(document, operation, 'consumes').map((type) => [type, name]))
}

function contentModels(models: ModelTable, holder: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(holder, 'content')).flatMap(([type, media]) => {
      const schema = isObject(media) ? member(media, 'schema') : undefined
      return isObject(schema) ? [[type, models.nameFor(schema)] as const] : []
    }),
  )
}

function mediaTypes(document: ApiDocument, operation: JsonObject, key: 'consumes' | 'produces'): readonly string[] {
  const own = listOf(operation, key)
  const types = (own.length > 0 ? own : listOf(document.root, key)).filter((type) => typeof type === 'string')
  return types.length > 0 ? types : ['application/json']
}

/** Method responses have status codes; what the document says of others (`default`, `2XX`) has no place. */
function responsesOf(context: MethodContext, operation: JsonObject): Readonly<Record<string, MethodResponse>> {
  const { document, models } = context
  return Object.fromEntries(
    Object.entries(objectOf(operation, 'responses')).flatMap(([statusCode, value]) => {
      if (!/^[1-5]\d\d$/.test(statusCode)) return []
      const response = resolved(document, value)
      const headers = Object.keys(objectOf(response, 'headers')).map((name) => [
        `method.response.header.${name}`,
        false,
      ])
      const schema = member(response, 'schema')
      const responseModels =
        document.dialect === 'openapi'
          ? contentModels(models, response)
          : isObject(schema)
            ? namedFor(mediaTypes(document, operation, 'produces'), models.nameFor(schema))
            : {}
      const built: MethodResponse = defined({
        statusCode,
        responseParameters: unlessEmpty(Object.fromEntries(headers) as Readonly<Record<string, boolean>>),
        responseModels: unlessEmpty(responseModels),
      })
      return [[statusCode, built] as const]
    }),
  )
}

function namedFor(types: readonly string[], name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(types.map((type) => [type, name]))
}
