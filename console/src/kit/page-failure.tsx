import { ContentLayout, Header } from '@cloudscape-design/components'
import { ErrorAlert } from './error-alert.tsx'

interface PageFailureProps {
  /** Of what the page would show. */
  readonly title: string
  readonly error: unknown
  readonly onRetry: () => void
}

/** In the place of a page whose subject could not be read. */
export function PageFailure({ title, error, onRetry }: PageFailureProps) {
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <ErrorAlert error={error} onRetry={onRetry} />
    </ContentLayout>
  )
}
