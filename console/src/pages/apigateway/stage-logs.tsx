import { Button, Header, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import type { Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { PageLink } from '../../shell/links.tsx'
import { groupHref } from '../logs/group-href.ts'
import { EditStageDialog, settingsOf } from './stage-settings.tsx'

interface StageLogsProps {
  readonly apiId: string
  readonly stage: Stage
}

/** What the stage writes down, and where it is read. */
export function StageLogs({ apiId, stage }: StageLogsProps) {
  const [editing, setEditing] = useState(false)
  const { logLevel, dataTrace, metrics, accessLogArn, accessLogFormat } = settingsOf(stage)
  const executionGroup = `API-Gateway-Execution-Logs_${apiId}/${stage.stageName ?? ''}`
  const accessGroup = accessLogArn.split(':log-group:')[1]?.replace(/:\*$/, '')
  return (
    <SpaceBetween size="m">
      <Header variant="h3" actions={<Button onClick={() => setEditing(true)}>Edit logs</Button>}>
        Logs and tracing
      </Header>
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: 'Execution log',
            value: logLevel === 'OFF' ? 'Off' : <PageLink href={groupHref(executionGroup)}>{executionGroup}</PageLink>,
          },
          { label: 'Requests and responses in full', value: dataTrace ? 'Yes' : 'No' },
          { label: 'Detailed metrics', value: metrics ? 'On' : 'Off' },
          {
            label: 'Access log',
            value: accessGroup === undefined ? 'Off' : <PageLink href={groupHref(accessGroup)}>{accessGroup}</PageLink>,
          },
          { label: 'Access log format', value: <span className="mono">{accessLogFormat || '-'}</span> },
          { label: 'X-Ray tracing', value: stage.tracingEnabled === true ? 'On, sent nowhere here' : 'Off' },
        ]}
      />
      {editing && <EditStageDialog apiId={apiId} stage={stage} onDismiss={() => setEditing(false)} />}
    </SpaceBetween>
  )
}
