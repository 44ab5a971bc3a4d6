import { FormField } from '@cloudscape-design/components'
import { useMemo } from 'react'
import type { PolicyKind } from '../../../../src/iam/index.ts'
import { CodeEditor } from '../../kit/code-editor.tsx'
import { policyProblems } from './policy-problems.ts'

interface PolicyEditorProps {
  readonly label: string
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A policy's text, with what is wrong in it marked where it is. */
export function PolicyEditor({ label, kind, value, onChange }: PolicyEditorProps) {
  const problems = useMemo(() => policyProblems(value, kind), [value, kind])
  return (
    <FormField label={label} stretch>
      <CodeEditor label={label} value={value} problems={problems} onChange={onChange} />
    </FormField>
  )
}
