import { isArray, isObject, type JsonValue } from '../../base/index.ts'
import { datumOfMember } from '../datum.ts'
import type { PassState, QueryLanguage, State, StateType, SucceedState } from '../machine.ts'
import { parseTimestamp } from '../timestamp.ts'
import { parseChoiceState } from './choice.ts'
import { parseMap } from './map.ts'
import { parseParallel } from './parallel.ts'
import { parseTask } from './task.ts'
import { checkGivenLanguage, checkLanguage, givenLanguage, type StateBase } from './language.ts'
import type { Reading } from './reading.ts'
import { dataFields, pathField, resultFields, template, templateOfText, transition } from './data-flow.ts'
import {
  has,
  integer,
  locate,
  onlyFields,
  raw,
  rejectField,
  requireFields,
  requireOne,
  text,
  type Fields,
} from './fields.ts'
import { reject, warn } from './findings.ts'
import { stateFields, stateTypes } from './state-fields.ts'
import { kindOfExpression } from './template.ts'

/** Reads one state; undefined when it cannot be used. What is wrong with it is in the findings. */
export function parseState(name: string, fields: Fields, reading: Reading): State | undefined {
  if (!requireFields(fields, ['Type'])) return undefined
  const type = stateType(fields)
  if (type === undefined) return undefined
  onlyFields(fields, stateFields[type])
  text(fields, 'Comment')
  const language = stateLanguage(fields, reading)
  const base = { name, language, ...dataFields(fields, language, sightOf(type)) }
  switch (type) {
    case 'Pass':
      return parsePass(fields, base)
    case 'Choice':
      return parseChoiceState(fields, base)
    case 'Wait':
      return parseWait(fields, base)
    case 'Succeed':
      return { type, ...base } satisfies SucceedState
    case 'Fail':
      return parseFail(fields, base)
    case 'Task':
      return parseTask(fields, base, reading)
    case 'Parallel':
      return parseParallel(fields, base, reading)
    case 'Map':
      return parseMap(fields, base, reading)
  }
}

/** What comes of the work of these states can be read on the way out. */
function sightOf(type: StateType): 'result' | 'input' {
  return type === 'Task' || type === 'Parallel' || type === 'Map' ? 'result' : 'input'
}

function stateType(fields: Fields): StateType | undefined {
  const value = text(fields, 'Type')
  if (value === undefined) return undefined
  if ((stateTypes as readonly string[]).includes(value)) return value as StateType
  return rejectField(fields, 'Type', `The field 'Type' should have one of these values: [${stateTypes.join(', ')}]`)
}

/** A machine set to JSONata cannot hold JSONPath states, and no more is said of their fields' language then. */
function stateLanguage(fields: Fields, reading: Reading): QueryLanguage {
  const language = givenLanguage(fields) ?? reading.language
  if (language === 'JSONPath' && reading.language === 'JSONata') {
    reject(
      fields.findings,
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
      fields.location,
    )
    return language
  }
  checkLanguage(fields, language)
  checkGivenLanguage(fields)
  return language
}

function parsePass(fields: Fields, base: StateBase): PassState {
  const result = raw(fields, 'Result')
  if (result !== undefined) warnOfStatic('Result', result, locate(fields, 'Result'), fields)
  return {
    type: 'Pass',
    ...base,
    ...resultFields(fields, base.language),
    ...transition(fields),
    // AWS takes a null for no result.
    ...(result === undefined || result === null ? {} : { result: datumOfMember(fields.object, 'Result', result) }),
  }
}

/** What looks as if it were evaluated, in a result that never is. `location` is where `value` stands. */
function warnOfStatic(name: string, value: JsonValue, location: string, fields: Fields): void {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) warnOfStatic('', item, `${location}[${index}]`, fields)
  } else if (isObject(value)) {
    for (const [inner, item] of Object.entries(value)) {
      if (inner.endsWith('.$')) warnOfResult(inner, location, fields)
      else warnOfStatic('', item, `${location}/${inner}`, fields)
    }
  } else if (name !== '' && typeof value === 'string' && kindOfExpression(value) !== undefined) {
    warnOfResult(name, location, fields)
  }
}

function warnOfResult(name: string, location: string, { findings }: Fields): void {
  const message =
    `The value of '${name}' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result', ` +
    "use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime."
  warn(findings, 'PASS_RESULT_IS_STATIC', message, location)
}

type WaitKind = Extract<State, { type: 'Wait' }>['wait']

function parseWait(fields: Fields, base: StateBase): State | undefined {
  const next = transition(fields)
  const name = requireOne(fields, ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'], true)
  const wait = name === undefined ? undefined : (waitExpression(fields, name, base.language) ?? waitOf(fields, name))
  return wait === undefined ? undefined : { type: 'Wait', ...base, ...next, wait }
}

/** JSONata's forms of the two fields. */
function waitExpression(fields: Fields, name: string, language: QueryLanguage): WaitKind | undefined {
  if (language !== 'JSONata' || (name !== 'Seconds' && name !== 'Timestamp')) return undefined
  const value = raw(fields, name)
  if (typeof value !== 'string' || !value.startsWith('{%')) return undefined
  const expression = template(fields, name, language)
  if (expression === undefined) return undefined
  return { kind: name === 'Seconds' ? 'secondsExpression' : 'timestampExpression', template: expression }
}

function waitOf(fields: Fields, name: string): WaitKind | undefined {
  if (name === 'Seconds') {
    const seconds = integer(fields, name, { least: 0, most: 99_999_999 })
    return seconds === undefined ? undefined : { kind: 'seconds', seconds }
  }
  if (name === 'Timestamp') {
    const timestamp = text(fields, name)
    if (timestamp === undefined) return undefined
    if (parseTimestamp(timestamp) !== undefined) return { kind: 'timestamp', timestamp }
    return rejectField(fields, name, 'String does not match RFC3339 timestamp')
  }
  const expression = pathField(fields, name)
  if (expression === undefined) return undefined
  return { kind: name === 'SecondsPath' ? 'secondsPath' : 'timestampPath', expression }
}

function parseFail(fields: Fields, base: StateBase): State {
  if (has(fields, 'Error')) requireOne(fields, ['Error', 'ErrorPath'], false)
  if (has(fields, 'Cause')) requireOne(fields, ['Cause', 'CausePath'], false)
  const error = templateOfText(fields, 'Error', 'ErrorPath', base.language)
  const cause = templateOfText(fields, 'Cause', 'CausePath', base.language)
  return {
    type: 'Fail',
    ...base,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  }
}
