import { Container } from '@cloudscape-design/components'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Tags, type TagChange } from '../../kit/tags.tsx'
import { nameOfArn } from './states-links.ts'

/** The machine's tags. */
export function MachineTags({ machineArn }: { readonly machineArn: string }) {
  const query = useAwsQuery('states', 'listTagsForResource', { resourceArn: machineArn })
  return (
    <Container>
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      <Tags
        of={nameOfArn(machineArn)}
        tags={query.data?.tags?.map(({ key = '', value = '' }) => ({ key, value }))}
        save={(change) => saveTags(machineArn, change)}
        changes={['states', 'listTagsForResource']}
      />
    </Container>
  )
}

async function saveTags(resourceArn: string, { removed, tags }: TagChange): Promise<void> {
  if (removed.length > 0) await callAws('states', 'untagResource', { resourceArn, tagKeys: [...removed] })
  if (tags.length > 0) await callAws('states', 'tagResource', { resourceArn, tags: [...tags] })
}
