import { compileJavaRegex, type JavaRegex } from '../base/index.ts'
import type {
  DeploymentContent,
  Integration,
  IntegrationResponse,
  Method,
  MethodResponse,
  RequestValidator,
  Resource,
} from './model.ts'
import { reservedFromMapping } from './header-rules.ts'
import { compileMapping, type ParameterMapping } from './parameter-mapping.ts'
import { compileRequestModels, type BodyCheckFor } from './request-models.ts'
import { compileTemplates, type TemplateTable } from './templates.ts'
import { parseTarget, type Target } from './uri.ts'

export interface CompiledMethod {
  readonly resourceId: string
  readonly resourcePath: string
  readonly authorizationType: string
  readonly apiKeyRequired: boolean
  /** What the method's validator asks for, in the order in which AWS tells what is missing. */
  readonly requiredParameters: readonly RequiredParameter[]
  readonly bodyCheckFor: BodyCheckFor | undefined
  /** Status codes of the method responses. */
  readonly statusCodes: ReadonlySet<string>
  readonly integration: CompiledIntegration | undefined
}

export interface RequiredParameter {
  readonly location: 'header' | 'path' | 'querystring'
  readonly name: string
}

export interface CompiledIntegration {
  readonly type: Integration['type']
  readonly httpMethod: string | undefined
  readonly uri: string
  /** Where the URI points, if nothing in it depends on the request or the stage. */
  readonly fixedTarget: Target | undefined
  readonly credentials: string | undefined
  readonly passthroughBehavior: Integration['passthroughBehavior']
  readonly contentHandling: string | undefined
  readonly timeoutMs: number
  readonly mappings: readonly ParameterMapping[]
  /** Mapped headers that belong to API Gateway: a call for which one has a value fails. */
  readonly reservedHeaders: readonly string[]
  readonly templates: TemplateTable
  /** In the order of their status codes. */
  readonly responses: readonly CompiledIntegrationResponse[]
}

export interface CompiledIntegrationResponse {
  readonly statusCode: string
  /** Undefined: the default response. */
  readonly pattern: JavaRegex | 'invalid' | undefined
  readonly mappings: readonly ParameterMapping[]
  /** The first mapped header that the method response does not declare: calls fail. */
  readonly undeclaredHeader: string | undefined
  readonly templates: TemplateTable
  readonly contentHandling: string | undefined
}

export function compileMethod(
  resource: Pick<Resource, 'id' | 'path'>,
  method: Method,
  content: Pick<DeploymentContent, 'requestValidators' | 'models'>,
): CompiledMethod {
  const validator = content.requestValidators?.find(({ id }) => id === method.requestValidatorId)
  return {
    resourceId: resource.id,
    resourcePath: resource.path,
    authorizationType: method.authorizationType,
    apiKeyRequired: method.apiKeyRequired,
    requiredParameters: requiredParametersOf(method, validator),
    bodyCheckFor: compileRequestModels(method, content),
    statusCodes: new Set(Object.keys(method.methodResponses ?? {})),
    integration:
      method.methodIntegration === undefined ? undefined : compileIntegration(method, method.methodIntegration),
  }
}

function requiredParametersOf(method: Method, validator: RequestValidator | undefined): readonly RequiredParameter[] {
  if (validator?.validateRequestParameters !== true) return []
  return Object.entries(method.requestParameters ?? {})
    .filter(([, required]) => required)
    .map(([key]) => key)
    .sort()
    .flatMap((key) => {
      const parts = /^method\.request\.(header|path|querystring)\.(.+)$/s.exec(key)
      return parts === null ? [] : [{ location: parts[1] as RequiredParameter['location'], name: parts[2] ?? '' }]
    })
}

function compileIntegration(method: Method, integration: Integration): CompiledIntegration {
  const mappings = compileMappings(integration.requestParameters)
  const aws = integration.type === 'AWS' || integration.type === 'AWS_PROXY'
  const reserved: ReadonlySet<string> = reservedFromMapping[aws ? 'aws' : 'others']
  const uri = integration.uri ?? ''
  return {
    type: integration.type,
    httpMethod: integration.httpMethod === 'ANY' ? undefined : integration.httpMethod,
    uri,
    fixedTarget: /[{}]/.test(uri) ? undefined : parseTarget(uri),
    credentials: integration.credentials === '' ? undefined : integration.credentials,
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling,
    timeoutMs: integration.timeoutInMillis,
    mappings,
    reservedHeaders: mappings
      .filter(({ location, name }) => location === 'header' && reserved.has(name.toLowerCase()))
      .map(({ name }) => name),
    templates: compileTemplates(integration.requestTemplates),
    responses: Object.values(integration.integrationResponses ?? {}).map((response) =>
      compileResponse(response, method.methodResponses ?? {}),
    ),
  }
}

function compileResponse(
  response: IntegrationResponse,
  methodResponses: Readonly<Record<string, MethodResponse>>,
): CompiledIntegrationResponse {
  const { statusCode, selectionPattern = '', responseParameters = {} } = response
  const declared = Object.hasOwn(methodResponses, statusCode)
    ? (methodResponses[statusCode]?.responseParameters ?? {})
    : undefined
  const pattern = compileJavaRegex(selectionPattern)
  return {
    statusCode,
    pattern: selectionPattern === '' ? undefined : pattern.ok ? pattern.value : 'invalid',
    mappings: compileMappings(responseParameters),
    undeclaredHeader: Object.keys(responseParameters).find(
      (target) => declared !== undefined && !Object.hasOwn(declared, target),
    ),
    templates: compileTemplates(response.responseTemplates),
    contentHandling: response.contentHandling,
  }
}

function compileMappings(parameters: Readonly<Record<string, string>> | undefined): readonly ParameterMapping[] {
  return Object.entries(parameters ?? {}).flatMap(([target, source]) => {
    const mapping = compileMapping(target, source)
    return mapping === undefined ? [] : [mapping]
  })
}
