import type { ApigatewayOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { built } from './access.ts'
import { getAccount, updateAccount } from './account.ts'
import { createApiKey, deleteApiKey, getApiKey, getApiKeys, updateApiKey } from './api-keys.ts'
import { createAuthorizer, deleteAuthorizer, getAuthorizer, getAuthorizers, updateAuthorizer } from './authorizers.ts'
import { createDeployment, deleteDeployment, getDeployment, getDeployments, updateDeployment } from './deployments.ts'
import {
  createDocumentationPart,
  deleteDocumentationPart,
  getDocumentationPart,
  getDocumentationParts,
  updateDocumentationPart,
} from './documentation-parts.ts'
import {
  createDocumentationVersion,
  deleteDocumentationVersion,
  getDocumentationVersion,
  getDocumentationVersions,
  updateDocumentationVersion,
} from './documentation-versions.ts'
import {
  deleteGatewayResponse,
  getGatewayResponse,
  getGatewayResponses,
  putGatewayResponse,
  updateGatewayResponse,
} from './gateway-responses.ts'
import {
  deleteIntegrationResponse,
  getIntegrationResponse,
  putIntegrationResponse,
  updateIntegrationResponse,
} from './integration-responses.ts'
import { deleteIntegration, getIntegration, putIntegration, updateIntegration } from './integrations.ts'
import { deleteMethodResponse, getMethodResponse, putMethodResponse, updateMethodResponse } from './method-responses.ts'
import { deleteMethod, getMethod, putMethod, updateMethod } from './methods.ts'
import { getModelTemplate } from './model-templates.ts'
import { createModel, deleteModel, getModel, getModels, updateModel } from './models.ts'
import { importDocumentationParts } from './openapi/documentation.ts'
import { getExport } from './openapi/export.ts'
import { importRestApi, putRestApi } from './openapi/import.ts'
import {
  createRequestValidator,
  deleteRequestValidator,
  getRequestValidator,
  getRequestValidators,
  updateRequestValidator,
} from './request-validators.ts'
import { createResource, deleteResource, getResource, getResources, updateResource } from './resources.ts'
import { createRestApi, deleteRestApi, getRestApi, getRestApis, updateRestApi } from './rest-apis.ts'
import { flushStageAuthorizersCache, flushStageCache } from './stage-caches.ts'
import { createStage, deleteStage, getStage, getStages, updateStage } from './stages.ts'
import { getTags, tagResource, untagResource } from './tags.ts'
import { testInvokeMethod } from './test-invoke.ts'
import { createUsagePlanKey, deleteUsagePlanKey, getUsagePlanKey, getUsagePlanKeys } from './usage-plan-keys.ts'
import { createUsagePlan, deleteUsagePlan, getUsagePlan, getUsagePlans, updateUsagePlan } from './usage-plans.ts'
import { createVpcLink, deleteVpcLink, getVpcLink, getVpcLinks, updateVpcLink } from './vpc-links.ts'

/** API Gateway's REST APIs: every operation of the service, built or in sight that it is not. */
export const apigatewayHandlers = {
  CreateApiKey: built('CreateApiKey', createApiKey),
  CreateAuthorizer: built('CreateAuthorizer', createAuthorizer),
  CreateBasePathMapping: 'NotImplemented',
  CreateDeployment: built('CreateDeployment', createDeployment),
  CreateDocumentationPart: built('CreateDocumentationPart', createDocumentationPart),
  CreateDocumentationVersion: built('CreateDocumentationVersion', createDocumentationVersion),
  CreateDomainName: 'NotImplemented',
  CreateDomainNameAccessAssociation: 'NotImplemented',
  CreateModel: built('CreateModel', createModel),
  CreateRequestValidator: built('CreateRequestValidator', createRequestValidator),
  CreateResource: built('CreateResource', createResource),
  CreateRestApi: built('CreateRestApi', createRestApi),
  CreateStage: built('CreateStage', createStage),
  CreateUsagePlan: built('CreateUsagePlan', createUsagePlan),
  CreateUsagePlanKey: built('CreateUsagePlanKey', createUsagePlanKey),
  CreateVpcLink: built('CreateVpcLink', createVpcLink),
  DeleteApiKey: built('DeleteApiKey', deleteApiKey),
  DeleteAuthorizer: built('DeleteAuthorizer', deleteAuthorizer),
  DeleteBasePathMapping: 'NotImplemented',
  DeleteClientCertificate: 'NotImplemented',
  DeleteDeployment: built('DeleteDeployment', deleteDeployment),
  DeleteDocumentationPart: built('DeleteDocumentationPart', deleteDocumentationPart),
  DeleteDocumentationVersion: built('DeleteDocumentationVersion', deleteDocumentationVersion),
  DeleteDomainName: 'NotImplemented',
  DeleteDomainNameAccessAssociation: 'NotImplemented',
  DeleteGatewayResponse: built('DeleteGatewayResponse', deleteGatewayResponse),
  DeleteIntegration: built('DeleteIntegration', deleteIntegration),
  DeleteIntegrationResponse: built('DeleteIntegrationResponse', deleteIntegrationResponse),
  DeleteMethod: built('DeleteMethod', deleteMethod),
  DeleteMethodResponse: built('DeleteMethodResponse', deleteMethodResponse),
  DeleteModel: built('DeleteModel', deleteModel),
  DeleteRequestValidator: built('DeleteRequestValidator', deleteRequestValidator),
  DeleteResource: built('DeleteResource', deleteResource),
  DeleteRestApi: built('DeleteRestApi', deleteRestApi),
  DeleteStage: built('DeleteStage', deleteStage),
  DeleteUsagePlan: built('DeleteUsagePlan', deleteUsagePlan),
  DeleteUsagePlanKey: built('DeleteUsagePlanKey', deleteUsagePlanKey),
  DeleteVpcLink: built('DeleteVpcLink', deleteVpcLink),
  FlushStageAuthorizersCache: built('FlushStageAuthorizersCache', flushStageAuthorizersCache),
  FlushStageCache: built('FlushStageCache', flushStageCache),
  GenerateClientCertificate: 'NotImplemented',
  GetAccount: built('GetAccount', getAccount),
  GetApiKey: built('GetApiKey', getApiKey),
  GetApiKeys: built('GetApiKeys', getApiKeys),
  GetAuthorizer: built('GetAuthorizer', getAuthorizer),
  GetAuthorizers: built('GetAuthorizers', getAuthorizers),
  GetBasePathMapping: 'NotImplemented',
  GetBasePathMappings: 'NotImplemented',
  GetClientCertificate: 'NotImplemented',
  GetClientCertificates: 'NotImplemented',
  GetDeployment: built('GetDeployment', getDeployment),
  GetDeployments: built('GetDeployments', getDeployments),
  GetDocumentationPart: built('GetDocumentationPart', getDocumentationPart),
  GetDocumentationParts: built('GetDocumentationParts', getDocumentationParts),
  GetDocumentationVersion: built('GetDocumentationVersion', getDocumentationVersion),
  GetDocumentationVersions: built('GetDocumentationVersions', getDocumentationVersions),
  GetDomainName: 'NotImplemented',
  GetDomainNameAccessAssociations: 'NotImplemented',
  GetDomainNames: 'NotImplemented',
  GetExport: built('GetExport', getExport),
  GetGatewayResponse: built('GetGatewayResponse', getGatewayResponse),
  GetGatewayResponses: built('GetGatewayResponses', getGatewayResponses),
  GetIntegration: built('GetIntegration', getIntegration),
  GetIntegrationResponse: built('GetIntegrationResponse', getIntegrationResponse),
  GetMethod: built('GetMethod', getMethod),
  GetMethodResponse: built('GetMethodResponse', getMethodResponse),
  GetModel: built('GetModel', getModel),
  GetModelTemplate: built('GetModelTemplate', getModelTemplate),
  GetModels: built('GetModels', getModels),
  GetRequestValidator: built('GetRequestValidator', getRequestValidator),
  GetRequestValidators: built('GetRequestValidators', getRequestValidators),
  GetResource: built('GetResource', getResource),
  GetResources: built('GetResources', getResources),
  GetRestApi: built('GetRestApi', getRestApi),
  GetRestApis: built('GetRestApis', getRestApis),
  GetSdk: 'NotImplemented',
  GetSdkType: 'NotImplemented',
  GetSdkTypes: 'NotImplemented',
  GetStage: built('GetStage', getStage),
  GetStages: built('GetStages', getStages),
  GetTags: built('GetTags', getTags),
  GetUsage: 'NotImplemented',
  GetUsagePlan: built('GetUsagePlan', getUsagePlan),
  GetUsagePlanKey: built('GetUsagePlanKey', getUsagePlanKey),
  GetUsagePlanKeys: built('GetUsagePlanKeys', getUsagePlanKeys),
  GetUsagePlans: built('GetUsagePlans', getUsagePlans),
  GetVpcLink: built('GetVpcLink', getVpcLink),
  GetVpcLinks: built('GetVpcLinks', getVpcLinks),
  ImportApiKeys: 'NotImplemented',
  ImportDocumentationParts: built('ImportDocumentationParts', importDocumentationParts),
  ImportRestApi: built('ImportRestApi', importRestApi),
  PutGatewayResponse: built('PutGatewayResponse', putGatewayResponse),
  PutIntegration: built('PutIntegration', putIntegration),
  PutIntegrationResponse: built('PutIntegrationResponse', putIntegrationResponse),
  PutMethod: built('PutMethod', putMethod),
  PutMethodResponse: built('PutMethodResponse', putMethodResponse),
  PutRestApi: built('PutRestApi', putRestApi),
  RejectDomainNameAccessAssociation: 'NotImplemented',
  TagResource: built('TagResource', tagResource),
  TestInvokeAuthorizer: 'NotImplemented',
  TestInvokeMethod: built('TestInvokeMethod', testInvokeMethod),
  UntagResource: built('UntagResource', untagResource),
  UpdateAccount: built('UpdateAccount', updateAccount),
  UpdateApiKey: built('UpdateApiKey', updateApiKey),
  UpdateAuthorizer: built('UpdateAuthorizer', updateAuthorizer),
  UpdateBasePathMapping: 'NotImplemented',
  UpdateClientCertificate: 'NotImplemented',
  UpdateDeployment: built('UpdateDeployment', updateDeployment),
  UpdateDocumentationPart: built('UpdateDocumentationPart', updateDocumentationPart),
  UpdateDocumentationVersion: built('UpdateDocumentationVersion', updateDocumentationVersion),
  UpdateDomainName: 'NotImplemented',
  UpdateGatewayResponse: built('UpdateGatewayResponse', updateGatewayResponse),
  UpdateIntegration: built('UpdateIntegration', updateIntegration),
  UpdateIntegrationResponse: built('UpdateIntegrationResponse', updateIntegrationResponse),
  UpdateMethod: built('UpdateMethod', updateMethod),
  UpdateMethodResponse: built('UpdateMethodResponse', updateMethodResponse),
  UpdateModel: built('UpdateModel', updateModel),
  UpdateRequestValidator: built('UpdateRequestValidator', updateRequestValidator),
  UpdateResource: built('UpdateResource', updateResource),
  UpdateRestApi: built('UpdateRestApi', updateRestApi),
  UpdateStage: built('UpdateStage', updateStage),
  UpdateUsage: 'NotImplemented',
  UpdateUsagePlan: built('UpdateUsagePlan', updateUsagePlan),
  UpdateVpcLink: built('UpdateVpcLink', updateVpcLink),
} satisfies ServiceHandlers<ApigatewayOperations>
