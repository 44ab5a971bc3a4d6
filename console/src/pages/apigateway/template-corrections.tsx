import { Alert, Button, SpaceBetween } from '@cloudscape-design/components'
import { ForeignArns } from './foreign-arns.tsx'
import { corrections, placeOf } from './template-check.ts'

interface TemplateCorrectionsProps {
  readonly text: string
  readonly onText: (text: string) => void
}

/** Known slips in a template or a body, each with what to write instead and a button that does it. */
export function TemplateCorrections({ text, onText }: TemplateCorrectionsProps) {
  return (
    <SpaceBetween size="s">
      {corrections(text).map(({ message, wrong, right }) => (
        <Alert
          key={wrong}
          type="warning"
          statusIconAriaLabel="Warning"
          header={`At ${placeOf(text, wrong)}: ${message}`}
          action={<Button onClick={() => onText(text.replace(wrong, () => right))}>Correct it</Button>}
        >
          <code className="mono">{right}</code>
        </Alert>
      ))}
      <ForeignArns text={text} onText={onText} />
    </SpaceBetween>
  )
}
