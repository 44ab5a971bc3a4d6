import { Alert, Button } from '@cloudscape-design/components'
import type { ReactNode } from 'react'
import { errorSentence } from '../aws/error-sentence.ts'

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
