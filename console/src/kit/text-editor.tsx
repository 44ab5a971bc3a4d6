import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { useEffect, useMemo, useRef } from 'react'
import { editorSetup, type EditorLanguage } from './editor-setup.ts'
import { placeText } from './place-text.ts'

/** A stretch of the text, as indices, and what is wrong with it. */
export interface TextProblem {
  readonly message: string
  readonly from: number
  readonly to: number
  readonly severity?: 'error' | 'warning'
}

export interface TextEditorProps {
  /** What the text is, as "Policy"; names the field for screen readers. */
  readonly label: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly language?: EditorLanguage
  readonly problems?: readonly TextProblem[]
  readonly readOnly?: boolean
  /** In pixels. */
  readonly height?: number
}

const noProblems: readonly TextProblem[] = []

export default function TextEditor(properties: TextEditorProps) {
  const { label, value, problems = noProblems, height = 360, language = 'json', readOnly = false } = properties
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | undefined>(undefined)
  const onChange = useRef(properties.onChange)
  const writable = useMemo(() => new Compartment(), [])
  const first = useRef({ value, readOnly })
  useEffect(() => {
    onChange.current = properties.onChange
  })
  useEffect(() => {
    if (host.current === null) return
    const extensions = [
      editorSetup(label, language),
      writable.of(EditorState.readOnly.of(first.current.readOnly)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange.current?.(update.state.doc.toString())
      }),
    ]
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: first.current.value, extensions }),
    })
    made.scrollDOM.tabIndex = 0
    made.scrollDOM.setAttribute('role', 'group')
    made.scrollDOM.setAttribute('aria-label', `${label}, scrolling`)
    view.current = made
    return () => made.destroy()
  }, [label, language, writable])
  useEffect(() => {
    view.current?.dispatch({ effects: writable.reconfigure(EditorState.readOnly.of(readOnly)) })
  }, [readOnly, writable])
  useEffect(() => {
    const editor = view.current
    // A text that was set from outside, not by typing.
    if (editor === undefined || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    const editor = view.current
    if (editor !== undefined) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(problems, editor)))
  }, [problems, value])
  return (
    <div className="kit-editor">
      <div ref={host} style={{ height }} />
      {problems.length > 0 && (
        <ProblemList text={value} problems={problems} onChoose={(from) => show(view.current, from)} />
      )}
    </div>
  )
}

function diagnosticsOf(problems: readonly TextProblem[], { state }: EditorView): readonly Diagnostic[] {
  const end = state.doc.length
  return problems.map(({ message, from, to, severity = 'error' }) => ({
    message,
    severity,
    from: Math.min(from, end),
    to: Math.min(Math.max(to, from), end),
  }))
}

function show(editor: EditorView | undefined, from: number): void {
  if (editor === undefined) return
  editor.dispatch({ selection: { anchor: Math.min(from, editor.state.doc.length) }, scrollIntoView: true })
  editor.focus()
}

interface ProblemListProps {
  readonly text: string
  readonly problems: readonly TextProblem[]
  readonly onChoose: (from: number) => void
}

/** What is wrong, each a way to its place. */
function ProblemList({ text, problems, onChoose }: ProblemListProps) {
  return (
    <ul className="problems" aria-label="Problems">
      {problems.map(({ message, from, severity = 'error' }) => (
        <li key={`${from} ${message}`}>
          <button type="button" className={`problem problem-${severity}`} onClick={() => onChoose(from)}>
            <span className="problem-place">{placeText(text, from)}</span> {message}
          </button>
        </li>
      ))}
    </ul>
  )
}
