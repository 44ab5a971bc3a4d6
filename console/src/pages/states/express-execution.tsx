import { Alert, ContentLayout, Header, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import { parseArn } from '../../../../src/base/index.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { machineHref } from './states-links.ts'

/** Express executions keep no history that could be asked for: what they did stands in their machine's logs. */
export function ExpressExecution({ arn }: { readonly arn: string }) {
  const [, machine = '', name = ''] = (parseArn(arn)?.resource ?? '').split(':')
  const machineArn = arn.slice(0, arn.indexOf(':express:')) + `:stateMachine:${machine}`
  const described = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: machineArn })
  usePage({
    title: name,
    crumbs: [
      { text: 'State machines', href: '/states/machines' },
      { text: machine, href: machineHref(machineArn) },
    ],
  })
  const { level, destinations } = described.data?.loggingConfiguration ?? {}
  const group = destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn?.split(':log-group:')[1]?.replace(/:\*$/, '')
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <SpaceBetween size="l">
        <Alert type="info" statusIconAriaLabel="Info" header="Express executions keep no history">
          {group !== undefined && level !== 'OFF' ? (
            <>
              What it did is logged in{' '}
              <PageLink href={`/logs/${encodeURIComponent(group)}?q=${encodeURIComponent(name)}`}>{group}</PageLink>.
            </>
          ) : (
            <>
              Its state machine logs nothing. Switch logging on to see what executions do, or test its states one by one
              on the <PageLink href="/states/test">test page</PageLink>.
            </>
          )}
        </Alert>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'State machine', value: <PageLink href={machineHref(machineArn)}>{machine}</PageLink> },
            { label: 'Execution ARN', value: <ArnText arn={arn} label="execution ARN" /> },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
