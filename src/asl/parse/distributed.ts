import type { DistributedMap, ItemBatcher, ItemReader, MachineType, ResultWriter } from '../machine.ts'
import { template } from './data-flow.ts'
import {
  choice,
  has,
  object,
  onlyFields,
  rejectField,
  requireFields,
  text,
  texts,
  type Fields,
  type Range,
} from './fields.ts'
import { reject, report } from './findings.ts'
import type { StateBase } from './language.ts'
import { numberField } from './number-field.ts'
import { fieldSet } from './state-fields.ts'

/** What a Map in DISTRIBUTED mode adds. */
export function parseDistributed(fields: Fields, base: StateBase, executionType: MachineType): DistributedMap {
  const label = labelOf(fields)
  const reader = object(fields, 'ItemReader')
  const batcher = object(fields, 'ItemBatcher')
  const writer = object(fields, 'ResultWriter')
  const itemReader = reader === undefined ? undefined : readerOf(reader, base)
  return {
    executionType,
    ...present('label', label),
    ...present('itemReader', itemReader),
    ...present('itemBatcher', batcher === undefined ? undefined : batcherOf(batcher, base)),
    ...present('resultWriter', writer === undefined ? undefined : writerOf(writer, base)),
  }
}

/** A member that may be absent. */
function present<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: T })
}

const labelShape = /^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]{1,40}$/u

function labelOf(fields: Fields): string | undefined {
  const value = text(fields, 'Label')
  if (value === undefined || labelShape.test(value)) return value
  const location = `${fields.location}/Label`
  return report(fields.findings, 'INVALID_LABEL_NAME', `Invalid Label name: '${value.slice(0, 200)}'`, location)
}

const readerFields = fieldSet('Comment Resource Parameters Arguments ReaderConfig')
const configFields = fieldSet(
  'InputType ManifestType Transformation CSVDelimiter CSVHeaderLocation CSVHeaders MaxItems MaxItemsPath ItemsPointer',
)

function readerOf(reader: Fields, base: StateBase): ItemReader | undefined {
  onlyFields(reader, readerFields)
  requireFields(reader, ['Resource'])
  const action = resourceOf(reader, ['getObject', 'listObjectsV2'])
  const config = object(reader, 'ReaderConfig')
  const given = config === undefined ? undefined : configOf(config, base, action)
  if (action === undefined) return undefined
  return {
    action,
    ...present('parameters', parametersOf(reader, base)),
    ...(given ?? { flatten: false, csvDelimiter: 'COMMA' }),
  }
}

function configOf(
  config: Fields,
  base: StateBase,
  action: ItemReader['action'] | undefined,
): Omit<ItemReader, 'action' | 'parameters'> {
  onlyFields(config, configFields)
  const inputType = choice(config, 'InputType', ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'])
  const manifestType = choice(config, 'ManifestType', ['ATHENA_DATA', 'S3_INVENTORY'])
  const transformation = choice(config, 'Transformation', ['NONE', 'LOAD_AND_FLATTEN'])
  const delimiter = choice(config, 'CSVDelimiter', ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'])
  const header = choice(config, 'CSVHeaderLocation', ['FIRST_ROW', 'GIVEN'])
  if (header === 'GIVEN') requireFields(config, ['CSVHeaders'])
  checkCombination(config, { inputType, manifestType, transformation, action })
  return {
    ...present('inputType', inputType),
    ...present('manifestType', manifestType),
    flatten: transformation === 'LOAD_AND_FLATTEN',
    csvDelimiter: delimiter ?? 'COMMA',
    // Headers that are given are used only where the file has none itself.
    ...present('csvHeaders', header === 'FIRST_ROW' ? undefined : texts(config, 'CSVHeaders')),
    ...present('itemsPointer', text(config, 'ItemsPointer')),
    ...present('maxItems', numberField(config, 'MaxItems', itemsRange(config), base.language)),
  }
}

function itemsRange({ findings }: Fields): Range {
  return findings.trusted ? { least: 0 } : { least: 0, most: 100_000_000 }
}

interface Combination {
  readonly action: ItemReader['action'] | undefined
  readonly inputType: ItemReader['inputType'] | undefined
  readonly manifestType: ItemReader['manifestType'] | undefined
  readonly transformation: 'NONE' | 'LOAD_AND_FLATTEN' | undefined
}

/** What of a ReaderConfig goes together (developer guide, ItemReader). The texts of the first two are recorded. */
function checkCombination(config: Fields, { action, inputType, manifestType, transformation }: Combination): void {
  const { findings, location } = config
  if (findings.trusted) return
  if (inputType === 'CSV' && !has(config, 'CSVHeaderLocation')) {
    reject(findings, "The field 'CSVHeaderLocation' is required", location)
  }
  if (inputType === 'JSON' && has(config, 'CSVHeaderLocation')) {
    reject(findings, "Field 'CSVHeaderLocation' is not supported", location)
  }
  if (manifestType === 'ATHENA_DATA') {
    if (inputType === undefined) reject(findings, "The field 'InputType' is required", location)
    else if (inputType === 'JSON' || inputType === 'MANIFEST') {
      rejectField(config, 'InputType', 'Value should be one of the following: [CSV, JSONL, PARQUET]')
    }
  }
  if (manifestType === 'S3_INVENTORY' && inputType !== undefined && inputType !== 'MANIFEST') {
    reject(findings, "Field 'InputType' is not supported", location)
  }
  if (action === 'listObjectsV2' && transformation === 'LOAD_AND_FLATTEN' && inputType === undefined) {
    reject(findings, "The field 'InputType' is required", location)
  }
}

/** What follows `s3:`, if it is one of those. */
function resourceOf<T extends string>(fields: Fields, actions: readonly T[]): T | undefined {
  const resource = text(fields, 'Resource')
  if (resource === undefined) return undefined
  const action = /^arn:[^:]+:states:::s3:(\w+)$/.exec(resource)?.[1]
  const known = actions.find((name) => name === action)
  return known ?? rejectField(fields, 'Resource', "The field 'Resource' does not match any of the allowed values")
}

function parametersOf(fields: Fields, base: StateBase) {
  return template(fields, base.language === 'JSONata' ? 'Arguments' : 'Parameters', base.language)
}

const batcherFields = fieldSet(
  'Comment MaxItemsPerBatch MaxItemsPerBatchPath MaxInputBytesPerBatch MaxInputBytesPerBatchPath BatchInput',
)

function batcherOf(batcher: Fields, base: StateBase): ItemBatcher {
  onlyFields(batcher, batcherFields)
  return {
    ...present('maxItems', numberField(batcher, 'MaxItemsPerBatch', { least: 0 }, base.language)),
    ...present('maxInputBytes', numberField(batcher, 'MaxInputBytesPerBatch', bytesRange, base.language)),
    ...present('batchInput', template(batcher, 'BatchInput', base.language)),
  }
}

const bytesRange = { least: 0, most: 262_144 }

const writerFields = fieldSet('Comment Resource Parameters Arguments WriterConfig')
const writerConfigFields = fieldSet('Transformation OutputType')

function writerOf(writer: Fields, base: StateBase): ResultWriter {
  onlyFields(writer, writerFields)
  resourceOf(writer, ['putObject'])
  const parameters = parametersOf(writer, base)
  const config = object(writer, 'WriterConfig')
  if (config === undefined) return present('parameters', parameters)
  onlyFields(config, writerConfigFields)
  const transformation = choice(config, 'Transformation', ['NONE', 'COMPACT', 'FLATTEN'])
  const outputType = choice(config, 'OutputType', ['JSON', 'JSONL'])
  return {
    ...present('parameters', parameters),
    ...present('transformation', transformation),
    ...present('outputType', outputType),
  }
}
