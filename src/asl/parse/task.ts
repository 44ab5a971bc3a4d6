import type { NumberField, Template, TaskState } from '../machine.ts'
import { resultFields, template, transition } from './data-flow.ts'
import { has, object, requireFields, text, type Fields } from './fields.ts'
import { reject } from './findings.ts'
import type { StateBase } from './language.ts'
import { numberField } from './number-field.ts'
import type { Reading } from './reading.ts'
import { recoveryFields } from './recovery.ts'
import { parseResource } from './resource.ts'

const seconds = { least: 1, most: 99_999_999 }

export function parseTask(fields: Fields, base: StateBase, reading: Reading): TaskState | undefined {
  const data = { ...resultFields(fields, base.language), ...transition(fields) }
  const recovery = recoveryFields(fields, base.language)
  const timeoutSeconds = numberField(fields, 'TimeoutSeconds', seconds, base.language)
  const heartbeatSeconds = numberField(fields, 'HeartbeatSeconds', seconds, base.language)
  compareSeconds(fields, timeoutSeconds, heartbeatSeconds)
  const resource = requireFields(fields, ['Resource']) ? parseResource(fields, reading.type) : undefined
  if (resource?.kind === 'activity' && has(fields, 'Credentials')) {
    reject(fields.findings, "The field 'Credentials' is not supported for activities", `${fields.location}/Credentials`)
  }
  const credentialsRoleArn = credentials(fields, base)
  if (resource === undefined) return undefined
  return {
    type: 'Task',
    ...base,
    ...data,
    ...recovery,
    resource,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(credentialsRoleArn === undefined ? {} : { credentialsRoleArn }),
  }
}

/** Developer Guide, Task state. AWS's text is not known. Machines made before this was looked at run as they did. */
function compareSeconds(fields: Fields, timeout: NumberField | undefined, heartbeat: NumberField | undefined): void {
  if (fields.findings.trusted || timeout?.kind !== 'number' || heartbeat?.kind !== 'number') return
  if (heartbeat.value < timeout.value) return
  reject(fields.findings, 'HeartbeatSeconds must be smaller than TimeoutSeconds', `${fields.location}/HeartbeatSeconds`)
}

function credentials(fields: Fields, base: StateBase): Template | undefined {
  const given = object(fields, 'Credentials')
  if (given === undefined) return undefined
  if (!has(given, 'RoleArn') && !(base.language === 'JSONPath' && has(given, 'RoleArn.$'))) {
    return reject(fields.findings, "The field 'RoleArn' is required but was missing", given.location)
  }
  if (!given.findings.trusted && has(given, 'RoleArn') && text(given, 'RoleArn') === undefined) return undefined
  if (base.language === 'JSONata') return template(given, 'RoleArn', base.language)
  const parsed = template(fields, 'Credentials', base.language)
  if (parsed?.kind === 'object') return parsed.members.find(([name]) => name === 'RoleArn')?.[1]
  return template(given, 'RoleArn', base.language)
}
