import { Button } from '@cloudscape-design/components'
import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { usePage } from '../../shell/page.tsx'
import { PlanKeysDialog } from './plan-keys-dialog.tsx'
import { UsagePlanDialog } from './usage-plan-dialog.tsx'
import './apigateway.css'

type Row = UsagePlan & { readonly id: string }

/** Which keys open which stages, how fast and how often. */
export default function UsagePlansPage() {
  usePage({ title: 'Usage plans' })
  const [dialog, setDialog] = useState<{ readonly kind: 'create' | 'keys' | 'delete'; readonly plan?: Row }>()
  const plans = useAwsList('apigateway', 'getUsagePlans', { limit: 500 }, pages)
  const close = (): void => setDialog(undefined)
  const create = <Button onClick={() => setDialog({ kind: 'create' })}>Create usage plan</Button>
  return (
    <>
      <ListTable<Row>
        title="Usage plans"
        description="Which API keys open which stages, how fast and how often."
        items={plans.items.map((plan) => ({ ...plan, id: plan.id ?? '' }))}
        trackBy="id"
        nameOf={({ name, id }) => name ?? id}
        loading={plans.isLoading}
        error={plans.error}
        onRefresh={plans.refetch}
        placeholder="Find usage plans"
        selectionType="single"
        more={plans.hasMore ? <LoadMore list={plans} /> : undefined}
        empty={
          <EmptyState title="No usage plans yet" action={create}>
            An API key opens nothing until it is in a plan with a stage.
          </EmptyState>
        }
        actions={([plan]) => (
          <>
            <Button
              disabled={plan === undefined}
              onClick={() => plan !== undefined && setDialog({ kind: 'delete', plan })}
            >
              Delete
            </Button>
            <Button
              disabled={plan === undefined}
              onClick={() => plan !== undefined && setDialog({ kind: 'keys', plan })}
            >
              API keys
            </Button>
            <Button variant="primary" onClick={() => setDialog({ kind: 'create' })}>
              Create usage plan
            </Button>
          </>
        )}
        columns={columns}
      />
      {dialog?.kind === 'create' && <UsagePlanDialog onDismiss={close} />}
      {dialog?.kind === 'keys' && dialog.plan !== undefined && <PlanKeysDialog plan={dialog.plan} onDismiss={close} />}
      {dialog?.kind === 'delete' && dialog.plan !== undefined && (
        <DeletePlanDialog plan={dialog.plan} onDismiss={close} />
      )}
    </>
  )
}

const pages = {
  itemsOf: (page: { readonly items?: UsagePlan[] | undefined }) => page.items,
  token: { in: 'position', out: 'position' },
}

const columns = [
  { id: 'name', header: 'Name', cell: ({ name, id }: Row) => name ?? id, sortingField: 'name', isRowHeader: true },
  {
    id: 'stages',
    header: 'Stages',
    cell: ({ apiStages = [] }: Row) =>
      apiStages.map(({ apiId = '', stage = '' }) => `${apiId}/${stage}`).join(', ') || 'None',
  },
  {
    id: 'throttle',
    header: 'Rate · burst',
    cell: ({ throttle }: Row) =>
      throttle === undefined ? 'Unlimited' : `${throttle.rateLimit ?? '-'} req/s · ${throttle.burstLimit ?? '-'}`,
  },
  {
    id: 'quota',
    header: 'Quota',
    cell: ({ quota }: Row) =>
      quota === undefined ? 'Unlimited' : `${quota.limit ?? '-'} a ${(quota.period ?? 'day').toLowerCase()}`,
  },
]

interface DeletePlanProps {
  readonly plan: Row
  readonly onDismiss: () => void
}

/** AWS deletes no plan that is still tied to stages: they are let go of first. */
function DeletePlanDialog({ plan, onDismiss }: DeletePlanProps) {
  const update = useAwsMutation('apigateway', 'updateUsagePlan')
  const remove = useAwsMutation('apigateway', 'deleteUsagePlan')
  const confirm = async (): Promise<void> => {
    const patchOperations = (plan.apiStages ?? []).map(({ apiId = '', stage = '' }) => ({
      op: 'remove' as const,
      path: '/apiStages',
      value: `${apiId}:${stage}`,
    }))
    if (patchOperations.length > 0) await update.mutateAsync({ usagePlanId: plan.id, patchOperations })
    await remove.mutateAsync({ usagePlanId: plan.id })
    onDismiss()
  }
  return (
    <ConfirmDialog
      title={`Delete ${plan.name ?? plan.id}?`}
      confirmText="Delete"
      busy={update.isPending || remove.isPending}
      error={update.error ?? remove.error}
      onConfirm={() => void confirm().catch(() => {})}
      onDismiss={onDismiss}
    >
      Keys of this plan no longer open its stages.
    </ConfirmDialog>
  )
}
