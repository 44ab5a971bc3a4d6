import { Alert, Button, SpaceBetween } from '@cloudscape-design/components'
import { useRegion } from '../../aws/region.ts'
import { useSession } from '../../shell/session.ts'
import { foreignArns } from './machine-arns.ts'
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

/** ARNs of another account or region, as a tutorial's text has them: offers the same name here. */
export function ForeignArns({ text, onText }: TemplateCorrectionsProps) {
  const session = useSession()
  const region = useRegion()
  const account = session.data?.principal.account
  if (account === undefined) return null
  return (
    <>
      {foreignArns(text, account, region).map(({ arn, here }) => (
        <Alert
          key={arn}
          type="warning"
          statusIconAriaLabel="Warning"
          header="This ARN is of another account or region"
          action={<Button onClick={() => onText(text.replaceAll(arn, here))}>Use the one here</Button>}
        >
          <div className="mono">{arn}</div>
          You work in account {account}, {region}; the same name here is <span className="mono">{here}</span>
        </Alert>
      ))}
    </>
  )
}
