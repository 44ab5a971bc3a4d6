import type { Stage } from '@aws-sdk/client-api-gateway'
import { callAws } from '../../aws/call.ts'
import { currentRegion } from '../../aws/region.ts'
import { Tags, type TagChange } from '../../kit/tags.tsx'

interface StageTagsProps {
  readonly apiId: string
  readonly stage: Stage
}

export function StageTags({ apiId, stage: { stageName = '', tags = {} } }: StageTagsProps) {
  return (
    <Tags
      of={stageName}
      tags={Object.entries(tags).map(([key, value]) => ({ key, value }))}
      save={(change) => saveTags(apiId, stageName, change)}
      changes={['apigateway']}
    />
  )
}

async function saveTags(apiId: string, stageName: string, { removed, tags }: TagChange): Promise<void> {
  const resourceArn = `arn:aws:apigateway:${currentRegion()}::/restapis/${apiId}/stages/${stageName}`
  if (removed.length > 0) await callAws('apigateway', 'untagResource', { resourceArn, tagKeys: [...removed] })
  const all = Object.fromEntries(tags.map(({ key, value }) => [key, value]))
  if (tags.length > 0) await callAws('apigateway', 'tagResource', { resourceArn, tags: all })
}
