import { isObject, limits, mayHaveNumerals, parseJson, parseKeepingNumerals } from '../../base/index.ts'
import type { Machine, MachineType, QueryLanguage, State, Workflow } from '../machine.ts'
import type { Problem } from '../problem.ts'
import { choice, has, integer, locate, object, onlyFields, raw, rejectField, requireFields, text } from './fields.ts'
import type { Fields } from './fields.ts'
import { hasErrors, newFindings, reject, report } from './findings.ts'
import { duplicateStates } from './duplicate-states.ts'
import { describeJsonFault, jsonSource } from './json-fault.ts'
import { checkGivenLanguage, givenLanguage } from './language.ts'
import type { Reading } from './reading.ts'
import { parseState } from './state.ts'
import { fieldSet } from './state-fields.ts'
import { checkInnerTransitions, checkTransitions } from './transitions.ts'
import { checkVariableScopes } from './variable-scopes.ts'

export interface ParseOptions {
  readonly type: MachineType
  /** For a definition that was accepted before: what only judges it, and JSONata, slow to parse, is not done again. */
  readonly trusted?: boolean
}

export interface ParsedDefinition {
  /** Only when nothing stands against running it. */
  readonly machine?: Machine
  readonly problems: readonly Problem[]
}

const machineFields = fieldSet('Comment StartAt States Version TimeoutSeconds QueryLanguage')
const workflowFields = fieldSet('Comment StartAt States')
const processorFields = fieldSet('Comment StartAt States ProcessorConfig')

/**
 * Reads a definition's text. Never throws: whatever the text is, the answer says what is wrong with it, several faults
 * at once, with AWS's codes, words and locations.
 */
export function parseDefinition(source: string, options: ParseOptions): ParsedDefinition {
  const findings = newFindings(options.trusted === true)
  const fields = readObject(source, findings)
  if (fields === undefined) return { problems: findings.problems }
  for (const { location, name } of duplicateStates(source)) {
    report(findings, 'DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, location)
  }
  onlyFields(fields, machineFields)
  text(fields, 'Comment')
  choice(fields, 'Version', ['1.0'])
  checkGivenLanguage(fields)
  const queryLanguage = givenLanguage(fields) ?? 'JSONPath'
  const timeoutSeconds = integer(fields, 'TimeoutSeconds', { least: fields.findings.trusted ? 0 : 1, most: 99_999_999 })
  const reading = readingOf(options.type, queryLanguage)
  const workflow = requireFields(fields, ['States', 'StartAt']) ? parseStates(fields, reading) : undefined
  checkTransitions(fields.object, '', findings, true)
  if (workflow !== undefined) checkVariableScopes(workflow, '', findings)
  if (workflow === undefined || hasErrors(findings)) return { problems: findings.problems }
  const machine: Machine = {
    ...workflow,
    type: options.type,
    queryLanguage,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  }
  return { machine, problems: findings.problems }
}

/**
 * A state on its own, under a name that its text does not have: the only one of a machine, which is how locations tell
 * it. Where its own transitions lead is not judged.
 */
export function parseLoneState(
  source: string,
  name: string,
): { readonly state: State | undefined; readonly problems: readonly Problem[] } {
  const findings = newFindings(false)
  const fields = readObject(source, findings)
  if (fields === undefined) return { state: undefined, problems: findings.problems }
  const reading = readingOf('STANDARD', 'JSONPath')
  const location = `/States/${name}`
  const state = parseState(name, { ...fields, location, state: location }, reading)
  checkInnerTransitions(fields.object, location, findings)
  if (state !== undefined) checkVariableScopes({ startAt: name, states: new Map([[name, state]]) }, '', findings)
  return { state, problems: findings.problems }
}

function readingOf(type: MachineType, language: QueryLanguage): Reading {
  return { type, language, depth: 0, names: new Set(), workflow: parseWorkflow }
}

function readObject(source: string, findings: Fields['findings']): Fields | undefined {
  if (source.trim() === '') {
    return report(findings, 'MISSING_DESCRIPTION', 'Definition must be a valid JSON object')
  }
  const parsed = parseJson(source, limits.jsonDepth)
  if (!parsed.ok) {
    const fault = describeJsonFault(source)
    if (fault === undefined) return report(findings, 'TOO_DEEPLY_NESTED', parsed.failure.message)
    const place = jsonSource(source, fault.line, fault.column)
    return report(findings, 'INVALID_JSON_DESCRIPTION', `${fault.words}\n at ${place}`, place)
  }
  const value = mayHaveNumerals(source) ? parseKeepingNumerals(source) : parsed.value
  if (isObject(value)) return { object: value, location: '/', findings, state: '' }
  return report(findings, 'INVALID_JSON_DESCRIPTION', 'Definition must be a valid JSON object')
}

/** A branch or an item processor. `ProcessorConfig` is read by the Map. */
function parseWorkflow(fields: Fields, around: Reading, processor: boolean): Workflow | undefined {
  onlyFields(fields, processor ? processorFields : workflowFields)
  text(fields, 'Comment')
  const reading: Reading = { ...around, depth: around.depth + 1 }
  if (reading.depth > limits.workflowDepth) {
    return report(fields.findings, 'TOO_DEEPLY_NESTED', 'States are nested too deeply', fields.location)
  }
  return requireFields(fields, ['States', 'StartAt']) ? parseStates(fields, reading) : undefined
}

function parseStates(fields: Fields, reading: Reading): Workflow | undefined {
  const startAt = text(fields, 'StartAt')
  const states = object(fields, 'States')
  if (states === undefined) return undefined
  const names = Object.keys(states.object)
  if (names.length === 0) return rejectField(fields, 'States', 'Value cannot be empty')
  const parsed = new Map<string, State>()
  for (const name of names) {
    checkName(name, states, reading)
    const value = raw(states, name)
    const location = locate(states, name)
    if (!isObject(value)) {
      reject(fields.findings, 'Expected value of type Object', location)
      continue
    }
    const state = parseState(name, { ...fields, object: value, location, state: location }, reading)
    if (state !== undefined) parsed.set(name, state)
  }
  if (startAt === undefined || !has(fields, 'StartAt')) return undefined
  return { startAt, states: parsed }
}

function checkName(name: string, states: Fields, reading: Reading): void {
  const location = locate(states, name)
  const { findings } = states
  if (name.length === 0 || name.length > limits.stateNameCharacters) {
    report(findings, 'INVALID_STATE_NAME', `Invalid State name: '${name.slice(0, 200)}'`, location)
  }
  if (reading.names.has(name)) report(findings, 'DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, location)
  reading.names.add(name)
}
