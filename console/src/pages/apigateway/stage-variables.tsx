import { Button, Header, SpaceBetween, Table } from '@cloudscape-design/components'
import type { Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { PairEditor, pairsOf, tableOf, type Pair } from './pair-editor.tsx'
import { tableChanges } from './patch-operations.ts'
import { ForeignArns } from './foreign-arns.tsx'

interface StagePartProps {
  readonly apiId: string
  readonly stage: Stage
}

/** What mappings and addresses can read; in force at once, without a deployment. */
export function StageVariables({ apiId, stage }: StagePartProps) {
  const [editing, setEditing] = useState(false)
  const pairs = pairsOf(stage.variables)
  const manage = <Button onClick={() => setEditing(true)}>Manage variables</Button>
  return (
    <>
      <Table<Pair>
        variant="embedded"
        items={pairs}
        trackBy="name"
        ariaLabels={{ tableLabel: 'Stage variables' }}
        header={
          <Header variant="h3" counter={`(${pairs.length})`} actions={manage}>
            Stage variables
          </Header>
        }
        empty={
          <EmptyState title="No variables">
            Templates read them as $stageVariables.name, addresses as {'${stageVariables.name}'}.
          </EmptyState>
        }
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: ({ name }) => <span className="mono">{name}</span> },
          {
            id: 'value',
            header: 'Value',
            cell: ({ name, value }) => (
              <span className="arn-text">
                <CopyButton text={value} label={`Copy ${name}`} /> {value}
              </span>
            ),
          },
        ]}
      />
      {editing && <VariablesDialog apiId={apiId} stage={stage} onDismiss={() => setEditing(false)} />}
    </>
  )
}

function VariablesDialog({ apiId, stage, onDismiss }: StagePartProps & { readonly onDismiss: () => void }) {
  const [pairs, setPairs] = useState(() => pairsOf(stage.variables))
  const update = useAwsMutation('apigateway', 'updateStage')
  const submit = (): void =>
    update.mutate(
      {
        restApiId: apiId,
        stageName: stage.stageName,
        patchOperations: [...tableChanges('/variables', stage.variables, tableOf(pairs), 'replace')],
      },
      { onSuccess: onDismiss },
    )
  return (
    <FormDialog
      title={`Variables of ${stage.stageName ?? ''}`}
      submitText="Save"
      size="large"
      busy={update.isPending}
      error={update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <PairEditor
          nameLabel="Name"
          valueLabel="Value"
          addText="Add variable"
          emptyText="None."
          namePlaceholder="stateMachineArn"
          pairs={pairs}
          onChange={setPairs}
        />
        {pairs.map(({ name, value }, index) => (
          <ForeignArns
            // Rows have no other identity while they are typed.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            text={value}
            onText={(text) => setPairs(pairs.map((pair, at) => (at === index ? { name, value: text } : pair)))}
          />
        ))}
      </SpaceBetween>
    </FormDialog>
  )
}
