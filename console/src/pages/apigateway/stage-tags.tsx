import { SpaceBetween } from '@cloudscape-design/components'
import type { Stage } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { currentRegion } from '../../aws/region.ts'
import { TagEditor, type Tag } from '../../kit/tag-editor.tsx'
import { SaveBar } from './save-bar.tsx'

interface StageTagsProps {
  readonly apiId: string
  readonly stage: Stage
}

export function StageTags({ apiId, stage }: StageTagsProps) {
  const first = Object.entries(stage.tags ?? {}).map(([key, value]): Tag => ({ key, value }))
  const [tags, setTags] = useState<readonly Tag[]>(first)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: async () => {
      const resourceArn = `arn:aws:apigateway:${currentRegion()}::/restapis/${apiId}/stages/${stage.stageName ?? ''}`
      const kept = new Set(tags.map(({ key }) => key))
      const tagKeys = first.map(({ key }) => key).filter((key) => !kept.has(key))
      if (tagKeys.length > 0) await callAws('apigateway', 'untagResource', { resourceArn, tagKeys })
      const all = Object.fromEntries(tags.map(({ key, value }) => [key, value]))
      if (tags.length > 0) await callAws('apigateway', 'tagResource', { resourceArn, tags: all })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
  return (
    <SpaceBetween size="m">
      <TagEditor tags={tags} onChange={setTags} />
      <SaveBar
        isChanged={JSON.stringify(tags) !== JSON.stringify(first) && !tags.some(({ key }) => key === '')}
        busy={save.isPending}
        error={save.error}
        onSave={() => save.mutate()}
        onDiscard={() => setTags(first)}
      />
    </SpaceBetween>
  )
}
