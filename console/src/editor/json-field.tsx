import { lazy, Suspense, useMemo } from 'react'
import { Loading } from '../shell/loading.tsx'
import './editor.css'
import { jsonPlaces, lineAndColumn } from './json-places.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/** A field that takes JSON: an input, a mock's result. What is wrong is marked in place. */
export function JsonField({ label, value, onChange, height = 160, optional = false }: JsonFieldProps) {
  const problems = useMemo(() => {
    const places = optional && value.trim() === '' ? undefined : jsonPlaces(value)
    return places === undefined || places.ok ? [] : [{ ...places.fault, severity: 'error' as const }]
  }, [value, optional])
  return (
    <div className="json-field" style={{ height }}>
      <Suspense fallback={<Loading />}>
        <CodeEditor value={value} onChange={onChange} label={label} problems={problems} wraps />
      </Suspense>
    </div>
  )
}

interface JsonFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** In pixels. */
  readonly height?: number
  /** Nothing at all is fine too. */
  readonly optional?: boolean
}

/** What is wrong with a JSON text, as a sentence with its place. */
export function jsonProblem(text: string): string | undefined {
  const places = jsonPlaces(text)
  if (places.ok) return undefined
  const { line, column } = lineAndColumn(text, places.fault.from)
  return `This is not JSON: line ${line}, column ${column}: ${places.fault.message}`
}
