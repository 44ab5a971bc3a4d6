import {
  isObject,
  limits,
  member,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import type { GatewayResponse, Method, Model, RequestValidator, Resource, RestApi } from '../../../gateway/index.ts'
import { badRequest } from '../failures.ts'
import { isResponseType } from '../gateway-responses.ts'
import { defined, entryOf, unlessEmpty } from '../records.ts'
import { checkPlace, tooManyResources } from '../resources.ts'
import { flagOf, listOf, numberOf, objectOf, textOf, textsOf, type ApiDocument } from './document.ts'
import { methodOf, type MethodContext } from './method.ts'
import { openModelTable } from './model-table.ts'

/** What a document makes of an API: its own settings, its tree, and what its methods refer to. */
export interface ImportPlan {
  readonly api: Partial<RestApi>
  readonly resources: readonly Resource[]
  readonly models: readonly Model[]
  readonly requestValidators: readonly RequestValidator[]
  readonly gatewayResponses: readonly GatewayResponse[]
}

export interface ImportTarget {
  readonly restApiId: string
  /** Paths that are there already; the root at least. */
  readonly existing: readonly Resource[]
  /** Ids of validators that are there, by name. */
  readonly validatorIds: Readonly<Record<string, string>>
  readonly newId: () => string
  /** `ignore` (AWS's default), `prepend` or `split`. */
  readonly basePath: string
}

export function planImport(document: ApiDocument, target: ImportTarget): Outcome<ImportPlan> {
  const models = openModelTable(document, target.restApiId, target.newId)
  const requestValidators = validatorsOf(document, target)
  const own = requestValidators.map(({ name = '', id }) => [name, id] as const)
  const validatorIds = { ...target.validatorIds, ...Object.fromEntries(own) }
  const resources = treeOf({ document, models, validatorIds }, target)
  if (!resources.ok) return resources
  return succeed({
    api: settingsOf(document),
    resources: resources.value,
    models: models.models,
    requestValidators,
    gatewayResponses: gatewayResponsesOf(document),
  })
}

/** What the document says of the API itself; what it does not say stays as it is. */
function settingsOf({ root }: ApiDocument): Partial<RestApi> {
  const info = objectOf(root, 'info')
  const keySource = textOf(root, 'x-amazon-apigateway-api-key-source')?.toUpperCase()
  const apiKeySource = (['HEADER', 'AUTHORIZER'] as const).find((known) => known === keySource)
  const types = listOf(root, 'x-amazon-apigateway-binary-media-types').filter((type) => typeof type === 'string')
  const endpoint = objectOf(root, 'x-amazon-apigateway-endpoint-configuration')
  return defined({
    name: textOf(info, 'title'),
    version: textOf(info, 'version'),
    description: textOf(info, 'description'),
    apiKeySource,
    binaryMediaTypes: unlessEmpty(types),
    minimumCompressionSize: numberOf(root, 'x-amazon-apigateway-minimum-compression-size'),
    policy: policyOf(member(root, 'x-amazon-apigateway-policy')),
    disableExecuteApiEndpoint: flagOf(endpoint, 'disableExecuteApiEndpoint'),
  })
}

function policyOf(policy: JsonValue | undefined): string | undefined {
  if (policy === undefined || policy === null) return undefined
  return typeof policy === 'string' ? policy : JSON.stringify(policy)
}

function validatorsOf({ root }: ApiDocument, target: ImportTarget): readonly RequestValidator[] {
  return Object.entries(objectOf(root, 'x-amazon-apigateway-request-validators')).map(([name, value]) => {
    const validator = isObject(value) ? value : {}
    return {
      id: entryOf(target.validatorIds, name) ?? target.newId(),
      name,
      validateRequestBody: flagOf(validator, 'validateRequestBody') ?? false,
      validateRequestParameters: flagOf(validator, 'validateRequestParameters') ?? false,
    }
  })
}

function gatewayResponsesOf({ root }: ApiDocument): readonly GatewayResponse[] {
  return Object.entries(objectOf(root, 'x-amazon-apigateway-gateway-responses')).flatMap(([responseType, value]) => {
    if (!isResponseType(responseType)) return []
    const response = isObject(value) ? value : {}
    return defined({
      responseType,
      statusCode: textOf(response, 'statusCode'),
      responseParameters: textsOf(response, 'responseParameters'),
      responseTemplates: textsOf(response, 'responseTemplates'),
    })
  })
}

const httpMethods: Readonly<Record<string, string>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  'x-amazon-apigateway-any-method': 'ANY',
}

/** The existing resources, those of every path in the document, and all between; methods of the document win. */
function treeOf(context: MethodContext, target: ImportTarget): Outcome<readonly Resource[]> {
  const byPath = new Map(target.existing.map((resource) => [resource.path, resource]))
  const base = basePathOf(context.document, target.basePath)
  for (const [path, value] of Object.entries(objectOf(context.document.root, 'paths'))) {
    if (!path.startsWith('/')) continue
    // Also bounds how deep a path goes.
    if (path.split('/').length > limits.apiResources) return tooManyResources()
    const resource = ensurePath(byPath, normalPath(base + path), target.newId)
    const methods = methodsOf(context, resource, isObject(value) ? value : {})
    if (!methods.ok) return methods
    const resourceMethods = unlessEmpty({ ...resource.resourceMethods, ...methods.value })
    byPath.set(resource.path, defined({ ...resource, resourceMethods }))
  }
  const resources = [...byPath.values()]
  if (resources.length > limits.apiResources) return tooManyResources()
  return checkPlaces(resources) ?? succeed(resources)
}

function checkPlaces(resources: readonly Resource[]): Outcome<never> | undefined {
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  for (const { id, parentId, pathPart, path } of resources) {
    const parent = parentId === undefined ? undefined : byId.get(parentId)
    if (parent === undefined || pathPart === undefined) continue
    const refused = checkPlace(parent, pathPart, resources, id)
    if (refused?.ok === false) {
      const { message } = refused.failure
      return badRequest(`Errors found during import:\n\tUnable to create resource at path '${path}': ${message}`)
    }
  }
  return undefined
}

function methodsOf(
  context: MethodContext,
  resource: Resource,
  item: JsonObject,
): Outcome<Readonly<Record<string, Method>>> {
  const methods: [string, Method][] = []
  for (const [key, httpMethod] of Object.entries(httpMethods)) {
    const operation = member(item, key)
    if (!isObject(operation)) continue
    const place = { httpMethod, path: resource.path, resourceId: resource.id }
    const method = methodOf(context, place, operation, listOf(item, 'parameters'))
    if (!method.ok && method.failure.code !== 'BadRequestException') return method
    if (!method.ok)
      return importError(`method '${httpMethod}' on resource at path '${resource.path}'`, method.failure.message)
    methods.push([httpMethod, method.value])
  }
  return succeed(Object.fromEntries(methods))
}

/** AWS names the place before it repeats what is wrong there. */
export function importError(place: string, message: string): Outcome<never> {
  return badRequest(`Errors found during import:\n\tUnable to put ${place}: ${message}`)
}

function ensurePath(byPath: Map<string, Resource>, path: string, newId: () => string): Resource {
  const known = byPath.get(path)
  if (known !== undefined) return known
  const slash = path.lastIndexOf('/')
  const parent = ensurePath(byPath, slash === 0 ? '/' : path.slice(0, slash), newId)
  const resource: Resource = { id: newId(), parentId: parent.id, pathPart: path.slice(slash + 1), path }
  byPath.set(path, resource)
  return resource
}

function normalPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '')
  return `/${parts.join('/')}`
}

/** What goes before every path: nothing, the document's base path, or all of it behind its first part. */
function basePathOf(document: ApiDocument, mode: string): string {
  if (mode !== 'prepend' && mode !== 'split') return ''
  const parts = statedBasePath(document)
    .split('/')
    .filter((part) => part !== '')
  const used = mode === 'split' ? parts.slice(1) : parts
  return used.map((part) => `/${part}`).join('')
}

function statedBasePath({ dialect, root }: ApiDocument): string {
  if (dialect === 'swagger') return textOf(root, 'basePath') ?? ''
  const [first] = listOf(root, 'servers')
  if (!isObject(first)) return ''
  const variable = textOf(objectOf(first, 'variables', 'basePath'), 'default')
  if (variable !== undefined) return variable
  return (textOf(first, 'url') ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '')
}
