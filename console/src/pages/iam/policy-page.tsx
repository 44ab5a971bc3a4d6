import {
  Badge,
  Box,
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import type { Policy } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { DeletePolicyDialog } from './delete-policy.tsx'
import { useIamPage } from './iam-page.ts'
import { PolicyDocument } from './policy-document.tsx'
import { PolicyEntities } from './policy-entities.tsx'
import { PolicyVersions } from './policy-versions.tsx'
import { awsPolicyWords } from './policy-words.ts'

export default function PolicyPage() {
  const arn = useRouteParameter('arn')
  const [, navigate] = useLocation()
  const query = useAwsQuery('iam', 'getPolicy', { PolicyArn: arn })
  const policy = query.data?.Policy
  const name = policy?.PolicyName ?? arn.split('/').at(-1) ?? arn
  const own = !arn.startsWith('arn:aws:iam::aws:')
  const [deleting, setDeleting] = useState(false)
  useIamPage('policies', name)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<Badge color={own ? 'blue' : 'grey'}>{own ? 'Customer managed' : 'AWS managed'}</Badge>}
          description={policy === undefined ? undefined : awsPolicyWords({ ...policy, PolicyName: name })}
          actions={
            own ? (
              <Button disabled={policy === undefined} onClick={() => setDeleting(true)}>
                Delete
              </Button>
            ) : undefined
          }
        >
          {name}
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {policy !== undefined && <PolicyFacts policy={policy} arn={arn} own={own} />}
      {deleting && (
        <DeletePolicyDialog
          arn={arn}
          name={name}
          onDismiss={() => setDeleting(false)}
          onDeleted={() => navigate('/iam/policies')}
        />
      )}
    </ContentLayout>
  )
}

interface PolicyFactsProps {
  readonly policy: Policy
  readonly arn: string
  /** AWS's policies can only be read. */
  readonly own: boolean
}

function PolicyFacts({ policy, arn, own }: PolicyFactsProps) {
  const [tab, setTab] = useUrlState('tab', 'policy')
  const version = policy.DefaultVersionId ?? 'v1'
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'ARN', value: <ArnText arn={arn} label="policy ARN" /> },
            { label: 'Version', value: version },
            { label: 'Attached to', value: <Box>{policy.AttachmentCount ?? 0}</Box> },
            { label: 'Last changed', value: <Timestamp at={policy.UpdateDate} /> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel="Policy"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          {
            id: 'policy',
            label: 'Permissions',
            content: <PolicyDocument arn={arn} version={version} editable={own} />,
          },
          { id: 'entities', label: 'Entities attached', content: <PolicyEntities arn={arn} /> },
          { id: 'versions', label: 'Versions', content: <PolicyVersions arn={arn} editable={own} /> },
        ]}
      />
    </SpaceBetween>
  )
}
