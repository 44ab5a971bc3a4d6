import type { QueryLanguage } from '../machine.ts'
import type { Fields } from './fields.ts'
import { reject } from './findings.ts'
import { fieldLanguage } from './state-fields.ts'

export interface StateBase {
  readonly name: string
  readonly language: QueryLanguage
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
