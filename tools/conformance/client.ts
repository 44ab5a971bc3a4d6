/** A client that sends what it is given: signed, but checked by nobody, so that a server's refusals are seen. */
import { SignatureV4 } from '@smithy/signature-v4'
import { Agent, request as sendRequest } from 'node:http'
import { Sha256 } from '../bench/sign.ts'
import { serviceModels } from '../../src/protocol/index.ts'
import { readAnswer, type HttpAnswer, type Members } from './read-answer.ts'
import { requestOf, type ServiceModel } from './serialise.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Client {
  /** The answer as boto3 gives it; of a refusal, `Error` beside `ResponseMetadata`. */
  call(service: string, operation: string, params: Members, credentials?: Credentials): Promise<Members>
  plain(method: string, params: PlainParams): Promise<Members>
  close(): void
}

/** A plain request to an invoke URL. */
export interface PlainParams {
  readonly url?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly data?: unknown
}

const region = 'us-east-1'
const rootKey: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
/** boto3's names of the services. */
const modelNames: Readonly<Record<string, string>> = { stepfunctions: 'states' }

/** The model of a boto3 client's service; undefined where this server does not speak it. */
export function modelOf(service: string): ServiceModel | undefined {
  const name = modelNames[service] ?? service
  return Object.hasOwn(serviceModels, name)
    ? (serviceModels as Readonly<Record<string, ServiceModel>>)[name]
    : undefined
}

export function openClient(url: string): Client {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  const exchange = (method: string, path: string, headers: Readonly<Record<string, string>>, body: string) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const request = sendRequest({ agent, hostname, port, method, path, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      })
      request.on('error', reject)
      request.end(body)
    })
  return {
    async call(service, operation, params, credentials = rootKey) {
      const model = modelOf(service)
      if (model?.operations[operation] === undefined) throw new Error(`${service} has no ${operation}`)
      const { method, path, query, headers, body } = requestOf(model, operation, params)
      const signed = await signer(model.service, credentials).sign({
        method,
        protocol: 'http:',
        hostname,
        port: Number(port),
        path,
        query: bags(query),
        headers: { ...headers, host: `${hostname}:${port}`, 'content-length': String(Buffer.byteLength(body)) },
        body,
      })
      const search =
        query.length === 0
          ? ''
          : `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`
      return readAnswer(model, operation, await exchange(method, path + search, signed.headers, body))
    },
    async plain(method, params) {
      const target = new URL(params.url ?? url)
      for (const [name, value] of Object.entries(params.params ?? {})) target.searchParams.append(name, value)
      const body = params.json === undefined ? String(params.data ?? '') : JSON.stringify(params.json)
      const type = params.json === undefined ? {} : { 'content-type': 'application/json' }
      const length = { 'content-length': String(Buffer.byteLength(body)) }
      const headers = { ...type, ...length, ...params.headers, host: target.host }
      const answer = await exchange(method, target.pathname + target.search, headers, body)
      return { statusCode: answer.status, headers: answer.headers, content: answer.body }
    },
    close: () => agent.destroy(),
  }
}

function bags(query: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const [name, value] of query) (fields[name] ??= []).push(value)
  return fields
}

function signer(service: string, credentials: Credentials): SignatureV4 {
  return new SignatureV4({ service, region, credentials, sha256: Sha256 })
}
