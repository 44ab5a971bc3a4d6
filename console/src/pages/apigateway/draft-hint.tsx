import { Alert, Button, Link } from '@cloudscape-design/components'
import type { Resource, Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsQuery } from '../../aws/queries.ts'
import { draftDifferences, type Difference } from './draft-difference.ts'

interface DraftHintProps {
  readonly apiId: string
  readonly resources: readonly Resource[]
  readonly onDeploy: () => void
}

/** Says where callers do not get what is seen here. Compared with the stage that was changed last. */
export function DraftHint({ apiId, resources, onDeploy }: DraftHintProps) {
  const stages = useAwsQuery('apigateway', 'getStages', { restApiId: apiId })
  const hasMethods = resources.some(({ resourceMethods }) => Object.keys(resourceMethods ?? {}).length > 0)
  if (stages.data === undefined || !hasMethods) return null
  const newest = (stages.data.item ?? []).toSorted((a, b) => Number(b.lastUpdatedDate) - Number(a.lastUpdatedDate))[0]
  if (newest === undefined) {
    return (
      <div className="gate-hint">
        <Alert type="info" statusIconAriaLabel="Info" action={<Button onClick={onDeploy}>Deploy</Button>}>
          Nobody can call this API yet: deploy it to a stage.
        </Alert>
      </div>
    )
  }
  return <StageHint apiId={apiId} stage={newest} resources={resources} onDeploy={onDeploy} />
}

function StageHint({ apiId, stage, resources, onDeploy }: DraftHintProps & { readonly stage: Stage }) {
  const [all, setAll] = useState(false)
  const differences = useDifferences(apiId, stage, resources)
  if (differences.length === 0) return null
  const shown = all ? differences : differences.slice(0, 3)
  return (
    <div className="gate-hint">
      <Alert
        type="info"
        statusIconAriaLabel="Info"
        header={`Not deployed to ${stage.stageName ?? ''} yet`}
        action={<Button onClick={onDeploy}>Deploy</Button>}
      >
        {shown.map(({ httpMethod, path, change }) => `${httpMethod} ${path} ${words[change]}`).join(', ')}
        {shown.length < differences.length && (
          <>
            {' '}
            <Link variant="primary" onFollow={() => setAll(true)}>
              and {differences.length - shown.length} more
            </Link>
          </>
        )}
        .
      </Alert>
    </div>
  )
}

const words: Readonly<Record<Difference['change'], string>> = {
  added: 'is new',
  changed: 'is changed',
  removed: 'is removed',
}

function useDifferences(apiId: string, stage: Stage, resources: readonly Resource[]): readonly Difference[] {
  const { stageName, deploymentId } = stage
  const exported = useAwsQuery('apigateway', 'getExport', {
    restApiId: apiId,
    stageName,
    exportType: 'oas30',
    parameters: { extensions: 'apigateway' },
    accepts: 'application/json',
  })
  const deployment = useAwsQuery('apigateway', 'getDeployment', {
    restApiId: apiId,
    deploymentId,
    embed: ['apisummary'],
  })
  const validators = useAwsQuery('apigateway', 'getRequestValidators', { restApiId: apiId, limit: 500 })
  if (exported.data?.body === undefined || deployment.data === undefined || validators.data === undefined) return []
  return draftDifferences(resources, {
    document: JSON.parse(new TextDecoder().decode(exported.data.body)) as Record<string, unknown>,
    summary: deployment.data.apiSummary ?? {},
    validators: new Map((validators.data.items ?? []).map(({ id = '', name = '' }) => [id, name || id])),
  })
}
