import type { Chance, Space } from '../base/index.ts'
import { insertDocument, openDocuments, openMemoryStore, type Change, type Documents } from '../store/index.ts'
import type { ActionAnswer, ActionCall, Gateway, GatewayRequest } from './contract.ts'
import { openGateway } from './gateway.ts'
import {
  nowhere,
  restApiHomes,
  restApis,
  restDeployments,
  restGatewayResponses,
  restRequestValidators,
  restResources,
  restStages,
  type DeploymentContent,
  type Integration,
  type Method,
  type Resource,
  type RestApi,
  type Stage,
} from './model.ts'

/** An API for tests, in short: methods by `METHOD /path`, what they leave out has the control plane's defaults. */
export interface ApiDescription {
  readonly methods: Readonly<Record<string, MethodDescription>>
  readonly api?: Partial<RestApi>
  readonly stage?: Partial<Stage>
  readonly requestValidators?: DeploymentContent['requestValidators']
  readonly gatewayResponses?: DeploymentContent['gatewayResponses']
  readonly models?: DeploymentContent['models']
}

export interface MethodDescription extends Omit<Partial<Method>, 'methodIntegration' | 'methodResponses'> {
  readonly integration?: Partial<Integration>
  /** Status code -> headers that the method response declares; `200` without headers unless said. */
  readonly responses?: Readonly<Record<string, readonly string[]>>
}

export interface TestGateway {
  readonly gateway: Gateway
  readonly documents: Documents
  readonly content: DeploymentContent
  /** The actions that were called, in order. */
  readonly calls: ActionCall[]
  readonly defects: unknown[]
}

export const space: Space = { account: '111122223333', region: 'us-east-1' }
export const apiId = 'a1b2c3d4e5'

/** 2026-11-22T11:14:01.123Z */
export const now = 1_795_346_041_123

export const startExecution = 'arn:aws:apigateway:us-east-1:states:action/StartExecution'

export type ActionScript = (call: ActionCall) => ActionAnswer | Promise<ActionAnswer>

export async function openTestGateway(
  description: ApiDescription,
  action: ActionScript = answerEmpty,
): Promise<TestGateway> {
  const documents = openDocuments(openMemoryStore())
  const content = contentOf(description)
  await documents.write(changesOf(content, description))
  const calls: ActionCall[] = []
  const defects: unknown[] = []
  const gateway = openGateway({
    documents,
    actions: {
      async call(call) {
        calls.push(call)
        return action(call)
      },
    },
    clock: { now: () => now },
    chance: seededChance(),
    // Time passes at once for what takes less than a second, and never for the rest.
    after(milliseconds, callback) {
      if (milliseconds < 1_000) setImmediate(callback)
      return () => undefined
    },
    onDefect: (error) => defects.push(error),
  })
  return { gateway, documents, content, calls, defects }
}

export function answered(status: number, body: string, headers: ActionHeaders = jsonHeaders): ActionAnswer {
  return { kind: 'answered', status, headers, body, requestId: 'action-request-id' }
}

type ActionHeaders = readonly (readonly [name: string, value: string])[]

const jsonHeaders: ActionHeaders = [['Content-Type', 'application/x-amz-json-1.0']]

function answerEmpty(): ActionAnswer {
  return answered(200, '{}')
}

export function requestOf(parts: Partial<Omit<GatewayRequest, 'body'>> & { readonly body?: string }): GatewayRequest {
  return {
    method: 'GET',
    query: '',
    headers: [],
    sourceIp: '127.0.0.1',
    protocol: 'HTTP/1.1',
    host: `${apiId}.execute-api.localhost:4566`,
    ...parts,
    body: Buffer.from(parts.body ?? ''),
  }
}

function contentOf(description: ApiDescription): DeploymentContent {
  const resources = new Map<string, Resource>()
  for (const [key, method] of Object.entries(description.methods)) {
    const [httpMethod = '', path = ''] = key.split(' ')
    const known = resources.get(path) ?? { id: `r${resources.size}`, path, resourceMethods: {} }
    const resourceMethods = { ...known.resourceMethods, [httpMethod]: methodOf(httpMethod, method) }
    resources.set(path, { ...known, resourceMethods })
  }
  const { requestValidators = [], gatewayResponses = [], models = [] } = description
  return { api: apiOf(description), resources: [...resources.values()], requestValidators, gatewayResponses, models }
}

function apiOf(description: ApiDescription): RestApi {
  return {
    id: apiId,
    name: 'test',
    createdDate: now,
    rootResourceId: 'r0',
    apiKeySource: 'HEADER',
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    ...description.api,
  }
}

function methodOf(httpMethod: string, { integration, responses, ...rest }: MethodDescription): Method {
  const methodResponses = Object.entries(responses ?? { 200: [] }).map(([statusCode, names]) => [
    statusCode,
    {
      statusCode,
      responseParameters: Object.fromEntries(names.map((name) => [`method.response.header.${name}`, false])),
    },
  ])
  return {
    httpMethod,
    authorizationType: 'NONE',
    apiKeyRequired: false,
    methodResponses: Object.fromEntries(methodResponses),
    ...rest,
    ...(integration === undefined ? {} : { methodIntegration: integrationOf(integration) }),
  }
}

function integrationOf(integration: Partial<Integration>): Integration {
  return {
    type: 'MOCK',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'n',
    cacheKeyParameters: [],
    integrationResponses: { 200: { statusCode: '200' } },
    ...integration,
  }
}

function changesOf(content: DeploymentContent, description: ApiDescription): Change[] {
  const stage: Stage = {
    stageName: 'test',
    deploymentId: 'd1',
    createdDate: now,
    lastUpdatedDate: now,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    tracingEnabled: false,
    methodSettings: {},
    ...description.stage,
  }
  return [
    insertDocument(restApiHomes, nowhere, apiId, space),
    insertDocument(restApis, space, apiId, content.api),
    insertDocument(restStages, space, `${apiId}/test`, stage),
    insertDocument(restDeployments, space, `${apiId}/d1`, { id: 'd1', createdDate: now, content }),
    ...content.resources.map((resource) => insertDocument(restResources, space, `${apiId}/${resource.id}`, resource)),
    ...(content.requestValidators ?? []).map((validator) =>
      insertDocument(restRequestValidators, space, `${apiId}/${validator.id}`, validator),
    ),
    ...(content.gatewayResponses ?? []).map((response) =>
      insertDocument(restGatewayResponses, space, `${apiId}/${response.responseType}`, response),
    ),
  ]
}

/** The same ids in each test: `00000000-0000-4000-8000-00000000000N`, bytes counting up. */
function seededChance(): Chance {
  let uuids = 0
  return {
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
    bytes: (count) => Uint8Array.from({ length: count }, (_, at) => at),
  }
}
