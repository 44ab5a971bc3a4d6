import { AttributeEditor, Input } from '@cloudscape-design/components'

export interface Tag {
  readonly key: string
  readonly value: string
}

/** Why a tag cannot be saved as it stands. */
export function tagProblem(tags: readonly Tag[], index: number): string | undefined {
  const key = tags[index]?.key ?? ''
  if (key === '') return 'Give it a key.'
  return tags.findIndex((tag) => tag.key === key) === index ? undefined : 'Another tag has this key.'
}

/** Rows of key and value. */
export function TagEditor({ tags, onChange, max = 50 }: TagEditorProps) {
  const set = (index: number, changes: Partial<Tag>): void =>
    onChange(tags.map((tag, at) => (at === index ? { ...tag, ...changes } : tag)))
  return (
    <AttributeEditor<Tag>
      items={tags}
      addButtonText="Add a tag"
      removeButtonText="Remove"
      removeButtonAriaLabel={({ key }) => `Remove ${key}`}
      empty="No tags."
      disableAddButton={tags.length >= max}
      onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: 'Key',
          control: ({ key }, index) => (
            <Input value={key} onChange={({ detail }) => set(index, { key: detail.value })} />
          ),
          errorText: ({ key }, index) => (key === '' ? undefined : tagProblem(tags, index)),
        },
        {
          label: 'Value',
          control: ({ value }, index) => (
            <Input value={value} onChange={({ detail }) => set(index, { value: detail.value })} />
          ),
        },
      ]}
    />
  )
}

interface TagEditorProps {
  readonly tags: readonly Tag[]
  readonly onChange: (tags: readonly Tag[]) => void
  readonly max?: number
}
