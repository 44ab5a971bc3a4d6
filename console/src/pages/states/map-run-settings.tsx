import type { DescribeMapRunOutput } from '@aws-sdk/client-sfn'
import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { concurrencyOf } from './map-run-concurrency.ts'

/** How many children run at a time and how many may fail, changed while the Map Run runs. */
export function MapRunSettings({
  run,
  onDismiss,
}: {
  readonly run: DescribeMapRunOutput
  readonly onDismiss: () => void
}) {
  const update = useAwsMutation('states', 'updateMapRun')
  const [concurrency, setConcurrency] = useState(String(concurrencyOf(run)))
  const [count, setCount] = useState(String(run.toleratedFailureCount ?? 0))
  const [percentage, setPercentage] = useState(String(run.toleratedFailurePercentage ?? 0))
  const fields = [
    ['Concurrency', 'How many children run at a time; 0 is not limited.', concurrency, setConcurrency],
    ['Tolerated failures, items', 'The run fails when more items have failed.', count, setCount],
    [
      'Tolerated failures, percent',
      'The run fails when a larger part of the items has failed.',
      percentage,
      setPercentage,
    ],
  ] as const
  // A tolerated count of 0 that nobody asked for would be a threshold of its own: only what was changed is sent.
  const changed = (value: string, before: number | undefined): number | undefined =>
    value === String(before ?? 0) ? undefined : Number(value)
  const submit = (): void => {
    const { mapRunArn = '' } = run
    const maxConcurrency = changed(concurrency, concurrencyOf(run))
    const toleratedFailureCount = changed(count, run.toleratedFailureCount)
    const toleratedFailurePercentage = changed(percentage, run.toleratedFailurePercentage)
    update.mutate(
      {
        mapRunArn,
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
        ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
        ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
      },
      { onSuccess: onDismiss },
    )
  }
  return (
    <FormDialog
      title="Edit the Map Run"
      submitText="Save"
      busy={update.isPending}
      error={update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      {fields.map(([label, description, value, set]) => (
        <FormField key={label} label={label} description={description}>
          <Input type="number" value={value} onChange={({ detail }) => set(detail.value)} />
        </FormField>
      ))}
    </FormDialog>
  )
}
