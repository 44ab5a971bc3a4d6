import { completeDefinition } from './asl-completion.ts'
import CodeEditor, { type CodeEditorProps } from './code-editor.tsx'

/** A state machine's definition, with completions of its language. */
export default function DefinitionEditor(properties: Omit<CodeEditorProps, 'label' | 'complete'>) {
  return <CodeEditor {...properties} label="State machine definition" complete={completeDefinition} />
}
