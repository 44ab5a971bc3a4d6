import {
  Badge,
  Box,
  Button,
  Container,
  Header,
  KeyValuePairs,
  Link,
  SpaceBetween,
  StatusIndicator,
  Tabs,
} from '@cloudscape-design/components'
import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { CodeTabs } from '../../kit/code-tabs.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useRegion } from '../../aws/region.ts'
import { readSetting } from '../../kit/settings.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { useSession } from '../../shell/session.ts'
import { bodySetting } from './test-inputs.ts'
import { DeploymentHistory } from './deployment-history.tsx'
import { invokeSnippets, invokeUrl } from './invoke-snippets.ts'
import { authorizationWords } from './method-words.ts'
import { StageExport } from './stage-export.tsx'
import { StageLogs } from './stage-logs.tsx'
import { EditStageDialog } from './stage-settings.tsx'
import { StageTags } from './stage-tags.tsx'
import { StageVariables } from './stage-variables.tsx'
import type { StageMethod } from './stages-page.tsx'
import { Verb } from './verb.tsx'

interface StageViewProps {
  readonly apiId: string
  readonly stage: Stage
  readonly deployment: Deployment | undefined
  /** The one chosen, else the stage's first: what the snippets call. */
  readonly method: StageMethod | undefined
  /** The address names a method of the stage. */
  readonly isMethod: boolean
}

/** One stage, or one method of it: its address and how to call it, its settings, its history. */
export function StageView(properties: StageViewProps) {
  const { apiId, stage } = properties
  const [tab, setTab] = useUrlState('tab', 'variables')
  const stageName = stage.stageName ?? ''
  return (
    <SpaceBetween size="l">
      <StageFacts {...properties} />
      <Tabs
        ariaLabel="Stage"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          {
            id: 'variables',
            label: 'Stage variables',
            content: <StageVariables key={JSON.stringify(stage.variables)} apiId={apiId} stage={stage} />,
          },
          { id: 'history', label: 'Deployment history', content: <DeploymentHistory apiId={apiId} stage={stage} /> },
          { id: 'logs', label: 'Logs and tracing', content: <StageLogs apiId={apiId} stage={stage} /> },
          { id: 'export', label: 'Export', content: <StageExport apiId={apiId} stageName={stageName} /> },
          {
            id: 'tags',
            label: 'Tags',
            content: <StageTags key={JSON.stringify(stage.tags)} apiId={apiId} stage={stage} />,
          },
        ]}
      />
    </SpaceBetween>
  )
}

function StageFacts({ apiId, stage, deployment, method, isMethod }: StageViewProps) {
  const session = useSession()
  const region = useRegion()
  const [editing, setEditing] = useState(false)
  const stageName = stage.stageName ?? ''
  const endpoint = session.data?.apiEndpoint ?? ''
  const url = invokeUrl(endpoint, apiId, stageName, isMethod ? method?.path : '')
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={isMethod ? undefined : <Badge color="green">Active</Badge>}
          actions={<Button onClick={() => setEditing(true)}>Edit</Button>}
        >
          {isMethod && method !== undefined ? (
            <span className="gate-title">
              {stageName} <Verb method={method.httpMethod} />{' '}
              <span className="mono gate-title-path">{method.path}</span>
            </span>
          ) : (
            stageName
          )}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div>
          <Box variant="awsui-key-label">Invoke URL</Box>
          <div className="invoke-url">
            <code>
              <span>{endpoint}</span>
              {url.slice(endpoint.length)}
            </code>
            <CopyButton text={url} label="Copy invoke URL" />
            <Button iconName="external" iconAlign="right" href={url} target="_blank" rel="noopener">
              Open
            </Button>
          </div>
        </div>
        {method !== undefined && (
          <Snippets
            apiId={apiId}
            method={method}
            url={invokeUrl(endpoint, apiId, stageName, method.path)}
            region={region}
          />
        )}
        <StagePairs stage={stage} deployment={deployment} method={method} isMethod={isMethod} />
      </SpaceBetween>
      {editing && <EditStageDialog apiId={apiId} stage={stage} onDismiss={() => setEditing(false)} />}
    </Container>
  )
}

interface SnippetsProps {
  readonly apiId: string
  readonly method: StageMethod
  readonly url: string
  readonly region: string
}

function Snippets({ apiId, method, url, region }: SnippetsProps) {
  const body =
    readSetting(bodySetting(apiId, method.httpMethod, method.path)) ?? '{"orderId":"ORD-20418","total":742.5}'
  const hasBody = ['POST', 'PUT', 'PATCH', 'ANY'].includes(method.httpMethod)
  return (
    <CodeTabs
      label={`Call ${method.httpMethod} ${method.path}`}
      snippets={invokeSnippets({
        url,
        httpMethod: method.httpMethod === 'ANY' ? 'POST' : method.httpMethod,
        region,
        isSigned: method.snapshot.authorizationType === 'AWS_IAM',
        needsKey: method.snapshot.apiKeyRequired === true,
        body: hasBody ? body : '',
      })}
    />
  )
}

type StagePairsProps = Pick<StageViewProps, 'stage' | 'deployment' | 'method' | 'isMethod'>

function StagePairs({ stage, deployment, method, isMethod }: StagePairsProps) {
  const everywhere = stage.methodSettings?.['*/*']
  const rate = everywhere?.throttlingRateLimit
  const burst = everywhere?.throttlingBurstLimit
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Active deployment', value: <DeploymentLink id={stage.deploymentId} /> },
        {
          label: 'Deployed',
          value: (
            <>
              <Timestamp at={deployment?.createdDate} /> (<Timestamp at={deployment?.createdDate} style="relative" />)
            </>
          ),
        },
        {
          label: 'Rate · burst',
          value: rate === undefined ? 'No limit of its own' : `${limitText(rate)} req/s · ${limitText(burst)}`,
        },
        {
          label: 'Cache cluster',
          value:
            stage.cacheClusterEnabled === true ? (
              <StatusIndicator type="warning">On, caches nothing here</StatusIndicator>
            ) : (
              <StatusIndicator type="stopped">Inactive</StatusIndicator>
            ),
        },
        {
          label: 'Access logging',
          value:
            stage.accessLogSettings?.destinationArn === undefined ? (
              <StatusIndicator type="stopped">Off</StatusIndicator>
            ) : (
              <StatusIndicator type="success">On</StatusIndicator>
            ),
        },
        {
          label: isMethod ? 'Authorization' : 'Default authorization',
          value: method === undefined ? '-' : authorizationWords(method.snapshot.authorizationType),
        },
        { label: 'Client certificate', value: stage.clientCertificateId ?? 'None' },
        { label: 'Web ACL', value: stage.webAclArn ?? 'None' },
      ]}
    />
  )
}

/** Leads to the history, where another can be put in force. */
function DeploymentLink({ id }: { readonly id: string | undefined }) {
  const [, setTab] = useUrlState('tab', 'variables')
  return (
    <Link onFollow={() => setTab('history')} ariaLabel={`Deployment ${id ?? ''}, history`}>
      <span className="mono">{id}</span>
    </Link>
  )
}

const limitText = (limit: number | undefined): string =>
  limit === undefined || limit < 0 ? 'none' : limit.toLocaleString('en-US')
