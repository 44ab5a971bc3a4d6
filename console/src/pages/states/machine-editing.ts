import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useNotify } from '../../shell/notifications.tsx'
import { loggingOf, savedLogging, type LoggingChoice } from './machine-logging.ts'
import { nameOfArn } from './states-links.ts'

/** What can be edited of a machine. */
export interface Edited {
  readonly definition: string
  readonly roleArn: string
  readonly logging: LoggingChoice
}

const editedOf = (machine: DescribeStateMachineOutput): Edited => ({
  definition: prettyJson(machine.definition ?? ''),
  roleArn: machine.roleArn ?? '',
  logging: loggingOf(machine.loggingConfiguration),
})

export type EditDialogName = 'run' | 'publish' | 'test'

interface Editing {
  readonly edited: Edited
  readonly change: (changes: Partial<Edited>) => void
  /** True if something is not saved. */
  readonly dirty: boolean
  readonly save: UseMutationResult<unknown, Error, SaveInput>
  /** Saves what is not saved, then opens a dialog if one is named. */
  readonly saveAnd: (next?: EditDialogName) => void
  readonly dialog: EditDialogName | undefined
  readonly setDialog: (dialog: EditDialogName | undefined) => void
}

/** A machine as it is edited, beside what is saved of it. */
export function useEditing(machine: DescribeStateMachineOutput): Editing {
  const notify = useNotify()
  const [stored, setStored] = useState(() => editedOf(machine))
  const [edited, setEdited] = useState(stored)
  const [dialog, setDialog] = useState<EditDialogName>()
  const dirty = JSON.stringify(edited) !== JSON.stringify(stored)
  const save = useSave(machine.stateMachineArn ?? '', (saved, next) => {
    setStored(saved)
    setDialog(next)
  })
  const saveAnd = (next?: EditDialogName): void => {
    if (dirty) save.mutate({ edited, next })
    else if (next === undefined)
      notify({ type: 'info', header: 'There is nothing to save', content: 'It is saved as it is here.' })
    else setDialog(next)
  }
  const change = (changes: Partial<Edited>): void => setEdited((before) => ({ ...before, ...changes }))
  return { edited, change, dirty, save, saveAnd, dialog, setDialog }
}

interface SaveInput {
  readonly edited: Edited
  /** What is opened when it is saved. */
  readonly next: EditDialogName | undefined
}

/** Running executions keep the definition that they began with. */
function useSave(arn: string, onSaved: (saved: Edited, next: EditDialogName | undefined) => void) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: async ({ edited }: SaveInput) =>
      callAws('states', 'updateStateMachine', {
        stateMachineArn: arn,
        definition: edited.definition,
        roleArn: edited.roleArn,
        loggingConfiguration: await savedLogging(edited.logging),
      }),
    onSuccess: (_, { edited, next }) => {
      onSaved(edited, next)
      notify({ type: 'success', header: `${nameOfArn(arn)} is saved`, content: 'New executions use it.' })
      return queries.invalidateQueries({ queryKey: ['states'] })
    },
  })
}
