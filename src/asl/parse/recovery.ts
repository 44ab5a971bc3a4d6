import type { Catcher, QueryLanguage, Retrier } from '../machine.ts'
import { assignment, referencePathField, template } from './data-flow.ts'
import {
  choice,
  has,
  integer,
  number,
  objects,
  onlyFields,
  rejectField,
  requireFields,
  text,
  texts,
  type Fields,
} from './fields.ts'
import { reject } from './findings.ts'
import { checkLanguage } from './language.ts'
import { fieldSet } from './state-fields.ts'

export interface RecoveryFields {
  readonly retry: readonly Retrier[]
  readonly catch: readonly Catcher[]
}

const retrierFields = fieldSet(
  'Comment ErrorEquals IntervalSeconds MaxAttempts BackoffRate MaxDelaySeconds JitterStrategy',
)
const catcherFields = fieldSet('Comment ErrorEquals Next ResultPath Assign Output')

/** `Retry` and `Catch` of Task, Parallel and Map. Both may be empty lists. */
export function recoveryFields(fields: Fields, language: QueryLanguage): RecoveryFields {
  const retry = entries(fields, 'Retry', retrierFields).map((entry) => parseRetrier(entry))
  const catchers = entries(fields, 'Catch', catcherFields).map((entry) => parseCatcher(entry, language))
  return {
    retry: retry.filter((entry) => entry !== undefined),
    catch: catchers.filter((entry) => entry !== undefined),
  }
}

function entries(fields: Fields, name: string, allowed: ReadonlySet<string>): readonly Fields[] {
  const value = fields.object[name]
  if (!has(fields, name) || (Array.isArray(value) && value.length === 0)) return []
  const found = objects(fields, name) ?? []
  for (const [index, entry] of found.entries()) {
    onlyFields(entry, allowed)
    checkWildcard(entry, index === found.length - 1)
  }
  return found
}

function checkWildcard(entry: Fields, isLast: boolean): void {
  const names = entry.object['ErrorEquals']
  if (!Array.isArray(names) || !names.includes('States.ALL') || (names.length === 1 && isLast)) return
  reject(entry.findings, 'States.ALL must appear alone and at end of list', `${entry.location}/ErrorEquals`)
}

function parseRetrier(fields: Fields): Retrier | undefined {
  requireFields(fields, ['ErrorEquals'])
  const errorEquals = texts(fields, 'ErrorEquals')
  const { trusted } = fields.findings
  const intervalSeconds = integer(fields, 'IntervalSeconds', { least: trusted ? 0 : 1, most: 99_999_999 })
  const maxAttempts = integer(fields, 'MaxAttempts', { least: 0, most: 99_999_999 })
  const backoffRate = number(fields, 'BackoffRate', { least: 1 })
  const maxDelaySeconds = integer(fields, 'MaxDelaySeconds', { least: 1, most: trusted ? 31_622_400 : 31_622_399 })
  if (
    !trusted &&
    intervalSeconds !== undefined &&
    maxDelaySeconds !== undefined &&
    maxDelaySeconds <= intervalSeconds
  ) {
    rejectField(fields, 'MaxDelaySeconds', 'MaxDelaySeconds must be greater than IntervalSeconds')
  }
  const jitter = choice(fields, 'JitterStrategy', ['NONE', 'FULL'])
  if (errorEquals === undefined) return undefined
  return {
    errorEquals,
    intervalSeconds: intervalSeconds ?? 1,
    maxAttempts: maxAttempts ?? 3,
    backoffRate: backoffRate ?? 2,
    ...(maxDelaySeconds === undefined ? {} : { maxDelaySeconds }),
    fullJitter: jitter === 'FULL',
  }
}

function parseCatcher(fields: Fields, language: QueryLanguage): Catcher | undefined {
  checkLanguage(fields, language)
  requireFields(fields, ['ErrorEquals', 'Next'])
  const errorEquals = texts(fields, 'ErrorEquals')
  const next = text(fields, 'Next')
  const resultPath = referencePathField(fields, 'ResultPath')
  const assign = assignment(fields, language, 'errorOutput')
  const output = language === 'JSONata' ? template(fields, 'Output', language, 'errorOutput') : undefined
  if (errorEquals === undefined || next === undefined) return undefined
  return {
    errorEquals,
    next,
    ...(resultPath === undefined ? {} : { resultPath }),
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  }
}
