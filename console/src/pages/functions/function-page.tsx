import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { bytesText } from '../../kit/bytes-text.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { DeleteFunctionDialog } from './delete-function.tsx'
import { InvokeForm } from './invoke-form.tsx'

export default function FunctionPage() {
  const name = useRouteParameter('name')
  usePage({ title: name })
  const query = useAwsQuery('functions', 'getFunction', { FunctionName: name })
  const configuration = query.data?.Configuration
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={configuration?.Description}
          actions={
            <Button disabled={configuration === undefined} onClick={() => setDeleting(true)}>
              Delete
            </Button>
          }
        >
          {name}
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {configuration !== undefined && <FunctionFacts name={name} configuration={configuration} />}
      {deleting && (
        <DeleteFunctionDialog
          name={name}
          onDismiss={() => setDeleting(false)}
          onDeleted={() => navigate('/functions')}
        />
      )}
    </ContentLayout>
  )
}

interface FunctionFactsProps {
  readonly name: string
  readonly configuration: FunctionConfiguration
}

function FunctionFacts({ name, configuration }: FunctionFactsProps) {
  const [tab, setTab] = useUrlState('tab', 'test')
  const { FunctionArn = '', Runtime, Handler, Timeout = 3, MemorySize, CodeSize = 0, LastModified } = configuration
  const group = configuration.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'ARN', value: <ArnText arn={FunctionArn} label="function ARN" /> },
            { label: 'Runtime · handler', value: `${Runtime ?? '-'} · ${Handler ?? '-'}` },
            { label: 'Timeout · memory', value: `${Timeout} s · ${MemorySize ?? 128} MB` },
            { label: 'Code', value: bytesText(CodeSize) },
            { label: 'Role', value: <RoleLink arn={configuration.Role ?? ''} /> },
            {
              label: 'Last modified',
              value: <Timestamp at={LastModified === undefined ? undefined : new Date(LastModified)} />,
            },
            { label: 'State', value: configuration.State ?? 'Active' },
            { label: 'Logs', value: <PageLink href={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel="Function"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'test', label: 'Test', content: <InvokeForm name={name} group={group} /> },
          { id: 'variables', label: 'Environment variables', content: <Variables configuration={configuration} /> },
        ]}
      />
    </SpaceBetween>
  )
}

function RoleLink({ arn }: { readonly arn: string }) {
  const name = arn.split('/').at(-1) ?? arn
  return <PageLink href={`/iam/roles/${encodeURIComponent(name)}`}>{name}</PageLink>
}

function Variables({ configuration }: { readonly configuration: FunctionConfiguration }) {
  const variables = Object.entries(configuration.Environment?.Variables ?? {})
  if (variables.length === 0)
    return <EmptyState title="No environment variables">The function is told nothing but its event.</EmptyState>
  return <KeyValuePairs columns={2} items={variables.map(([label, value]) => ({ label, value }))} />
}
