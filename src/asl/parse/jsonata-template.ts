import { isArray, isObject, type JsonValue } from '../../base/index.ts'
import { datumOfValue } from '../datum.ts'
import type { Template } from '../machine.ts'
import { reject, report, type Findings } from './findings.ts'
import { readJsonata } from './jsonata-source.ts'

/** What `$states` has in a field, beside `input` and `context`. */
export type Sight = 'input' | 'result' | 'errorOutput'

export interface Setting {
  /** Location of the state: what follows it names a field in AWS's messages. */
  readonly state: string
  readonly sees: Sight
  readonly findings: Findings
}

/** A value of JSONata's fields: strings `{% … %}` at any depth are expressions, everything else stands as it is. */
export function parseJsonataTemplate(value: JsonValue, location: string, setting: Setting): Template {
  return templateOf(value, location, setting) ?? { kind: 'constant', datum: datumOfValue(value) }
}

/** Undefined when nothing in the value is dynamic. */
function templateOf(value: JsonValue, location: string, setting: Setting): Template | undefined {
  if (typeof value === 'string') return expressionOf(value, location, setting)
  if (isArray(value)) {
    const items = value.map((item, index) => templateOf(item, `${location}[${index}]`, setting))
    if (items.every((item) => item === undefined)) return undefined
    return { kind: 'array', items: items.map((item, index) => item ?? constant(value[index] as JsonValue)) }
  }
  if (!isObject(value)) return undefined
  const members = Object.entries(value).map(
    ([name, member]) => [name, member, templateOf(member, `${location}/${name}`, setting)] as const,
  )
  if (members.every(([, , inner]) => inner === undefined)) return undefined
  return { kind: 'object', members: members.map(([name, member, inner]) => [name, inner ?? constant(member)] as const) }
}

function constant(value: JsonValue): Template {
  return { kind: 'constant', datum: datumOfValue(value) }
}

function expressionOf(value: string, location: string, setting: Setting): Template | undefined {
  const { findings } = setting
  const opens = value.startsWith('{%')
  if (!opens && (findings.trusted || !value.endsWith('%}'))) return undefined
  if (!opens || !value.endsWith('%}') || value.length < 4) {
    return reject(findings, 'JSONata string must start with {% and end with %}', location)
  }
  const expression = value.slice(2, -2).trim()
  const field = location.slice(setting.state.length + 1)
  if (findings.trusted) return { kind: 'jsonata', field, expression }
  const read = readJsonata(expression)
  if (!read.ok) return report(findings, 'INVALID_JSONATA_EXPRESSION', read.failure.message, location)
  for (const name of read.value.unrooted) {
    const place = name === '$$' ? '' : ' at the top level'
    const message = `Reference to '${name}'${place} is not supported.`
    report(findings, 'UNSUPPORTED_JSONATA_EXPRESSION', message, location)
  }
  for (const name of read.value.states) {
    if (name === 'input' || name === 'context' || name === setting.sees) continue
    const message = `Field '$states.${name}' does not exist.`
    report(findings, 'UNSUPPORTED_JSONATA_EXPRESSION', message, location)
  }
  noteReads(read.value.variables, location, setting)
  return { kind: 'jsonata', field, expression }
}

/** Whether the variables are there is seen when all of the machine is read. */
function noteReads(names: ReadonlySet<string>, location: string, { state, findings }: Setting): void {
  if (names.size === 0) return
  const reads = findings.reads.get(state) ?? []
  findings.reads.set(state, reads)
  for (const name of names) reads.push({ name, location })
}
