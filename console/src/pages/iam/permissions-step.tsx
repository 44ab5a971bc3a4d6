import { useEffect, useMemo } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import type { RoleDraft } from './create-role.ts'
import { PolicyPicker } from './policy-picker.tsx'
import { usePolicies, type PolicyRow } from './policies-list.ts'
import { chosenUseCase } from './trust.ts'

interface PermissionsStepProps {
  readonly draft: RoleDraft
  readonly change: (changes: Partial<RoleDraft>) => void
}

export function PermissionsStep({ draft, change }: PermissionsStepProps) {
  const policies = usePolicies()
  const suggested = useMemo(() => suggestedNames(draft), [draft])
  const asked = `${draft.kind} ${draft.service} ${draft.useCase}`
  useEffect(() => {
    if (policies.items.length === 0 || draft.policiesFor === asked) return
    const chosen = policies.items.filter(({ PolicyName }) => suggested.includes(PolicyName))
    change({ policies: chosen.map(({ Arn }) => Arn), policiesFor: asked })
  }, [policies.items, draft.policiesFor, asked, suggested, change])
  return (
    <PolicyPicker
      list={{ ...policies, items: suggestedFirst(policies.items, suggested) }}
      selected={draft.policies ?? []}
      onChange={(chosen) => change({ policies: chosen })}
      empty={<EmptyState title="No policies">A role without policies may do nothing.</EmptyState>}
    />
  )
}

/** What the use case needs comes before what else there is. */
function suggestedFirst(rows: readonly PolicyRow[], names: readonly string[]): readonly PolicyRow[] {
  const isSuggested = ({ PolicyName }: PolicyRow) => names.includes(PolicyName)
  return [...rows.filter(isSuggested), ...rows.filter((row) => !isSuggested(row))]
}

const suggestedNames = (draft: RoleDraft): readonly string[] =>
  draft.kind === 'service' ? chosenUseCase(draft).policies : []
