import {
  Container,
  FormField,
  Header,
  Input,
  RadioGroup,
  Select,
  SpaceBetween,
  Tiles,
} from '@cloudscape-design/components'
import type { RoleDraft } from './create-role.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'
import { serviceOf, trustedServices, chosenUseCase, type EntityKind } from './trust.ts'

/** What keeps the first step from being done. */
export function trustProblem(draft: RoleDraft): string | undefined {
  if (draft.kind === 'account' && !/^\d{12}$/.test(draft.account)) return 'An account ID is twelve digits.'
  if (draft.kind === 'custom') return policyProblems(draft.custom, 'trust')[0]?.message
  return undefined
}

const kinds: readonly { readonly value: EntityKind; readonly label: string; readonly description: string }[] = [
  {
    value: 'service',
    label: 'Service',
    description: 'Let Step Functions, API Gateway or another service act for you.',
  },
  { value: 'account', label: 'Account', description: 'Let users of this or another account act with the role.' },
  { value: 'custom', label: 'Custom trust policy', description: 'Write the trust policy yourself.' },
]

interface TrustStepProps {
  readonly draft: RoleDraft
  readonly change: (changes: Partial<RoleDraft>) => void
  readonly showProblem: boolean
}

export function TrustStep({ draft, change, showProblem }: TrustStepProps) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Trusted entity type</Header>}>
        <Tiles
          ariaLabel="Trusted entity type"
          value={draft.kind}
          columns={3}
          items={[...kinds]}
          onChange={({ detail }) => change({ kind: detail.value as EntityKind })}
        />
      </Container>
      {draft.kind === 'service' && <ServiceChoice draft={draft} change={change} />}
      {draft.kind === 'account' && (
        <Container header={<Header variant="h2">Account</Header>}>
          <FormField
            label="Account ID"
            constraintText="Twelve digits. Its users need a policy that lets them assume the role."
            errorText={showProblem ? trustProblem(draft) : undefined}
          >
            <Input
              value={draft.account}
              inputMode="numeric"
              onChange={({ detail }) => change({ account: detail.value.replaceAll('-', '').trim() })}
            />
          </FormField>
        </Container>
      )}
      {draft.kind === 'custom' && (
        <Container header={<Header variant="h2">Custom trust policy</Header>}>
          <PolicyEditor
            label="Trust policy"
            kind="trust"
            value={draft.custom}
            onChange={(custom) => change({ custom })}
          />
        </Container>
      )}
    </SpaceBetween>
  )
}

function ServiceChoice({ draft, change }: Pick<TrustStepProps, 'draft' | 'change'>) {
  const service = serviceOf(draft)
  return (
    <Container header={<Header variant="h2">Use case</Header>}>
      <SpaceBetween size="m">
        <FormField label="Service">
          <Select
            selectedOption={{ value: service.principal, label: service.label }}
            options={trustedServices.map(({ principal, label }) => ({
              value: principal,
              label,
              description: principal,
            }))}
            filteringType="auto"
            onChange={({ detail }) =>
              change({ service: detail.selectedOption.value ?? service.principal, useCase: '' })
            }
          />
        </FormField>
        <RadioGroup
          ariaLabel="Use case"
          value={chosenUseCase(draft).id}
          items={service.cases.map(({ id, label, description }) => ({ value: id, label, description }))}
          onChange={({ detail }) => change({ useCase: detail.value })}
        />
      </SpaceBetween>
    </Container>
  )
}
