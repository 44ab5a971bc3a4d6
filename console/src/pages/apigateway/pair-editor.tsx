import { AttributeEditor, Autosuggest, Checkbox, Input } from '@cloudscape-design/components'

export interface Pair {
  readonly name: string
  readonly value: string
}

interface PairEditorProps {
  readonly pairs: readonly Pair[]
  readonly onChange: (pairs: readonly Pair[]) => void
  readonly nameLabel: string
  readonly valueLabel: string
  readonly addText: string
  readonly emptyText: string
  readonly namePlaceholder?: string
  readonly valuePlaceholder?: string
  /** Offered for the value; others may be typed. */
  readonly valueOptions?: readonly string[]
  /** The value is yes or no: `true` or `false`. */
  readonly isFlag?: boolean
}

/** Rows of a name and a value. */
export function PairEditor(properties: PairEditorProps) {
  const { pairs, onChange, nameLabel, valueLabel, addText, emptyText, isFlag = false } = properties
  const set = (index: number, changes: Partial<Pair>): void =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...changes } : pair)))
  return (
    <AttributeEditor<Pair>
      items={pairs}
      addButtonText={addText}
      removeButtonText="Remove"
      removeButtonAriaLabel={({ name }) => `Remove ${name === '' ? nameLabel.toLowerCase() : name}`}
      empty={emptyText}
      onAddButtonClick={() => onChange([...pairs, { name: '', value: isFlag ? 'false' : '' }])}
      onRemoveButtonClick={({ detail }) => onChange(pairs.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: nameLabel,
          control: ({ name }, index) => (
            <Input
              value={name}
              ariaLabel={nameLabel}
              placeholder={properties.namePlaceholder ?? ''}
              spellcheck={false}
              onChange={({ detail }) => set(index, { name: detail.value })}
            />
          ),
        },
        {
          label: valueLabel,
          control: (pair, index) => (
            <ValueControl {...properties} pair={pair} onValue={(value) => set(index, { value })} />
          ),
        },
      ]}
    />
  )
}

interface ValueControlProps extends PairEditorProps {
  readonly pair: Pair
  readonly onValue: (value: string) => void
}

function ValueControl({ pair, onValue, ...properties }: ValueControlProps) {
  const { valueLabel, valueOptions, isFlag = false, valuePlaceholder = '' } = properties
  const { name, value } = pair
  const ariaLabel = `${valueLabel} ${name}`.trim()
  if (isFlag) {
    return (
      <Checkbox
        checked={value === 'true'}
        ariaLabel={ariaLabel}
        onChange={({ detail }) => onValue(String(detail.checked))}
      >
        Yes
      </Checkbox>
    )
  }
  if (valueOptions === undefined) {
    return (
      <Input
        value={value}
        ariaLabel={ariaLabel}
        placeholder={valuePlaceholder}
        spellcheck={false}
        onChange={({ detail }) => onValue(detail.value)}
      />
    )
  }
  return (
    <Autosuggest
      value={value}
      ariaLabel={ariaLabel}
      options={valueOptions.map((option) => ({ value: option }))}
      enteredTextLabel={(text) => `Use ${text}`}
      placeholder={valuePlaceholder}
      onChange={({ detail }) => onValue(detail.value)}
    />
  )
}

/** Rows of a table; its names lose this prefix. */
export const pairsOf = (table: Readonly<Record<string, string | boolean>> | undefined, prefix = ''): readonly Pair[] =>
  Object.entries(table ?? {})
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => ({ name: name.slice(prefix.length), value: String(value) }))

/** The table of rows that have a name; names get the prefix. */
export const tableOf = (pairs: readonly Pair[], prefix = ''): Record<string, string> =>
  Object.fromEntries(pairs.filter(({ name }) => name !== '').map(({ name, value }) => [prefix + name, value]))
