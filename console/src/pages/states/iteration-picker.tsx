import { FormField, Select } from '@cloudscape-design/components'
import type { Visit } from '../../execution/account.ts'
import { isChosen, type IterationChoice } from '../../execution/graph-standing.ts'
import { standingWords } from '../../graph/index.ts'
import type { ExecutionModel } from './execution-model.ts'

const all = { value: 'all', label: 'All iterations together' }

/** Which iteration of a Map the graph and the panel show. */
export function IterationPicker({ map, model, choice, onChoose }: IterationPickerProps) {
  const visit = model.history.account.visitsByName.get(map)?.findLast(({ scope }) => isChosen(scope, choice))
  const options = (visit?.inner ?? []).map((scope) => ({
    value: String(scope.index),
    label: `Iteration ${scope.index}`,
    description: standingWords[scope.status],
  }))
  if (options.length === 0) return null
  const chosen = options.find(({ value }) => value === String(choice.get(map))) ?? all
  return (
    <FormField label={`Iteration of ${map}`}>
      <Select
        selectedOption={chosen}
        options={[all, ...options]}
        filteringType={options.length > 8 ? 'auto' : 'none'}
        filteringPlaceholder="Find by number or status"
        filteringAriaLabel="Find an iteration"
        virtualScroll={options.length > 200}
        onChange={({ detail }) =>
          onChoose(map, detail.selectedOption.value === 'all' ? undefined : Number(detail.selectedOption.value))
        }
      />
    </FormField>
  )
}

interface IterationPickerProps {
  readonly map: string
  readonly model: ExecutionModel
  readonly choice: IterationChoice
  readonly onChoose: (map: string, index: number | undefined) => void
}

/** Which of several times that a state was entered is shown. */
export function VisitPicker({ visits, visit, onVisit }: VisitPickerProps) {
  const options = visits.map((each, index) => ({
    value: String(each.id),
    label: `${index + 1} of ${visits.length}`,
    description: `${standingWords[each.status]}, event ${each.id}${each.scope.kind === 'iteration' ? `, iteration ${each.scope.index}` : ''}`,
  }))
  const selected = options[visits.indexOf(visit)] ?? null
  return (
    <FormField label="Entered">
      <Select
        selectedOption={selected}
        options={options}
        filteringType={options.length > 8 ? 'auto' : 'none'}
        filteringAriaLabel="Find a visit"
        virtualScroll={options.length > 200}
        onChange={({ detail }) => {
          const found = visits.find(({ id }) => String(id) === detail.selectedOption.value)
          if (found !== undefined) onVisit(found)
        }}
      />
    </FormField>
  )
}

interface VisitPickerProps {
  readonly visits: readonly Visit[]
  readonly visit: Visit
  readonly onVisit: (visit: Visit) => void
}
