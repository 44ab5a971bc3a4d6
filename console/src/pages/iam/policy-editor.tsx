import { FormField, Textarea } from '@cloudscape-design/components'
import { useMemo } from 'react'
import type { PolicyKind } from '../../../../src/iam/index.ts'
import { placeText, policyProblems } from './policy-problems.ts'

interface PolicyEditorProps {
  readonly label: string
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A policy's text, with what is wrong in it and where. */
export function PolicyEditor({ label, kind, value, onChange }: PolicyEditorProps) {
  const problems = useMemo(() => policyProblems(value, kind), [value, kind])
  const text = problems.map(({ message, from }) => `${placeText(value, from)}: ${message}`).join(' ')
  return (
    <FormField label={label} stretch errorText={text === '' ? undefined : text}>
      <Textarea value={value} rows={16} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}
