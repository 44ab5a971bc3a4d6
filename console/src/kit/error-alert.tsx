import { Alert, Button } from '@cloudscape-design/components'
import type { ReactNode } from 'react'
import { errorSentence } from '../aws/error-sentence.ts'
import { useRegion } from '../aws/region.ts'
import { PageLink } from '../shell/links.tsx'
import { useSession } from '../shell/session.ts'
import { foreignArn } from './foreign-arn.ts'

/** A failure as a sentence with what to do; nothing if there is no error. */
export function ErrorAlert({ error, onRetry, children }: ErrorAlertProps) {
  if (error === undefined || error === null) return null
  const { headline, detail, advice, code } = errorSentence(error)
  return (
    <Alert
      type="error"
      header={headline}
      statusIconAriaLabel="Error"
      {...(onRetry !== undefined && { action: <Button onClick={onRetry}>Try again</Button> })}
    >
      <div>{detail}</div>
      {advice !== undefined && <div>{advice}</div>}
      <SameHere text={detail} />
      {code !== undefined && <div className="error-code">{code}</div>}
      {children}
    </Alert>
  )
}

interface ErrorAlertProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** More to do about it, as a link. */
  readonly children?: ReactNode
}

/** Whoever pasted an ARN from AWS is offered the thing of that name here. */
function SameHere({ text }: { readonly text: string }) {
  const { data: session } = useSession()
  const region = useRegion()
  const found = session === undefined ? undefined : foreignArn(text, session.principal.account, region)
  if (found === undefined) return null
  return (
    <div>
      That ARN is of account {found.account} in {found.region}.{' '}
      <PageLink href={found.href}>Open {found.thing} here</PageLink>
    </div>
  )
}
