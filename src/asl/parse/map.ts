import type { MachineType, MapState, PathExpression, Template, Workflow } from '../machine.ts'
import { resultFields, singlePathField, template, transition } from './data-flow.ts'
import { parseDistributed } from './distributed.ts'
import { choice, has, object, onlyFields, requireFields, requireOne, type Fields } from './fields.ts'
import { reject } from './findings.ts'
import type { StateBase } from './language.ts'
import { numberField } from './number-field.ts'
import type { Reading } from './reading.ts'
import { recoveryFields } from './recovery.ts'
import { fieldSet } from './state-fields.ts'

const distributedFields = 'Label ItemReader ItemBatcher ResultWriter'

export function parseMap(fields: Fields, base: StateBase, reading: Reading): MapState | undefined {
  const { parameters, ...data } = resultFields(fields, base.language)
  const next = transition(fields)
  const recovery = recoveryFields(fields, base.language)
  const maxConcurrency = numberField(fields, 'MaxConcurrency', { least: 0 }, base.language)
  if (has(fields, 'ItemSelector') && has(fields, 'Parameters')) requireOne(fields, ['ItemSelector', 'Parameters'], true)
  const toleratedCount = numberField(fields, 'ToleratedFailureCount', { least: 0 }, base.language)
  const percentage = { least: 0, most: 100 }
  const toleratedPercentage = numberField(fields, 'ToleratedFailurePercentage', percentage, base.language, 'float')
  const itemSelector = template(fields, 'ItemSelector', base.language) ?? parameters
  const items = itemsField(fields, base)
  const processor = parseProcessor(fields, reading)
  if (processor === undefined) return undefined
  const distributed =
    processor.executionType === undefined ? undefined : parseDistributed(fields, base, processor.executionType)
  if (distributed === undefined) for (const name of distributedFields.split(' ')) refuseInline(fields, name)
  return {
    type: 'Map',
    ...base,
    ...data,
    ...next,
    ...recovery,
    processor: processor.workflow,
    processorField: processor.field,
    ...(items === undefined ? {} : { items }),
    ...(itemSelector === undefined ? {} : { itemSelector }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedCount === undefined ? {} : { toleratedCount }),
    ...(toleratedPercentage === undefined ? {} : { toleratedPercentage }),
    ...(distributed === undefined ? {} : { distributed }),
  }
}

function refuseInline(fields: Fields, name: string): void {
  if (has(fields, name)) reject(fields.findings, `Field '${name}' is not supported`, fields.location)
}

function itemsField(fields: Fields, base: StateBase): PathExpression | Template | undefined {
  if (base.language === 'JSONata') return template(fields, 'Items', base.language)
  return singlePathField(fields, 'ItemsPath', 'dataAndContext')
}

interface Processor {
  readonly workflow: Workflow
  readonly field: MapState['processorField']
  readonly executionType: MachineType | undefined
}

function parseProcessor(fields: Fields, reading: Reading): Processor | undefined {
  const field = requireOne(fields, ['ItemProcessor', 'Iterator'] as const, true)
  const processor = field === undefined ? undefined : object(fields, field)
  if (field === undefined || processor === undefined) return undefined
  const config = object(processor, 'ProcessorConfig')
  const executionType = config === undefined ? undefined : parseConfig(config, reading)
  // The children of a distributed Map are executions of their own type, which refuses what it refuses anywhere.
  const inner = executionType === undefined ? reading : { ...reading, type: executionType }
  const workflow = reading.workflow(processor, inner, true)
  return workflow === undefined ? undefined : { workflow, field, executionType }
}

const configFields = fieldSet('Comment Mode ExecutionType')

/** What kind of executions a distributed Map starts; undefined when the Map is not distributed. */
function parseConfig(config: Fields, reading: Reading): MachineType | undefined {
  onlyFields(config, configFields)
  const distributed = choice(config, 'Mode', ['INLINE', 'DISTRIBUTED']) === 'DISTRIBUTED'
  if (distributed) {
    if (reading.type === 'EXPRESS') {
      reject(
        config.findings,
        "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
        `${config.location}/Mode`,
      )
    }
    requireFields(config, ['ExecutionType'])
    return choice(config, 'ExecutionType', ['STANDARD', 'EXPRESS']) ?? 'STANDARD'
  }
  if (has(config, 'ExecutionType')) {
    reject(config.findings, "Field 'ExecutionType' is not supported", config.location)
  }
  return undefined
}
