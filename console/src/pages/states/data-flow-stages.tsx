import type { InspectionData } from '@aws-sdk/client-sfn'
import { ExpandableSection, SpaceBetween } from '@cloudscape-design/components'
import { JsonView } from '../../kit/json-view.tsx'

/** A state's data from stage to stage, as TestState tells of it. */
export function DataFlowStages({ data, input, output }: DataFlowStagesProps) {
  return (
    <SpaceBetween size="xs">
      {stagesOf(data, input, output).map(({ name, text }, at, all) => (
        <ExpandableSection
          key={name}
          headerText={name}
          defaultExpanded={name === 'Output' || text !== all[at - 1]?.text}
          headerDescription={text === all[at - 1]?.text ? 'as before' : ''}
        >
          <JsonView label={name} value={text} maxHeight={220} />
        </ExpandableSection>
      ))}
    </SpaceBetween>
  )
}

interface DataFlowStagesProps {
  readonly data: InspectionData | undefined
  /** JSON texts; absent where there is none. */
  readonly input: string | undefined
  readonly output: string | undefined
}

const stages: readonly (readonly [member: keyof InspectionData, name: string])[] = [
  ['afterInputPath', 'After InputPath'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'After Arguments'],
  ['afterItemsPath', 'After ItemsPath'],
  ['afterItemSelector', 'After ItemSelector'],
  ['afterItemBatcher', 'After ItemBatcher'],
  ['result', 'Result'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
  ['variables', 'Variables'],
]

interface Stage {
  readonly name: string
  readonly text: string
}

function stagesOf(data: InspectionData | undefined, input: string | undefined, output: string | undefined): Stage[] {
  const between = stages.flatMap(([member, name]) => {
    const text = data?.[member]
    return typeof text === 'string' ? [{ name, text }] : []
  })
  return [
    { name: 'Input', text: input ?? '' },
    ...between,
    ...(output === undefined ? [] : [{ name: 'Output', text: output }]),
  ]
}
