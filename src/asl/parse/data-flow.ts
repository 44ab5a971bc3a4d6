import { limits, type JsonObject } from '../../base/index.ts'
import { parseReferencePath, type ReferencePath } from '../../jsonpath/index.ts'
import { datumOfMember, datumOfValue } from '../datum.ts'
import type { Assignment, PathExpression, QueryLanguage, Template } from '../machine.ts'
import { boolean, has, locate, object, raw, rejectField, requireOne, text, type Fields } from './fields.ts'
import { reject, report } from './findings.ts'
import { parseExpressionText } from './intrinsic.ts'
import { parseJsonataTemplate, type Sight } from './jsonata-template.ts'
import { parsePathText } from './path.ts'
import { parsePathTemplate, warnOfExpression } from './template.ts'

export interface DataFields {
  readonly inputPath?: PathExpression | 'none'
  readonly outputPath?: PathExpression | 'none'
  readonly output?: Template
  readonly assign?: Assignment
}

/** What every state with data has. */
export function dataFields(fields: Fields, language: QueryLanguage, sees: Sight): DataFields {
  const inputPath = changingPath(fields, 'InputPath')
  const outputPath = changingPath(fields, 'OutputPath')
  const assign = assignment(fields, language, sees)
  const output = language === 'JSONata' ? template(fields, 'Output', language, sees) : undefined
  return {
    ...(inputPath === undefined ? {} : { inputPath }),
    ...(outputPath === undefined ? {} : { outputPath }),
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  }
}

/** A path or an explicit null. `$` itself changes nothing, and is as good as absent. */
function changingPath(fields: Fields, name: string): PathExpression | 'none' | undefined {
  if (raw(fields, name) === null) return 'none'
  const path = pathField(fields, name)
  return path?.kind === 'input' && path.path.steps.length === 0 ? undefined : path
}

export interface ResultFields {
  readonly parameters?: Template
  readonly resultSelector?: Template
  readonly resultPath?: ReferencePath | 'none'
}

export function resultFields(fields: Fields, language: QueryLanguage): ResultFields {
  const parameters = template(fields, language === 'JSONata' ? 'Arguments' : 'Parameters', language)
  const resultSelector = template(fields, 'ResultSelector', language)
  const resultPath = referencePathField(fields, 'ResultPath')
  return {
    ...(parameters === undefined ? {} : { parameters }),
    ...(resultSelector === undefined ? {} : { resultSelector }),
    ...(resultPath === undefined ? {} : { resultPath }),
  }
}

/** A field that may have holes; `sees` is what JSONata's `$states` has there. */
export function template(
  fields: Fields,
  name: string,
  language: QueryLanguage,
  sees: Sight = 'input',
): Template | undefined {
  const value = raw(fields, name)
  if (value === undefined) return undefined
  const location = locate(fields, name)
  if (language === 'JSONPath') return parsePathTemplate(value, location, fields.findings)
  return parseJsonataTemplate(value, location, { state: fields.state, sees, findings: fields.findings })
}

/** A path. A null was read over once, and still is where it was accepted. */
export function pathField(fields: Fields, name: string): PathExpression | undefined {
  if (fields.findings.trusted && raw(fields, name) === null) return undefined
  const source = text(fields, name)
  if (source === undefined) return undefined
  const parsed = parsePathText(source)
  return parsed.ok ? parsed.value : rejectField(fields, name, 'Value must be a valid JSONPath.')
}

/** A path that can find one value only. Of those that read, AWS lets only `ItemsPath` into the context object. */
export function singlePathField(
  fields: Fields,
  name: string,
  reach: 'data' | 'dataAndContext',
): PathExpression | undefined {
  const path = pathField(fields, name)
  if (path === undefined || path.kind === 'intrinsic' || fields.findings.trusted) return path
  if (path.kind === 'context' && reach === 'data') {
    return rejectField(
      fields,
      name,
      "Value is not a Reference Path: Illegal character at position 1 expected '.' or '['",
    )
  }
  if (path.path.steps.every(({ kind }) => kind === 'name' || kind === 'index')) return path
  return rejectField(fields, name, `Value is not a Reference Path: ${path.text}`)
}

export function referencePathField(fields: Fields, name: string): ReferencePath | 'none' | undefined {
  if (raw(fields, name) === null) return 'none'
  const source = text(fields, name)
  if (source === undefined || source === '$') return undefined
  if (!source.startsWith('$')) return rejectField(fields, name, 'Value must be a valid JSONPath.')
  const parsed = parseReferencePath(source)
  if (parsed.ok) return parsed.value
  return rejectField(fields, name, `Value is not a Reference Path: ${parsed.failure.message}`)
}

/** A text as it stands, or by a path or an intrinsic call under the other name (`ErrorPath`, `CausePath`). */
export function templateOfText(
  fields: Fields,
  name: string,
  pathName: string,
  language: QueryLanguage,
): Template | undefined {
  const literal = text(fields, name)
  if (language === 'JSONata') return literal === undefined ? undefined : template(fields, name, language)
  const source = text(fields, pathName)
  if (source !== undefined) {
    const parsed = parseExpressionText(source)
    if (!parsed.ok) {
      return rejectField(
        fields,
        pathName,
        `The value for the field '${pathName}' must be a valid JSONPath or a valid intrinsic function call`,
      )
    }
    return { kind: 'path', field: pathName, expression: parsed.value }
  }
  if (literal === undefined) return undefined
  warnOfPath(fields, name, literal)
  return { kind: 'constant', datum: datumOfValue(literal) }
}

/** A value that looks like a path, in a field that takes none. */
export function warnOfPath(fields: Fields, name: string, value: string): void {
  warnOfExpression('NO_PATH', name, value, locate(fields, name), fields.findings)
}

/** Exactly one of `Next` and `End: true`. */
export function transition(fields: Fields): { readonly next?: string } {
  const next = text(fields, 'Next')
  const end = boolean(fields, 'End')
  if (next !== undefined && end === true) requireOne(fields, ['Next', 'End'], true)
  if (!has(fields, 'Next') && (end === false || !has(fields, 'End'))) {
    reject(fields.findings, 'This object should have only one of the following fields: [Next, End]', fields.location)
  }
  return next === undefined ? {} : { next }
}

/** `Assign`: whole variables by name; under JSONPath a name ending in `.$` takes its value from an expression. */
export function assignment(fields: Fields, language: QueryLanguage, sees: Sight = 'input'): Assignment | undefined {
  const assign = object(fields, 'Assign')
  const value = template(fields, 'Assign', language, sees)
  if (assign === undefined || value === undefined) return undefined
  const members = membersOf(value)
  for (const [name] of members) checkVariableName(name, assign)
  return members
}

function membersOf(value: Template): Assignment {
  if (value.kind === 'object') return value.members
  if (value.kind !== 'constant') return []
  return Object.entries(value.datum.value as JsonObject).map(([name, item]) => [
    name,
    { kind: 'constant', datum: datumOfMember(value.datum.exact, name, item) },
  ])
}

const variableShape = /^\p{ID_Start}\p{ID_Continue}*$/u

function checkVariableName(name: string, assign: Fields): void {
  if (name === 'states') {
    report(
      assign.findings,
      'RESERVED_VARIABLE_NAME',
      "Cannot assign to reserved variable '$states'.",
      `${assign.location}/${name}`,
    )
  } else if (!variableShape.test(name) || name.length > limits.variableNameCharacters) {
    report(
      assign.findings,
      'INVALID_VARIABLE_NAME',
      `Invalid variable name '${name}': the variable name contains invalid characters.`,
      `${assign.location}/${name}`,
    )
  }
}
