import { lazy, Suspense } from 'react'
import { Loading } from '../shell/loading.tsx'
import type { MarkedProblem } from './code-editor.tsx'
import './editor.css'

const TemplateEditor = lazy(() => import('./template-editor.tsx'))

/** A field that takes a mapping template, with its lines numbered and what is wrong marked in place. */
export function TemplateField({ label, value, onChange, problems = none, height = 320 }: TemplateFieldProps) {
  return (
    <div className="json-field" style={{ height }}>
      <Suspense fallback={<Loading />}>
        <TemplateEditor value={value} onChange={onChange} label={label} problems={problems} wraps />
      </Suspense>
    </div>
  )
}

const none: readonly MarkedProblem[] = []

interface TemplateFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problems?: readonly MarkedProblem[]
  /** In pixels. */
  readonly height?: number
}
