import { FormField, Input } from '@cloudscape-design/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { callsOf, type Holder } from './holder.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'
import { policyNameProblem } from './role-name.ts'

const firstText = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['states:StartExecution'], Resource: '*' }] },
  null,
  2,
)

interface InlinePolicyProps {
  readonly holder: Holder
  /** The policy to edit; a new one without. */
  readonly name?: string
  readonly onDismiss: () => void
}

/** A policy that lives in its holder and goes with it. */
export function InlinePolicyDialog({ holder, name: existing, onDismiss }: InlinePolicyProps) {
  const calls = callsOf(holder)
  const queries = useQueryClient()
  const stored = useQuery({
    queryKey: ['iam', 'inlinePolicy', holder, existing],
    queryFn: () => calls.read(holder.name, existing ?? ''),
    enabled: existing !== undefined,
  })
  const [name, setName] = useState(existing ?? '')
  const [typed, setTyped] = useState<string | undefined>()
  const put = useMutation({
    mutationFn: () => calls.put(holder.name, name.trim(), text),
    onSuccess: async () => {
      onDismiss()
      await queries.invalidateQueries({ queryKey: ['iam'] })
    },
  })
  const before = existing === undefined ? firstText : prettyJson(decodeURIComponent(stored.data?.PolicyDocument ?? ''))
  const text = typed ?? before
  const problem = policyNameProblem(name)
  return (
    <FormDialog
      title={existing === undefined ? `Create an inline policy in ${holder.name}` : `Inline policy ${existing}`}
      size="large"
      submitText="Save"
      busy={put.isPending}
      disabled={problem !== undefined || policyProblems(text, 'identity').length > 0}
      error={put.error ?? stored.error}
      onSubmit={() => put.mutate()}
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
