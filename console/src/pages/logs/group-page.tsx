import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { bytesText } from '../../kit/bytes-text.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { DeleteGroupDialog } from './delete-group.tsx'
import { LogEvents } from './log-events.tsx'
import { LogStreams } from './log-streams.tsx'
import { RetentionDialog } from './retention-dialog.tsx'
import { retentionText } from './retention.ts'

export default function GroupPage() {
  const name = useRouteParameter('group')
  usePage({ title: name, crumbs: [{ text: 'Log groups', href: '/logs' }] })
  const [, navigate] = useLocation()
  const [tab, setTab] = useUrlState('tab', 'events')
  const [dialog, setDialog] = useState<'retention' | 'delete' | undefined>()
  const groups = useAwsQuery('logs', 'describeLogGroups', { logGroupNamePrefix: name })
  const group = groups.data?.logGroups?.find(({ logGroupName }) => logGroupName === name)
  const missing = groups.isSuccess && group === undefined
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <div className="actions">
              <Button disabled={group === undefined} onClick={() => setDialog('retention')}>
                Set retention
              </Button>
              <Button disabled={group === undefined} onClick={() => setDialog('delete')}>
                Delete
              </Button>
            </div>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ErrorAlert
          error={groups.error ?? (missing ? noGroup(name) : undefined)}
          onRetry={() => void groups.refetch()}
        />
        {group !== undefined && <GroupFacts group={group} />}
        {group !== undefined && (
          <Tabs
            ariaLabel="Log group"
            variant="container"
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'events', label: 'Events', content: <LogEvents group={name} /> },
              { id: 'streams', label: 'Streams', content: <LogStreams group={name} /> },
            ]}
          />
        )}
      </SpaceBetween>
      {dialog === 'delete' && (
        <DeleteGroupDialog name={name} onDismiss={() => setDialog(undefined)} onDeleted={() => navigate('/logs')} />
      )}
      {dialog === 'retention' && group !== undefined && (
        <RetentionDialog group={group} onDismiss={() => setDialog(undefined)} />
      )}
    </ContentLayout>
  )
}

function noGroup(name: string): Error {
  const error = new Error(`There is no log group ${name} in this region.`)
  error.name = 'ResourceNotFoundException'
  return error
}

function GroupFacts({ group }: { readonly group: LogGroup }) {
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'ARN', value: <ArnText arn={group.arn ?? ''} label="log group ARN" /> },
          { label: 'Retention', value: retentionText(group.retentionInDays) },
          { label: 'Stored', value: bytesText(group.storedBytes ?? 0) },
          { label: 'Creation date', value: <Timestamp at={group.creationTime} /> },
        ]}
      />
    </Container>
  )
}
