import { Button, Header, SpaceBetween } from '@cloudscape-design/components'
import type { Role } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'
import { trustedNames } from './trust.ts'

/** Whom the role trusts: in words, as its policy, and the way to change it. */
export function RoleTrust({ role }: { readonly role: Role }) {
  const [editing, setEditing] = useState(false)
  const text = prettyJson(decodeURIComponent(role.AssumeRolePolicyDocument ?? ''))
  const names = trustedNames(text)
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description={
          names.length === 0 ? 'Nobody may take this role on.' : `${names.join(', ')} may take this role on.`
        }
        actions={<Button onClick={() => setEditing(true)}>Edit trust policy</Button>}
      >
        Trusted entities
      </Header>
      <JsonView value={text} label="Trust policy" />
      {editing && <TrustDialog name={role.RoleName ?? ''} text={text} onDismiss={() => setEditing(false)} />}
    </SpaceBetween>
  )
}

interface TrustDialogProps {
  readonly name: string
  readonly text: string
  readonly onDismiss: () => void
}

function TrustDialog({ name, text, onDismiss }: TrustDialogProps) {
  const [value, setValue] = useState(text)
  const update = useAwsMutation('iam', 'updateAssumeRolePolicy')
  return (
    <FormDialog
      title={`Trust policy of ${name}`}
      size="large"
      submitText="Save"
      busy={update.isPending}
      disabled={policyProblems(value, 'trust').length > 0}
      error={update.error}
      onSubmit={() => update.mutate({ RoleName: name, PolicyDocument: value }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      <PolicyEditor label="Trust policy" kind="trust" value={value} onChange={setValue} />
    </FormDialog>
  )
}
