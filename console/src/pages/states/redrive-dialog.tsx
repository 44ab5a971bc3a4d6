import { useAwsMutation } from '../../aws/queries.ts'
import type { Account } from '../../execution/account.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'

/** Redrives an execution, and says beforehand from where it goes on. */
export function RedriveDialog({ executionArn, account, onDismiss }: RedriveDialogProps) {
  const redrive = useAwsMutation('states', 'redriveExecution')
  const states = account === undefined ? [] : resumedStates(account)
  return (
    <ConfirmDialog
      title="Redrive the execution?"
      confirmText="Redrive execution"
      busy={redrive.isPending}
      error={redrive.error}
      onConfirm={() => redrive.mutate({ executionArn }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      It goes on where it stopped, with the definition and the input that it had. What succeeded is not done again.
      {states.length > 0 && (
        <>
          {' '}
          It starts again with {states.slice(0, 5).join(', ')}
          {states.length > 5 && ` and ${states.length - 5} more`}.
        </>
      )}
    </ConfirmDialog>
  )
}

interface RedriveDialogProps {
  readonly executionArn: string
  /** Of the execution, where it is known: it says from where it goes on. */
  readonly account?: Account
  readonly onDismiss: () => void
}

/** The innermost states that were not left. */
function resumedStates(account: Account): string[] {
  const around = new Set([...account.open].map(({ scope }) => scope.parent))
  return [...new Set([...account.open].filter((visit) => !around.has(visit)).map(({ name }) => name))]
}
