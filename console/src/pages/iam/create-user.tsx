import { Checkbox, FormField, Input, SpaceBetween } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotifyError } from '../../shell/notifications.tsx'
import { userHref } from './iam-page.ts'
import { roleNameProblem } from './role-name.ts'

/** Creates a user, who may sign in to the console if a password is given. */
export function CreateUserDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const notifyError = useNotifyError()
  const [name, setName] = useState('')
  const [signsIn, setSignsIn] = useState(false)
  const [password, setPassword] = useState('')
  const UserName = name.trim()
  const create = useMutation({
    mutationFn: async () => {
      await callAws('iam', 'createUser', { UserName })
      // The user is there: what fails from here on is told on their page.
      if (signsIn) await callAws('iam', 'createLoginProfile', { UserName, Password: password }).catch(notifyError)
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['iam'] })
      navigate(userHref(UserName))
    },
  })
  const problem = roleNameProblem(name)
  return (
    <FormDialog
      title="Create user"
      submitText="Create user"
      busy={create.isPending}
      disabled={problem !== undefined || (signsIn && password === '')}
      error={create.error}
      onSubmit={() => create.mutate()}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <FormField label="User name" errorText={name === '' ? undefined : problem}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <Checkbox checked={signsIn} onChange={({ detail }) => setSignsIn(detail.checked)}>
          May sign in to the console
        </Checkbox>
        {signsIn && (
          <FormField label="Password" constraintText="The account's password policy decides what it has to hold.">
            <Input
              value={password}
              type="password"
              autoComplete="new-password"
              onChange={({ detail }) => setPassword(detail.value)}
            />
          </FormField>
        )}
      </SpaceBetween>
    </FormDialog>
  )
}
