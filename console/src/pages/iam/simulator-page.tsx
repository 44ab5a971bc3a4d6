import {
  Button,
  Container,
  ContentLayout,
  FormField,
  Header,
  Input,
  Select,
  SpaceBetween,
  type SelectProps,
} from '@cloudscape-design/components'
import { useMutation } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { usePage } from '../../shell/page.tsx'
import { SimulatorResults } from './simulator-results.tsx'

/** Asks whether somebody may do something, and which statement decides it. What is asked stands in the address. */
export default function SimulatorPage() {
  usePage({ title: 'Policy simulator' })
  const [principal, setPrincipal] = useUrlState('principal')
  const [actions, setActions] = useUrlState('actions', 'states:StartExecution')
  const [resource, setResource] = useUrlState('resource', '*')
  const { options, error } = usePrincipals()
  const ActionNames = actions.split(/[\s,]+/).filter((action) => action !== '')
  const simulate = useMutation({
    mutationFn: () =>
      callAws('iam', 'simulatePrincipalPolicy', {
        PolicySourceArn: principal,
        ActionNames,
        ResourceArns: [resource.trim() === '' ? '*' : resource.trim()],
      }),
  })
  const selected = options.flatMap((group) => group.options).find(({ value }) => value === principal)
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="Whether somebody may do something, and which statement decides it.">
          Policy simulator
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="l">
            <FormField label="Who">
              <Select
                selectedOption={selected ?? (principal === '' ? null : { value: principal, label: principal })}
                options={options}
                placeholder="Choose a user, a group or a role"
                filteringType="auto"
                onChange={({ detail }) => setPrincipal(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <FormField label="Actions" constraintText="As states:StartExecution; several with commas between.">
              <Input value={actions} spellcheck={false} onChange={({ detail }) => setActions(detail.value)} />
            </FormField>
            <FormField label="Resource" constraintText="An ARN, or * for any.">
              <Input value={resource} spellcheck={false} onChange={({ detail }) => setResource(detail.value)} />
            </FormField>
            <Button
              variant="primary"
              loading={simulate.isPending}
              disabled={principal === '' || ActionNames.length === 0}
              onClick={() => simulate.mutate()}
            >
              Simulate
            </Button>
            <ErrorAlert error={error ?? simulate.error} />
          </SpaceBetween>
        </Container>
        {simulate.data !== undefined && <SimulatorResults results={simulate.data.EvaluationResults ?? []} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

interface Principals {
  readonly options: readonly Required<Pick<SelectProps.OptionGroup, 'label' | 'options'>>[]
  readonly error: unknown
}

function usePrincipals(): Principals {
  const users = useAwsQuery('iam', 'listUsers', { MaxItems: 1_000 })
  const groups = useAwsQuery('iam', 'listGroups', { MaxItems: 1_000 })
  const roles = useAwsQuery('iam', 'listRoles', { MaxItems: 1_000 })
  const option = (value = '', label = '') => ({ value, label, description: value })
  return {
    options: [
      { label: 'Users', options: (users.data?.Users ?? []).map(({ Arn, UserName }) => option(Arn, UserName)) },
      { label: 'Groups', options: (groups.data?.Groups ?? []).map(({ Arn, GroupName }) => option(Arn, GroupName)) },
      { label: 'Roles', options: (roles.data?.Roles ?? []).map(({ Arn, RoleName }) => option(Arn, RoleName)) },
    ],
    error: users.error ?? groups.error ?? roles.error,
  }
}
