import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'
import { policyNameProblem } from './role-name.ts'

const firstText = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['states:StartExecution'], Resource: '*' }] },
  null,
  2,
)

interface InlinePolicyProps {
  readonly role: string
  /** The policy to edit; a new one without. */
  readonly name?: string
  readonly onDismiss: () => void
}

/** A policy that lives in its role and goes with it. */
export function InlinePolicyDialog({ role, name: existing, onDismiss }: InlinePolicyProps) {
  const stored = useAwsQuery(
    'iam',
    'getRolePolicy',
    { RoleName: role, PolicyName: existing },
    { enabled: existing !== undefined },
  )
  const [name, setName] = useState(existing ?? '')
  const [typed, setTyped] = useState<string | undefined>()
  const put = useAwsMutation('iam', 'putRolePolicy')
  const before = existing === undefined ? firstText : prettyJson(decodeURIComponent(stored.data?.PolicyDocument ?? ''))
  const text = typed ?? before
  const problem = policyNameProblem(name)
  return (
    <FormDialog
      title={existing === undefined ? `Create an inline policy in ${role}` : `Inline policy ${existing}`}
      size="large"
      submitText="Save"
      busy={put.isPending}
      disabled={problem !== undefined || policyProblems(text, 'identity').length > 0}
      error={put.error ?? stored.error}
      onSubmit={() =>
        put.mutate({ RoleName: role, PolicyName: name.trim(), PolicyDocument: text }, { onSuccess: onDismiss })
      }
      onDismiss={onDismiss}
    >
      {existing === undefined && (
        <FormField label="Policy name" errorText={name === '' ? undefined : problem}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      )}
      {stored.isLoading ? (
        'Loading the policy'
      ) : (
        <PolicyEditor label="Policy" kind="identity" value={text} onChange={setTyped} />
      )}
    </FormDialog>
  )
}
