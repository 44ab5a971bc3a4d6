import { Button, Header, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import type { Role } from '@aws-sdk/client-iam'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TagEditor, type Tag } from '../../kit/tag-editor.tsx'

export function RoleTags({ role }: { readonly role: Role }) {
  const [editing, setEditing] = useState(false)
  const tags = (role.Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        counter={`(${tags.length})`}
        actions={<Button onClick={() => setEditing(true)}>Manage tags</Button>}
      >
        Tags
      </Header>
      {tags.length === 0 ? (
        <EmptyState title="No tags">Tags group what belongs together, and policies can ask for them.</EmptyState>
      ) : (
        <KeyValuePairs
          columns={4}
          items={tags.map(({ key, value }) => ({ label: key, value: value === '' ? '-' : value }))}
        />
      )}
      {editing && <TagsDialog name={role.RoleName ?? ''} before={tags} onDismiss={() => setEditing(false)} />}
    </SpaceBetween>
  )
}

interface TagsDialogProps {
  readonly name: string
  readonly before: readonly Tag[]
  readonly onDismiss: () => void
}

function TagsDialog({ name, before, onDismiss }: TagsDialogProps) {
  const [tags, setTags] = useState(before)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () => saveTags(name, before, tags),
    onSuccess: onDismiss,
    // Half of it may be done when the second call fails.
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
  return (
    <FormDialog
      title={`Tags of ${name}`}
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

async function saveTags(RoleName: string, before: readonly Tag[], after: readonly Tag[]): Promise<void> {
  const kept = new Set(after.map(({ key }) => key))
  const TagKeys = before.map(({ key }) => key).filter((key) => !kept.has(key))
  const Tags = after.map(({ key, value }) => ({ Key: key, Value: value }))
  if (TagKeys.length > 0) await callAws('iam', 'untagRole', { RoleName, TagKeys })
  if (Tags.length > 0) await callAws('iam', 'tagRole', { RoleName, Tags })
}
