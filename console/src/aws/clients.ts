import type { APIGateway } from '@aws-sdk/client-api-gateway'
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import type { IAM } from '@aws-sdk/client-iam'
import type { Lambda } from '@aws-sdk/client-lambda'
import type { SFN } from '@aws-sdk/client-sfn'
import { currentRegion } from './region.ts'

/** The services that the console calls, by the word that query keys start with. */
export interface Services {
  readonly states: SFN
  readonly apigateway: APIGateway
  readonly iam: IAM
  readonly logs: CloudWatchLogs
  readonly functions: Lambda
}

export type ServiceName = keyof Services

interface Headers {
  headers: Record<string, string>
}

/**
 * What every client is made with. The session's cookie says who asks, so nothing is signed and the page holds no
 * secret; the header is what a form or a link of another page could not send.
 */
const configuration = {
  endpoint: `${location.origin}/aws`,
  region: 'us-east-1',
  credentials: { accessKeyId: 'console', secretAccessKey: 'console' },
  disableHostPrefix: true,
  maxAttempts: 2,
  signer: {
    sign: <R extends Headers>(request: R): Promise<R> => {
      request.headers['x-stile-console'] = '1'
      request.headers['x-stile-region'] = currentRegion()
      return Promise.resolve(request)
    },
  },
}

/** Each SDK comes with the first page that needs it. */
const makers: { readonly [S in ServiceName]: () => Promise<Services[S]> } = {
  states: async () => new (await import('@aws-sdk/client-sfn')).SFN(configuration),
  apigateway: async () => new (await import('@aws-sdk/client-api-gateway')).APIGateway(configuration),
  iam: async () => new (await import('@aws-sdk/client-iam')).IAM(configuration),
  logs: async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(configuration),
  functions: async () => new (await import('@aws-sdk/client-lambda')).Lambda(configuration),
}

const made = new Map<ServiceName, Promise<Services[ServiceName]>>()

/** The service's SDK client, made once. */
export function awsClient<S extends ServiceName>(service: S): Promise<Services[S]> {
  const maker: () => Promise<Services[ServiceName]> = makers[service]
  const client = made.get(service) ?? maker()
  made.set(service, client)
  return client as Promise<Services[S]>
}
