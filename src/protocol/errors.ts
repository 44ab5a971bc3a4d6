import type { ErrorModel } from './model.ts'
import { serviceModels } from './services.ts'
import type { Protocol, ServiceName, Speaker } from './wire.ts'

/** What a protocol calls the errors that every service has. */
interface ErrorCodes {
  readonly accessDenied: string
  readonly validation: string
  readonly serialization: string
  readonly throttled: string
  readonly tooLarge: string
  readonly internal: string
  readonly notImplemented: string
}

const jsonCodes: ErrorCodes = {
  accessDenied: 'AccessDeniedException',
  validation: 'ValidationException',
  serialization: 'SerializationException',
  throttled: 'ThrottlingException',
  tooLarge: 'RequestEntityTooLargeException',
  internal: 'InternalFailure',
  notImplemented: 'NotImplemented',
}

const queryCodes: ErrorCodes = {
  accessDenied: 'AccessDenied',
  validation: 'ValidationError',
  serialization: 'MalformedInput',
  throttled: 'Throttling',
  tooLarge: 'RequestEntityTooLarge',
  internal: 'InternalFailure',
  notImplemented: 'NotImplemented',
}

export function errorCodes(protocol: Protocol): ErrorCodes {
  return protocol === 'awsQuery' ? queryCodes : jsonCodes
}

/** Statuses of errors that no model lists. awsJson answers 400 to whatever is the caller's fault. */
const commonStatuses: Readonly<Record<Protocol, Readonly<Record<string, number>>>> = {
  'awsJson1.0': { RequestEntityTooLargeException: 413 },
  'awsJson1.1': { RequestEntityTooLargeException: 413 },
  restJson1: {
    AccessDeniedException: 403,
    ExpiredTokenException: 403,
    IncompleteSignatureException: 403,
    InvalidSignatureException: 403,
    MissingAuthenticationTokenException: 403,
    UnrecognizedClientException: 403,
    UnknownOperationException: 404,
    RequestEntityTooLargeException: 413,
    ThrottlingException: 429,
  },
  awsQuery: {
    AccessDenied: 403,
    ExpiredToken: 403,
    InvalidClientTokenId: 403,
    MissingAuthenticationToken: 403,
    OptInRequired: 403,
    SignatureDoesNotMatch: 403,
    RequestEntityTooLarge: 413,
  },
}

const faultStatuses: Readonly<Record<string, number>> = {
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServiceError: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  NotImplemented: 501,
}

/** HTTP status of an error: what the service's model says, else what its protocol has for it, else 400. */
export function errorStatus(speaker: Speaker, code: string): number {
  return (
    modelledError(speaker.service, code)?.status ??
    own(faultStatuses, code) ??
    own(commonStatuses[speaker.protocol], code) ??
    400
  )
}

/** The error as the service's model has it; undefined for those that every service has. */
export function modelledError(service: string, code: string): ErrorModel | undefined {
  return Object.hasOwn(serviceModels, service) ? own(serviceModels[service as ServiceName].errors, code) : undefined
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
