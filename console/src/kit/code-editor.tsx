import { lazy, Suspense } from 'react'
import type { TextEditorProps } from './text-editor.tsx'

/** CodeMirror comes when an editor is shown; until then the text stands there to read. */
const TextEditor = lazy(() => import('./text-editor.tsx'))

/**
 * An editor for JSON or plain text, with its problems marked where they are and listed below. Controlled: `onChange`
 * tells each change.
 */
export function CodeEditor(properties: TextEditorProps) {
  const { value, height = 360 } = properties
  return (
    <Suspense
      fallback={
        <pre className="json" style={{ height }}>
          {value}
        </pre>
      }
    >
      <TextEditor {...properties} />
    </Suspense>
  )
}
