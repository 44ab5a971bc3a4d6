import { fail, limits, refuse, succeed, type Failure, type Outcome } from '../base/index.ts'
import { scopeService } from './credential-scope.ts'
import { errorCodes } from './errors.ts'
import { parseForm } from './form.ts'
import { routeTable } from './route-table.ts'
import { serviceModels } from './services.ts'
import type { ServiceModel } from './model.ts'
import type { Claim, ClaimFailure, DecodeUtf8, Protocol, WireRequest } from './wire.ts'

const models = Object.values(serviceModels)
const noParameters: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>)

/** `AWSStepFunctions.StartExecution` -> what it claims; made once, so that a claim costs one look-up. */
const claimByTarget = new Map(
  models.flatMap(({ service, protocol, targetPrefix, operations }) =>
    targetPrefix === undefined
      ? []
      : Object.keys(operations).map((operation): [string, Claim] => [
          `${targetPrefix}.${operation}`,
          Object.freeze({ service, protocol, operation, pathParameters: noParameters }),
        ]),
  ),
)
const modelByTargetPrefix = new Map(models.map((model) => [model.targetPrefix, model]))

const queryModels = models.filter(({ protocol }) => protocol === 'awsQuery')
const routes = models
  .filter(({ protocol }) => protocol === 'restJson1')
  .map((model) => ({ service: model.service, table: routeTable(model) }))

/**
 * Which operation of which service a request asks for, in the order in which they can be told apart: the target header
 * (awsJson), the action of a form body or query (awsQuery), method and path (restJson). The service that the request is
 * signed for decides where more than one would fit. Nothing here is trusted: the signature is verified afterwards.
 */
export function claim(request: WireRequest, decodeUtf8: DecodeUtf8): Outcome<Claim, ClaimFailure> {
  const target = request.headers['x-amz-target']
  if (request.body.length > requestBytesMax(target, request.path)) return refuse(requestTooLarge(request))
  return target === undefined ? claimByForm(request, decodeUtf8) : claimByTargetHeader(target, request)
}

/**
 * Bytes that the body of a call may have, by its target header or path: a batch of log events, the code of a function and
 * what it is called with are larger than other inputs.
 */
export function requestBytesMax(target: string | undefined, path: string): number {
  if (target !== undefined) {
    return target === 'Logs_20140328.PutLogEvents' ? limits.logRequestBytes : limits.requestBytes
  }
  return largeLambdaRequest(path)?.bytesMax ?? limits.requestBytes
}

const largeLambdaRequests = [
  { path: /^\/2015-03-31\/functions\/?$/, operation: 'CreateFunction', bytesMax: limits.functionCodeRequestBytes },
  {
    path: /^\/2015-03-31\/functions\/[^/]+\/code$/,
    operation: 'UpdateFunctionCode',
    bytesMax: limits.functionCodeRequestBytes,
  },
  {
    path: /^\/2015-03-31\/functions\/[^/]+\/invocations$/,
    operation: 'InvokeFunction',
    bytesMax: limits.invokeRequestBytes,
  },
]

function largeLambdaRequest(path: string): (typeof largeLambdaRequests)[number] | undefined {
  return path.startsWith('/2015-03-31/functions') ? largeLambdaRequests.find((it) => it.path.test(path)) : undefined
}

/** The refusal of a body over the limit, told by the headers alone: the server may have stopped reading. */
export function requestTooLarge(request: WireRequest): ClaimFailure {
  const target = request.headers['x-amz-target']
  const protocol = target === undefined ? (isForm(request) ? 'awsQuery' : 'restJson1') : protocolOfTarget(target)
  const service = target === undefined ? scopeService(request) : modelOfTarget(target)?.service
  const large = target === undefined ? largeLambdaRequest(request.path) : undefined
  const message =
    large === undefined
      ? 'Request size exceeded the maximum allowed size.'
      : `Request must be smaller than ${large.bytesMax} bytes for the ${large.operation} operation`
  return { service: service ?? '', protocol, failure: { code: errorCodes(protocol).tooLarge, message } }
}

function claimByTargetHeader(target: string, request: WireRequest): Outcome<Claim, ClaimFailure> {
  const claimed = claimByTarget.get(target)
  if (claimed !== undefined) return succeed(claimed)
  const model = modelOfTarget(target) ?? modelSignedFor(request)
  if (model === undefined) return refuse({ service: '', protocol: protocolOfTarget(target), failure: notBuilt(target) })
  // AWS answers without a message.
  const { service, protocol } = model
  return refuse({ service, protocol, failure: { code: 'UnknownOperationException', message: '' } })
}

function modelOfTarget(target: string): ServiceModel | undefined {
  return modelByTargetPrefix.get(target.slice(0, Math.max(0, target.indexOf('.'))))
}

/** The service of targets that a request is signed for, whatever its target says. */
function modelSignedFor(request: WireRequest): ServiceModel | undefined {
  const signedFor = scopeService(request)
  return models.find(({ service, targetPrefix }) => targetPrefix !== undefined && service === signedFor)
}

function protocolOfTarget(target: string): Protocol {
  return modelOfTarget(target)?.protocol ?? 'awsJson1.0'
}

function claimByForm(request: WireRequest, decodeUtf8: DecodeUtf8): Outcome<Claim, ClaimFailure> {
  const form = formOf(request, decodeUtf8)
  const isCall =
    (form?.has('Action') === true || form?.has('Version') === true) && modelSignedFor(request) === undefined
  const signedFor = scopeService(request)
  const isQuery = queryModels.some(({ service }) => service === signedFor)
  if (form === undefined) return refuse({ service: signedFor ?? 'iam', protocol: 'awsQuery', failure: brokenForm })
  // Paths of restJson may carry a query of their own, but only `/` takes actions.
  if (request.path === '/' || request.path === '') {
    if (isCall || isQuery) return claimByAction(form, signedFor, request.headers['host'] ?? '')
  }
  return claimByPath(request, signedFor)
}

const brokenForm: Failure = { code: 'MalformedInput', message: 'The request is not valid UTF-8 form data.' }

/** The fields of a form body, or of the query where there is none; undefined where they cannot be decoded. */
function formOf(request: WireRequest, decodeUtf8: DecodeUtf8): ReadonlyMap<string, string> | undefined {
  if (request.method !== 'POST' || !isForm(request)) return parseForm(request.query) ?? new Map()
  const text = decodeUtf8(request.body)
  const fields = text === undefined ? undefined : parseForm(text)
  if (fields === undefined || request.query === '' || fields.has('Action')) return fields
  return new Map([...(parseForm(request.query) ?? []), ...fields])
}

function isForm(request: WireRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
}

function claimByAction(
  form: ReadonlyMap<string, string>,
  signedFor: string | undefined,
  host: string,
): Outcome<Claim, ClaimFailure> {
  const action = form.get('Action')
  const version = form.get('Version')
  const model =
    queryModels.find((it) => it.version === version) ??
    queryModels.find(({ service }) => service === signedFor) ??
    queryModels.find(({ service }) => host.startsWith(`${service}.`)) ??
    queryModels.find(({ operations }) => action !== undefined && Object.hasOwn(operations, action))
  const service = model?.service ?? signedFor ?? ''
  const protocol = 'awsQuery'
  if (action === undefined) {
    const failure = { code: 'MissingAction', message: 'The request is missing an action or a required parameter.' }
    return refuse({ service, protocol, failure })
  }
  if (model === undefined && version !== undefined) {
    return refuse({ service, protocol, failure: notBuilt(`${action} (${version})`) })
  }
  if (model === undefined || version !== model.version || !Object.hasOwn(model.operations, action)) {
    const message = `Could not find operation ${action} for version ${version ?? 'NO_VERSION_SPECIFIED'}`
    return refuse({ service, protocol, failure: { code: 'InvalidAction', message } })
  }
  return succeed({ service: model.service, protocol, operation: action, pathParameters: noParameters, form })
}

function claimByPath(request: WireRequest, signedFor: string | undefined): Outcome<Claim, ClaimFailure> {
  const protocol = 'restJson1'
  const query = parseForm(request.query)
  const broken = { code: 'BadRequestException', message: 'The query string is not valid.' }
  if (query === undefined) return refuse({ service: signedFor ?? 'apigateway', protocol, failure: broken })
  const ranked = routes.toSorted(
    (left, right) => Number(right.service === signedFor) - Number(left.service === signedFor),
  )
  for (const { service, table } of ranked) {
    // Older SDKs end some of Lambda's paths with a slash.
    const path = service === 'lambda' ? request.path.replace(/\/$/, '') : request.path
    const route = table.find(request.method, path, query)
    if (route !== undefined) return succeed({ service, protocol, ...route })
  }
  return refuse(unknownPath(request, signedFor))
}

/** A path that no service has, told in the words of the service that the request is signed for. */
function unknownPath(request: WireRequest, signedFor: string | undefined): ClaimFailure {
  if (signedFor === undefined) {
    const failure = { code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
    return { service: 'apigateway', protocol: 'restJson1', failure }
  }
  const model = models.find(({ service }) => service === signedFor)
  if (model === undefined) {
    return { service: signedFor, protocol: 'restJson1', failure: notBuilt(`${request.method} ${request.path}`) }
  }
  const { service, protocol } = model
  return { service, protocol, failure: { code: 'UnknownOperationException', message: '' } }
}

function notBuilt(what: string): Failure {
  return fail('NotImplemented', `${what} is not built into this server.`).failure
}
