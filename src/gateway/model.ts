import type { EpochMs, JsonObject } from '../base/index.ts'
import { documentKind } from '../store/index.ts'

/**
 * What is stored of REST APIs. Members are named as the control plane answers them, so that a Get returns what is
 * stored. One document a resource, with its methods inside: a change of a method is a change of one document.
 *
 * Ids: `rest-api` apiId · `rest-resource` apiId/resourceId · `rest-deployment` apiId/deploymentId ·
 * `rest-stage` apiId/stageName · `rest-api-home` apiId, in the space of no account, says in which space an API lives.
 */
export interface RestApi {
  readonly id: string
  readonly name: string
  readonly createdDate: EpochMs
  readonly rootResourceId: string
  readonly apiKeySource: string
  readonly disableExecuteApiEndpoint: boolean
  readonly endpointConfiguration: {
    readonly types: readonly string[]
    readonly ipAddressType: string
    readonly vpcEndpointIds?: readonly string[]
  }
  readonly description?: string
  readonly version?: string
  readonly binaryMediaTypes?: readonly string[]
  readonly minimumCompressionSize?: number
  readonly policy?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly securityPolicy?: string
  readonly endpointAccessMode?: string
}

export interface Resource {
  readonly id: string
  readonly parentId?: string
  readonly pathPart?: string
  readonly path: string
  readonly resourceMethods?: Readonly<Record<string, Method>>
}

export interface Method {
  readonly httpMethod: string
  readonly authorizationType: string
  readonly apiKeyRequired: boolean
  readonly authorizerId?: string
  readonly requestValidatorId?: string
  readonly operationName?: string
  readonly requestParameters?: Readonly<Record<string, boolean>>
  readonly requestModels?: Readonly<Record<string, string>>
  readonly authorizationScopes?: readonly string[]
  readonly methodResponses?: Readonly<Record<string, MethodResponse>>
  readonly methodIntegration?: Integration
}

export interface MethodResponse {
  readonly statusCode: string
  readonly responseParameters?: Readonly<Record<string, boolean>>
  readonly responseModels?: Readonly<Record<string, string>>
}

export interface Integration {
  readonly type: 'MOCK' | 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY'
  readonly httpMethod?: string
  readonly uri?: string
  readonly credentials?: string
  readonly connectionType?: string
  readonly connectionId?: string
  readonly requestParameters?: Readonly<Record<string, string>>
  readonly requestTemplates?: Readonly<Record<string, string>>
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
  readonly contentHandling?: string
  readonly timeoutInMillis: number
  readonly cacheNamespace: string
  readonly cacheKeyParameters: readonly string[]
  readonly tlsConfig?: JsonObject
  readonly responseTransferMode?: string
  readonly integrationTarget?: string
  readonly integrationResponses?: Readonly<Record<string, IntegrationResponse>>
}

export interface IntegrationResponse {
  readonly statusCode: string
  readonly selectionPattern?: string
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Readonly<Record<string, string>>
  readonly contentHandling?: string
}

/** Immutable: what a deployment froze of its API. */
export interface Deployment {
  readonly id: string
  readonly createdDate: EpochMs
  readonly description?: string
  readonly content: DeploymentContent
}

export interface DeploymentContent {
  readonly api: RestApi
  readonly resources: readonly Resource[]
}

export interface Stage {
  readonly stageName: string
  readonly deploymentId: string
  readonly createdDate: EpochMs
  readonly lastUpdatedDate: EpochMs
  readonly cacheClusterEnabled: boolean
  readonly cacheClusterStatus: string
  readonly tracingEnabled: boolean
  readonly methodSettings: Readonly<Record<string, JsonObject>>
  readonly cacheClusterSize?: string
  readonly description?: string
  readonly clientCertificateId?: string
  readonly documentationVersion?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly accessLogSettings?: JsonObject
  readonly canarySettings?: JsonObject
  readonly tags?: Readonly<Record<string, string>>
}

export const restApis = documentKind<RestApi>('rest-api')
export const restApiHomes = documentKind<{ readonly account: string; readonly region: string }>('rest-api-home')
export const restResources = documentKind<Resource>('rest-resource')
export const restDeployments = documentKind<Deployment>('rest-deployment')
export const restStages = documentKind<Stage>('rest-stage')

/** The space of documents that belong to no account: where each API lives. */
export const nowhere = { account: '-', region: '-' } as const
