import { Container, Header } from '@cloudscape-design/components'
import { CodeTabs } from '../../kit/code-tabs.tsx'
import type { Session } from '../../shell/session.ts'

/** How programs call this server: as they call AWS, at another address. */
export function Connect({ session }: { readonly session: Session }) {
  const { apiEndpoint: endpoint, region } = session
  const keys = session.mode === 'dev' ? 'test' : '…'
  return (
    <Container
      header={
        <Header variant="h2" description="Programs that use an AWS SDK need an address and a key, and no other change.">
          Connect
        </Header>
      }
    >
      <CodeTabs
        label="Connect to this server"
        snippets={[
          { language: 'CLI', code: cli(endpoint, region, keys) },
          { language: 'JavaScript', code: javaScript(endpoint, region, keys) },
          { language: 'Python', code: python(endpoint, region, keys) },
        ]}
      />
    </Container>
  )
}

const cli = (endpoint: string, region: string, key: string): string =>
  `export AWS_ENDPOINT_URL=${endpoint}
export AWS_REGION=${region} AWS_ACCESS_KEY_ID=${key} AWS_SECRET_ACCESS_KEY=${key}
aws stepfunctions list-state-machines`

const javaScript = (endpoint: string, region: string, key: string): string =>
  `import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'

const client = new SFNClient({
  endpoint: '${endpoint}',
  region: '${region}',
  credentials: { accessKeyId: '${key}', secretAccessKey: '${key}' },
})
const { stateMachines } = await client.send(new ListStateMachinesCommand({}))`

const python = (endpoint: string, region: string, key: string): string =>
  `import boto3

client = boto3.client(
    'stepfunctions',
    endpoint_url='${endpoint}',
    region_name='${region}',
    aws_access_key_id='${key}',
    aws_secret_access_key='${key}',
)
client.list_state_machines()`
