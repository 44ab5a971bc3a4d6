import {
  Button,
  Container,
  FormField,
  Header,
  Input,
  SpaceBetween,
  Table,
  Textarea,
} from '@cloudscape-design/components'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { TagEditor } from '../../kit/tag-editor.tsx'
import type { RoleDraft } from './create-role.ts'
import { usePolicies } from './policies-list.ts'
import { policyColumns } from './policy-columns.tsx'
import { roleNameProblem } from './role-name.ts'
import { trustPolicyText } from './trust.ts'

interface ReviewStepProps {
  readonly draft: RoleDraft
  readonly change: (changes: Partial<RoleDraft>) => void
  readonly showProblem: boolean
  readonly error: unknown
  readonly goTo: (step: number) => void
}

export function ReviewStep({ draft, change, showProblem, error, goTo }: ReviewStepProps) {
  return (
    <SpaceBetween size="l">
      <ErrorAlert error={error} />
      <Container header={<Header variant="h2">Role details</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Role name"
            constraintText="Up to 64 characters: letters, digits and +=,.@-_"
            errorText={showProblem || draft.name !== '' ? roleNameProblem(draft.name) : undefined}
          >
            <Input
              value={draft.name}
              placeholder="api-to-step-functions"
              spellcheck={false}
              onChange={({ detail }) => change({ name: detail.value })}
            />
          </FormField>
          <FormField
            label={
              <span>
                Description <i>- optional</i>
              </span>
            }
          >
            <Textarea
              rows={2}
              value={draft.description}
              onChange={({ detail }) => change({ description: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<StepHeader text="Step 1: Trusted entity" onEdit={() => goTo(0)} />}>
        <JsonView label="Trust policy" value={trustPolicyText(draft)} />
      </Container>
      <ChosenPolicies arns={draft.policies ?? []} onEdit={() => goTo(1)} />
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagEditor tags={draft.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </SpaceBetween>
  )
}

function StepHeader({ text, counter, onEdit }: { text: string; counter?: string; onEdit: () => void }) {
  return (
    <Header
      variant="h2"
      {...(counter !== undefined && { counter })}
      actions={
        <Button ariaLabel={`Edit ${text}`} onClick={onEdit}>
          Edit
        </Button>
      }
    >
      {text}
    </Header>
  )
}

function ChosenPolicies({ arns, onEdit }: { readonly arns: readonly string[]; readonly onEdit: () => void }) {
  const policies = usePolicies()
  return (
    <Table
      variant="container"
      items={policies.items.filter(({ Arn }) => arns.includes(Arn))}
      columnDefinitions={policyColumns}
      ariaLabels={{ tableLabel: 'Chosen policies', selectionGroupLabel: 'Selection' }}
      header={<StepHeader text="Step 2: Permissions" counter={`(${arns.length})`} onEdit={onEdit} />}
      empty={<EmptyState title="No permissions">The role may do nothing until a policy is attached to it.</EmptyState>}
    />
  )
}
