import { isoSeconds, parseJson, succeed, type JsonObject, type JsonValue, type Outcome } from '../../../base/index.ts'
import { restDeployments, type Deployment, type DeploymentContent, type Resource } from '../../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../../protocol/index.ts'
import { stringify as printYaml } from 'yaml'
import type { Call } from '../../contract.ts'
import { badRequest, unknown } from '../failures.ts'
import { partId } from '../lookup.ts'
import { defined, unlessEmpty } from '../records.ts'
import { findStage } from '../stages.ts'
import { exportedMethod, exportedModels, type ExportContext } from './exported-method.ts'

/** What a stage serves, as an OpenAPI document: `swagger` (2.0) or `oas30`, in JSON or YAML. */
export async function getExport(
  input: ApigatewayOperations['GetExport']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.ExportResponse>> {
  const stage = await findStage(call, input)
  if (!stage.ok) return stage
  const id = partId(input.restApiId, stage.value.body.deploymentId)
  const deployment = await call.ports.documents.get(restDeployments, call.space, id)
  if (deployment === undefined) return unknown.deployment()
  if (input.exportType !== 'swagger' && input.exportType !== 'oas30') {
    return badRequest(`No API exporter for type '${input.exportType}'`)
  }
  const extensions = (input.parameters?.['extensions'] ?? '').split(',').map((name) => name.trim())
  const context: ExportContext = {
    dialect: input.exportType,
    content: deployment.body.content,
    apigateway: extensions.includes('apigateway'),
    integrations: extensions.includes('apigateway') || extensions.includes('integrations'),
  }
  const document = exportDocument(context, deployment.body, call.space.region, input.stageName)
  const yaml = /yaml/i.test(input.accepts ?? '')
  const text = yaml ? printYaml(document, { aliasDuplicateObjects: false }) : JSON.stringify(document, null, 2)
  const name = `${input.exportType}_${infoOf(deployment.body).version}.${yaml ? 'yaml' : 'json'}`
  return succeed({
    contentType: 'application/octet-stream',
    contentDisposition: `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    body: new TextEncoder().encode(text),
  })
}

function infoOf({ content, createdDate }: Deployment): { readonly version: string } & JsonObject {
  const { name, description, version } = content.api
  return defined({ title: name, description, version: version ?? isoSeconds(createdDate) })
}

function exportDocument(context: ExportContext, deployment: Deployment, region: string, stageName: string): JsonObject {
  const { content, dialect } = context
  const host = `${content.api.id}.execute-api.${region}.amazonaws.com`
  const info = infoOf(deployment)
  const paths = pathsOf(context)
  const models = exportedModels(context)
  const security = securityOf(content)
  const extensions = context.apigateway ? extensionsOf(content) : {}
  if (dialect === 'swagger') {
    return defined({
      swagger: '2.0',
      info,
      host,
      basePath: `/${stageName}`,
      schemes: ['https'],
      paths,
      securityDefinitions: unlessEmpty(security),
      definitions: unlessEmpty(models),
      ...extensions,
    })
  }
  return {
    openapi: '3.0.1',
    info,
    servers: [{ url: `https://${host}/{basePath}`, variables: { basePath: { default: stageName } } }],
    paths,
    components: defined({ schemas: unlessEmpty(models), securitySchemes: unlessEmpty(security) }),
    ...extensions,
  }
}

function pathsOf(context: ExportContext): JsonObject {
  const paths = context.content.resources
    .filter(({ resourceMethods }) => resourceMethods !== undefined)
    .map((resource) => [resource.path, pathItem(context, resource)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(paths)
}

function pathItem(context: ExportContext, { resourceMethods = {} }: Resource): JsonObject {
  return Object.fromEntries(
    Object.values(resourceMethods).map((method) => [
      method.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : method.httpMethod.toLowerCase(),
      exportedMethod(context, method),
    ]),
  )
}

/** The one guard that methods can have; named as AWS names it. */
function securityOf({ resources }: DeploymentContent): JsonObject {
  const methods = resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}))
  return methods.some(({ apiKeyRequired }) => apiKeyRequired)
    ? { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }
    : {}
}

function extensionsOf({ api, requestValidators = [], gatewayResponses = [] }: DeploymentContent): JsonObject {
  const policy = api.policy === undefined ? undefined : parseJson(api.policy)
  const validators = requestValidators.map(({ name, id, validateRequestBody, validateRequestParameters }) => [
    name ?? id,
    { validateRequestBody, validateRequestParameters },
  ])
  const responses = gatewayResponses.map(({ responseType, ...response }): [string, JsonValue] => [
    responseType,
    defined({
      statusCode: response.statusCode,
      responseParameters: unlessEmpty(response.responseParameters),
      responseTemplates: unlessEmpty(response.responseTemplates),
    }),
  ])
  return defined({
    'x-amazon-apigateway-policy': policy?.ok === true ? policy.value : undefined,
    'x-amazon-apigateway-request-validators': unlessEmpty(Object.fromEntries(validators) as JsonObject),
    'x-amazon-apigateway-gateway-responses': unlessEmpty(Object.fromEntries(responses)),
    'x-amazon-apigateway-binary-media-types': api.binaryMediaTypes,
    'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
    'x-amazon-apigateway-api-key-source': api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
  })
}
