import { FormField, Multiselect } from '@cloudscape-design/components'
import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'

interface PlanKeysProps {
  readonly plan: UsagePlan
  readonly onDismiss: () => void
}

/** The keys of a plan, by choosing among all keys. */
export function PlanKeysDialog({ plan, onDismiss }: PlanKeysProps) {
  const keys = useAwsQuery('apigateway', 'getApiKeys', { limit: 500 })
  const inside = useAwsQuery('apigateway', 'getUsagePlanKeys', { usagePlanId: plan.id, limit: 500 })
  const [chosen, setChosen] = useState<readonly string[] | undefined>()
  const before = (inside.data?.items ?? []).map(({ id = '' }) => id)
  const ids = chosen ?? before
  const options = (keys.data?.items ?? []).map(({ id = '', name = '' }) => ({
    value: id,
    label: name,
    description: id,
  }))
  const save = useSave(plan.id ?? '', before, onDismiss)
  return (
    <FormDialog
      title={`API keys of ${plan.name ?? ''}`}
      submitText="Save"
      busy={save.isPending}
      disabled={chosen === undefined}
      error={save.error ?? keys.error ?? inside.error}
      onSubmit={() => save.mutate(ids)}
      onDismiss={onDismiss}
    >
      <FormField label="API keys" description="They open the plan's stages.">
        <Multiselect
          selectedOptions={options.filter(({ value }) => ids.includes(value))}
          options={options}
          placeholder="Choose API keys"
          empty="There is none yet: create one under API keys."
          filteringType="auto"
          onChange={({ detail }) => setChosen(detail.selectedOptions.map(({ value = '' }) => value))}
        />
      </FormField>
    </FormDialog>
  )
}

function useSave(usagePlanId: string, before: readonly string[], onSaved: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (after: readonly string[]) => {
      for (const keyId of before.filter((id) => !after.includes(id))) {
        await callAws('apigateway', 'deleteUsagePlanKey', { usagePlanId, keyId })
      }
      for (const keyId of after.filter((id) => !before.includes(id))) {
        await callAws('apigateway', 'createUsagePlanKey', { usagePlanId, keyId, keyType: 'API_KEY' })
      }
    },
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}
