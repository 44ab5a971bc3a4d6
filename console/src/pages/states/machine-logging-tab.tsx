import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { Box, Button, Container, Header, KeyValuePairs } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { PageLink } from '../../shell/links.tsx'
import { LoggingFields } from './machine-logging-fields.tsx'
import { levels, loggingOf, savedLogging, type LoggingChoice } from './machine-logging.ts'

/** What the machine logs, and where it is read. */
export function MachineLogging({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const [editing, setEditing] = useState(false)
  const logging = loggingOf(machine.loggingConfiguration)
  const [, label, description] = levels.find(([level]) => level === logging.level) ?? ['', logging.level, '']
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setEditing(true)}>Edit logging</Button>}>
          Logging
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: 'Level',
            value: (
              <>
                {label}
                <Box color="text-body-secondary">{description}</Box>
              </>
            ),
          },
          {
            label: 'Log group',
            value:
              logging.group === '' ? (
                '-'
              ) : (
                <PageLink href={`/logs/${encodeURIComponent(logging.group)}`}>{logging.group}</PageLink>
              ),
          },
          { label: 'Input and output of states', value: logging.includeData ? 'Included' : 'Left out' },
        ]}
      />
      {editing && <EditLoggingDialog machine={machine} first={logging} onDismiss={() => setEditing(false)} />}
    </Container>
  )
}

interface EditLoggingDialogProps {
  readonly machine: DescribeStateMachineOutput
  readonly first: LoggingChoice
  readonly onDismiss: () => void
}

function EditLoggingDialog({ machine, first, onDismiss }: EditLoggingDialogProps) {
  const queries = useQueryClient()
  const [logging, setLogging] = useState(first)
  const save = useMutation({
    mutationFn: async () =>
      callAws('states', 'updateStateMachine', {
        stateMachineArn: machine.stateMachineArn,
        loggingConfiguration: await savedLogging(logging),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['states'] })
      onDismiss()
    },
  })
  return (
    <FormDialog
      title="Edit logging"
      submitText="Save"
      busy={save.isPending}
      disabled={logging.level !== 'OFF' && logging.group === ''}
      error={save.error}
      onSubmit={() => save.mutate()}
      onDismiss={onDismiss}
    >
      <LoggingFields value={logging} onChange={setLogging} machineName={machine.name ?? 'machine'} />
    </FormDialog>
  )
}
