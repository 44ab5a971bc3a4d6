import { snippet, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { CompletionItem, TextEdit } from 'vscode-json-languageservice'
import { completionsOf } from './asl-service.ts'

/** Completions of the states language: fields, types, names of states, snippets, variables, JSONata functions. */
export async function completeDefinition(context: CompletionContext): Promise<CompletionResult | null> {
  const { items, document } = await completionsOf(context.state.doc.toString(), context.pos)
  if (context.aborted || items.length === 0) return null
  const edit = items.map(rangeEdit).find((edit) => edit !== undefined)
  const from =
    edit === undefined ? (context.matchBefore(/[\w"$.]*/)?.from ?? context.pos) : document.offsetAt(edit.range.start)
  const to = edit === undefined ? context.pos : document.offsetAt(edit.range.end)
  const isQuoted = context.state.sliceDoc(from, from + 1) === '"'
  return {
    from,
    to: Math.max(to, context.pos),
    filter: true,
    options: unlike(items).map((item) => optionOf(item, isQuoted)),
  }
}

/** The service gives some things twice: by the schema, and by its own knowledge. */
function unlike(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return [...new Map(items.map((item) => [bare(item.label), item])).values()]
}

function rangeEdit({ textEdit }: CompletionItem): TextEdit | undefined {
  return textEdit !== undefined && 'range' in textEdit ? textEdit : undefined
}

const bare = (label: string): string => label.replace(/^"|"$/g, '')

/** Kinds of the language service's protocol: 3 function, 6 variable, 10 property, 12 value, 13 enum, 15 snippet. */
const types: Readonly<Record<number, string>> = {
  3: 'function',
  6: 'variable',
  10: 'property',
  12: 'constant',
  13: 'enum',
  15: 'text',
}

function optionOf(item: CompletionItem, isQuoted: boolean): Completion {
  const text = rangeEdit(item)?.newText ?? item.insertText ?? item.label
  const info = typeof item.documentation === 'string' ? item.documentation : item.documentation?.value
  const isSnippet = item.insertTextFormat === 2
  return {
    // What is filtered by begins with what stands in the text already.
    label: isQuoted ? `"${bare(item.label)}"` : bare(item.label),
    displayLabel: bare(item.label),
    type: types[item.kind ?? 0] ?? 'text',
    apply: isSnippet ? snippet(fields(text)) : text,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(info === undefined || info === '' ? {} : { info }),
  }
}

/** `$1` and `${1:name}` of the protocol, as CodeMirror writes them: `${1}` and `${1:name}`. */
const fields = (text: string): string => text.replace(/(?<!\\)\$(\d)/g, '${$1}').replaceAll('\\$', '$')
