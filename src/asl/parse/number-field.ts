import type { NumberField, QueryLanguage } from '../machine.ts'
import { pathField, singlePathField, template } from './data-flow.ts'
import { has, integer, number, raw, requireOne, type Fields, type Range } from './fields.ts'

/** Numbers of a Map, whose paths AWS was measured to judge when the definition is made. */
const mapFields: ReadonlySet<string> = new Set([
  'MaxConcurrency',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'MaxItems',
  'MaxItemsPerBatch',
  'MaxInputBytesPerBatch',
])

/** A number, under JSONPath perhaps by `…Path`, under JSONata perhaps by an expression. */
export function numberField(
  fields: Fields,
  name: string,
  range: Range,
  language: QueryLanguage,
  kind: 'integer' | 'float' = 'integer',
): NumberField | undefined {
  const pathName = `${name}Path`
  if (has(fields, name) && has(fields, pathName)) requireOne(fields, [name, pathName], false)
  if (has(fields, pathName)) {
    const expression = mapFields.has(name) ? singlePathField(fields, pathName, 'data') : pathField(fields, pathName)
    return expression === undefined ? undefined : { kind: 'path', field: pathName, expression }
  }
  if (language === 'JSONata' && typeof raw(fields, name) === 'string') {
    const parsed = template(fields, name, language)
    if (parsed?.kind === 'jsonata') return { kind: 'expression', field: name, template: parsed }
  }
  const value = kind === 'integer' ? integer(fields, name, range) : number(fields, name, range)
  return value === undefined ? undefined : { kind: 'number', value }
}
