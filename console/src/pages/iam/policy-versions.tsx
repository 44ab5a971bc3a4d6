import { Button, Header, SpaceBetween, StatusIndicator, Table, type TableProps } from '@cloudscape-design/components'
import type { PolicyVersion } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'

interface PolicyVersionsProps {
  readonly arn: string
  readonly editable: boolean
}

const columns: readonly TableProps.ColumnDefinition<PolicyVersion>[] = [
  { id: 'version', header: 'Version', cell: ({ VersionId }) => VersionId, isRowHeader: true },
  {
    id: 'state',
    header: 'State',
    cell: ({ IsDefaultVersion }) => (IsDefaultVersion === true ? <StatusIndicator>In force</StatusIndicator> : '-'),
  },
  { id: 'created', header: 'Creation date', cell: ({ CreateDate }) => <Timestamp at={CreateDate} /> },
]

export function PolicyVersions({ arn, editable }: PolicyVersionsProps) {
  const query = useAwsQuery('iam', 'listPolicyVersions', { PolicyArn: arn })
  const [chosen, setChosen] = useState<string | undefined>()
  const makeDefault = useAwsMutation('iam', 'setDefaultPolicyVersion')
  const remove = useAwsMutation('iam', 'deletePolicyVersion')
  const versions = query.data?.Versions ?? []
  const selected = versions.filter(({ VersionId }) => VersionId === chosen)
  const fixed = selected[0] === undefined || selected[0].IsDefaultVersion === true
  const input = { PolicyArn: arn, VersionId: chosen }
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={query.error ?? makeDefault.error ?? remove.error} />
      <Table
        variant="borderless"
        items={versions}
        trackBy="VersionId"
        loading={query.isLoading}
        loadingText="Loading versions"
        {...(editable && { selectionType: 'single' as const })}
        selectedItems={selected}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.VersionId)}
        ariaLabels={{
          tableLabel: 'Versions',
          selectionGroupLabel: 'Selection',
          itemSelectionLabel: (_, { VersionId }) => VersionId ?? '',
        }}
        header={
          <Header
            variant="h2"
            counter={`(${versions.length})`}
            description="Five are kept; the oldest goes when a sixth is saved."
            actions={
              editable && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={fixed} loading={remove.isPending} onClick={() => remove.mutate(input)}>
                    Delete
                  </Button>
                  <Button disabled={fixed} loading={makeDefault.isPending} onClick={() => makeDefault.mutate(input)}>
                    Put in force
                  </Button>
                </SpaceBetween>
              )
            }
          >
            Versions
          </Header>
        }
        columnDefinitions={columns}
      />
    </SpaceBetween>
  )
}
