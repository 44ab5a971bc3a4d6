import type { Integration, Method } from '@aws-sdk/client-api-gateway'
import { draftOf } from './integration-draft.ts'
import { machineArnIn } from './machine-arns.ts'
import { serviceLabel } from './services.ts'

/** Whom an integration calls, in a word or two: "Step Functions · StartExecution". */
export function targetOf(integration: Integration | undefined): string {
  if (integration === undefined) return 'Nothing yet'
  const backend = backendOf(integration)
  return backend.detail === undefined ? backend.name : `${backend.name} · ${backend.detail}`
}

export interface Backend {
  readonly name: string
  readonly detail?: string
  readonly icon: 'states' | 'function' | 'web' | 'mock' | 'service'
  /** The machine that the templates name. */
  readonly machineArn?: string
}

export function backendOf(integration: Integration): Backend {
  const draft = draftOf(integration, '')
  switch (draft.kind) {
    case 'mock':
      return { name: 'Mock', icon: 'mock' }
    case 'http':
    case 'vpc':
      return { name: 'HTTP', detail: hostOf(draft.url), icon: 'web' }
    case 'function':
      return { name: 'Lambda', detail: draft.functionArn.split(':function:')[1] ?? draft.functionArn, icon: 'function' }
    case 'service': {
      const templates = Object.values(integration.requestTemplates ?? {})
      const machineArn = templates.map(machineArnIn).find((arn) => arn !== undefined)
      return {
        name: serviceLabel(draft.service),
        detail: draft.actionKind === 'action' ? draft.action : `/${draft.path.replace(/^\//, '')}`,
        icon: draft.service === 'states' ? 'states' : 'service',
        ...(machineArn !== undefined && { machineArn }),
      }
    }
  }
}

const hostOf = (url: string): string => /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url

export type Facts = readonly (readonly [label: string, value: string])[]

/** What the four boxes of the picture say. */
export function methodFacts(method: Method, validatorName: string): Readonly<Record<BoxName, Facts>> {
  const { methodIntegration: integration, methodResponses = {} } = method
  const responses = Object.values(methodResponses)
  const answers = Object.values(integration?.integrationResponses ?? {})
  const draft = integration === undefined ? undefined : draftOf(integration, '')
  const passesThrough = draft?.proxy === true
  return {
    'method-request': [
      ['Authorization', authorizationWords(method.authorizationType)],
      ['API key', method.apiKeyRequired === true ? 'Required' : 'Not required'],
      ['Validator', validatorName],
    ],
    'integration-request': [
      ['Type', typeWords(integration)],
      draft?.kind === 'service' && draft.actionKind === 'path'
        ? ['Path', draft.path]
        : ['Action', integration === undefined ? '-' : (backendOf(integration).detail ?? '-')],
      ['Templates', listed(Object.keys(integration?.requestTemplates ?? {}))],
    ],
    'integration-response': [
      ['Statuses', passesThrough ? 'As it comes' : listed(answers.map(({ statusCode = '' }) => statusCode))],
      ['Selection', passesThrough ? '-' : listed(answers.map(({ selectionPattern }) => selectionPattern || 'Default'))],
      ['Templates', passesThrough ? '-' : countOf(answers.map(({ responseTemplates }) => responseTemplates))],
    ],
    'method-response': [
      ['Statuses', listed(responses.map(({ statusCode = '' }) => statusCode))],
      ['Models', listed([...new Set(responses.flatMap(({ responseModels }) => Object.keys(responseModels ?? {})))])],
      ['Headers', String(new Set(responses.flatMap((one) => Object.keys(one.responseParameters ?? {}))).size)],
    ],
  }
}

const authorizations: Readonly<Record<string, string>> = {
  NONE: 'None',
  CUSTOM: 'Lambda authorizer',
  COGNITO_USER_POOLS: 'Cognito user pool',
}

/** `AWS_IAM` is what people call it, too. */
export const authorizationWords = (type = 'NONE'): string => authorizations[type] ?? type

export type BoxName = 'method-request' | 'integration-request' | 'integration-response' | 'method-response'

const listed = (items: readonly string[]): string => (items.length === 0 ? 'None' : items.join(', '))

const countOf = (tables: readonly (object | undefined)[]): string =>
  tables.length === 0
    ? 'None'
    : `${tables.filter((table) => Object.keys(table ?? {}).length > 0).length} of ${tables.length}`

function typeWords(integration: Integration | undefined): string {
  if (integration === undefined) return 'None'
  const { name, icon } = backendOf(integration)
  const proxy = integration.type?.endsWith('_PROXY') === true ? ', proxy' : ''
  return icon === 'mock' || icon === 'web' ? `${name}${proxy}` : `AWS · ${name}${proxy}`
}
