import CodeEditor, { type CodeEditorProps } from './code-editor.tsx'
import { velocity } from './velocity.ts'

/** A mapping template. */
export default function TemplateEditor(properties: Omit<CodeEditorProps, 'language' | 'complete'>) {
  return <CodeEditor {...properties} language={velocity} />
}
