import { ContentLayout, Header } from '@cloudscape-design/components'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { roleHref, roleName } from './states-links.ts'

/** A machine that could not be saved; where its role is the reason, with the way to the role. */
export function MachineFailure({ error, roleArn }: { readonly error: unknown; readonly roleArn: string }) {
  const isRole = error instanceof Error && error.message.includes('authorized to assume the provided role')
  return (
    <ErrorAlert error={error}>
      {isRole && (
        <div>
          Step Functions may not take this role on: its trust policy has to name states.amazonaws.com.{' '}
          <PageLink href={`${roleHref(roleArn)}?tab=trust`}>{`Trust relationships of ${roleName(roleArn)}`}</PageLink>
        </div>
      )}
    </ErrorAlert>
  )
}

/** In the place of a page whose machine could not be read. */
export function MachinePageFailure({ title, error, onRetry }: MachinePageFailureProps) {
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <ErrorAlert error={error} onRetry={onRetry} />
    </ContentLayout>
  )
}

interface MachinePageFailureProps {
  readonly title: string
  readonly error: unknown
  readonly onRetry: () => void
}
