import { Badge, Box, Container, Grid, KeyValuePairs, SpaceBetween, Tabs } from '@cloudscape-design/components'
import { ArnText } from '../../kit/arn-text.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageLink } from '../../shell/links.tsx'
import { ExecutionCalls } from './execution-calls.tsx'
import type { ExecutionModel } from './execution-model.ts'
import { ExecutionMapRuns } from './execution-map-runs.tsx'
import { machineHref, machineOfArn, mapRunHref, nameOfArn, roleHref, roleName } from './states-links.ts'

/** What an execution is, its input and output, and the definition that it runs. */
export function ExecutionSummary({ model }: { readonly model: ExecutionModel }) {
  const [tab, setTab] = useUrlState('tab', 'details')
  return (
    <Container>
      <Tabs
        ariaLabel="About the execution"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'details', label: 'Details', content: <Details model={model} /> },
          { id: 'data', label: 'Execution input and output', content: <InputAndOutput model={model} /> },
          {
            id: 'definition',
            label: 'Definition',
            content: <JsonView label="Definition" value={model.machine?.definition ?? ''} />,
          },
          {
            id: 'map-runs',
            label: 'Map runs',
            content: <ExecutionMapRuns executionArn={model.arn} isRunning={model.isRunning} />,
          },
          { id: 'calls', label: 'As code', content: <ExecutionCalls execution={model.execution} /> },
        ]}
      />
    </Container>
  )
}

function Details({ model }: { readonly model: ExecutionModel }) {
  const { execution, machine, history } = model
  const machineArn = machineOfArn(execution.stateMachineArn ?? '').machineArn
  const { redriveCount = 0, redriveDate, mapRunArn } = execution
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Execution status', value: <StatusBadge status={execution.status} /> },
        { label: 'State machine', value: <PageLink href={machineHref(machineArn)}>{nameOfArn(machineArn)}</PageLink> },
        { label: 'Start time', value: <Timestamp at={execution.startDate} style="millisecond" /> },
        { label: 'Duration', value: <DurationText from={execution.startDate} to={execution.stopDate} /> },
        { label: 'Execution ARN', value: <ArnText arn={model.arn} label="execution ARN" /> },
        { label: 'Version / alias', value: <Version execution={execution} /> },
        { label: 'Type · state transitions', value: `Standard · ${history.account.visits.length}` },
        {
          label: 'Role',
          value:
            machine?.roleArn === undefined ? (
              '-'
            ) : (
              <PageLink href={roleHref(machine.roleArn)}>{roleName(machine.roleArn)}</PageLink>
            ),
        },
        ...(execution.stopDate === undefined
          ? []
          : [{ label: 'End time', value: <Timestamp at={execution.stopDate} style="millisecond" /> }]),
        ...(redriveCount === 0
          ? []
          : [
              {
                label: 'Redrives',
                value: (
                  <>
                    {redriveCount}, last <Timestamp at={redriveDate} style="relative" />
                  </>
                ),
              },
            ]),
        ...(mapRunArn === undefined
          ? []
          : [{ label: 'Part of', value: <PageLink href={mapRunHref(mapRunArn)}>Map Run</PageLink> }]),
      ]}
    />
  )
}

function Version({ execution }: { readonly execution: ExecutionModel['execution'] }) {
  const { stateMachineAliasArn, stateMachineVersionArn } = execution
  if (stateMachineVersionArn === undefined && stateMachineAliasArn === undefined) return <>-</>
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {stateMachineAliasArn !== undefined && <Badge color="blue">{nameOfArn(stateMachineAliasArn)}</Badge>}
      {stateMachineVersionArn !== undefined && <span>version {nameOfArn(stateMachineVersionArn)}</span>}
    </SpaceBetween>
  )
}

function InputAndOutput({ model: { execution, isRunning } }: { readonly model: ExecutionModel }) {
  const { input, output } = execution
  const none = isRunning ? 'It has not ended, so it has no output yet.' : 'It did not succeed, so it has no output.'
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 6 } }, { colspan: { default: 12, s: 6 } }]}>
      <SpaceBetween size="xs">
        <Box variant="h3">Input</Box>
        <JsonView label="Execution input" value={input ?? ''} />
      </SpaceBetween>
      <SpaceBetween size="xs">
        <Box variant="h3">Output</Box>
        {output === undefined ? (
          <Box color="text-body-secondary">{none}</Box>
        ) : (
          <JsonView label="Execution output" value={output} />
        )}
      </SpaceBetween>
    </Grid>
  )
}
