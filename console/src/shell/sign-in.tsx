import {
  Alert,
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

interface Field {
  readonly name: string
  readonly label: string
  readonly secret?: 'current-password' | 'new-password'
  readonly hint?: string
  readonly optional?: true
}

interface Way {
  readonly id: string
  readonly label: string
  readonly fields: readonly Field[]
  readonly credentials: (fields: Fields) => Credentials
}

const text = (fields: Fields, name: string): string => (fields[name] ?? '').trim()

const newPassword: Field = {
  name: 'newPassword',
  label: 'New password',
  secret: 'new-password',
  hint: 'In place of the one above, from now on.',
}

const ways: readonly Way[] = [
  {
    id: 'key',
    label: 'Access key',
    fields: [
      { name: 'accessKeyId', label: 'Access key ID' },
      {
        name: 'secretAccessKey',
        label: 'Secret access key',
        secret: 'current-password',
        hint: 'Sent once and exchanged for a session.',
      },
      {
        name: 'sessionToken',
        label: 'Session token',
        secret: 'current-password',
        hint: 'Of temporary credentials only.',
        optional: true,
      },
    ],
    credentials: (fields) => ({
      accessKeyId: text(fields, 'accessKeyId'),
      secretAccessKey: text(fields, 'secretAccessKey'),
      ...(text(fields, 'sessionToken') !== '' && { sessionToken: text(fields, 'sessionToken') }),
    }),
  },
  {
    id: 'user',
    label: 'User and password',
    fields: [
      { name: 'account', label: 'Account', hint: 'Twelve digits.' },
      { name: 'userName', label: 'User name' },
      { name: 'password', label: 'Password', secret: 'current-password' },
    ],
    credentials: (fields) => ({
      account: text(fields, 'account').replaceAll('-', ''),
      userName: text(fields, 'userName'),
      password: fields['password'] ?? '',
      ...(text(fields, 'newPassword') !== '' && { newPassword: fields['newPassword'] ?? '' }),
    }),
  },
]

/** The way in, in place of any page. */
export function SignIn({ error, again = false }: SignInProps) {
  const refusal = error instanceof DoorError && error.status === 401 ? error : undefined
  const account = refusal?.details['account']
  const known: Fields = typeof account === 'string' ? { account } : {}
  useEffect(() => {
    const before = document.title
    document.title = 'Sign in · Stile'
    return () => {
      document.title = before
    }
  }, [])
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <img src={logo} alt="" width={40} height={40} />
        <span>Stile</span>
      </div>
      <SpaceBetween size="l">
        {(again || refusal?.details['ended'] === true) && <Ended refusal={refusal} kept={again} />}
        {refusal === undefined && <ErrorAlert error={error} onRetry={() => location.reload()} />}
        <Container header={<Header variant="h1">Sign in</Header>}>
          <Tabs
            ariaLabel="Ways to sign in"
            tabs={ways.map((way) => ({
              id: way.id,
              label: way.label,
              content: <SignInForm way={way} known={known} />,
            }))}
          />
        </Container>
        {refusal?.details['automatic'] === true && <AsRoot />}
      </SpaceBetween>
    </main>
  )
}

interface SignInProps {
  readonly error: unknown
  /** Over a page that somebody was at. */
  readonly again?: boolean
}

interface EndedProps {
  readonly refusal: DoorError | undefined
  /** What was on the page is still there. */
  readonly kept: boolean
}

/** Whoever was signed in is told why they have to again, and that they come back to where they were. */
function Ended({ refusal, kept }: EndedProps) {
  const ended = refusal?.details['ended'] === true
  return (
    <Alert
      type="info"
      statusIconAriaLabel="Info"
      header={ended ? 'Your session has ended' : 'You signed out in another tab'}
    >
      {ended && 'The server was restarted, or you were away for long. '}
      {kept
        ? 'Sign in again and you are back where you were, with all that you have typed.'
        : 'Sign in again and you are back at the page that you asked for.'}
    </Alert>
  )
}

function SignInForm({ way, known }: { readonly way: Way; readonly known: Fields }) {
  const signIn = useSignIn()
  const [fields, setFields] = useState<Fields>(known)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const mustReplace = error instanceof DoorError && error.details['passwordResetRequired'] === true
  const asked = mustReplace ? [...way.fields, newPassword] : way.fields
  const missing = asked.some(({ name, optional }) => optional !== true && text(fields, name) === '')
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
          {asked.map((field) => (
            <SignInField
              key={field.name}
              field={field}
              value={fields[field.name] ?? ''}
              onChange={(value) => setFields((previous) => ({ ...previous, [field.name]: value }))}
            />
          ))}
        </SpaceBetween>
      </Form>
    </form>
  )
}

interface SignInFieldProps {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
}

function SignInField({ field: { name, label, secret, hint, optional }, value, onChange }: SignInFieldProps) {
  return (
    <FormField
      label={
        optional === true ? (
          <span>
            {label} <i>- optional</i>
          </span>
        ) : (
          label
        )
      }
      constraintText={hint}
    >
      <Input
        value={value}
        name={name}
        type={secret === undefined ? 'text' : 'password'}
        autoComplete={secret ?? 'username'}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
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

/** Under `stile dev` on this machine nobody needs a key. */
function AsRoot() {
  const signIn = useSignIn()
  const [error, setError] = useState<unknown>()
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
