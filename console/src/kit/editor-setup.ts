import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'

export type EditorLanguage = 'json' | 'plain'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-key)' },
  { tag: tags.string, color: 'var(--c-str)' },
  { tag: tags.number, color: 'var(--c-num)' },
  { tag: [tags.bool, tags.null], color: 'var(--c-bool)' },
])

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', background: 'var(--g-node)', color: 'var(--g-text)' },
  '&.cm-focused': { outline: '2px solid var(--sel)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.65' },
  '.cm-gutters': {
    background: 'var(--g-canvas)',
    color: 'var(--g-sub)',
    border: 'none',
    borderRight: '1px solid var(--g-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--sel) 8%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--g-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--sel) 26%, transparent)',
  },
  '.cm-tooltip': {
    background: 'var(--g-node)',
    border: '1px solid var(--g-line)',
    borderRadius: '8px',
    boxShadow: 'var(--g-shadow)',
    color: 'var(--g-text)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '3px 10px', fontFamily: 'var(--font-mono)' },
  '.cm-panels': { background: 'var(--g-canvas)', color: 'var(--g-text)', borderColor: 'var(--g-line)' },
})

/** The page's nonce: CodeMirror puts its styles into the page. */
const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="nonce"]')?.content ?? ''

/**
 * What every editor of the console has. Tab leaves the editor, as it leaves any field: who types JSON indents by
 * Enter, and nobody is caught by the keyboard.
 */
export function editorSetup(label: string, language: EditorLanguage): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    syntaxHighlighting(colours),
    language === 'json' ? json() : [],
    look,
    EditorView.lineWrapping,
    EditorView.cspNonce.of(nonce()),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    keymap.of([
      ...closeBracketsKeymap,
      ...lintKeymap,
      ...foldKeymap,
      ...searchKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
  ]
}
