import { Button, Header, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from './empty-state.tsx'
import { FormDialog } from './form-dialog.tsx'
import { TagEditor, tagProblem, type Tag } from './tag-editor.tsx'

/** What the operations that untag and tag are given, in this order. */
export interface TagChange {
  readonly removed: readonly string[]
  readonly tags: readonly Tag[]
}

interface TagsProps {
  /** Undefined while they are asked for. */
  readonly tags: readonly Tag[] | undefined
  /** What carries them, as it is called. */
  readonly of: string
  readonly save: (change: TagChange) => Promise<void>
  /** Answers to be asked for again once they are saved. */
  readonly changes: QueryKey
}

/** The tags of a thing, and the way to change them. */
export function Tags({ tags, of, save, changes }: TagsProps) {
  const [editing, setEditing] = useState(false)
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        {...(tags !== undefined && { counter: `(${tags.length})` })}
        actions={
          <Button disabled={tags === undefined} onClick={() => setEditing(true)}>
            Manage tags
          </Button>
        }
      >
        Tags
      </Header>
      {tags?.length === 0 && (
        <EmptyState title="No tags">
          Tags are words of your own, as a team or a cost centre; policies can ask for them.
        </EmptyState>
      )}
      {tags !== undefined && tags.length > 0 && (
        <KeyValuePairs
          columns={4}
          items={tags.map(({ key, value }) => ({ label: key, value: value === '' ? '-' : value }))}
        />
      )}
      {editing && tags !== undefined && (
        <TagsDialog of={of} stored={tags} save={save} changes={changes} onDismiss={() => setEditing(false)} />
      )}
    </SpaceBetween>
  )
}

interface TagsDialogProps extends Omit<TagsProps, 'tags'> {
  readonly stored: readonly Tag[]
  readonly onDismiss: () => void
}

function TagsDialog({ of, stored, save, changes, onDismiss }: TagsDialogProps) {
  const queries = useQueryClient()
  const [tags, setTags] = useState(stored)
  const change = useMutation({
    mutationFn: () => save(changeOf(stored, tags)),
    onSuccess: onDismiss,
    // Half of it may be done when the second call fails.
    onSettled: () => queries.invalidateQueries({ queryKey: changes }),
  })
  return (
    <FormDialog
      title={`Tags of ${of}`}
      submitText="Save"
      busy={change.isPending}
      disabled={tags.some((_, index) => tagProblem(tags, index) !== undefined)}
      error={change.error}
      onSubmit={() => change.mutate()}
      onDismiss={onDismiss}
    >
      <TagEditor tags={tags} onChange={setTags} />
    </FormDialog>
  )
}

function changeOf(before: readonly Tag[], tags: readonly Tag[]): TagChange {
  const kept = new Set(tags.map(({ key }) => key))
  return { removed: before.map(({ key }) => key).filter((key) => !kept.has(key)), tags }
}
