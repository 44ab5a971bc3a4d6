import type { Integration } from '@aws-sdk/client-api-gateway'

/** What the form of an integration holds, as a person types it. */
export interface IntegrationDraft {
  readonly kind: IntegrationKind
  /** The request goes to the function or the URL as it is, and its answer back. */
  readonly proxy: boolean
  readonly functionArn: string
  readonly url: string
  readonly region: string
  readonly service: string
  readonly subdomain: string
  readonly actionKind: 'action' | 'path'
  readonly action: string
  readonly path: string
  readonly httpMethod: string
  readonly role: string
  readonly contentHandling: '' | ContentHandling
  readonly hasDefaultTimeout: boolean
  /** As typed; used without `hasDefaultTimeout`. */
  readonly timeoutMs: string
}

type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'

export type IntegrationKind = 'function' | 'http' | 'mock' | 'service' | 'vpc'

export const defaultTimeoutMs = 29_000
const timeoutMs = { min: 50, max: 900_000 }

export const httpMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const
export const methodNames = ['ANY', ...httpMethods] as const

export const newDraft = (region: string): IntegrationDraft => ({
  kind: 'service',
  proxy: false,
  functionArn: '',
  url: '',
  region,
  service: 'states',
  subdomain: '',
  actionKind: 'action',
  action: '',
  path: '',
  httpMethod: 'POST',
  role: '',
  contentHandling: '',
  hasDefaultTimeout: true,
  timeoutMs: String(defaultTimeoutMs),
})

/** The members of PutIntegration that the form decides. */
export interface IntegrationCall {
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK'
  readonly integrationHttpMethod?: string
  readonly uri?: string
  readonly credentials?: string
  readonly contentHandling?: ContentHandling
  readonly timeoutInMillis: number
}

export function integrationCall(draft: IntegrationDraft): IntegrationCall {
  const rest: Pick<IntegrationCall, 'timeoutInMillis' | 'contentHandling'> = {
    timeoutInMillis: draft.hasDefaultTimeout ? defaultTimeoutMs : Number(draft.timeoutMs),
    ...(draft.contentHandling !== '' && { contentHandling: draft.contentHandling }),
  }
  const credentials = draft.role === '' ? {} : { credentials: draft.role }
  switch (draft.kind) {
    case 'mock':
      return { type: 'MOCK', ...rest }
    case 'http':
    case 'vpc':
      return {
        type: draft.proxy ? 'HTTP_PROXY' : 'HTTP',
        integrationHttpMethod: draft.httpMethod,
        uri: draft.url,
        ...rest,
      }
    case 'function':
      return {
        type: draft.proxy ? 'AWS_PROXY' : 'AWS',
        integrationHttpMethod: 'POST',
        uri: `arn:aws:apigateway:${draft.region}:lambda:path/2015-03-31/functions/${draft.functionArn}/invocations`,
        ...credentials,
        ...rest,
      }
    case 'service':
      return {
        type: 'AWS',
        integrationHttpMethod: draft.httpMethod,
        uri: serviceUri(draft),
        ...credentials,
        ...rest,
      }
  }
}

function serviceUri({ region, service, subdomain, actionKind, action, path }: IntegrationDraft): string {
  const host = subdomain === '' ? service : `${subdomain}.${service}`
  const target = actionKind === 'action' ? `action/${action}` : `path/${path}`
  return `arn:aws:apigateway:${region}:${host}:${target}`
}

const functionUri = /^arn:aws:apigateway:([^:]*):lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/
const actionUri = /^arn:aws:apigateway:([^:]*):([^:]*):(action|path)\/(.*)$/

/** The form for an integration that is there. */
export function draftOf(integration: Integration, region: string): IntegrationDraft {
  const { type = 'MOCK', uri = '', credentials = '', contentHandling = '', timeoutInMillis } = integration
  const draft: IntegrationDraft = {
    ...newDraft(region),
    proxy: type.endsWith('_PROXY'),
    httpMethod: integration.httpMethod ?? 'POST',
    role: credentials,
    contentHandling,
    hasDefaultTimeout: (timeoutInMillis ?? defaultTimeoutMs) === defaultTimeoutMs,
    timeoutMs: String(timeoutInMillis ?? defaultTimeoutMs),
  }
  if (type === 'MOCK') return { ...draft, kind: 'mock' }
  if (type === 'HTTP' || type === 'HTTP_PROXY') return { ...draft, kind: 'http', url: uri }
  const invoked = functionUri.exec(uri)
  if (invoked !== null) {
    return { ...draft, kind: 'function', region: invoked[1] ?? region, functionArn: invoked[2] ?? '' }
  }
  const [, at = region, host = '', actionKind = 'action', target = ''] = actionUri.exec(uri) ?? []
  const dot = host.lastIndexOf('.')
  return {
    ...draft,
    kind: 'service',
    region: at,
    service: host.slice(dot + 1),
    subdomain: dot < 0 ? '' : host.slice(0, dot),
    ...(actionKind === 'action' ? { actionKind: 'action', action: target } : { actionKind: 'path', path: target }),
  }
}

export type DraftProblems = Partial<Record<keyof IntegrationDraft, string>>

export const vpcRefusal =
  'A VPC link leads into a private network of AWS. This server has none, so such a method could never answer: use HTTP with an address that this server reaches.'

/** What keeps the form from being saved, by field. */
export function draftProblems(draft: IntegrationDraft): DraftProblems {
  const problems: DraftProblems = {}
  if (draft.kind === 'vpc') problems.kind = vpcRefusal
  if (draft.kind === 'http' && !/^https?:\/\/[^\s/]+/.test(draft.url) && !draft.url.startsWith('${stageVariables.')) {
    problems.url = 'Write the whole address, as https://example.com/pets.'
  }
  if (draft.kind === 'function' && draft.functionArn === '') problems.functionArn = 'Choose a function.'
  if (draft.kind === 'service') Object.assign(problems, serviceProblems(draft))
  const milliseconds = Number(draft.timeoutMs)
  if (!draft.hasDefaultTimeout && !(milliseconds >= timeoutMs.min && milliseconds <= timeoutMs.max)) {
    problems.timeoutMs = `A timeout is ${timeoutMs.min} to ${timeoutMs.max} milliseconds.`
  }
  return problems
}

function serviceProblems(draft: IntegrationDraft): DraftProblems {
  const problems: DraftProblems = {}
  if (draft.actionKind === 'action' && draft.action === '') {
    problems.action = 'Name the action, as StartExecution.'
  }
  if (draft.actionKind === 'path' && draft.path === '') {
    problems.path = 'Write the path at the service; / alone for JSON services.'
  }
  if (draft.role === '') problems.role = 'API Gateway calls the service in the name of a role: choose one.'
  else if (!/^arn:[\w-]+:iam::(\d{12}|\*):(role|user)\/./.test(draft.role) && !draft.role.includes('${')) {
    problems.role = 'This is no role: its ARN begins with arn:aws:iam::ACCOUNT:role/.'
  }
  return problems
}
