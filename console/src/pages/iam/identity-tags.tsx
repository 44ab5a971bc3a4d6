import { callAws } from '../../aws/call.ts'
import { Tags, type TagChange } from '../../kit/tags.tsx'

interface StoredTag {
  readonly Key: string | undefined
  readonly Value: string | undefined
}

interface IdentityTagsProps {
  readonly kind: 'user' | 'role'
  readonly name: string
  readonly tags: readonly StoredTag[] | undefined
}

/** Groups have none. */
export function IdentityTags({ kind, name, tags = [] }: IdentityTagsProps) {
  return (
    <Tags
      of={name}
      tags={tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))}
      save={(change) => saveTags(kind, name, change)}
      changes={['iam']}
    />
  )
}

async function saveTags(kind: 'user' | 'role', name: string, { removed, tags }: TagChange): Promise<void> {
  const TagKeys = [...removed]
  const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }))
  if (kind === 'user') {
    if (TagKeys.length > 0) await callAws('iam', 'untagUser', { UserName: name, TagKeys })
    if (Tags.length > 0) await callAws('iam', 'tagUser', { UserName: name, Tags })
  } else {
    if (TagKeys.length > 0) await callAws('iam', 'untagRole', { RoleName: name, TagKeys })
    if (Tags.length > 0) await callAws('iam', 'tagRole', { RoleName: name, Tags })
  }
}
