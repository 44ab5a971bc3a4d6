import { Autosuggest, Checkbox, FormField, Select, SpaceBetween } from '@cloudscape-design/components'
import { useAwsList } from '../../aws/queries.ts'
import { groupPrefix, levels, type LoggingChoice } from './machine-logging.ts'

const pages = {
  itemsOf: (page: { readonly logGroups?: import('@aws-sdk/client-cloudwatch-logs').LogGroup[] | undefined }) =>
    page.logGroups,
}

/** What a machine logs, and where to. */
export function LoggingFields({ value, onChange, machineName }: LoggingFieldsProps) {
  const groups = useAwsList('logs', 'describeLogGroups', { limit: 50 }, { ...pages, enabled: value.level !== 'OFF' })
  const options = levels.map(([level, label, description]) => ({ value: level, label, description }))
  const change = (changes: Partial<LoggingChoice>): void => onChange({ ...value, ...changes })
  return (
    <SpaceBetween size="m">
      <FormField label="Log level" description="What its executions write into a log group.">
        <Select
          selectedOption={options.find(({ value: level }) => level === value.level) ?? null}
          options={options}
          onChange={({ detail }) => {
            const level = levels.find(([level]) => level === detail.selectedOption.value)?.[0] ?? 'OFF'
            const group = value.group === '' && level !== 'OFF' ? `${groupPrefix}${machineName}-Logs` : value.group
            change({ level, group })
          }}
        />
      </FormField>
      {value.level !== 'OFF' && (
        <>
          <FormField
            label="Log group"
            description="It is created if it does not exist."
            errorText={value.group === '' ? 'Give the log group a name.' : undefined}
            stretch
          >
            <Autosuggest
              value={value.group}
              options={groups.items.map(({ logGroupName = '' }) => ({ value: logGroupName }))}
              enteredTextLabel={(text) => `Use ${text}`}
              empty="No log groups yet."
              onChange={({ detail }) => change({ group: detail.value })}
            />
          </FormField>
          <Checkbox checked={value.includeData} onChange={({ detail }) => change({ includeData: detail.checked })}>
            Include input and output of states
          </Checkbox>
        </>
      )}
    </SpaceBetween>
  )
}

interface LoggingFieldsProps {
  readonly value: LoggingChoice
  readonly onChange: (value: LoggingChoice) => void
  readonly machineName: string
}
