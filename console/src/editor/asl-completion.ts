import { snippet, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { CompletionItem, TextEdit } from 'vscode-json-languageservice'
import { completionsOf } from './asl-service.ts'

/** Completions of the states language: fields, types, names of states, snippets, variables, JSONata functions. */
export async function completeDefinition(context: CompletionContext): Promise<CompletionResult | null> {
  const { pos } = context
  const text = context.state.doc.toString()
  // Where a value is missing, the service knows what fits right behind the colon only.
  const blanks = /:([ \t]+)$/.exec(text.slice(Math.max(0, pos - blanksMax), pos))?.[1]?.length ?? 0
  const { items, document } = await completionsOf(text, pos - blanks)
  if (context.aborted || items.length === 0) return null
  const edit = items.map(rangeEdit).find((edit) => edit !== undefined)
  const word = context.matchBefore(/[\w"$.]*/)?.from ?? pos
  const from = blanks > 0 ? pos : edit === undefined ? word : document.offsetAt(edit.range.start)
  const to = blanks > 0 || edit === undefined ? pos : document.offsetAt(edit.range.end)
  const isQuoted = context.state.sliceDoc(from, from + 1) === '"'
  const place = { isQuoted, isSpaced: blanks > 0, follows: /\S/.exec(text.slice(Math.max(to, pos)))?.[0] ?? '' }
  const options = unlike(items).map((item) => optionOf(item, place))
  return { from, to: Math.max(to, pos), filter: true, options }
}

/** Behind a colon; more than anybody types. */
const blanksMax = 40

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

interface Place {
  /** Whether what is replaced begins with a quote. */
  readonly isQuoted: boolean
  /** Whether a blank parts it from its name already. */
  readonly isSpaced: boolean
  /** The first character behind it that is no blank. */
  readonly follows: string
}

function optionOf(item: CompletionItem, { isQuoted, isSpaced, follows }: Place): Completion {
  const whole = rangeEdit(item)?.newText ?? item.insertText ?? item.label
  const text = withComma(isSpaced ? whole.trimStart() : whole, follows)
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

/** The service ends some values with a comma wherever they stand, and no state: what follows decides. */
function withComma(text: string, follows: string): string {
  if (',}]'.includes(follows)) return text.replace(/,\s*$/, '')
  return follows === '"' && text.endsWith('}') ? `${text},` : text
}

/** `$1` and `${1:name}` of the protocol, as CodeMirror writes them: `${1}` and `${1:name}`. */
const fields = (text: string): string => text.replace(/(?<!\\)\$(\d)/g, '${$1}').replaceAll('\\$', '$')
