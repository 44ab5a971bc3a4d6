import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import type { CompletionSource } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { TextRange } from './json-places.ts'
import { editorLook } from './editor-look.ts'

/** A text that is edited, JSON unless told. Loaded with the first page that needs it: `lazy(() => import(…))`. */
export default function CodeEditor(properties: CodeEditorProps) {
  const { value, label, problems, shown } = properties
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef(properties)
  useEffect(() => {
    latest.current = properties
  })
  useEffect(() => {
    if (host.current === null) return
    const { value, label } = latest.current
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: value, extensions: extensions(latest.current, listener(latest)) }),
    })
    // What scrolls has to be reached by keyboard, and named.
    editor.scrollDOM.tabIndex = 0
    editor.scrollDOM.setAttribute('role', 'group')
    editor.scrollDOM.setAttribute('aria-label', `${label}: editor`)
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    if (view.current !== null) mark(view.current, problems ?? [])
  }, [problems])
  useEffect(() => {
    if (view.current !== null && shown !== undefined) show(view.current, shown)
  }, [shown])
  return <div ref={host} className="code-editor" data-label={label} />
}

export interface CodeEditorProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is edited, as "State machine definition". */
  readonly label: string
  readonly problems?: readonly MarkedProblem[]
  /** Brought into sight when it changes; a new object shows the same range again. */
  readonly shown?: ShownRange | undefined
  readonly onCursor?: (index: number) => void
  readonly complete?: CompletionSource
  /** What it is written in: JSON unless told. */
  readonly language?: Extension
  /** Long lines go on in the next row instead of out of sight. */
  readonly wraps?: boolean
}

export interface MarkedProblem extends TextRange {
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export interface ShownRange extends TextRange {
  /** Takes the keyboard as well: for what a person asked to be led to. */
  readonly focus?: boolean
}

type Latest = { readonly current: CodeEditorProps }

const listener = (latest: Latest): Extension =>
  EditorView.updateListener.of((update) => {
    if (update.docChanged) latest.current.onChange(update.state.doc.toString())
    // Only what the person does; a selection that was set from outside is known there.
    if (update.transactions.some((transaction) => transaction.isUserEvent('select')))
      latest.current.onCursor?.(update.state.selection.main.head)
  })

/**
 * Text typed over other text is put in here: the browser would keep the look of what it replaces as an inline style,
 * which the page's policy forbids and the console then complains of.
 */
const overText = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const text = event.data ?? event.dataTransfer?.getData('text/plain')
    // The editor's own selection may be a moment behind the browser's.
    const chosen = document.getSelection()
    const range = chosen === null || chosen.rangeCount === 0 ? undefined : chosen.getRangeAt(0)
    // Where keys are put together to signs (as in Chinese), the browser has to do it.
    if (range === undefined || view.composing || text === undefined) return false
    if (event.inputType !== 'insertText' && event.inputType !== 'insertReplacementText') return false
    const from = view.posAtDOM(range.startContainer, range.startOffset)
    const to = view.posAtDOM(range.endContainer, range.endOffset)
    // A sign typed over a part of a line may stand around it, as a quote does.
    if (from === to || (text.length === 1 && view.state.doc.lineAt(from).to >= to)) return false
    const insert = view.state.toText(text)
    const selection = { anchor: from + insert.length }
    view.dispatch({ changes: { from, to, insert }, selection, userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? ''

function extensions({ label, complete, language, wraps = false }: CodeEditorProps, listener: Extension): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    drawSelection(),
    history(),
    search({ top: true }),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    language ?? json(),
    editorLook,
    autocompletion(complete === undefined ? {} : { override: [complete] }),
    // Escape leaves the field, so that Tab, which indents here, traps nobody.
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...foldKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    ...(wraps ? [EditorView.lineWrapping] : []),
    overText,
    EditorView.cspNonce.of(nonce()),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    listener,
  ]
}

function mark(editor: EditorView, problems: readonly MarkedProblem[]): void {
  const { length } = editor.state.doc
  const diagnostics = problems.map(({ from, to, severity, message }) => ({
    from: Math.min(from, length),
    to: Math.min(Math.max(to, from), length),
    severity,
    message,
  }))
  editor.dispatch(setDiagnostics(editor.state, diagnostics))
}

function show(editor: EditorView, { from, to, focus }: ShownRange): void {
  const { length } = editor.state.doc
  const anchor = Math.min(from, length)
  editor.dispatch({
    selection: { anchor, head: focus === true ? Math.min(to, length) : anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  })
  if (focus === true) editor.focus()
}
