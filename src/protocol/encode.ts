import { errorCodes, errorStatus, modelledError } from './errors.ts'
import { jsonEncoder, type JsonEncoder } from './json-encoder.ts'
import { wireName } from './json-decoder.ts'
import type { MemberModel, OperationModel, ServiceModel, StructureModel } from './model.ts'
import { serviceModels } from './services.ts'
import type { Failure } from '../base/index.ts'
import type { Protocol, ServiceName, Speaker, WireAnswer } from './wire.ts'
import { escapeXml, xmlOf } from './xml-encoder.ts'

const encoders: Readonly<Record<ServiceName, (shape: string) => JsonEncoder>> = {
  states: jsonEncoder(serviceModels.states),
  apigateway: jsonEncoder(serviceModels.apigateway),
  iam: jsonEncoder(serviceModels.iam),
  sts: jsonEncoder(serviceModels.sts),
  logs: jsonEncoder(serviceModels.logs),
  lambda: jsonEncoder(serviceModels.lambda),
}

const contentTypes: Readonly<Record<Protocol, string>> = {
  'awsJson1.0': 'application/x-amz-json-1.0',
  'awsJson1.1': 'application/x-amz-json-1.1',
  restJson1: 'application/json',
  awsQuery: 'text/xml',
}

/**
 * The answer to a call that went well: `output` is of the operation's output shape, times in milliseconds, blobs as
 * bytes; members that are undefined or null are left out, `RawJson` is embedded as it is (JSON protocols).
 */
export function encodeOutput(service: ServiceName, operation: string, output: unknown, requestId: string): WireAnswer {
  const model = serviceModels[service]
  const { [operation]: operationModel } = model.operations
  if (operationModel === undefined) throw new Error(`${service} has no operation ${operation}`)
  switch (model.protocol) {
    case 'awsJson1.0':
    case 'awsJson1.1':
      return jsonAnswer(model.protocol, 200, requestId, jsonOf(service, operationModel.output, output))
    case 'restJson1':
      return restAnswer(model, operationModel, output as Readonly<Record<string, unknown>>, requestId)
    case 'awsQuery':
      return xmlAnswer(200, requestId, queryXml(model, operation, operationModel, output, requestId))
    default:
      return model.protocol satisfies never
  }
}

/**
 * The answer to a call that failed, as its protocol tells it; the status is in the service's table of errors. An empty
 * message is left out, as AWS does for requests that its framework cannot read.
 */
export function encodeFailure(speaker: Speaker, failure: Failure, requestId: string): WireAnswer {
  const status = errorStatus(speaker, failure.code)
  switch (speaker.protocol) {
    case 'awsJson1.0':
    case 'awsJson1.1': {
      const type = { __type: typePrefix(speaker, failure) + failure.code }
      const body = JSON.stringify({ ...type, ...messageOf(failure, messageName(speaker, failure)), ...failure.members })
      return jsonAnswer(speaker.protocol, status, requestId, body)
    }
    case 'restJson1':
      return restFailure(speaker, failure, status, requestId)
    case 'awsQuery':
      return xmlAnswer(status, requestId, queryErrorXml(speaker, failure, status, requestId))
    default:
      return speaker.protocol satisfies never
  }
}

function jsonOf(service: ServiceName, shape: string | undefined, output: unknown): string {
  return shape === undefined ? '{}' : encoders[service](shape)(output)
}

function jsonAnswer(protocol: Protocol, status: number, requestId: string, body: string): WireAnswer {
  return { status, headers: { 'x-amzn-RequestId': requestId, 'Content-Type': contentTypes[protocol] }, body }
}

function xmlAnswer(status: number, requestId: string, body: string): WireAnswer {
  return { status, headers: { 'x-amzn-RequestId': requestId, 'Content-Type': contentTypes.awsQuery }, body }
}

function restAnswer(
  model: ServiceModel,
  operation: OperationModel,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
): WireAnswer {
  const headers: Record<string, string> = { 'x-amzn-RequestId': requestId }
  if (operation.output === undefined) return { status: operation.status, headers, body: '' }
  headers['Content-Type'] = contentTypes.restJson1
  const shape = model.shapes[operation.output] as StructureModel
  let { status } = operation
  for (const [name, member] of Object.entries(shape.members)) {
    const value = output[name]
    if (value === undefined || value === null) continue
    if (member.location === 'header') headers[wireName(name, member)] = value as string
    if (member.location === 'statusCode') status = value as number
  }
  if (status === 204) return { status, headers: { 'x-amzn-RequestId': requestId }, body: '' }
  if (shape.payload === undefined) {
    return { status, headers, body: jsonOf(model.service, operation.output, output) }
  }
  const payload = output[shape.payload]
  const member = shape.members[shape.payload] as MemberModel
  if (payload === undefined || payload instanceof Uint8Array) {
    return { status, headers, body: payload ?? '' }
  }
  return { status, headers, body: jsonOf(model.service, member.shape, payload) }
}

function queryXml(
  model: ServiceModel,
  operation: string,
  { output: shape, resultWrapper }: OperationModel,
  output: unknown,
  requestId: string,
): string {
  const members = shape === undefined ? '' : xmlOf(model, shape, output)
  const wrapper = resultWrapper ?? `${operation}Result`
  const result = shape === undefined ? '' : `<${wrapper}>${members}</${wrapper}>`
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  return `<${operation}Response xmlns="${model.xmlNamespace ?? ''}">${result}${metadata}</${operation}Response>`
}

/** AWS names the package of a Java class before the code; clients drop it. Recorded for Step Functions. */
function typePrefix({ service }: Speaker, { code, message }: Failure): string {
  if (service !== 'states') return service === '' ? 'com.amazon.coral.service#' : ''
  // The framework's own ValidationException comes from another package than the service's of the same name.
  if (/^\d+ validation errors? detected: /.test(message)) return 'com.amazon.coral.validate#'
  return modelledError(service, code) === undefined
    ? 'com.amazon.coral.service#'
    : 'com.amazonaws.swf.service.v2.model#'
}

function messageName({ service, protocol }: Speaker, { code }: Failure): 'message' | 'Message' {
  const modelled = modelledError(service, code)
  if (modelled !== undefined) return modelled.messageName ?? 'message'
  return protocol === 'restJson1' && code === errorCodes(protocol).accessDenied ? 'Message' : 'message'
}

function messageOf({ message }: Failure, name: 'message' | 'Message'): Readonly<Record<string, string>> {
  return message === '' ? {} : { [name]: message }
}

function restFailure(speaker: Speaker, failure: Failure, status: number, requestId: string): WireAnswer {
  const { retryAfterSeconds, ...members } = failure.members ?? {}
  const headers: Record<string, string> = {
    'x-amzn-RequestId': requestId,
    'x-amzn-ErrorType': failure.code,
    'Content-Type': contentTypes.restJson1,
  }
  if (typeof retryAfterSeconds === 'string') headers['Retry-After'] = retryAfterSeconds
  const body = JSON.stringify({
    ...faultType(speaker, failure),
    ...messageOf(failure, messageName(speaker, failure)),
    ...members,
  })
  return { status, headers, body }
}

/** Lambda says of its own errors whose fault they are. */
function faultType({ service }: Speaker, { code }: Failure): Readonly<Record<string, string>> {
  const modelled = service === 'lambda' ? modelledError(service, code) : undefined
  return modelled === undefined ? {} : { Type: modelled.status < 500 ? 'User' : 'Server' }
}

function queryErrorXml(speaker: Speaker, { code, message }: Failure, status: number, requestId: string): string {
  const { service } = speaker
  const namespace = service === 'iam' || service === 'sts' ? serviceModels[service].xmlNamespace : undefined
  const type = status >= 500 ? 'Receiver' : 'Sender'
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<ErrorResponse${attribute}>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`
}
