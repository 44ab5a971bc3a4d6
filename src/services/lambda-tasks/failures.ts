import { isObject, member, parseJson, type Failure } from '../../base/index.ts'
import { serviceModels } from '../../protocol/index.ts'

type Way = 'arn' | 'optimized' | 'sdk'

/** The error names of the SDKs that AWS calls with: version 2, or 1 for the optimized integration. */
export function errorNameOf(way: Way, { code }: Failure): string {
  if (clientErrors.has(code)) return `Lambda.${code}`
  if (Object.hasOwn(serviceModels.lambda.errors, code))
    return `Lambda.${code.endsWith('Exception') ? code : `${code}Exception`}`
  return way === 'sdk' ? 'Lambda.LambdaException' : 'Lambda.AWSLambdaException'
}

/** What no service said: nobody was reached. */
const clientErrors: ReadonlySet<string> = new Set(['SdkClientException'])

export function causeOf(way: Way, { code, message }: Failure, requestId: string): string {
  if (clientErrors.has(code)) return message
  const status = code === 'AccessDeniedException' ? 403 : (serviceModels.lambda.errors[code]?.status ?? 400)
  return way === 'sdk'
    ? `${message} (Service: Lambda, Status Code: ${status}, Request ID: ${requestId}) (SDK Attempt Count: 1)`
    : `${message} (Service: AWSLambda; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`
}

/**
 * An error of the function's own: its type is the error, its payload the cause, which `lambda:invoke` writes anew
 * (recorded: without the blanks that Python writes) and a function's ARN as a resource gives as it came.
 */
export function functionErrorOf(way: Way, payload: string): { readonly error: string; readonly cause: string } {
  const parsed = parseJson(payload)
  const errorType = parsed.ok && isObject(parsed.value) ? member(parsed.value, 'errorType') : undefined
  if (!parsed.ok || typeof errorType !== 'string' || errorType === '') {
    const reason = 'The cause could not be determined because Lambda did not return an error type.'
    return { error: 'Lambda.Unknown', cause: `${reason} Returned payload: ${payload}` }
  }
  return { error: errorType, cause: way === 'arn' ? payload : JSON.stringify(parsed.value) }
}
