/* Made by tools/generate-operations.ts; change that, not this. */
export type AccessAssociationSourceType = 'VPCE'

export interface AccessLogSettings {
  readonly format?: string | undefined
  readonly destinationArn?: string | undefined
}

export interface Account {
  readonly cloudwatchRoleArn?: string | undefined
  readonly throttleSettings?: ThrottleSettings | undefined
  readonly features?: ListOfString | undefined
  readonly apiKeyVersion?: string | undefined
}

export interface ApiKey {
  readonly id?: string | undefined
  readonly value?: string | undefined
  readonly name?: string | undefined
  readonly customerId?: string | undefined
  readonly description?: string | undefined
  readonly enabled?: boolean | undefined
  readonly createdDate?: number | undefined
  readonly lastUpdatedDate?: number | undefined
  readonly stageKeys?: ListOfString | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface ApiKeyIds {
  readonly ids?: ListOfString | undefined
  readonly warnings?: ListOfString | undefined
}

export type ApiKeySourceType = 'HEADER' | 'AUTHORIZER'

export interface ApiKeys {
  readonly warnings?: ListOfString | undefined
  readonly position?: string | undefined
  readonly items?: ListOfApiKey | undefined
}

export type ApiKeysFormat = 'csv'

export interface ApiStage {
  readonly apiId?: string | undefined
  readonly stage?: string | undefined
  readonly throttle?: MapOfApiStageThrottleSettings | undefined
}

export type ApiStatus = 'UPDATING' | 'AVAILABLE' | 'PENDING' | 'FAILED'

export interface Authorizer {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly type?: AuthorizerType | undefined
  readonly providerARNs?: ListOfARNs | undefined
  readonly authType?: string | undefined
  readonly authorizerUri?: string | undefined
  readonly authorizerCredentials?: string | undefined
  readonly identitySource?: string | undefined
  readonly identityValidationExpression?: string | undefined
  readonly authorizerResultTtlInSeconds?: number | undefined
}

export type AuthorizerType = 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'

export interface Authorizers {
  readonly position?: string | undefined
  readonly items?: ListOfAuthorizer | undefined
}

export interface BasePathMapping {
  readonly basePath?: string | undefined
  readonly restApiId?: string | undefined
  readonly stage?: string | undefined
}

export interface BasePathMappings {
  readonly position?: string | undefined
  readonly items?: ListOfBasePathMapping | undefined
}

export type CacheClusterSize = '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237'

export type CacheClusterStatus = 'CREATE_IN_PROGRESS' | 'AVAILABLE' | 'DELETE_IN_PROGRESS' | 'NOT_AVAILABLE' | 'FLUSH_IN_PROGRESS'

export interface CanarySettings {
  readonly percentTraffic?: number | undefined
  readonly deploymentId?: string | undefined
  readonly stageVariableOverrides?: MapOfStringToString | undefined
  readonly useStageCache?: boolean | undefined
}

export interface ClientCertificate {
  readonly clientCertificateId?: string | undefined
  readonly description?: string | undefined
  readonly pemEncodedCertificate?: string | undefined
  readonly createdDate?: number | undefined
  readonly expirationDate?: number | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface ClientCertificates {
  readonly position?: string | undefined
  readonly items?: ListOfClientCertificate | undefined
}

export type ConnectionType = 'INTERNET' | 'VPC_LINK'

export type ContentHandlingStrategy = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'

export interface CreateApiKeyRequest {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly enabled?: boolean | undefined
  readonly generateDistinctId?: boolean | undefined
  readonly value?: string | undefined
  readonly stageKeys?: ListOfStageKeys | undefined
  readonly customerId?: string | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface CreateAuthorizerRequest {
  readonly restApiId: string
  readonly name: string
  readonly type: AuthorizerType
  readonly providerARNs?: ListOfARNs | undefined
  readonly authType?: string | undefined
  readonly authorizerUri?: string | undefined
  readonly authorizerCredentials?: string | undefined
  readonly identitySource?: string | undefined
  readonly identityValidationExpression?: string | undefined
  readonly authorizerResultTtlInSeconds?: number | undefined
}

export interface CreateBasePathMappingRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly basePath?: string | undefined
  readonly restApiId: string
  readonly stage?: string | undefined
}

export interface CreateDeploymentRequest {
  readonly restApiId: string
  readonly stageName?: string | undefined
  readonly stageDescription?: string | undefined
  readonly description?: string | undefined
  readonly cacheClusterEnabled?: boolean | undefined
  readonly cacheClusterSize?: CacheClusterSize | undefined
  readonly variables?: MapOfStringToString | undefined
  readonly canarySettings?: DeploymentCanarySettings | undefined
  readonly tracingEnabled?: boolean | undefined
}

export interface CreateDocumentationPartRequest {
  readonly restApiId: string
  readonly location: DocumentationPartLocation
  readonly properties: string
}

export interface CreateDocumentationVersionRequest {
  readonly restApiId: string
  readonly documentationVersion: string
  readonly stageName?: string | undefined
  readonly description?: string | undefined
}

export interface CreateDomainNameAccessAssociationRequest {
  readonly domainNameArn: string
  readonly accessAssociationSourceType: AccessAssociationSourceType
  readonly accessAssociationSource: string
  readonly tags?: MapOfStringToString | undefined
}

export interface CreateDomainNameRequest {
  readonly domainName: string
  readonly certificateName?: string | undefined
  readonly certificateBody?: string | undefined
  readonly certificatePrivateKey?: string | undefined
  readonly certificateChain?: string | undefined
  readonly certificateArn?: string | undefined
  readonly regionalCertificateName?: string | undefined
  readonly regionalCertificateArn?: string | undefined
  readonly endpointConfiguration?: EndpointConfiguration | undefined
  readonly tags?: MapOfStringToString | undefined
  readonly securityPolicy?: SecurityPolicy | undefined
  readonly endpointAccessMode?: EndpointAccessMode | undefined
  readonly mutualTlsAuthentication?: MutualTlsAuthenticationInput | undefined
  readonly ownershipVerificationCertificateArn?: string | undefined
  readonly policy?: string | undefined
  readonly routingMode?: RoutingMode | undefined
}

export interface CreateModelRequest {
  readonly restApiId: string
  readonly name: string
  readonly description?: string | undefined
  readonly schema?: string | undefined
  readonly contentType: string
}

export interface CreateRequestValidatorRequest {
  readonly restApiId: string
  readonly name?: string | undefined
  readonly validateRequestBody?: boolean | undefined
  readonly validateRequestParameters?: boolean | undefined
}

export interface CreateResourceRequest {
  readonly restApiId: string
  readonly parentId: string
  readonly pathPart: string
}

export interface CreateRestApiRequest {
  readonly name: string
  readonly description?: string | undefined
  readonly version?: string | undefined
  readonly cloneFrom?: string | undefined
  readonly binaryMediaTypes?: ListOfString | undefined
  readonly minimumCompressionSize?: number | undefined
  readonly apiKeySource?: ApiKeySourceType | undefined
  readonly endpointConfiguration?: EndpointConfiguration | undefined
  readonly policy?: string | undefined
  readonly tags?: MapOfStringToString | undefined
  readonly disableExecuteApiEndpoint?: boolean | undefined
  readonly securityPolicy?: SecurityPolicy | undefined
  readonly endpointAccessMode?: EndpointAccessMode | undefined
}

export interface CreateStageRequest {
  readonly restApiId: string
  readonly stageName: string
  readonly deploymentId: string
  readonly description?: string | undefined
  readonly cacheClusterEnabled?: boolean | undefined
  readonly cacheClusterSize?: CacheClusterSize | undefined
  readonly variables?: MapOfStringToString | undefined
  readonly documentationVersion?: string | undefined
  readonly canarySettings?: CanarySettings | undefined
  readonly tracingEnabled?: boolean | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface CreateUsagePlanKeyRequest {
  readonly usagePlanId: string
  readonly keyId: string
  readonly keyType: string
}

export interface CreateUsagePlanRequest {
  readonly name: string
  readonly description?: string | undefined
  readonly apiStages?: ListOfApiStage | undefined
  readonly throttle?: ThrottleSettings | undefined
  readonly quota?: QuotaSettings | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface CreateVpcLinkRequest {
  readonly name: string
  readonly description?: string | undefined
  readonly targetArns: ListOfString
  readonly tags?: MapOfStringToString | undefined
}

export interface DeleteApiKeyRequest {
  readonly apiKey: string
}

export interface DeleteAuthorizerRequest {
  readonly restApiId: string
  readonly authorizerId: string
}

export interface DeleteBasePathMappingRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly basePath: string
}

export interface DeleteClientCertificateRequest {
  readonly clientCertificateId: string
}

export interface DeleteDeploymentRequest {
  readonly restApiId: string
  readonly deploymentId: string
}

export interface DeleteDocumentationPartRequest {
  readonly restApiId: string
  readonly documentationPartId: string
}

export interface DeleteDocumentationVersionRequest {
  readonly restApiId: string
  readonly documentationVersion: string
}

export interface DeleteDomainNameAccessAssociationRequest {
  readonly domainNameAccessAssociationArn: string
}

export interface DeleteDomainNameRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
}

export interface DeleteGatewayResponseRequest {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
}

export interface DeleteIntegrationRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

export interface DeleteIntegrationResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
}

export interface DeleteMethodRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

export interface DeleteMethodResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
}

export interface DeleteModelRequest {
  readonly restApiId: string
  readonly modelName: string
}

export interface DeleteRequestValidatorRequest {
  readonly restApiId: string
  readonly requestValidatorId: string
}

export interface DeleteResourceRequest {
  readonly restApiId: string
  readonly resourceId: string
}

export interface DeleteRestApiRequest {
  readonly restApiId: string
}

export interface DeleteStageRequest {
  readonly restApiId: string
  readonly stageName: string
}

export interface DeleteUsagePlanKeyRequest {
  readonly usagePlanId: string
  readonly keyId: string
}

export interface DeleteUsagePlanRequest {
  readonly usagePlanId: string
}

export interface DeleteVpcLinkRequest {
  readonly vpcLinkId: string
}

export interface Deployment {
  readonly id?: string | undefined
  readonly description?: string | undefined
  readonly createdDate?: number | undefined
  readonly apiSummary?: PathToMapOfMethodSnapshot | undefined
}

export interface DeploymentCanarySettings {
  readonly percentTraffic?: number | undefined
  readonly stageVariableOverrides?: MapOfStringToString | undefined
  readonly useStageCache?: boolean | undefined
}

export interface Deployments {
  readonly position?: string | undefined
  readonly items?: ListOfDeployment | undefined
}

export interface DocumentationPart {
  readonly id?: string | undefined
  readonly location?: DocumentationPartLocation | undefined
  readonly properties?: string | undefined
}

export interface DocumentationPartIds {
  readonly ids?: ListOfString | undefined
  readonly warnings?: ListOfString | undefined
}

export interface DocumentationPartLocation {
  readonly type: DocumentationPartType
  readonly path?: string | undefined
  readonly method?: string | undefined
  readonly statusCode?: string | undefined
  readonly name?: string | undefined
}

export type DocumentationPartType = 'API' | 'AUTHORIZER' | 'MODEL' | 'RESOURCE' | 'METHOD' | 'PATH_PARAMETER' | 'QUERY_PARAMETER' | 'REQUEST_HEADER' | 'REQUEST_BODY' | 'RESPONSE' | 'RESPONSE_HEADER' | 'RESPONSE_BODY'

export interface DocumentationParts {
  readonly position?: string | undefined
  readonly items?: ListOfDocumentationPart | undefined
}

export interface DocumentationVersion {
  readonly version?: string | undefined
  readonly createdDate?: number | undefined
  readonly description?: string | undefined
}

export interface DocumentationVersions {
  readonly position?: string | undefined
  readonly items?: ListOfDocumentationVersion | undefined
}

export interface DomainName {
  readonly domainName?: string | undefined
  readonly domainNameId?: string | undefined
  readonly domainNameArn?: string | undefined
  readonly certificateName?: string | undefined
  readonly certificateArn?: string | undefined
  readonly certificateUploadDate?: number | undefined
  readonly regionalDomainName?: string | undefined
  readonly regionalHostedZoneId?: string | undefined
  readonly regionalCertificateName?: string | undefined
  readonly regionalCertificateArn?: string | undefined
  readonly distributionDomainName?: string | undefined
  readonly distributionHostedZoneId?: string | undefined
  readonly endpointConfiguration?: EndpointConfiguration | undefined
  readonly domainNameStatus?: DomainNameStatus | undefined
  readonly domainNameStatusMessage?: string | undefined
  readonly securityPolicy?: SecurityPolicy | undefined
  readonly endpointAccessMode?: EndpointAccessMode | undefined
  readonly tags?: MapOfStringToString | undefined
  readonly mutualTlsAuthentication?: MutualTlsAuthentication | undefined
  readonly ownershipVerificationCertificateArn?: string | undefined
  readonly managementPolicy?: string | undefined
  readonly policy?: string | undefined
  readonly routingMode?: RoutingMode | undefined
}

export interface DomainNameAccessAssociation {
  readonly domainNameAccessAssociationArn?: string | undefined
  readonly domainNameArn?: string | undefined
  readonly accessAssociationSourceType?: AccessAssociationSourceType | undefined
  readonly accessAssociationSource?: string | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface DomainNameAccessAssociations {
  readonly position?: string | undefined
  readonly items?: ListOfDomainNameAccessAssociation | undefined
}

export type DomainNameStatus = 'AVAILABLE' | 'UPDATING' | 'PENDING' | 'PENDING_CERTIFICATE_REIMPORT' | 'PENDING_OWNERSHIP_VERIFICATION' | 'FAILED'

export interface DomainNames {
  readonly position?: string | undefined
  readonly items?: ListOfDomainName | undefined
}

export type EndpointAccessMode = 'BASIC' | 'STRICT'

export interface EndpointConfiguration {
  readonly types?: ListOfEndpointType | undefined
  readonly ipAddressType?: IpAddressType | undefined
  readonly vpcEndpointIds?: ListOfString | undefined
}

export type EndpointType = 'REGIONAL' | 'EDGE' | 'PRIVATE'

export interface ExportResponse {
  readonly contentType?: string | undefined
  readonly contentDisposition?: string | undefined
  readonly body?: Uint8Array | undefined
}

export interface FlushStageAuthorizersCacheRequest {
  readonly restApiId: string
  readonly stageName: string
}

export interface FlushStageCacheRequest {
  readonly restApiId: string
  readonly stageName: string
}

export interface GatewayResponse {
  readonly responseType?: GatewayResponseType | undefined
  readonly statusCode?: string | undefined
  readonly responseParameters?: MapOfStringToString | undefined
  readonly responseTemplates?: MapOfStringToString | undefined
  readonly defaultResponse?: boolean | undefined
}

export type GatewayResponseType = 'DEFAULT_4XX' | 'DEFAULT_5XX' | 'RESOURCE_NOT_FOUND' | 'UNAUTHORIZED' | 'INVALID_API_KEY' | 'ACCESS_DENIED' | 'AUTHORIZER_FAILURE' | 'AUTHORIZER_CONFIGURATION_ERROR' | 'INVALID_SIGNATURE' | 'EXPIRED_TOKEN' | 'MISSING_AUTHENTICATION_TOKEN' | 'INTEGRATION_FAILURE' | 'INTEGRATION_TIMEOUT' | 'API_CONFIGURATION_ERROR' | 'UNSUPPORTED_MEDIA_TYPE' | 'BAD_REQUEST_PARAMETERS' | 'BAD_REQUEST_BODY' | 'REQUEST_TOO_LARGE' | 'THROTTLED' | 'QUOTA_EXCEEDED' | 'WAF_FILTERED'

export interface GatewayResponses {
  readonly position?: string | undefined
  readonly items?: ListOfGatewayResponse | undefined
}

export interface GenerateClientCertificateRequest {
  readonly description?: string | undefined
  readonly tags?: MapOfStringToString | undefined
}

export type GetAccountRequest = Readonly<Record<string, never>>

export interface GetApiKeyRequest {
  readonly apiKey: string
  readonly includeValue?: boolean | undefined
}

export interface GetApiKeysRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly nameQuery?: string | undefined
  readonly customerId?: string | undefined
  readonly includeValues?: boolean | undefined
}

export interface GetAuthorizerRequest {
  readonly restApiId: string
  readonly authorizerId: string
}

export interface GetAuthorizersRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetBasePathMappingRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly basePath: string
}

export interface GetBasePathMappingsRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetClientCertificateRequest {
  readonly clientCertificateId: string
}

export interface GetClientCertificatesRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetDeploymentRequest {
  readonly restApiId: string
  readonly deploymentId: string
  readonly embed?: ListOfString | undefined
}

export interface GetDeploymentsRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetDocumentationPartRequest {
  readonly restApiId: string
  readonly documentationPartId: string
}

export interface GetDocumentationPartsRequest {
  readonly restApiId: string
  readonly type?: DocumentationPartType | undefined
  readonly nameQuery?: string | undefined
  readonly path?: string | undefined
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly locationStatus?: LocationStatusType | undefined
}

export interface GetDocumentationVersionRequest {
  readonly restApiId: string
  readonly documentationVersion: string
}

export interface GetDocumentationVersionsRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetDomainNameAccessAssociationsRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly resourceOwner?: ResourceOwner | undefined
}

export interface GetDomainNameRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
}

export interface GetDomainNamesRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly resourceOwner?: ResourceOwner | undefined
}

export interface GetExportRequest {
  readonly restApiId: string
  readonly stageName: string
  readonly exportType: string
  readonly parameters?: MapOfStringToString | undefined
  readonly accepts?: string | undefined
}

export interface GetGatewayResponseRequest {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
}

export interface GetGatewayResponsesRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetIntegrationRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

export interface GetIntegrationResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
}

export interface GetMethodRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

export interface GetMethodResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
}

export interface GetModelRequest {
  readonly restApiId: string
  readonly modelName: string
  readonly flatten?: boolean | undefined
}

export interface GetModelTemplateRequest {
  readonly restApiId: string
  readonly modelName: string
}

export interface GetModelsRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetRequestValidatorRequest {
  readonly restApiId: string
  readonly requestValidatorId: string
}

export interface GetRequestValidatorsRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetResourceRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly embed?: ListOfString | undefined
}

export interface GetResourcesRequest {
  readonly restApiId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly embed?: ListOfString | undefined
}

export interface GetRestApiRequest {
  readonly restApiId: string
}

export interface GetRestApisRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetSdkRequest {
  readonly restApiId: string
  readonly stageName: string
  readonly sdkType: string
  readonly parameters?: MapOfStringToString | undefined
}

export interface GetSdkTypeRequest {
  readonly id: string
}

export interface GetSdkTypesRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetStageRequest {
  readonly restApiId: string
  readonly stageName: string
}

export interface GetStagesRequest {
  readonly restApiId: string
  readonly deploymentId?: string | undefined
}

export interface GetTagsRequest {
  readonly resourceArn: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetUsagePlanKeyRequest {
  readonly usagePlanId: string
  readonly keyId: string
}

export interface GetUsagePlanKeysRequest {
  readonly usagePlanId: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
  readonly nameQuery?: string | undefined
}

export interface GetUsagePlanRequest {
  readonly usagePlanId: string
}

export interface GetUsagePlansRequest {
  readonly position?: string | undefined
  readonly keyId?: string | undefined
  readonly limit?: number | undefined
}

export interface GetUsageRequest {
  readonly usagePlanId: string
  readonly keyId?: string | undefined
  readonly startDate: string
  readonly endDate: string
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface GetVpcLinkRequest {
  readonly vpcLinkId: string
}

export interface GetVpcLinksRequest {
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

export interface ImportApiKeysRequest {
  readonly body: Uint8Array
  readonly format: ApiKeysFormat
  readonly failOnWarnings?: boolean | undefined
}

export interface ImportDocumentationPartsRequest {
  readonly restApiId: string
  readonly mode?: PutMode | undefined
  readonly failOnWarnings?: boolean | undefined
  readonly body: Uint8Array
}

export interface ImportRestApiRequest {
  readonly failOnWarnings?: boolean | undefined
  readonly parameters?: MapOfStringToString | undefined
  readonly body: Uint8Array
}

export interface Integration {
  readonly type?: IntegrationType | undefined
  readonly httpMethod?: string | undefined
  readonly uri?: string | undefined
  readonly connectionType?: ConnectionType | undefined
  readonly connectionId?: string | undefined
  readonly credentials?: string | undefined
  readonly requestParameters?: MapOfStringToString | undefined
  readonly requestTemplates?: MapOfStringToString | undefined
  readonly passthroughBehavior?: string | undefined
  readonly contentHandling?: ContentHandlingStrategy | undefined
  readonly timeoutInMillis?: number | undefined
  readonly cacheNamespace?: string | undefined
  readonly cacheKeyParameters?: ListOfString | undefined
  readonly integrationResponses?: MapOfIntegrationResponse | undefined
  readonly tlsConfig?: TlsConfig | undefined
  readonly responseTransferMode?: ResponseTransferMode | undefined
  readonly integrationTarget?: string | undefined
}

export interface IntegrationResponse {
  readonly statusCode?: string | undefined
  readonly selectionPattern?: string | undefined
  readonly responseParameters?: MapOfStringToString | undefined
  readonly responseTemplates?: MapOfStringToString | undefined
  readonly contentHandling?: ContentHandlingStrategy | undefined
}

export type IntegrationType = 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY'

export type IpAddressType = 'ipv4' | 'dualstack'

export type ListOfARNs = readonly string[]

export type ListOfApiKey = readonly ApiKey[]

export type ListOfApiStage = readonly ApiStage[]

export type ListOfAuthorizer = readonly Authorizer[]

export type ListOfBasePathMapping = readonly BasePathMapping[]

export type ListOfClientCertificate = readonly ClientCertificate[]

export type ListOfDeployment = readonly Deployment[]

export type ListOfDocumentationPart = readonly DocumentationPart[]

export type ListOfDocumentationVersion = readonly DocumentationVersion[]

export type ListOfDomainName = readonly DomainName[]

export type ListOfDomainNameAccessAssociation = readonly DomainNameAccessAssociation[]

export type ListOfEndpointType = readonly EndpointType[]

export type ListOfGatewayResponse = readonly GatewayResponse[]

export type ListOfLong = readonly number[]

export type ListOfModel = readonly Model[]

export type ListOfPatchOperation = readonly PatchOperation[]

export type ListOfRequestValidator = readonly RequestValidator[]

export type ListOfResource = readonly Resource[]

export type ListOfRestApi = readonly RestApi[]

export type ListOfSdkConfigurationProperty = readonly SdkConfigurationProperty[]

export type ListOfSdkType = readonly SdkType[]

export type ListOfStage = readonly Stage[]

export type ListOfStageKeys = readonly StageKey[]

export type ListOfString = readonly string[]

export type ListOfUsage = readonly ListOfLong[]

export type ListOfUsagePlan = readonly UsagePlan[]

export type ListOfUsagePlanKey = readonly UsagePlanKey[]

export type ListOfVpcLink = readonly VpcLink[]

export type LocationStatusType = 'DOCUMENTED' | 'UNDOCUMENTED'

export type MapOfApiStageThrottleSettings = Readonly<Record<string, ThrottleSettings>>

export type MapOfIntegrationResponse = Readonly<Record<string, IntegrationResponse>>

export type MapOfKeyUsages = Readonly<Record<string, ListOfUsage>>

export type MapOfMethod = Readonly<Record<string, Method>>

export type MapOfMethodResponse = Readonly<Record<string, MethodResponse>>

export type MapOfMethodSettings = Readonly<Record<string, MethodSetting>>

export type MapOfMethodSnapshot = Readonly<Record<string, MethodSnapshot>>

export type MapOfStringToBoolean = Readonly<Record<string, boolean>>

export type MapOfStringToList = Readonly<Record<string, ListOfString>>

export type MapOfStringToString = Readonly<Record<string, string>>

export interface Method {
  readonly httpMethod?: string | undefined
  readonly authorizationType?: string | undefined
  readonly authorizerId?: string | undefined
  readonly apiKeyRequired?: boolean | undefined
  readonly requestValidatorId?: string | undefined
  readonly operationName?: string | undefined
  readonly requestParameters?: MapOfStringToBoolean | undefined
  readonly requestModels?: MapOfStringToString | undefined
  readonly methodResponses?: MapOfMethodResponse | undefined
  readonly methodIntegration?: Integration | undefined
  readonly authorizationScopes?: ListOfString | undefined
}

export interface MethodResponse {
  readonly statusCode?: string | undefined
  readonly responseParameters?: MapOfStringToBoolean | undefined
  readonly responseModels?: MapOfStringToString | undefined
}

export interface MethodSetting {
  readonly metricsEnabled?: boolean | undefined
  readonly loggingLevel?: string | undefined
  readonly dataTraceEnabled?: boolean | undefined
  readonly throttlingBurstLimit?: number | undefined
  readonly throttlingRateLimit?: number | undefined
  readonly cachingEnabled?: boolean | undefined
  readonly cacheTtlInSeconds?: number | undefined
  readonly cacheDataEncrypted?: boolean | undefined
  readonly requireAuthorizationForCacheControl?: boolean | undefined
  readonly unauthorizedCacheControlHeaderStrategy?: UnauthorizedCacheControlHeaderStrategy | undefined
}

export interface MethodSnapshot {
  readonly authorizationType?: string | undefined
  readonly apiKeyRequired?: boolean | undefined
}

export interface Model {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly schema?: string | undefined
  readonly contentType?: string | undefined
}

export interface Models {
  readonly position?: string | undefined
  readonly items?: ListOfModel | undefined
}

export interface MutualTlsAuthentication {
  readonly truststoreUri?: string | undefined
  readonly truststoreVersion?: string | undefined
  readonly truststoreWarnings?: ListOfString | undefined
}

export interface MutualTlsAuthenticationInput {
  readonly truststoreUri?: string | undefined
  readonly truststoreVersion?: string | undefined
}

export type Op = 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test'

export interface PatchOperation {
  readonly op?: Op | undefined
  readonly path?: string | undefined
  readonly value?: string | undefined
  readonly from?: string | undefined
}

export type PathToMapOfMethodSnapshot = Readonly<Record<string, MapOfMethodSnapshot>>

export interface PutGatewayResponseRequest {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
  readonly statusCode?: string | undefined
  readonly responseParameters?: MapOfStringToString | undefined
  readonly responseTemplates?: MapOfStringToString | undefined
}

export interface PutIntegrationRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly type: IntegrationType
  readonly integrationHttpMethod?: string | undefined
  readonly uri?: string | undefined
  readonly connectionType?: ConnectionType | undefined
  readonly connectionId?: string | undefined
  readonly credentials?: string | undefined
  readonly requestParameters?: MapOfStringToString | undefined
  readonly requestTemplates?: MapOfStringToString | undefined
  readonly passthroughBehavior?: string | undefined
  readonly cacheNamespace?: string | undefined
  readonly cacheKeyParameters?: ListOfString | undefined
  readonly contentHandling?: ContentHandlingStrategy | undefined
  readonly timeoutInMillis?: number | undefined
  readonly tlsConfig?: TlsConfig | undefined
  readonly responseTransferMode?: ResponseTransferMode | undefined
  readonly integrationTarget?: string | undefined
}

export interface PutIntegrationResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
  readonly selectionPattern?: string | undefined
  readonly responseParameters?: MapOfStringToString | undefined
  readonly responseTemplates?: MapOfStringToString | undefined
  readonly contentHandling?: ContentHandlingStrategy | undefined
}

export interface PutMethodRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly authorizationType: string
  readonly authorizerId?: string | undefined
  readonly apiKeyRequired?: boolean | undefined
  readonly operationName?: string | undefined
  readonly requestParameters?: MapOfStringToBoolean | undefined
  readonly requestModels?: MapOfStringToString | undefined
  readonly requestValidatorId?: string | undefined
  readonly authorizationScopes?: ListOfString | undefined
}

export interface PutMethodResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
  readonly responseParameters?: MapOfStringToBoolean | undefined
  readonly responseModels?: MapOfStringToString | undefined
}

export type PutMode = 'merge' | 'overwrite'

export interface PutRestApiRequest {
  readonly restApiId: string
  readonly mode?: PutMode | undefined
  readonly failOnWarnings?: boolean | undefined
  readonly parameters?: MapOfStringToString | undefined
  readonly body: Uint8Array
}

export type QuotaPeriodType = 'DAY' | 'WEEK' | 'MONTH'

export interface QuotaSettings {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly period?: QuotaPeriodType | undefined
}

export interface RejectDomainNameAccessAssociationRequest {
  readonly domainNameAccessAssociationArn: string
  readonly domainNameArn: string
}

export interface RequestValidator {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly validateRequestBody?: boolean | undefined
  readonly validateRequestParameters?: boolean | undefined
}

export interface RequestValidators {
  readonly position?: string | undefined
  readonly items?: ListOfRequestValidator | undefined
}

export interface Resource {
  readonly id?: string | undefined
  readonly parentId?: string | undefined
  readonly pathPart?: string | undefined
  readonly path?: string | undefined
  readonly resourceMethods?: MapOfMethod | undefined
}

export type ResourceOwner = 'SELF' | 'OTHER_ACCOUNTS'

export interface Resources {
  readonly position?: string | undefined
  readonly items?: ListOfResource | undefined
}

export type ResponseTransferMode = 'BUFFERED' | 'STREAM'

export interface RestApi {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly createdDate?: number | undefined
  readonly version?: string | undefined
  readonly warnings?: ListOfString | undefined
  readonly binaryMediaTypes?: ListOfString | undefined
  readonly minimumCompressionSize?: number | undefined
  readonly apiKeySource?: ApiKeySourceType | undefined
  readonly endpointConfiguration?: EndpointConfiguration | undefined
  readonly policy?: string | undefined
  readonly tags?: MapOfStringToString | undefined
  readonly disableExecuteApiEndpoint?: boolean | undefined
  readonly rootResourceId?: string | undefined
  readonly securityPolicy?: SecurityPolicy | undefined
  readonly endpointAccessMode?: EndpointAccessMode | undefined
  readonly apiStatus?: ApiStatus | undefined
  readonly apiStatusMessage?: string | undefined
}

export interface RestApis {
  readonly position?: string | undefined
  readonly items?: ListOfRestApi | undefined
}

export type RoutingMode = 'BASE_PATH_MAPPING_ONLY' | 'ROUTING_RULE_ONLY' | 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'

export interface SdkConfigurationProperty {
  readonly name?: string | undefined
  readonly friendlyName?: string | undefined
  readonly description?: string | undefined
  readonly required?: boolean | undefined
  readonly defaultValue?: string | undefined
}

export interface SdkResponse {
  readonly contentType?: string | undefined
  readonly contentDisposition?: string | undefined
  readonly body?: Uint8Array | undefined
}

export interface SdkType {
  readonly id?: string | undefined
  readonly friendlyName?: string | undefined
  readonly description?: string | undefined
  readonly configurationProperties?: ListOfSdkConfigurationProperty | undefined
}

export interface SdkTypes {
  readonly position?: string | undefined
  readonly items?: ListOfSdkType | undefined
}

export type SecurityPolicy = 'TLS_1_0' | 'TLS_1_2' | 'SecurityPolicy_TLS13_1_3_2025_09' | 'SecurityPolicy_TLS13_1_3_FIPS_2025_09' | 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' | 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09' | 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09' | 'SecurityPolicy_TLS13_1_2_PQ_2025_09' | 'SecurityPolicy_TLS13_1_2_2021_06' | 'SecurityPolicy_TLS13_2025_EDGE' | 'SecurityPolicy_TLS12_PFS_2025_EDGE' | 'SecurityPolicy_TLS12_2018_EDGE'

export interface Stage {
  readonly deploymentId?: string | undefined
  readonly clientCertificateId?: string | undefined
  readonly stageName?: string | undefined
  readonly description?: string | undefined
  readonly cacheClusterEnabled?: boolean | undefined
  readonly cacheClusterSize?: CacheClusterSize | undefined
  readonly cacheClusterStatus?: CacheClusterStatus | undefined
  readonly methodSettings?: MapOfMethodSettings | undefined
  readonly variables?: MapOfStringToString | undefined
  readonly documentationVersion?: string | undefined
  readonly accessLogSettings?: AccessLogSettings | undefined
  readonly canarySettings?: CanarySettings | undefined
  readonly tracingEnabled?: boolean | undefined
  readonly webAclArn?: string | undefined
  readonly tags?: MapOfStringToString | undefined
  readonly createdDate?: number | undefined
  readonly lastUpdatedDate?: number | undefined
}

export interface StageKey {
  readonly restApiId?: string | undefined
  readonly stageName?: string | undefined
}

export interface Stages {
  readonly item?: ListOfStage | undefined
}

export interface TagResourceRequest {
  readonly resourceArn: string
  readonly tags: MapOfStringToString
}

export interface Tags {
  readonly tags?: MapOfStringToString | undefined
}

export interface Template {
  readonly value?: string | undefined
}

export interface TestInvokeAuthorizerRequest {
  readonly restApiId: string
  readonly authorizerId: string
  readonly headers?: MapOfStringToString | undefined
  readonly multiValueHeaders?: MapOfStringToList | undefined
  readonly pathWithQueryString?: string | undefined
  readonly body?: string | undefined
  readonly stageVariables?: MapOfStringToString | undefined
  readonly additionalContext?: MapOfStringToString | undefined
}

export interface TestInvokeAuthorizerResponse {
  readonly clientStatus?: number | undefined
  readonly log?: string | undefined
  readonly latency?: number | undefined
  readonly principalId?: string | undefined
  readonly policy?: string | undefined
  readonly authorization?: MapOfStringToList | undefined
  readonly claims?: MapOfStringToString | undefined
}

export interface TestInvokeMethodRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly pathWithQueryString?: string | undefined
  readonly body?: string | undefined
  readonly headers?: MapOfStringToString | undefined
  readonly multiValueHeaders?: MapOfStringToList | undefined
  readonly clientCertificateId?: string | undefined
  readonly stageVariables?: MapOfStringToString | undefined
}

export interface TestInvokeMethodResponse {
  readonly status?: number | undefined
  readonly body?: string | undefined
  readonly headers?: MapOfStringToString | undefined
  readonly multiValueHeaders?: MapOfStringToList | undefined
  readonly log?: string | undefined
  readonly latency?: number | undefined
}

export interface ThrottleSettings {
  readonly burstLimit?: number | undefined
  readonly rateLimit?: number | undefined
}

export interface TlsConfig {
  readonly insecureSkipVerification?: boolean | undefined
}

export type UnauthorizedCacheControlHeaderStrategy = 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER'

export interface UntagResourceRequest {
  readonly resourceArn: string
  readonly tagKeys: ListOfString
}

export interface UpdateAccountRequest {
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateApiKeyRequest {
  readonly apiKey: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateAuthorizerRequest {
  readonly restApiId: string
  readonly authorizerId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateBasePathMappingRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly basePath: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateClientCertificateRequest {
  readonly clientCertificateId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateDeploymentRequest {
  readonly restApiId: string
  readonly deploymentId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateDocumentationPartRequest {
  readonly restApiId: string
  readonly documentationPartId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateDocumentationVersionRequest {
  readonly restApiId: string
  readonly documentationVersion: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateDomainNameRequest {
  readonly domainName: string
  readonly domainNameId?: string | undefined
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateGatewayResponseRequest {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateIntegrationRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateIntegrationResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateMethodRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateMethodResponseRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly statusCode: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateModelRequest {
  readonly restApiId: string
  readonly modelName: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateRequestValidatorRequest {
  readonly restApiId: string
  readonly requestValidatorId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateResourceRequest {
  readonly restApiId: string
  readonly resourceId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateRestApiRequest {
  readonly restApiId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateStageRequest {
  readonly restApiId: string
  readonly stageName: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateUsagePlanRequest {
  readonly usagePlanId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateUsageRequest {
  readonly usagePlanId: string
  readonly keyId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface UpdateVpcLinkRequest {
  readonly vpcLinkId: string
  readonly patchOperations?: ListOfPatchOperation | undefined
}

export interface Usage {
  readonly usagePlanId?: string | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
  readonly position?: string | undefined
  readonly items?: MapOfKeyUsages | undefined
}

export interface UsagePlan {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly apiStages?: ListOfApiStage | undefined
  readonly throttle?: ThrottleSettings | undefined
  readonly quota?: QuotaSettings | undefined
  readonly productCode?: string | undefined
  readonly tags?: MapOfStringToString | undefined
}

export interface UsagePlanKey {
  readonly id?: string | undefined
  readonly type?: string | undefined
  readonly value?: string | undefined
  readonly name?: string | undefined
}

export interface UsagePlanKeys {
  readonly position?: string | undefined
  readonly items?: ListOfUsagePlanKey | undefined
}

export interface UsagePlans {
  readonly position?: string | undefined
  readonly items?: ListOfUsagePlan | undefined
}

export interface VpcLink {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly targetArns?: ListOfString | undefined
  readonly status?: VpcLinkStatus | undefined
  readonly statusMessage?: string | undefined
  readonly tags?: MapOfStringToString | undefined
}

export type VpcLinkStatus = 'AVAILABLE' | 'PENDING' | 'DELETING' | 'FAILED'

export interface VpcLinks {
  readonly position?: string | undefined
  readonly items?: ListOfVpcLink | undefined
}

export type ApigatewayOperations = {
  CreateApiKey: { input: CreateApiKeyRequest; output: ApiKey }
  CreateAuthorizer: { input: CreateAuthorizerRequest; output: Authorizer }
  CreateBasePathMapping: { input: CreateBasePathMappingRequest; output: BasePathMapping }
  CreateDeployment: { input: CreateDeploymentRequest; output: Deployment }
  CreateDocumentationPart: { input: CreateDocumentationPartRequest; output: DocumentationPart }
  CreateDocumentationVersion: { input: CreateDocumentationVersionRequest; output: DocumentationVersion }
  CreateDomainName: { input: CreateDomainNameRequest; output: DomainName }
  CreateDomainNameAccessAssociation: { input: CreateDomainNameAccessAssociationRequest; output: DomainNameAccessAssociation }
  CreateModel: { input: CreateModelRequest; output: Model }
  CreateRequestValidator: { input: CreateRequestValidatorRequest; output: RequestValidator }
  CreateResource: { input: CreateResourceRequest; output: Resource }
  CreateRestApi: { input: CreateRestApiRequest; output: RestApi }
  CreateStage: { input: CreateStageRequest; output: Stage }
  CreateUsagePlan: { input: CreateUsagePlanRequest; output: UsagePlan }
  CreateUsagePlanKey: { input: CreateUsagePlanKeyRequest; output: UsagePlanKey }
  CreateVpcLink: { input: CreateVpcLinkRequest; output: VpcLink }
  DeleteApiKey: { input: DeleteApiKeyRequest; output: Readonly<Record<string, never>> }
  DeleteAuthorizer: { input: DeleteAuthorizerRequest; output: Readonly<Record<string, never>> }
  DeleteBasePathMapping: { input: DeleteBasePathMappingRequest; output: Readonly<Record<string, never>> }
  DeleteClientCertificate: { input: DeleteClientCertificateRequest; output: Readonly<Record<string, never>> }
  DeleteDeployment: { input: DeleteDeploymentRequest; output: Readonly<Record<string, never>> }
  DeleteDocumentationPart: { input: DeleteDocumentationPartRequest; output: Readonly<Record<string, never>> }
  DeleteDocumentationVersion: { input: DeleteDocumentationVersionRequest; output: Readonly<Record<string, never>> }
  DeleteDomainName: { input: DeleteDomainNameRequest; output: Readonly<Record<string, never>> }
  DeleteDomainNameAccessAssociation: { input: DeleteDomainNameAccessAssociationRequest; output: Readonly<Record<string, never>> }
  DeleteGatewayResponse: { input: DeleteGatewayResponseRequest; output: Readonly<Record<string, never>> }
  DeleteIntegration: { input: DeleteIntegrationRequest; output: Readonly<Record<string, never>> }
  DeleteIntegrationResponse: { input: DeleteIntegrationResponseRequest; output: Readonly<Record<string, never>> }
  DeleteMethod: { input: DeleteMethodRequest; output: Readonly<Record<string, never>> }
  DeleteMethodResponse: { input: DeleteMethodResponseRequest; output: Readonly<Record<string, never>> }
  DeleteModel: { input: DeleteModelRequest; output: Readonly<Record<string, never>> }
  DeleteRequestValidator: { input: DeleteRequestValidatorRequest; output: Readonly<Record<string, never>> }
  DeleteResource: { input: DeleteResourceRequest; output: Readonly<Record<string, never>> }
  DeleteRestApi: { input: DeleteRestApiRequest; output: Readonly<Record<string, never>> }
  DeleteStage: { input: DeleteStageRequest; output: Readonly<Record<string, never>> }
  DeleteUsagePlan: { input: DeleteUsagePlanRequest; output: Readonly<Record<string, never>> }
  DeleteUsagePlanKey: { input: DeleteUsagePlanKeyRequest; output: Readonly<Record<string, never>> }
  DeleteVpcLink: { input: DeleteVpcLinkRequest; output: Readonly<Record<string, never>> }
  FlushStageAuthorizersCache: { input: FlushStageAuthorizersCacheRequest; output: Readonly<Record<string, never>> }
  FlushStageCache: { input: FlushStageCacheRequest; output: Readonly<Record<string, never>> }
  GenerateClientCertificate: { input: GenerateClientCertificateRequest; output: ClientCertificate }
  GetAccount: { input: GetAccountRequest; output: Account }
  GetApiKey: { input: GetApiKeyRequest; output: ApiKey }
  GetApiKeys: { input: GetApiKeysRequest; output: ApiKeys }
  GetAuthorizer: { input: GetAuthorizerRequest; output: Authorizer }
  GetAuthorizers: { input: GetAuthorizersRequest; output: Authorizers }
  GetBasePathMapping: { input: GetBasePathMappingRequest; output: BasePathMapping }
  GetBasePathMappings: { input: GetBasePathMappingsRequest; output: BasePathMappings }
  GetClientCertificate: { input: GetClientCertificateRequest; output: ClientCertificate }
  GetClientCertificates: { input: GetClientCertificatesRequest; output: ClientCertificates }
  GetDeployment: { input: GetDeploymentRequest; output: Deployment }
  GetDeployments: { input: GetDeploymentsRequest; output: Deployments }
  GetDocumentationPart: { input: GetDocumentationPartRequest; output: DocumentationPart }
  GetDocumentationParts: { input: GetDocumentationPartsRequest; output: DocumentationParts }
  GetDocumentationVersion: { input: GetDocumentationVersionRequest; output: DocumentationVersion }
  GetDocumentationVersions: { input: GetDocumentationVersionsRequest; output: DocumentationVersions }
  GetDomainName: { input: GetDomainNameRequest; output: DomainName }
  GetDomainNameAccessAssociations: { input: GetDomainNameAccessAssociationsRequest; output: DomainNameAccessAssociations }
  GetDomainNames: { input: GetDomainNamesRequest; output: DomainNames }
  GetExport: { input: GetExportRequest; output: ExportResponse }
  GetGatewayResponse: { input: GetGatewayResponseRequest; output: GatewayResponse }
  GetGatewayResponses: { input: GetGatewayResponsesRequest; output: GatewayResponses }
  GetIntegration: { input: GetIntegrationRequest; output: Integration }
  GetIntegrationResponse: { input: GetIntegrationResponseRequest; output: IntegrationResponse }
  GetMethod: { input: GetMethodRequest; output: Method }
  GetMethodResponse: { input: GetMethodResponseRequest; output: MethodResponse }
  GetModel: { input: GetModelRequest; output: Model }
  GetModelTemplate: { input: GetModelTemplateRequest; output: Template }
  GetModels: { input: GetModelsRequest; output: Models }
  GetRequestValidator: { input: GetRequestValidatorRequest; output: RequestValidator }
  GetRequestValidators: { input: GetRequestValidatorsRequest; output: RequestValidators }
  GetResource: { input: GetResourceRequest; output: Resource }
  GetResources: { input: GetResourcesRequest; output: Resources }
  GetRestApi: { input: GetRestApiRequest; output: RestApi }
  GetRestApis: { input: GetRestApisRequest; output: RestApis }
  GetSdk: { input: GetSdkRequest; output: SdkResponse }
  GetSdkType: { input: GetSdkTypeRequest; output: SdkType }
  GetSdkTypes: { input: GetSdkTypesRequest; output: SdkTypes }
  GetStage: { input: GetStageRequest; output: Stage }
  GetStages: { input: GetStagesRequest; output: Stages }
  GetTags: { input: GetTagsRequest; output: Tags }
  GetUsage: { input: GetUsageRequest; output: Usage }
  GetUsagePlan: { input: GetUsagePlanRequest; output: UsagePlan }
  GetUsagePlanKey: { input: GetUsagePlanKeyRequest; output: UsagePlanKey }
  GetUsagePlanKeys: { input: GetUsagePlanKeysRequest; output: UsagePlanKeys }
  GetUsagePlans: { input: GetUsagePlansRequest; output: UsagePlans }
  GetVpcLink: { input: GetVpcLinkRequest; output: VpcLink }
  GetVpcLinks: { input: GetVpcLinksRequest; output: VpcLinks }
  ImportApiKeys: { input: ImportApiKeysRequest; output: ApiKeyIds }
  ImportDocumentationParts: { input: ImportDocumentationPartsRequest; output: DocumentationPartIds }
  ImportRestApi: { input: ImportRestApiRequest; output: RestApi }
  PutGatewayResponse: { input: PutGatewayResponseRequest; output: GatewayResponse }
  PutIntegration: { input: PutIntegrationRequest; output: Integration }
  PutIntegrationResponse: { input: PutIntegrationResponseRequest; output: IntegrationResponse }
  PutMethod: { input: PutMethodRequest; output: Method }
  PutMethodResponse: { input: PutMethodResponseRequest; output: MethodResponse }
  PutRestApi: { input: PutRestApiRequest; output: RestApi }
  RejectDomainNameAccessAssociation: { input: RejectDomainNameAccessAssociationRequest; output: Readonly<Record<string, never>> }
  TagResource: { input: TagResourceRequest; output: Readonly<Record<string, never>> }
  TestInvokeAuthorizer: { input: TestInvokeAuthorizerRequest; output: TestInvokeAuthorizerResponse }
  TestInvokeMethod: { input: TestInvokeMethodRequest; output: TestInvokeMethodResponse }
  UntagResource: { input: UntagResourceRequest; output: Readonly<Record<string, never>> }
  UpdateAccount: { input: UpdateAccountRequest; output: Account }
  UpdateApiKey: { input: UpdateApiKeyRequest; output: ApiKey }
  UpdateAuthorizer: { input: UpdateAuthorizerRequest; output: Authorizer }
  UpdateBasePathMapping: { input: UpdateBasePathMappingRequest; output: BasePathMapping }
  UpdateClientCertificate: { input: UpdateClientCertificateRequest; output: ClientCertificate }
  UpdateDeployment: { input: UpdateDeploymentRequest; output: Deployment }
  UpdateDocumentationPart: { input: UpdateDocumentationPartRequest; output: DocumentationPart }
  UpdateDocumentationVersion: { input: UpdateDocumentationVersionRequest; output: DocumentationVersion }
  UpdateDomainName: { input: UpdateDomainNameRequest; output: DomainName }
  UpdateGatewayResponse: { input: UpdateGatewayResponseRequest; output: GatewayResponse }
  UpdateIntegration: { input: UpdateIntegrationRequest; output: Integration }
  UpdateIntegrationResponse: { input: UpdateIntegrationResponseRequest; output: IntegrationResponse }
  UpdateMethod: { input: UpdateMethodRequest; output: Method }
  UpdateMethodResponse: { input: UpdateMethodResponseRequest; output: MethodResponse }
  UpdateModel: { input: UpdateModelRequest; output: Model }
  UpdateRequestValidator: { input: UpdateRequestValidatorRequest; output: RequestValidator }
  UpdateResource: { input: UpdateResourceRequest; output: Resource }
  UpdateRestApi: { input: UpdateRestApiRequest; output: RestApi }
  UpdateStage: { input: UpdateStageRequest; output: Stage }
  UpdateUsage: { input: UpdateUsageRequest; output: Usage }
  UpdateUsagePlan: { input: UpdateUsagePlanRequest; output: UsagePlan }
  UpdateVpcLink: { input: UpdateVpcLinkRequest; output: VpcLink }
}
