import type { StateBase } from './language.ts'
import { choice, has, object, onlyFields, rejectField, requireFields, text, texts, type Fields } from './fields.ts'
import { notBuilt, reject, report } from './findings.ts'
import { numberField } from './number-field.ts'
import { fieldSet } from './state-fields.ts'
import { template } from './data-flow.ts'

/**
 * What a Map in DISTRIBUTED mode adds. Its fields are judged as AWS judges them; running it is not built, which is said
 * besides.
 */
export function parseDistributed(fields: Fields, base: StateBase): void {
  const { findings, location } = fields
  label(fields)
  numberField(fields, 'ToleratedFailureCount', { least: 0 }, base.language)
  numberField(fields, 'ToleratedFailurePercentage', { least: 0, most: 100 }, base.language, 'float')
  const reader = object(fields, 'ItemReader')
  if (reader !== undefined) itemReader(reader, base)
  const batcher = object(fields, 'ItemBatcher')
  if (batcher !== undefined) itemBatcher(batcher, base)
  const writer = object(fields, 'ResultWriter')
  if (writer !== undefined) resultWriter(writer, base)
  notBuilt(findings, "Map with Mode 'DISTRIBUTED'", `${location}/ItemProcessor/ProcessorConfig/Mode`)
}

function label(fields: Fields): void {
  const value = text(fields, 'Label')
  if (value === undefined) return
  if (value.length > 40 || value === '' || /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u.test(value)) {
    report(
      fields.findings,
      'INVALID_LABEL_NAME',
      `Invalid Label name: '${value.slice(0, 200)}'`,
      `${fields.location}/Label`,
    )
  }
}

const readerFields = fieldSet('Comment Resource Parameters Arguments ReaderConfig')
const readerConfigFields = fieldSet(
  'InputType ManifestType Transformation CSVDelimiter CSVHeaderLocation CSVHeaders MaxItems MaxItemsPath ItemsPointer',
)

function itemReader(reader: Fields, base: StateBase): void {
  onlyFields(reader, readerFields)
  requireFields(reader, ['Resource'])
  const resource = text(reader, 'Resource')
  if (resource !== undefined && !/^arn:[^:]+:states:::s3:(getObject|listObjectsV2)$/.test(resource)) {
    rejectField(reader, 'Resource', "The field 'Resource' does not match any of the allowed values")
  }
  template(reader, 'Parameters', base.language)
  template(reader, 'Arguments', base.language)
  const config = object(reader, 'ReaderConfig')
  if (config !== undefined) readerConfig(config, base)
}

function readerConfig(config: Fields, base: StateBase): void {
  onlyFields(config, readerConfigFields)
  const type = choice(config, 'InputType', ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'])
  choice(config, 'ManifestType', ['ATHENA_DATA', 'S3_INVENTORY'])
  choice(config, 'Transformation', ['NONE', 'LOAD_AND_FLATTEN'])
  choice(config, 'CSVDelimiter', ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'])
  const header = choice(config, 'CSVHeaderLocation', ['FIRST_ROW', 'GIVEN'])
  text(config, 'ItemsPointer')
  texts(config, 'CSVHeaders')
  numberField(config, 'MaxItems', { least: 0 }, base.language)
  if (type === 'CSV' && !has(config, 'CSVHeaderLocation')) {
    reject(config.findings, "The field 'CSVHeaderLocation' is required", config.location)
  }
  if (type === 'JSON' && has(config, 'CSVHeaderLocation')) {
    reject(config.findings, "Field 'CSVHeaderLocation' is not supported", config.location)
  }
  if (header === 'GIVEN') requireFields(config, ['CSVHeaders'])
}

const batcherFields = fieldSet(
  'Comment MaxItemsPerBatch MaxItemsPerBatchPath MaxInputBytesPerBatch MaxInputBytesPerBatchPath BatchInput',
)

function itemBatcher(batcher: Fields, base: StateBase): void {
  onlyFields(batcher, batcherFields)
  numberField(batcher, 'MaxItemsPerBatch', { least: 1 }, base.language)
  numberField(batcher, 'MaxInputBytesPerBatch', { least: 1, most: 262_144 }, base.language)
  template(batcher, 'BatchInput', base.language)
}

const writerFields = fieldSet('Comment Resource Parameters Arguments WriterConfig')

function resultWriter(writer: Fields, base: StateBase): void {
  onlyFields(writer, writerFields)
  const resource = text(writer, 'Resource')
  if (resource !== undefined && !/^arn:[^:]+:states:::s3:putObject$/.test(resource)) {
    rejectField(writer, 'Resource', "The field 'Resource' does not match any of the allowed values")
  }
  template(writer, 'Parameters', base.language)
  template(writer, 'Arguments', base.language)
  const config = object(writer, 'WriterConfig')
  if (config === undefined) return
  onlyFields(config, fieldSet('Transformation OutputType'))
  choice(config, 'Transformation', ['NONE', 'COMPACT', 'FLATTEN'])
  choice(config, 'OutputType', ['JSON', 'JSONL'])
}
