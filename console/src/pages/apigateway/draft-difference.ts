import type { Integration, Method, MethodSnapshot, Resource } from '@aws-sdk/client-api-gateway'
import { defaultTimeoutMs } from './integration-draft.ts'

/** A method whose draft is not what a stage serves. */
export interface Difference {
  readonly path: string
  readonly httpMethod: string
  readonly change: 'added' | 'changed' | 'removed'
}

type Json = Readonly<Record<string, unknown>>

/** What a stage serves: its export with the integrations, and its deployment's summary. */
export interface Deployed {
  readonly document: Json
  readonly summary: Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>
  /** The names of validators by id, as exports call them. */
  readonly validators: ReadonlyMap<string, string>
}

/** Methods of the draft that a stage does not serve as they are, and methods it serves that the draft has not. */
export function draftDifferences(resources: readonly Resource[], deployed: Deployed): readonly Difference[] {
  const operations = operationsOf(deployed.document)
  const differences: Difference[] = []
  for (const { path = '', resourceMethods = {} } of resources) {
    for (const [httpMethod, method] of Object.entries(resourceMethods)) {
      const key = `${httpMethod} ${path}`
      const operation = operations.get(key)
      operations.delete(key)
      if (operation === undefined) differences.push({ path, httpMethod, change: 'added' })
      else if (differs(method, operation, deployed.summary[path]?.[httpMethod], deployed.validators)) {
        differences.push({ path, httpMethod, change: 'changed' })
      }
    }
  }
  for (const key of operations.keys()) {
    const [httpMethod = '', path = ''] = key.split(' ')
    differences.push({ path, httpMethod, change: 'removed' })
  }
  return differences
}

function operationsOf(document: Json): Map<string, Json> {
  const operations = new Map<string, Json>()
  for (const [path, item] of Object.entries(objectOf(document['paths']))) {
    for (const [verb, operation] of Object.entries(objectOf(item))) {
      const httpMethod = verb === 'x-amazon-apigateway-any-method' ? 'ANY' : verb.toUpperCase()
      if (isObject(operation) && verb !== 'parameters') operations.set(`${httpMethod} ${path}`, operation)
    }
  }
  return operations
}

function differs(
  method: Method,
  operation: Json,
  summary: MethodSnapshot | undefined,
  validators: ReadonlyMap<string, string>,
): boolean {
  if ((summary?.authorizationType ?? 'NONE') !== (method.authorizationType ?? 'NONE')) return true
  if ((summary?.apiKeyRequired ?? false) !== (method.apiKeyRequired ?? false)) return true
  const validator = method.requestValidatorId === undefined ? undefined : validators.get(method.requestValidatorId)
  return (
    canonical(draftForm(method, validator)) !== canonical(deployedForm(operation)) ||
    canonical(draftIntegration(method.methodIntegration)) !==
      canonical(deployedIntegration(operation['x-amazon-apigateway-integration']))
  )
}

/** What both sides are brought to: parameters, body models, responses with their headers and models. */
function draftForm(method: Method, validator: string | undefined): Json {
  const parameters = Object.entries(method.requestParameters ?? {}).map(
    ([name, required]) => `${name.replace('method.request.', '').replace('querystring.', 'query.')} ${required}`,
  )
  const responses = Object.entries(method.methodResponses ?? {}).map(([status, response]) => [
    status,
    {
      headers: Object.keys(response.responseParameters ?? {})
        .map((name) => name.replace('method.response.header.', ''))
        .toSorted(),
      models: response.responseModels ?? {},
    },
  ])
  return {
    parameters: parameters.toSorted(),
    body: method.requestModels ?? {},
    responses: Object.fromEntries(responses) as unknown,
    validator,
  }
}

function deployedForm(operation: Json): Json {
  const listed = Array.isArray(operation['parameters']) ? operation['parameters'].map(objectOf) : []
  const parameters = listed.map((one) => `${String(one['in'])}.${String(one['name'])} ${one['required'] === true}`)
  const responses = Object.entries(objectOf(operation['responses'])).map(([status, response]) => [
    status,
    {
      headers: Object.keys(objectOf(objectOf(response)['headers'])).toSorted(),
      models: modelsOf(objectOf(response)['content']),
    },
  ])
  return {
    parameters: parameters.toSorted(),
    body: modelsOf(objectOf(operation['requestBody'])['content']),
    responses: Object.fromEntries(responses) as unknown,
    validator: operation['x-amazon-apigateway-request-validator'],
  }
}

const modelsOf = (content: unknown): Json =>
  Object.fromEntries(
    Object.entries(objectOf(content)).map(([type, value]) => [
      type,
      String(objectOf(objectOf(value)['schema'])['$ref'])
        .split('/')
        .at(-1),
    ]),
  )

function draftIntegration(integration: Integration | undefined): Json {
  if (integration === undefined) return {}
  const responses = Object.values(integration.integrationResponses ?? {}).map(({ selectionPattern, ...response }) => [
    selectionPattern === undefined || selectionPattern === '' ? 'default' : selectionPattern,
    response,
  ])
  const { timeoutInMillis = defaultTimeoutMs } = integration
  return {
    type: integration.type?.toLowerCase(),
    httpMethod: integration.httpMethod,
    uri: integration.uri,
    credentials: integration.credentials,
    requestParameters: integration.requestParameters,
    requestTemplates: integration.requestTemplates,
    passthroughBehavior: integration.passthroughBehavior?.toLowerCase(),
    contentHandling: integration.contentHandling,
    timeoutInMillis: timeoutInMillis === defaultTimeoutMs ? undefined : timeoutInMillis,
    responses: Object.fromEntries(responses) as unknown,
  }
}

function deployedIntegration(extension: unknown): Json {
  const { type, httpMethod, uri, credentials, requestParameters, requestTemplates, passthroughBehavior, ...rest } =
    objectOf(extension)
  const { contentHandling, timeoutInMillis, responses } = rest
  if (type === undefined) return {}
  return {
    type,
    httpMethod,
    uri,
    credentials,
    requestParameters,
    requestTemplates,
    passthroughBehavior,
    contentHandling,
    timeoutInMillis,
    responses,
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const objectOf = (value: unknown): Json => (isObject(value) ? value : {})

/** JSON text that does not depend on the order of members; empty members count as missing ones. */
function canonical(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? ''
}

function ordered(value: unknown): unknown {
  if (!isObject(value)) return value
  const entries = Object.entries(value)
    .map(([name, member]): [string, unknown] => [name, ordered(member)])
    .filter(([, member]) => member !== undefined && !(isObject(member) && Object.keys(member).length === 0))
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
