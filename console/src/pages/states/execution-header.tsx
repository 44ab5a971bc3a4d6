import { Button, ButtonDropdown, Header, SpaceBetween } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { LiveBadge } from '../../live/live-badge.tsx'
import { exportHistory } from './export-history.ts'
import type { ExecutionModel } from './execution-model.ts'
import { RedriveDialog } from './redrive-dialog.tsx'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { editMachineHref, machineOfArn } from './states-links.ts'
import { StopDialog } from './stop-dialog.tsx'

type Dialog = 'stop' | 'redrive' | 'new'

/** The execution's name, whether the page follows it, and what can be done with it. */
export function ExecutionHeader({ model }: { readonly model: ExecutionModel }) {
  const { arn, execution, isRunning, live, history } = model
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => setDialog(undefined)
  const machineArn = execution.stateMachineArn ?? ''
  return (
    <>
      <Header
        variant="h1"
        description={<LiveBadge status={live}>updates as the execution runs</LiveBadge>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="status-stopped"
              disabled={!isRunning}
              disabledReason="It has ended."
              onClick={() => setDialog('stop')}
            >
              Stop execution
            </Button>
            <MoreActions
              execution={execution}
              onRedrive={() => setDialog('redrive')}
              onExport={() => exportHistory(execution, history.account.events)}
            />
            <Button onClick={() => navigate(editMachineHref(machineOfArn(machineArn).machineArn))}>
              Edit state machine
            </Button>
            <Button variant="primary" onClick={() => setDialog('new')}>
              New execution
            </Button>
          </SpaceBetween>
        }
      >
        {execution.name}
      </Header>
      {dialog === 'stop' && <StopDialog executionArn={arn} onDismiss={close} />}
      {dialog === 'redrive' && <RedriveDialog executionArn={arn} account={history.account} onDismiss={close} />}
      {dialog === 'new' && (
        <StartExecutionDialog
          stateMachineArn={execution.stateMachineVersionArn ?? machineArn}
          input={execution.input ?? '{}'}
          onDismiss={close}
        />
      )}
    </>
  )
}

function MoreActions({ execution, onRedrive, onExport }: MoreActionsProps) {
  const reason = execution.redriveStatusReason ?? 'Only executions that did not succeed can be redriven'
  return (
    <ButtonDropdown
      items={[
        { id: 'redrive', text: 'Redrive', disabled: execution.redriveStatus !== 'REDRIVABLE', disabledReason: reason },
        { id: 'export', text: 'Export history (JSON)' },
      ]}
      onItemClick={({ detail }) => (detail.id === 'redrive' ? onRedrive() : onExport())}
    >
      Actions
    </ButtonDropdown>
  )
}

interface MoreActionsProps {
  readonly execution: ExecutionModel['execution']
  readonly onRedrive: () => void
  readonly onExport: () => void
}
