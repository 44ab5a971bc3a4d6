import { Autosuggest, FormField } from '@cloudscape-design/components'
import { useAwsList } from '../../aws/queries.ts'
import { PageLink } from '../../shell/links.tsx'

interface RoleFieldProps {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (arn: string) => void
}

/** The role in whose name API Gateway calls: typed, or picked from those that trust it. */
export function RoleField({ value, problem, onChange }: RoleFieldProps) {
  const roles = useAwsList('iam', 'listRoles', { MaxItems: 1_000 }, rolePages)
  const trusting = roles.items.filter(({ AssumeRolePolicyDocument = '' }) =>
    decodeURIComponent(AssumeRolePolicyDocument).includes('apigateway.amazonaws.com'),
  )
  const known = roles.items.find(({ Arn }) => Arn === value)
  const isUntrusting = known !== undefined && !trusting.includes(known)
  return (
    <FormField
      label="Execution role"
      description="API Gateway calls the service in its name, so its policies decide."
      errorText={problem}
      warningText={isUntrusting ? 'This role does not trust API Gateway, so calls will fail.' : undefined}
      constraintText={
        <>
          None fits? <PageLink href="/iam/roles/create">Create a role</PageLink> for API Gateway.
        </>
      }
    >
      <Autosuggest
        value={value}
        options={trusting.map(({ Arn = '', RoleName = '', Description = '' }) => ({
          value: Arn,
          label: Arn,
          description: Description === '' ? RoleName : Description,
        }))}
        enteredTextLabel={(text) => `Use ${text}`}
        placeholder="arn:aws:iam::000000000000:role/api-to-step-functions"
        empty="No role trusts API Gateway yet."
        statusType={roles.isLoading ? 'loading' : 'finished'}
        loadingText="Loading roles"
        onChange={({ detail }) => onChange(detail.value.trim())}
      />
    </FormField>
  )
}

const rolePages = {
  itemsOf: (page: { readonly Roles?: Role[] | undefined }) => page.Roles,
  token: { in: 'Marker', out: 'Marker' },
}

interface Role {
  readonly Arn?: string | undefined
  readonly RoleName?: string | undefined
  readonly Description?: string | undefined
  readonly AssumeRolePolicyDocument?: string | undefined
}
