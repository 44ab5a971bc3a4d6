import {
  Container,
  FormField,
  Header,
  KeyValuePairs,
  SegmentedControl,
  SpaceBetween,
} from '@cloudscape-design/components'
import { CopyButton } from '../../kit/copy-button.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { useSession } from '../../shell/session.ts'
import { chooseMode, useMode, type ModeChoice } from '../../theme/mode.ts'
import type { InstanceStatus } from './status.ts'

const iamWords = {
  enforce: 'Policies are enforced',
  audit: 'Policies are only logged',
  off: 'Policies are not asked',
} as const

/** What the server was started with (flags change it), and what this browser keeps. */
export function Settings({ status }: { readonly status: InstanceStatus }) {
  const { data: session } = useSession()
  const mode = useMode()
  if (session === undefined) return null
  const { principal } = session
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The server's settings are flags of its command; the colours are this browser's."
        >
          Settings
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Endpoint', value: <Copied text={session.apiEndpoint} label="endpoint" /> },
            { label: 'Region', value: session.region },
            { label: 'Account', value: <Copied text={principal.account} label="account" /> },
            { label: 'Access', value: iamWords[session.iam] },
            { label: 'Signed in as', value: <span className="mono">{principal.arn}</span> },
            { label: 'Version · mode', value: `${session.version} · ${session.mode}` },
            {
              label: 'Up since',
              value: <DurationText from={new Date(status.startedAt)} to={undefined} style="short" />,
            },
            { label: 'Closed executions kept', value: `${status.retentionDays} days` },
            { label: 'Data', value: status.dataDirectory ?? 'in memory, or known to root only' },
          ]}
        />
        <FormField label="Colours">
          <SegmentedControl
            label="Colours"
            selectedId={mode.choice}
            onChange={({ detail }) => chooseMode(detail.selectedId as ModeChoice)}
            options={[
              { id: 'light', text: 'Light' },
              { id: 'dark', text: 'Dark' },
              { id: 'system', text: 'As the system' },
            ]}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <span>
      <CopyButton text={text} label={`Copy ${label}`} />
      <span className="mono">{text}</span>
    </span>
  )
}
