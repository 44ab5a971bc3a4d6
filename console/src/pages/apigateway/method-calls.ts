import type { IntegrationResponse, Resource } from '@aws-sdk/client-api-gateway'
import { callAws } from '../../aws/call.ts'
import type { IntegrationCall } from './integration-draft.ts'
import { pathParameters } from './resource-tree.ts'
import { mockTemplate } from './templates-to-begin.ts'

/** Where a method is. */
export interface MethodPlace {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

interface NewMethod extends MethodPlace {
  readonly integration: IntegrationCall
  /** Of its resource. */
  readonly path: string
  readonly apiKeyRequired: boolean
  readonly authorizationType: string
  /** For application/json; none if empty. */
  readonly template: string
}

const emptyModel = { 'application/json': 'Empty' }

/**
 * Makes a method as AWS's wizard does: with its integration, the method response 200 and, where answers are not passed
 * on as they are, the default integration response; so it can be tested at once. What is half made is taken back.
 */
export async function createMethod(method: NewMethod): Promise<void> {
  const { integration, path, apiKeyRequired, authorizationType, template, ...place } = method
  // Declared, so that mappings can use them.
  const declared = pathParameters(path).map((name): [string, boolean] => [`method.request.path.${name}`, true])
  const requestParameters = declared.length === 0 ? {} : { requestParameters: Object.fromEntries(declared) }
  await callAws('apigateway', 'putMethod', { ...place, apiKeyRequired, authorizationType, ...requestParameters })
  try {
    await callAws('apigateway', 'putMethodResponse', { ...place, statusCode: '200', responseModels: emptyModel })
    await putIntegration(place, integration, integration.type === 'MOCK' ? mockTemplate : template)
    if (!integration.type.endsWith('_PROXY')) {
      await callAws('apigateway', 'putIntegrationResponse', { ...place, statusCode: '200' })
    }
  } catch (error) {
    await callAws('apigateway', 'deleteMethod', place)
    throw error
  }
}

async function putIntegration(place: MethodPlace, call: IntegrationCall, template: string): Promise<void> {
  const requestTemplates = template === '' ? {} : { requestTemplates: { 'application/json': template } }
  await callAws('apigateway', 'putIntegration', {
    ...place,
    ...call,
    ...requestTemplates,
    passthroughBehavior: 'WHEN_NO_MATCH',
  })
}

/** Lets API Gateway call the function for this method, if its policy does not yet. */
export async function allowFunction(functionArn: string, sourceArn: string): Promise<void> {
  const [name = '', qualifier] = functionArn.split(':function:')[1]?.split(':') ?? []
  try {
    await callAws('functions', 'addPermission', {
      FunctionName: name,
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      StatementId: `apigateway-${
        sourceArn
          .split(':')
          .at(-1)
          ?.replaceAll(/[^\w-]+/g, '-') ?? ''
      }`.slice(0, 100),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sourceArn,
    })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceConflictException') throw error
  }
}

const corsHeaders = ['Access-Control-Allow-Headers', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin']

export interface CorsChoice {
  readonly methods: readonly string[]
  readonly headers: string
  readonly origin: string
}

export const corsDefaults: Omit<CorsChoice, 'methods'> = {
  headers: 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token',
  origin: '*',
}

/** A resource answers a browser's OPTIONS, and its methods allow the origin in their answer 200. */
export async function enableCors(restApiId: string, resource: Resource, choice: CorsChoice): Promise<void> {
  const resourceId = resource.id ?? ''
  const methods = resource.resourceMethods ?? {}
  await putOptions({ restApiId, resourceId, httpMethod: 'OPTIONS' }, methods['OPTIONS'] !== undefined, choice)
  for (const httpMethod of choice.methods.filter((name) => name !== 'OPTIONS')) {
    const method = methods[httpMethod]
    const place = { restApiId, resourceId, httpMethod }
    await allowOrigin(
      place,
      Object.keys(method?.methodResponses ?? {}),
      method?.methodIntegration?.integrationResponses,
      choice.origin,
    )
  }
}

/** An OPTIONS method that is there gives way to the new one. */
async function putOptions(place: MethodPlace, isThere: boolean, choice: CorsChoice): Promise<void> {
  const values = [
    choice.headers,
    ['OPTIONS', ...choice.methods.filter((name) => name !== 'OPTIONS')].join(','),
    choice.origin,
  ]
  if (isThere) await callAws('apigateway', 'deleteMethod', place)
  await callAws('apigateway', 'putMethod', { ...place, authorizationType: 'NONE' })
  await callAws('apigateway', 'putMethodResponse', {
    ...place,
    statusCode: '200',
    responseModels: emptyModel,
    responseParameters: Object.fromEntries(corsHeaders.map((name) => [`method.response.header.${name}`, false])),
  })
  await putIntegration(place, { type: 'MOCK', timeoutInMillis: 29_000 }, mockTemplate)
  await callAws('apigateway', 'putIntegrationResponse', {
    ...place,
    statusCode: '200',
    responseParameters: Object.fromEntries(
      corsHeaders.map((name, index) => [`method.response.header.${name}`, `'${values[index] ?? ''}'`]),
    ),
  })
}

const originHeader = 'method.response.header.Access-Control-Allow-Origin'
const originPath = `/responseParameters/${originHeader}`

/** Through a proxy the header is the backend's to send: there are no integration responses to add it to. */
async function allowOrigin(
  place: MethodPlace,
  statuses: readonly string[],
  responses: Record<string, IntegrationResponse> | undefined,
  origin: string,
): Promise<void> {
  if (!statuses.includes('200') || responses?.['200'] === undefined) return
  const patch = (value: string) => ({
    ...place,
    statusCode: '200',
    patchOperations: [{ op: 'add' as const, path: originPath, value }],
  })
  await callAws('apigateway', 'updateMethodResponse', patch('false'))
  await callAws('apigateway', 'updateIntegrationResponse', patch(`'${origin}'`))
}
