import { useMemo } from 'react'
import { CopyButton } from './copy-button.tsx'
import { jsonTokens, prettyJson } from './json-tokens.ts'

/** JSON (or a text that holds some), coloured, with a copy button. */
export function JsonView({ value, label, maxHeight = 360 }: JsonViewProps) {
  const text = useMemo(() => prettyJson(value), [value])
  const tokens = useMemo(() => jsonTokens(text), [text])
  return (
    <div className="json-frame">
      <div className="json-copy">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <pre className="json" tabIndex={0} role="region" aria-label={label} style={{ maxHeight }}>
        {tokens.map((token, index) =>
          token.kind === 'plain' ? (
            token.text
          ) : (
            // Pieces never move: the position is their identity.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index} className={`json-${token.kind}`}>
              {token.text}
            </span>
          ),
        )}
      </pre>
    </div>
  )
}

interface JsonViewProps {
  /** A value, or a text: JSON is laid out anew, anything else is shown as it is. */
  readonly value: unknown
  /** What it is, as "Execution input"; names the region for screen readers. */
  readonly label: string
  /** In pixels; longer text scrolls. */
  readonly maxHeight?: number
}
