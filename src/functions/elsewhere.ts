import { request as httpRequest, Agent as HttpAgent, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https'
import { fail, isObject, limits, parseJson, succeed, type Clock, type Outcome, type Space } from '../base/index.ts'
import { signedHeaders, type SigningKeys } from './signature.ts'

export interface Elsewhere {
  invoke(invocation: InvocationThere): Promise<Outcome<AnswerThere>>
}

export interface InvocationThere {
  readonly space: Space
  readonly functionName: string
  readonly qualifier?: string
  readonly payload: string
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly logTail: boolean
  readonly clientContext?: string
  readonly requestId: string
  readonly signal?: AbortSignal
}

export interface AnswerThere {
  readonly status: number
  readonly requestId: string
  readonly payload: string
  readonly functionError?: 'Handled' | 'Unhandled'
  readonly executedVersion?: string
  readonly logTail?: string
}

export interface ElsewhereConfig {
  /** Where Lambda's API is, or the whole URL of one function's invocations. */
  readonly url: string
  readonly clock: Clock
  /** Requests are signed with these; without them they are not. */
  readonly keys?: SigningKeys
}

/**
 * Takes invocations to another endpoint of Lambda's API: SAM local, a Runtime Interface Emulator, AWS. Failures carry
 * Lambda's codes, or `SdkClientException` when nobody was reached.
 */
export function openElsewhere(config: ElsewhereConfig): Elsewhere {
  const agent = config.url.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true })
  return {
    async invoke(invocation) {
      const url = urlOf(config.url, invocation)
      const answer = await send(url, headersOf(config, url, invocation), invocation, agent).catch(
        (error: unknown): Outcome<never> =>
          fail('SdkClientException', `Unable to execute HTTP request: ${url.host}: ${String(error)}`),
      )
      return answer.ok ? read(answer.value, invocation) : answer
    },
  }
}

const place = '/2015-03-31/functions/'

function urlOf(base: string, { functionName, qualifier }: InvocationThere): URL {
  const whole = base.includes(place)
  const url = new URL(whole ? base : `${base.replace(/\/+$/, '')}${place}${functionName}/invocations`)
  if (qualifier !== undefined) url.searchParams.set('Qualifier', qualifier)
  return url
}

function headersOf(config: ElsewhereConfig, url: URL, invocation: InvocationThere): Readonly<Record<string, string>> {
  const { clientContext, invocationType, logTail, payload, space } = invocation
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(payload)),
    'x-amz-invocation-type': invocationType,
    ...(logTail ? { 'x-amz-log-type': 'Tail' } : {}),
    ...(clientContext === undefined ? {} : { 'x-amz-client-context': Buffer.from(clientContext).toString('base64') }),
  }
  if (config.keys === undefined) return headers
  const region = /^lambda\.([a-z0-9-]+)\.amazonaws\.com/.exec(url.hostname)?.[1] ?? space.region
  return signedHeaders({ url, headers, body: payload, region, keys: config.keys, at: config.clock.now() })
}

interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { payload, signal }: InvocationThere,
  agent: HttpAgent | HttpsAgent,
): Promise<Outcome<HttpAnswer>> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = start(url, { method: 'POST', headers, agent, ...(signal && { signal }) }, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        chunks.push(chunk)
        if (bytes > limits.functionAnswerBytes) request.destroy(new Error('the answer is too large'))
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response
        resolve(succeed({ status, headers: answered, body: Buffer.concat(chunks).toString() }))
      })
    })
    request.on('error', reject)
    request.end(payload)
  })
}

function read({ status, headers, body }: HttpAnswer, { requestId }: InvocationThere): Outcome<AnswerThere> {
  if (status >= 300) return refusalOf(status, headers, body)
  const functionError = errorMark(headers, body)
  const executedVersion = headers['x-amz-executed-version']
  const logResult = headers['x-amz-log-result']
  const answeredId = headers['x-amzn-requestid']
  return succeed({
    status,
    requestId: typeof answeredId === 'string' ? answeredId : requestId,
    payload: body,
    ...(functionError === undefined ? {} : { functionError }),
    ...(typeof executedVersion === 'string' ? { executedVersion } : {}),
    ...(typeof logResult === 'string' ? { logTail: Buffer.from(logResult, 'base64').toString() } : {}),
  })
}

/** Emulators leave the header out, and AWS's version with it: there the error payload itself is the mark. */
function errorMark(headers: IncomingHttpHeaders, body: string): 'Handled' | 'Unhandled' | undefined {
  const told = headers['x-amz-function-error']
  if (told !== undefined) return told === 'Handled' ? 'Handled' : 'Unhandled'
  if (headers['x-amz-executed-version'] !== undefined) return undefined
  const parsed = parseJson(body)
  if (!parsed.ok || !isObject(parsed.value)) return undefined
  const { errorType, errorMessage } = parsed.value
  return typeof errorType === 'string' && typeof errorMessage === 'string' ? 'Unhandled' : undefined
}

function refusalOf(status: number, headers: IncomingHttpHeaders, body: string): Outcome<never> {
  const parsed = parseJson(body)
  const told = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  const [code = ''] = String(headers['x-amzn-errortype'] ?? '').split(':')
  const message = told['Message'] ?? told['message'] ?? body
  const known = code !== '' ? code : status === 404 ? 'ResourceNotFoundException' : 'ServiceException'
  return fail(known, typeof message === 'string' ? message : body)
}
