import { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { IAMClient } from '@aws-sdk/client-iam'
import { SFNClient } from '@aws-sdk/client-sfn'
import { STSClient } from '@aws-sdk/client-sts'

export interface Clients {
  readonly sfn: SFNClient
  readonly api: APIGatewayClient
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly logs: CloudWatchLogsClient
  destroy(): void
}

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The real AWS clients, pointed at a server as its docs say. */
export function awsClients(
  endpoint: string,
  credentials: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' },
): Clients {
  const config = { endpoint, region: 'us-east-1', credentials, disableHostPrefix: true, maxAttempts: 1 }
  const clients = {
    sfn: new SFNClient(config),
    api: new APIGatewayClient(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
    logs: new CloudWatchLogsClient(config),
  }
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) }
}
