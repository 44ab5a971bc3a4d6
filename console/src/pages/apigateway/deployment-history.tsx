import { Badge, Button, Header, Table, type TableProps } from '@cloudscape-design/components'
import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { newestFirst } from './stage-dialogs.tsx'

interface DeploymentHistoryProps {
  readonly apiId: string
  readonly stage: Stage
}

/** All deployments of the API; any of them can be put in force in this stage, at once. */
export function DeploymentHistory({ apiId, stage }: DeploymentHistoryProps) {
  const query = useAwsQuery('apigateway', 'getDeployments', { restApiId: apiId, limit: 500 })
  const [chosen, setChosen] = useState<Deployment | undefined>()
  const [asking, setAsking] = useState(false)
  const items = newestFirst(query.data?.items ?? [])
  return (
    <>
      <ErrorAlert error={query.error} />
      <Table<Deployment>
        variant="embedded"
        items={items}
        trackBy="id"
        loading={query.isLoading}
        loadingText="Loading deployments"
        selectionType="single"
        selectedItems={chosen === undefined ? [] : [chosen]}
        isItemDisabled={({ id }) => id === stage.deploymentId}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0])}
        ariaLabels={{
          tableLabel: 'Deployments',
          selectionGroupLabel: 'Deployment',
          itemSelectionLabel: (_, { id = '' }) => `Deployment ${id}`,
        }}
        header={
          <Header
            variant="h3"
            counter={`(${items.length})`}
            description="Going back to an older one changes nothing under Resources."
            actions={
              <Button disabled={chosen === undefined} onClick={() => setAsking(true)}>
                Change active deployment
              </Button>
            }
          >
            Deployments
          </Header>
        }
        empty={<EmptyState title="No deployments" />}
        columnDefinitions={columnsOf(stage)}
      />
      {asking && chosen !== undefined && (
        <RollBackDialog
          apiId={apiId}
          stage={stage}
          deployment={chosen}
          onDismiss={() => {
            setAsking(false)
            setChosen(undefined)
          }}
        />
      )}
    </>
  )
}

const columnsOf = (stage: Stage): readonly TableProps.ColumnDefinition<Deployment>[] => [
  {
    id: 'date',
    header: 'Deployed',
    isRowHeader: true,
    cell: ({ createdDate }) => <Timestamp at={createdDate} />,
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ id }) => (id === stage.deploymentId ? <Badge color="green">Active</Badge> : '-'),
  },
  { id: 'description', header: 'Description', cell: ({ description = '' }) => description || '-' },
  { id: 'id', header: 'Deployment ID', cell: ({ id }) => <span className="mono">{id}</span> },
]

interface RollBackProps extends DeploymentHistoryProps {
  readonly deployment: Deployment
  readonly onDismiss: () => void
}

function RollBackDialog({ apiId, stage, deployment, onDismiss }: RollBackProps) {
  const update = useAwsMutation('apigateway', 'updateStage')
  const notify = useNotify()
  const { stageName = '' } = stage
  const { id: value } = deployment
  const confirm = (): void =>
    update.mutate(
      { restApiId: apiId, stageName, patchOperations: [{ op: 'replace', path: '/deploymentId', value }] },
      {
        onSuccess: () => {
          notify({ type: 'success', header: `${stageName} serves deployment ${value ?? ''} now` })
          onDismiss()
        },
      },
    )
  return (
    <ConfirmDialog
      title="Change active deployment?"
      confirmText="Change active deployment"
      busy={update.isPending}
      error={update.error}
      onConfirm={confirm}
      onDismiss={onDismiss}
    >
      {stageName} serves the deployment of <Timestamp at={deployment.createdDate} /> (
      <span className="mono">{value}</span>) from then on.
    </ConfirmDialog>
  )
}
