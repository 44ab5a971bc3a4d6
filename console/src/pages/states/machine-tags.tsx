import { Button, Container, Header, KeyValuePairs } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TagEditor, type Tag } from '../../kit/tag-editor.tsx'
import { Loading } from '../../shell/loading.tsx'

/** The machine's tags. */
export function MachineTags({ machineArn }: { readonly machineArn: string }) {
  const [editing, setEditing] = useState(false)
  const query = useAwsQuery('states', 'listTagsForResource', { resourceArn: machineArn })
  const tags = (query.data?.tags ?? []).map(({ key = '', value = '' }) => ({ key, value }))
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${tags.length})`}
          actions={
            <Button disabled={query.data === undefined} onClick={() => setEditing(true)}>
              Manage tags
            </Button>
          }
        >
          Tags
        </Header>
      }
    >
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isLoading && <Loading />}
      {query.data !== undefined && tags.length === 0 && (
        <EmptyState title="No tags">Tags are words of your own: a team, a cost centre, a stage.</EmptyState>
      )}
      <KeyValuePairs
        columns={3}
        items={tags.map(({ key, value }) => ({ label: key, value: value === '' ? '-' : value }))}
      />
      {editing && <TagsDialog arn={machineArn} stored={tags} onDismiss={() => setEditing(false)} />}
    </Container>
  )
}

interface TagsDialogProps {
  readonly arn: string
  readonly stored: readonly Tag[]
  readonly onDismiss: () => void
}

function TagsDialog({ arn, stored, onDismiss }: TagsDialogProps) {
  const queries = useQueryClient()
  const [tags, setTags] = useState(stored)
  const save = useMutation({
    mutationFn: async () => {
      const gone = stored.filter(({ key }) => !tags.some((tag) => tag.key === key)).map(({ key }) => key)
      if (gone.length > 0) await callAws('states', 'untagResource', { resourceArn: arn, tagKeys: gone })
      if (tags.length > 0) await callAws('states', 'tagResource', { resourceArn: arn, tags: [...tags] })
    },
    onSuccess: onDismiss,
    onSettled: () => queries.invalidateQueries({ queryKey: ['states', 'listTagsForResource'] }),
  })
  return (
    <FormDialog
      title="Manage tags"
      submitText="Save"
      busy={save.isPending}
      disabled={tags.some(({ key }) => key === '')}
      error={save.error}
      onSubmit={() => save.mutate()}
      onDismiss={onDismiss}
    >
      <TagEditor tags={tags} onChange={setTags} />
    </FormDialog>
  )
}
