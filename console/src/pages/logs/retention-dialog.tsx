import { FormField, Select } from '@cloudscape-design/components'
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { retentions, retentionText } from './retention.ts'

const options = [undefined, ...retentions].map((days) => ({ value: String(days ?? ''), label: retentionText(days) }))

export function RetentionDialog({ group, onDismiss }: { readonly group: LogGroup; readonly onDismiss: () => void }) {
  const [days, setDays] = useState(String(group.retentionInDays ?? ''))
  const put = useAwsMutation('logs', 'putRetentionPolicy')
  const remove = useAwsMutation('logs', 'deleteRetentionPolicy')
  const { logGroupName } = group
  const submit = (): void => {
    if (days === '') remove.mutate({ logGroupName }, { onSuccess: onDismiss })
    else put.mutate({ logGroupName, retentionInDays: Number(days) }, { onSuccess: onDismiss })
  }
  return (
    <FormDialog
      title="Set retention"
      submitText="Save"
      busy={put.isPending || remove.isPending}
      error={put.error ?? remove.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Keep events for" description="Older events are deleted.">
        <Select
          selectedOption={options.find(({ value }) => value === days) ?? null}
          options={options}
          onChange={({ detail }) => setDays(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </FormDialog>
  )
}
