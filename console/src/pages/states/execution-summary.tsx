import { Badge, Box, Container, Grid, KeyValuePairs, SpaceBetween, Tabs } from '@cloudscape-design/components'
import { useMemo } from 'react'
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
import { executionHref, machineHref, machineOfArn, mapRunHref, nameOfArn, roleHref, roleName } from './states-links.ts'

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
  const startedBy = useMemo(() => parentOf(execution.input), [execution.input])
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Execution status', value: <StatusBadge status={execution.status} /> },
        { label: 'State machine', value: <PageLink href={machineHref(machineArn)}>{nameOfArn(machineArn)}</PageLink> },
        { label: 'Start time', value: <Timestamp at={execution.startDate} style="millisecond" /> },
        { label: 'Duration', value: <Took execution={execution} /> },
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
        ...(startedBy === undefined
          ? []
          : [
              {
                label: 'Started by',
                value: <PageLink href={executionHref(startedBy)}>{nameOfArn(startedBy)}</PageLink>,
              },
            ]),
        ...(mapRunArn === undefined
          ? []
          : [{ label: 'Part of', value: <PageLink href={mapRunHref(mapRunArn)}>Map Run</PageLink> }]),
      ]}
    />
  )
}

/** How long it took, and when it ended. */
function Took({ execution: { startDate, stopDate } }: { readonly execution: ExecutionModel['execution'] }) {
  return (
    <>
      <DurationText from={startDate} to={stopDate} />
      {stopDate !== undefined && (
        <Box color="text-body-secondary" fontSize="body-s">
          ended <Timestamp at={stopDate} style="millisecond" />
        </Box>
      )}
    </>
  )
}

/** A state that starts an execution passes its own on by this member of the input, as AWS's documentation tells to. */
function parentOf(input: string | undefined): string | undefined {
  if (input?.includes(startedByMember) !== true) return undefined
  try {
    const parent = (JSON.parse(input) as Record<string, unknown>)[startedByMember]
    return typeof parent === 'string' && parent.startsWith('arn:') ? parent : undefined
  } catch {
    return undefined
  }
}

const startedByMember = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID'

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
