import { Autosuggest, Button, Checkbox, FormField, Input, SpaceBetween } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { PageLink } from '../../shell/links.tsx'
import './machine.css'
import { createMachineRole, machinePolicies, roleArnProblem, trustsStepFunctions } from './machine-role.ts'
import { roleHref, roleName } from './states-links.ts'

const pages = {
  itemsOf: (page: { readonly Roles?: import('@aws-sdk/client-iam').Role[] | undefined }) => page.Roles,
  token: { in: 'Marker', out: 'Marker' },
}

/** The role of a machine: typed, picked from those that Step Functions may take on, or made here. */
export function MachineRoleField({ value, onChange, machineName, showProblem, needs = [] }: MachineRoleFieldProps) {
  // Asked for when somebody is about to choose: IAM's client is large, and a first visit does without it.
  const [choosing, setChoosing] = useState(false)
  const roles = useAwsList('iam', 'listRoles', { MaxItems: 1_000 }, { ...pages, enabled: choosing })
  const [creating, setCreating] = useState(false)
  const options = roles.items.filter(trustsStepFunctions).map(({ Arn = '', RoleName = '', Description }) => ({
    value: Arn,
    label: Arn,
    description: Description ?? RoleName,
  }))
  const problem = roleArnProblem(value)
  return (
    <>
      <FormField
        label="Execution role"
        description="What the state machine may do: calls to other services are made as this role."
        errorText={showProblem || value !== '' ? problem : undefined}
        constraintText={
          problem === undefined ? <PageLink href={roleHref(value)}>{`View ${roleName(value)}`}</PageLink> : undefined
        }
        stretch
      >
        <div className="field-and-button">
          <Autosuggest
            value={value}
            options={options}
            placeholder="Choose a role, or type its ARN"
            enteredTextLabel={(text) => `Use ${text}`}
            empty="No role trusts states.amazonaws.com yet: create one."
            statusType={roles.isLoading ? 'loading' : 'finished'}
            loadingText="Loading roles"
            onFocus={() => setChoosing(true)}
            onChange={({ detail }) => onChange(detail.value)}
          />
          <Button onClick={() => setCreating(true)}>Create role</Button>
        </div>
      </FormField>
      {creating && (
        <CreateRoleDialog
          name={`StepFunctions-${machineName === '' ? 'machine' : machineName}-role`.slice(0, 64)}
          needs={needs}
          onCreated={onChange}
          onDismiss={() => setCreating(false)}
        />
      )}
    </>
  )
}

interface MachineRoleFieldProps {
  /** An ARN. */
  readonly value: string
  readonly onChange: (arn: string) => void
  /** A new role is named after it. */
  readonly machineName: string
  readonly showProblem: boolean
  /** What a new role may do unless the person chooses otherwise: ids of `machinePolicies`. */
  readonly needs?: readonly string[]
}

function CreateRoleDialog({ name: initial, needs, onCreated, onDismiss }: CreateRoleDialogProps) {
  const queries = useQueryClient()
  const [name, setName] = useState(initial)
  const [chosen, setChosen] = useState<readonly string[]>(needs)
  const create = useMutation({
    mutationFn: () =>
      createMachineRole(
        name,
        machinePolicies.filter(({ id }) => chosen.includes(id)).map(({ arn }) => arn),
      ),
    onSuccess: (arn) => {
      onCreated(arn)
      onDismiss()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
  return (
    <FormDialog
      title="Create a role for Step Functions"
      submitText="Create role"
      busy={create.isPending}
      disabled={name === ''}
      error={create.error}
      onSubmit={() => create.mutate()}
      onDismiss={onDismiss}
    >
      <FormField label="Role name" description="Step Functions (states.amazonaws.com) may take it on.">
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="It may" description="More can be given to it on the role's page.">
        <SpaceBetween size="xs">
          {machinePolicies.map(({ id, label }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onChange={({ detail }) =>
                setChosen(detail.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            >
              {label}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
    </FormDialog>
  )
}

interface CreateRoleDialogProps {
  readonly name: string
  readonly needs: readonly string[]
  readonly onCreated: (arn: string) => void
  readonly onDismiss: () => void
}
