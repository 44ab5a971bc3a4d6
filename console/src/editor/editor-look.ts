import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Colours come from the theme's variables, so that light and dark need no second editor. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-key)' },
  { tag: tags.string, color: 'var(--c-str)' },
  { tag: tags.number, color: 'var(--c-num)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--c-bool)' },
  { tag: tags.variableName, color: 'var(--c-key)' },
  { tag: tags.comment, color: 'var(--g-sub)', fontStyle: 'italic' },
])

const surface = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', background: 'var(--g-node)', color: 'var(--g-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--g-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--g-text)' },
  '.cm-gutters': {
    background: 'var(--g-canvas)',
    color: 'var(--g-sub)',
    border: 'none',
    borderRight: '1px solid var(--g-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--sel) 8%, transparent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--sel) 24%, transparent)',
  },
  '.cm-selectionMatch': { background: 'color-mix(in srgb, var(--warn) 22%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { background: 'color-mix(in srgb, var(--ok) 26%, transparent)' },
  '.cm-foldPlaceholder': { background: 'var(--off-bg)', border: '1px solid var(--g-line)', color: 'var(--g-sub)' },
})

const floating = EditorView.theme({
  '.cm-tooltip': {
    background: 'var(--g-node)',
    border: '1px solid var(--g-line)',
    borderRadius: '8px',
    boxShadow: 'var(--g-shadow)',
    color: 'var(--g-text)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '3px 10px', fontFamily: 'var(--font-mono)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--run-bg)', color: 'var(--g-text)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { color: 'var(--g-sub)', fontStyle: 'normal' },
  '.cm-completionInfo': { maxWidth: '380px', padding: '8px 10px', fontFamily: 'var(--font-ui)' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--font-ui)', fontSize: '13px', maxWidth: '520px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn)',
    textUnderlineOffset: '3px',
  },
  '.cm-panels': { background: 'var(--g-canvas)', color: 'var(--g-text)', borderColor: 'var(--g-line)' },
  '.cm-panel input, .cm-panel button': { fontFamily: 'var(--font-ui)' },
  '.cm-textfield': { background: 'var(--g-node)', color: 'var(--g-text)', border: '1px solid var(--g-line)' },
  '.cm-button': {
    background: 'var(--off-bg)',
    backgroundImage: 'none',
    color: 'var(--g-text)',
    border: '1px solid var(--g-line)',
  },
})

export const editorLook = [surface, floating, syntaxHighlighting(colours)]
