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
