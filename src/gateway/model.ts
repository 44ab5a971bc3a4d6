import type { EpochMs } from '../base/index.ts'
import { documentKind } from '../store/index.ts'

/**
 * What is stored of REST APIs. Members are named as the control plane answers them, so that a Get returns what is
 * stored. One document a resource, with its methods inside: a change of a method is a change of one document.
 *
 * Ids: `rest-api` apiId · `rest-resource` apiId/resourceId · `rest-deployment` apiId/deploymentId ·
 * `rest-stage` apiId/stageName · `rest-model` apiId/name · `rest-request-validator` apiId/validatorId ·
 * `rest-gateway-response` apiId/responseType · `rest-api-home` apiId, in the space of no account, says in which space an API lives.
 */
export interface RestApi {
  readonly id: string
  readonly name: string
  readonly createdDate: EpochMs
  readonly rootResourceId: string
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER'
  readonly disableExecuteApiEndpoint: boolean
  readonly endpointConfiguration: {
    readonly types: readonly EndpointType[]
    readonly ipAddressType: 'ipv4' | 'dualstack'
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

export type EndpointType = 'EDGE' | 'REGIONAL' | 'PRIVATE'
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'

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
  readonly connectionType?: 'INTERNET' | 'VPC_LINK'
  readonly connectionId?: string
  readonly requestParameters?: Readonly<Record<string, string>>
  readonly requestTemplates?: Readonly<Record<string, string>>
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
  readonly contentHandling?: ContentHandling
  readonly timeoutInMillis: number
  readonly cacheNamespace: string
  readonly cacheKeyParameters: readonly string[]
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean }
  readonly responseTransferMode?: 'BUFFERED' | 'STREAM'
  readonly integrationTarget?: string
  readonly integrationResponses?: Readonly<Record<string, IntegrationResponse>>
}

export interface IntegrationResponse {
  readonly statusCode: string
  readonly selectionPattern?: string
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Readonly<Record<string, string>>
  readonly contentHandling?: ContentHandling
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
  readonly models?: readonly Model[]
  readonly requestValidators?: readonly RequestValidator[]
  readonly gatewayResponses?: readonly GatewayResponse[]
}

export interface Model {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly description?: string
  /** JSON schema, draft 4, as text. */
  readonly schema?: string
}

export interface RequestValidator {
  readonly id: string
  readonly name?: string
  readonly validateRequestBody: boolean
  readonly validateRequestParameters: boolean
}

/** A gateway response that was set; the others have API Gateway's defaults. */
export interface GatewayResponse {
  readonly responseType: string
  readonly statusCode?: string
  /** By `gatewayresponse.header.X`. */
  readonly responseParameters: Readonly<Record<string, string>>
  /** By content type. */
  readonly responseTemplates: Readonly<Record<string, string>>
}

export interface Stage {
  readonly stageName: string
  readonly deploymentId: string
  readonly createdDate: EpochMs
  readonly lastUpdatedDate: EpochMs
  readonly cacheClusterEnabled: boolean
  readonly cacheClusterStatus: 'AVAILABLE' | 'NOT_AVAILABLE'
  readonly tracingEnabled: boolean
  /** By `{resource path, ~1 for slash}/{method}` as it was set, with `*` + `/*` for all methods. */
  readonly methodSettings: Readonly<Record<string, MethodSetting>>
  readonly cacheClusterSize?: CacheClusterSize
  readonly description?: string
  readonly clientCertificateId?: string
  readonly documentationVersion?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly accessLogSettings?: { readonly format?: string; readonly destinationArn?: string }
  readonly canarySettings?: CanarySettings
  readonly tags?: Readonly<Record<string, string>>
}

export type CacheClusterSize = '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237'

export interface MethodSetting {
  readonly metricsEnabled: boolean
  readonly loggingLevel?: string
  readonly dataTraceEnabled: boolean
  readonly throttlingBurstLimit: number
  readonly throttlingRateLimit: number
  readonly cachingEnabled: boolean
  readonly cacheTtlInSeconds: number
  readonly cacheDataEncrypted: boolean
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy:
    | 'FAIL_WITH_403'
    | 'SUCCEED_WITH_RESPONSE_HEADER'
    | 'SUCCEED_WITHOUT_RESPONSE_HEADER'
}

export interface CanarySettings {
  /** Of the stage's traffic, 0 to 100. */
  readonly percentTraffic: number
  readonly deploymentId: string
  /** Laid over the stage's variables for canary requests. */
  readonly stageVariableOverrides?: Readonly<Record<string, string>>
  readonly useStageCache: boolean
}

export const restApis = documentKind<RestApi>('rest-api')
export const restApiHomes = documentKind<{ readonly account: string; readonly region: string }>('rest-api-home')
export const restResources = documentKind<Resource>('rest-resource')
export const restDeployments = documentKind<Deployment>('rest-deployment')
export const restStages = documentKind<Stage>('rest-stage')
export const restModels = documentKind<Model>('rest-model')
export const restRequestValidators = documentKind<RequestValidator>('rest-request-validator')
export const restGatewayResponses = documentKind<GatewayResponse>('rest-gateway-response')

/** The space of documents that belong to no account: where each API lives. */
export const nowhere = { account: '-', region: '-' } as const
