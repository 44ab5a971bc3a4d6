import { Alert, Button } from '@cloudscape-design/components'
import { useRegion } from '../../aws/region.ts'
import { useSession } from '../../shell/session.ts'
import { foreignArns } from './machine-arns.ts'

interface ForeignArnsProps {
  readonly text: string
  readonly onText: (text: string) => void
}

/** ARNs of another account or region, as a tutorial's text has them: offers the same name here. */
export function ForeignArns({ text, onText }: ForeignArnsProps) {
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
