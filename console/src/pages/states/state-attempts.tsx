import { Box, ExpandableSection, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import type { Attempt, Visit } from '../../execution/account.ts'
import { JsonView } from '../../kit/json-view.tsx'
import { shortDurationText } from '../../kit/time-text.ts'
import { Timestamp } from '../../kit/timestamp.tsx'
import { StandingBadge } from './standing-badge.tsx'
import { Nothing } from './nothing.tsx'

/** Each try of a Task, with what was sent and what came back. */
export function StateAttempts({ visit }: { readonly visit: Visit | undefined }) {
  if (visit === undefined || visit.attempts.length === 0)
    return <Nothing>Only tasks, Maps and Parallels are attempted; there was no attempt here.</Nothing>
  const { attempts } = visit
  return (
    <SpaceBetween size="s">
      {attempts.map((attempt, index) => (
        <ExpandableSection
          key={attempt.startedEvent}
          defaultExpanded={index === attempts.length - 1}
          headerText={<>Attempt {index + 1}</>}
          headerActions={<StandingBadge status={attempt.status} />}
        >
          <AttemptDetails attempt={attempt} previous={attempts[index - 1]} />
        </ExpandableSection>
      ))}
    </SpaceBetween>
  )
}

function AttemptDetails({ attempt, previous }: { readonly attempt: Attempt; readonly previous: Attempt | undefined }) {
  const { scheduledAt, startedAt, endedAt, resource, resourceType, timeoutInSeconds, heartbeatInSeconds, workerName } =
    attempt
  const facts = [
    { label: 'Scheduled', value: <Timestamp at={scheduledAt} style="millisecond" /> },
    { label: 'Took', value: endedAt === undefined ? 'still running' : shortDurationText(endedAt - scheduledAt) },
    ...(startedAt === undefined ? [] : [{ label: 'Started after', value: shortDurationText(startedAt - scheduledAt) }]),
    ...(previous?.endedAt === undefined
      ? []
      : [{ label: 'Waited before', value: shortDurationText(scheduledAt - previous.endedAt) }]),
    ...(resource === undefined
      ? []
      : [
          {
            label: 'Resource',
            value: (
              <span className="mono">{resourceType === undefined ? resource : `${resourceType}:${resource}`}</span>
            ),
          },
        ]),
    ...(timeoutInSeconds === undefined ? [] : [{ label: 'Timeout', value: `${timeoutInSeconds} s` }]),
    ...(heartbeatInSeconds === undefined ? [] : [{ label: 'Heartbeat', value: `${heartbeatInSeconds} s` }]),
    ...(workerName === undefined ? [] : [{ label: 'Worker', value: workerName }]),
  ]
  const texts = [
    ['Sent', attempt.request],
    ['Accepted with', attempt.submitted],
    ['Result', attempt.result],
  ] as const
  return (
    <SpaceBetween size="s">
      <KeyValuePairs columns={2} items={facts} />
      {attempt.error !== undefined && (
        <div>
          <Box variant="awsui-key-label">Error</Box>
          {attempt.error}
          {attempt.cause !== undefined && <div className="xcause">{attempt.cause}</div>}
        </div>
      )}
      {texts.map(
        ([label, text]) =>
          text !== undefined && (
            <div key={label}>
              <Box variant="awsui-key-label">{label}</Box>
              <JsonView label={`${label}, attempt`} value={text} maxHeight={240} />
            </div>
          ),
      )}
    </SpaceBetween>
  )
}
