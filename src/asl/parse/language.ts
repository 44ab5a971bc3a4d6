import type { QueryLanguage } from '../machine.ts'
import { raw, rejectField, type Fields } from './fields.ts'
import { reject } from './findings.ts'
import { fieldLanguage } from './state-fields.ts'

export interface StateBase {
  readonly name: string
  readonly language: QueryLanguage
}

/** AWS takes whatever is not just 'JSONPath' for JSONata, and so reads on beside refusing it. */
export function givenLanguage(fields: Fields): QueryLanguage | undefined {
  const value = raw(fields, 'QueryLanguage')
  if (value === undefined) return undefined
  return value === 'JSONPath' ? 'JSONPath' : 'JSONata'
}

export function checkGivenLanguage(fields: Fields): void {
  const value = raw(fields, 'QueryLanguage')
  if (value === undefined || value === 'JSONPath' || value === 'JSONata') return
  const message =
    typeof value === 'string'
      ? 'Value should be one of the following: [JSONPath, JSONata]'
      : 'Expected value of type [STRING]'
  rejectField(fields, 'QueryLanguage', message)
}

/** Reports the fields that the other query language owns. */
export function checkLanguage(fields: Fields, language: QueryLanguage): void {
  for (const name of Object.keys(fields.object)) {
    const owner = fieldLanguage.get(name)
    if (owner === undefined || owner === language) continue
    reject(
      fields.findings,
      `The QueryLanguage is set to '${language}', but field '${name}' is only supported for the '${owner}' QueryLanguage`,
      fields.location,
    )
  }
}
