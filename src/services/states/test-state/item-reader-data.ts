import { fail, limits, parseJson, succeed, type JsonValue, type Outcome } from '../../../base/index.ts'
import { datumOfText, datumOfValue, type Datum, type State } from '../../../asl/index.ts'
import { csvItems } from './csv-items.ts'

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const

/**
 * What a Map's ItemReader would have read, from the text at its source. What has no text of its own, rows of Parquet and
 * of inventories, is given as the JSON of its items; AWS does not say how it takes them.
 */
export function readItems(text: string | undefined, state: State): Outcome<Datum | undefined> {
  const reader = state.type === 'Map' ? state.distributed?.itemReader : undefined
  if (reader === undefined) return succeed(undefined)
  if (text === undefined) return missing
  const { inputType = 'JSON' } = reader
  switch (inputType) {
    case 'JSON':
    case 'MANIFEST':
    case 'PARQUET':
      return parseJson(text, limits.jsonDepth).ok ? succeed(datumOfText(text)) : invalid
    case 'JSONL':
      return lines(text)
    case 'CSV': {
      const items = csvItems(text, delimiters[reader.csvDelimiter], reader.csvHeaders)
      return items.ok ? succeed(datumOfValue(items.value)) : items
    }
  }
}

function lines(text: string): Outcome<Datum> {
  const items: JsonValue[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const parsed = parseJson(line, limits.jsonDepth)
    if (!parsed.ok) return invalid
    items.push(parsed.value)
  }
  return succeed(datumOfValue(items))
}

const missing = fail(
  'ValidationException',
  'ItemReader data must be specified when testing a Map state with ItemReader specified.',
)
const invalid = fail('ValidationException', 'MapItemReaderData must be valid JSON')
