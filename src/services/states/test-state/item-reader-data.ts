import { fail, limits, parseJson, succeed, type JsonValue, type Outcome } from '../../../base/index.ts'
import { datumOfText, datumOfValue, type Datum, type State } from '../../../asl/index.ts'

/** What a Map's ItemReader would have read, as it stands at its source: JSON, or a JSON value a line. */
export function readItems(text: string | undefined, state: State): Outcome<Datum | undefined> {
  const reader = state.type === 'Map' ? state.distributed?.itemReader : undefined
  if (text === undefined || reader === undefined) return succeed(undefined)
  const { inputType = 'JSON' } = reader
  if (inputType === 'JSON') {
    const parsed = parseJson(text, limits.jsonDepth)
    return parsed.ok ? succeed(datumOfText(text)) : invalid
  }
  if (inputType !== 'JSONL') {
    return fail('NotImplemented', `MapItemReaderData with InputType ${inputType} is not built yet.`)
  }
  const items: JsonValue[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const parsed = parseJson(line, limits.jsonDepth)
    if (!parsed.ok) return invalid
    items.push(parsed.value)
  }
  return succeed(datumOfValue(items))
}

const invalid = fail('ValidationException', 'MapItemReaderData must be valid JSON')
