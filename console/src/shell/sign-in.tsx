import {
  Box,
  Button,
  Container,
  Form,
  FormField,
  Header,
  Input,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import { useEffect, useState, type FormEvent } from 'react'
import { DoorError } from '../aws/console-door.ts'
import { ErrorAlert } from '../kit/error-alert.tsx'
import logo from '../theme/logo.svg'
import { useSignIn, type Credentials } from './session.ts'

type Fields = Readonly<Record<string, string>>

interface Way {
  readonly id: string
  readonly label: string
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly secret?: true
    readonly hint?: string
  }[]
  readonly credentials: (fields: Fields) => Credentials
}

const text = (fields: Fields, name: string): string => (fields[name] ?? '').trim()

const ways: readonly Way[] = [
  {
    id: 'key',
    label: 'Access key',
    fields: [
      { name: 'accessKeyId', label: 'Access key ID' },
      {
        name: 'secretAccessKey',
        label: 'Secret access key',
        secret: true,
        hint: 'Sent once and exchanged for a session.',
      },
    ],
    credentials: (fields) => ({
      accessKeyId: text(fields, 'accessKeyId'),
      secretAccessKey: text(fields, 'secretAccessKey'),
    }),
  },
  {
    id: 'user',
    label: 'User and password',
    fields: [
      { name: 'account', label: 'Account', hint: 'Twelve digits.' },
      { name: 'userName', label: 'User name' },
      { name: 'password', label: 'Password', secret: true },
    ],
    credentials: (fields) => ({
      account: text(fields, 'account').replaceAll('-', ''),
      userName: text(fields, 'userName'),
      password: fields['password'] ?? '',
    }),
  },
]

/** The way in, in place of any page. */
export function SignIn({ error }: { readonly error: unknown }) {
  const unreachable = error !== null && !(error instanceof DoorError && error.status === 401)
  useEffect(() => {
    document.title = 'Sign in · Stile'
  }, [])
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <img src={logo} alt="" width={40} height={40} />
        <span>Stile</span>
      </div>
      <SpaceBetween size="l">
        {unreachable && <ErrorAlert error={error} onRetry={() => location.reload()} />}
        <Container header={<Header variant="h1">Sign in</Header>}>
          <Tabs
            ariaLabel="Ways to sign in"
            tabs={ways.map((way) => ({ id: way.id, label: way.label, content: <SignInForm way={way} /> }))}
          />
        </Container>
        <AsRoot />
      </SpaceBetween>
    </main>
  )
}

function SignInForm({ way }: { readonly way: Way }) {
  const signIn = useSignIn()
  const [fields, setFields] = useState<Fields>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const missing = way.fields.some(({ name }) => text(fields, name) === '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (missing) return
    setBusy(true)
    signIn(way.credentials(fields)).catch((failure: unknown) => {
      setError(failure)
      setBusy(false)
    })
  }
  return (
    <form onSubmit={submit}>
      <Form
        actions={
          <Button variant="primary" formAction="submit" loading={busy} disabled={missing}>
            Sign in
          </Button>
        }
      >
        <SpaceBetween size="m">
          {error !== undefined && <RefusedAlert error={error} />}
          {way.fields.map(({ name, label, secret, hint }) => (
            <FormField key={name} label={label} constraintText={hint}>
              <Input
                value={fields[name] ?? ''}
                name={name}
                type={secret === true ? 'password' : 'text'}
                autoComplete={secret === true ? 'current-password' : 'username'}
                spellcheck={false}
                onChange={({ detail }) => setFields((previous) => ({ ...previous, [name]: detail.value }))}
              />
            </FormField>
          ))}
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** A wrong key is no session that ended, so the door's sentence stands alone. */
function RefusedAlert({ error }: { readonly error: unknown }) {
  if (!(error instanceof DoorError) || error.status !== 401) return <ErrorAlert error={error} />
  return (
    <Box color="text-status-error">
      <span role="alert">{error.message}</span>
    </Box>
  )
}

/** Under `stile dev` on this machine nobody needs a key; elsewhere the server refuses and says so. */
function AsRoot() {
  const signIn = useSignIn()
  const [error, setError] = useState<unknown>()
  if (!['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)) return null
  return (
    <Box textAlign="center">
      <SpaceBetween size="xs">
        <Button variant="link" onClick={() => void signIn({ automatic: true }).catch(setError)}>
          Continue as root (stile dev)
        </Button>
        {error !== undefined && <RefusedAlert error={error} />}
      </SpaceBetween>
    </Box>
  )
}
