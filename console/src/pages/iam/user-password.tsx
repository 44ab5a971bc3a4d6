import { Button, FormField, Header, Input, SpaceBetween } from '@cloudscape-design/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useNotify } from '../../shell/notifications.tsx'

/** Whether a user may sign in to the console; there is no reading a password, only setting it. */
export function UserPassword({ name: UserName }: { readonly name: string }) {
  const profile = useQuery({ queryKey: ['iam', 'hasPassword', UserName], queryFn: () => hasPassword(UserName) })
  const [password, setPassword] = useState('')
  const change = useChange(() => setPassword(''))
  const has = profile.data === true
  const set = (): Promise<unknown> =>
    callAws('iam', has ? 'updateLoginProfile' : 'createLoginProfile', { UserName, Password: password })
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description={has ? 'This user may sign in.' : 'Without a password this user cannot sign in to the console.'}
      >
        Console password
      </Header>
      <ErrorAlert error={profile.error ?? change.error} />
      <FormField label={has ? 'New password' : 'Password'}>
        <Input
          value={password}
          type="password"
          autoComplete="new-password"
          onChange={({ detail }) => setPassword(detail.value)}
        />
      </FormField>
      <div className="actions">
        <Button
          variant="primary"
          disabled={password === '' || profile.isLoading}
          loading={change.isPending}
          onClick={() => change.mutate({ call: set, said: `The password of ${UserName} is set` })}
        >
          Set password
        </Button>
        <Button
          disabled={!has}
          onClick={() =>
            change.mutate({
              call: () => callAws('iam', 'deleteLoginProfile', { UserName }),
              said: `${UserName} can no longer sign in`,
            })
          }
        >
          Remove password
        </Button>
      </div>
    </SpaceBetween>
  )
}

interface Change {
  readonly call: () => Promise<unknown>
  readonly said: string
}

function useChange(onDone: () => void) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: ({ call }: Change) => call(),
    onSuccess: (_, { said }) => {
      notify({ type: 'success', header: said })
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
}

async function hasPassword(UserName: string): Promise<boolean> {
  try {
    await callAws('iam', 'getLoginProfile', { UserName })
    return true
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('NoSuchEntity')) return false
    throw error
  }
}
