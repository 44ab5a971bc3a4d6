import { ExpandableSection } from '@cloudscape-design/components'
import { JsonView } from '../../kit/json-view.tsx'

/** A cause is a text, the error of a function, or other JSON, as of a nested execution. */
export function Cause({ text }: { readonly text: string }) {
  const value = objectIn(text)
  if (value === undefined) return <div className="xcause">{text}</div>
  const message = value['errorMessage'] ?? value['message'] ?? value['Cause']
  return (
    <>
      {typeof message === 'string' && message !== '' && <div className="xcause">{message}</div>}
      <ExpandableSection headerText="The whole cause" variant="inline">
        <JsonView value={value} label="Cause" maxHeight={240} />
      </ExpandableSection>
    </>
  )
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}
