import { FormField } from '@cloudscape-design/components'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { PolicyKind } from '../../../../src/iam/index.ts'
import type { ShownRange } from '../../editor/code-editor.tsx'
import '../../editor/editor.css'
import { lineAndColumn } from '../../editor/json-places.ts'
import './policy-editor.css'
import { policyProblems } from './policy-problems.ts'

const CodeEditor = lazy(() => import('../../editor/code-editor.tsx'))

interface PolicyEditorProps {
  readonly label: string
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A policy's text, with what is wrong in it marked where it is, and listed below. */
export function PolicyEditor({ label, kind, value, onChange }: PolicyEditorProps) {
  const [shown, setShown] = useState<ShownRange | undefined>()
  const problems = useMemo(
    () => policyProblems(value, kind).map((problem) => ({ ...problem, severity: 'error' as const })),
    [value, kind],
  )
  return (
    <FormField label={label} stretch>
      <div className="json-field policy-editor">
        <Suspense fallback={<pre className="policy-waiting">{value}</pre>}>
          <CodeEditor label={label} value={value} problems={problems} shown={shown} onChange={onChange} />
        </Suspense>
      </div>
      {problems.length > 0 && (
        <ul className="policy-problems" aria-label="Problems">
          {problems.map(({ message, from, to }) => (
            <li key={`${from} ${message}`}>
              <button type="button" onClick={() => setShown({ from, to, focus: true })}>
                <span>{placeText(value, from)}</span> {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </FormField>
  )
}

function placeText(text: string, index: number): string {
  const { line, column } = lineAndColumn(text, index)
  return `line ${line}, column ${column}`
}
