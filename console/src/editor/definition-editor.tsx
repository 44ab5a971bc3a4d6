import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import CodeEditor, { type CodeEditorProps } from './code-editor.tsx'

/** A state machine's definition, with completions of its language. */
export default function DefinitionEditor(properties: Omit<CodeEditorProps, 'label' | 'complete'>) {
  return <CodeEditor {...properties} label="State machine definition" complete={complete} />
}

/** The knowledge of the language comes with the first completion: it is as large as the editor. */
async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const { completeDefinition } = await import('./asl-completion.ts')
  return completeDefinition(context)
}
