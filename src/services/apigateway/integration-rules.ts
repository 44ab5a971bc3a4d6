import { parseArn, succeed, type Outcome } from '../../base/index.ts'
import type { Integration, Method } from '../../gateway/index.ts'
import { checkContentTypes, checkHttpMethod, checkRequestMapping } from './expressions.ts'
import { badRequest } from './failures.ts'

type Refusal = Outcome<never> | undefined

/** Milliseconds. AWS's default quota is 29,000, which its text names; regional APIs may be raised beyond it. */
export const timeoutBounds = { min: 50, max: 900_000, message: 'Timeout should be between 50 ms and 29000 ms' } as const
export const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const
export const passthroughMessage = `Invalid passthrough behavior specified. Valid options are ${passthroughBehaviors.join(',')}`

/** Everything AWS looks at before it stores an integration; `credentials` is looked at by the caller as well. */
export function checkIntegration(integration: Integration, method: Method): Refusal {
  const { timeoutInMillis } = integration
  if (timeoutInMillis < timeoutBounds.min || timeoutInMillis > timeoutBounds.max) {
    return badRequest(timeoutBounds.message)
  }
  return (
    checkTarget(integration) ??
    checkCredentials(integration) ??
    checkContentTypes(integration.requestTemplates) ??
    checkRequestMapping(integration.requestParameters, method.requestParameters)
  )
}

function checkTarget(integration: Integration): Refusal {
  const { type, httpMethod, uri = '' } = integration
  if (type === 'MOCK') return undefined
  if (httpMethod === undefined || httpMethod === '') {
    return badRequest('Enumeration value for HttpMethod must be non-empty')
  }
  const unknownMethod = checkHttpMethod(httpMethod.toUpperCase())
  if (unknownMethod !== undefined) return unknownMethod
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    return isHttpEndpoint(uri) ? undefined : badRequest('Invalid HTTP endpoint specified for URI')
  }
  return checkActionArn(integration, uri)
}

/** Stage variables may stand for any part of it, also for the whole. */
function isHttpEndpoint(uri: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(uri) || uri.startsWith('${stageVariables.')
}

/** `arn:aws:apigateway:{region}:{service}:{path|action}/…` */
function checkActionArn(integration: Integration, uri: string): Refusal {
  const arn = parseArn(uri)
  if (arn === undefined || arn.service !== 'apigateway') return badRequest('Invalid ARN specified in the request')
  const [form] = arn.resource.split('/', 1)
  if (form !== 'path' && form !== 'action') return badRequest('AWS ARN for integration must contain path or action')
  const isFunction = arn.account === 'lambda' && form === 'path'
  if (integration.type === 'AWS_PROXY' && !isFunction && arn.account !== 'firehose') {
    return badRequest(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    )
  }
  return integration.credentials === undefined && !isFunction
    ? badRequest('Role ARN must be specified for AWS integrations')
    : undefined
}

/** A role's ARN; `arn:aws:iam::*:user/*` stands for the credentials of whoever invokes. */
function checkCredentials({ credentials }: Integration): Refusal {
  if (credentials === undefined || credentials.includes('${stageVariables.')) return undefined
  return parseArn(credentials) === undefined ? badRequest('Invalid ARN specified in the request') : undefined
}

/** The role whose handing over `iam:PassRole` must allow, if the credentials name one now. */
export function passedRole(credentials: string | undefined): string | undefined {
  if (credentials === undefined || credentials.includes('${')) return undefined
  return parseArn(credentials)?.resource.startsWith('role/') === true ? credentials : undefined
}

export function parsePassthrough(behavior: string | undefined): Outcome<Integration['passthroughBehavior']> {
  const known = passthroughBehaviors.find((candidate) => candidate === (behavior ?? 'WHEN_NO_MATCH'))
  return known === undefined ? badRequest(passthroughMessage) : succeed(known)
}
