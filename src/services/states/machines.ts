import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change, type Command } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { quotaOf } from '../quotas.ts'
import { checkName, parseStatesArn, sameSpace } from './arns.ts'
import { mayTagAndPublish } from './access.ts'
import { change, type Plan } from './change.ts'
import { beingDeleted, currentMachine, findActiveMachine, labelRefused } from './find.ts'
import { checkDefinition, checkRole } from './machine-checks.ts'
import { checkEncryption, checkLogging, defaultTracing, sameSettings, tracingOf } from './machine-settings.ts'
import {
  aliasKind,
  machineArn,
  machineKind,
  qualifiedArn,
  versionKind,
  type MachineRecord,
  type VersionRecord,
} from './records.ts'
import { checkTags } from './tags.ts'
import { insertVersion, newVersion, publishedVersion } from './versions.ts'

type Created = Shapes.CreateStateMachineOutput
type Updated = Shapes.UpdateStateMachineOutput
type Nothing = Readonly<Record<string, never>>

export async function createStateMachine(input: Shapes.CreateStateMachineInput, call: Call): Promise<Outcome<Created>> {
  const arn = machineArn(call.space, input.name)
  const allowed = await mayTagAndPublish(call, arn, input)
  if (!allowed.ok) return allowed
  const checked = await checkNew(input, call)
  if (!checked.ok) return checked
  const wanted = checked.value
  return change(call, async (): Promise<Outcome<Plan<Created>>> => {
    const existing = await currentMachine(call, call.space, wanted.name)
    if (existing?.body.deletingSince !== undefined) return beingDeleted(arn)
    if (existing !== undefined) {
      const repeated = repeatedCreate(existing.body, wanted, arn)
      return repeated.ok ? succeed({ changes: [], answer: repeated.value }) : repeated
    }
    const most = quotaOf(call.ports.settings, 'stateMachines')
    if ((await call.ports.documents.count(machineKind, call.space)) >= most) {
      const message = `State Machine Limit Exceeded: 'At most ${most} state machines may exist.'`
      return fail('StateMachineLimitExceeded', message)
    }
    const role = await checkRole(call, wanted.roleArn, arn)
    if (!role.ok) return role
    const published = await publish(call, wanted, input)
    if (!published.ok) return published
    const { record, changes, versionArn } = published.value
    return succeed({
      changes: [insertDocument(machineKind, call.space, record.name, record), ...changes],
      commands: [definitionRow(record.definition, input.definition)],
      answer: { stateMachineArn: arn, creationDate: record.createdAt, ...versionArn },
    })
  })
}

async function checkNew(input: Shapes.CreateStateMachineInput, call: Call): Promise<Outcome<MachineRecord>> {
  const name = checkName(input.name)
  if (!name.ok) return name
  const type = input.type ?? 'STANDARD'
  const definition = checkDefinition(call, input.definition, type)
  if (!definition.ok) return definition
  const versioned = checkPublish(input)
  if (!versioned.ok) return versioned
  const logging = await checkLogging(call, input.loggingConfiguration)
  if (!logging.ok) return logging
  const encryption = checkEncryption(input.encryptionConfiguration)
  if (!encryption.ok) return encryption
  const tags = checkTags(input.tags ?? [], machineArn(call.space, input.name))
  if (!tags.ok) return tags
  const { versionDescription } = input
  return succeed({
    name: input.name,
    type,
    definition: call.ports.digest.sha256Hex(input.definition),
    roleArn: input.roleArn,
    createdAt: call.now,
    updatedAt: call.now,
    logging: logging.value,
    tracing: tracingOf(input.tracingConfiguration, defaultTracing),
    encryption: encryption.value,
    tags: tags.value,
    createdWith: {
      publish: input.publish === true,
      ...(versionDescription === undefined ? {} : { versionDescription }),
    },
  })
}

/** Role and tags are not compared, the definition as text (API reference, CreateStateMachine; recorded). */
function repeatedCreate(existing: MachineRecord, wanted: MachineRecord, arn: string): Outcome<Created> {
  const same =
    existing.definition === wanted.definition &&
    existing.type === wanted.type &&
    sameSettings(existing.logging, wanted.logging) &&
    sameSettings(existing.tracing, wanted.tracing) &&
    sameSettings(existing.encryption, wanted.encryption) &&
    sameSettings(existing.createdWith ?? { publish: false }, wanted.createdWith ?? {})
  if (!same) return fail('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
  const versionArn = wanted.createdWith?.publish === true ? { stateMachineVersionArn: `${arn}:1` } : {}
  return succeed({ stateMachineArn: arn, creationDate: existing.createdAt, ...versionArn })
}

interface PublishFields {
  readonly publish?: boolean | undefined
  readonly versionDescription?: string | undefined
}

function checkPublish({ publish, versionDescription }: PublishFields): Outcome<void> {
  if (publish === true || versionDescription === undefined) return succeed(undefined)
  return fail('ValidationException', 'Version description can only be set when publish is true')
}

interface Publishing {
  readonly record: MachineRecord
  readonly changes: readonly Change[]
  readonly versionArn: { readonly stateMachineVersionArn?: string }
}

/** With `publish`, the revision's version: the one that it has, or a new one. */
async function publish(call: Call, record: MachineRecord, input: PublishFields): Promise<Outcome<Publishing>> {
  if (input.publish !== true) return succeed({ record, changes: [], versionArn: {} })
  const arnOf = ({ name, version }: VersionRecord) => ({
    stateMachineVersionArn: qualifiedArn(call.space, name, version),
  })
  const existing = await publishedVersion(call, record)
  if (existing !== undefined) return succeed({ record, changes: [], versionArn: arnOf(existing) })
  const made = await newVersion(call, record, input.versionDescription)
  if (!made.ok) return made
  const { version } = made.value
  return succeed({
    record: made.value.record,
    changes: [insertVersion(call, version)],
    versionArn: arnOf(version),
  })
}

export async function updateStateMachine(input: Shapes.UpdateStateMachineInput, call: Call): Promise<Outcome<Updated>> {
  const allowed = await mayTagAndPublish(call, input.stateMachineArn, { publish: input.publish })
  if (!allowed.ok) return allowed
  return change(call, async (): Promise<Outcome<Plan<Updated>>> => {
    const found = await findActiveMachine(call, input.stateMachineArn)
    if (!found.ok) return found
    const before = found.value.body
    const checked = await checkUpdate(input, call, before)
    if (!checked.ok) return checked
    const published = await publish(call, checked.value, input)
    if (!published.ok) return published
    const { record, changes, versionArn } = published.value
    if (record === before) return succeed({ changes: [], answer: { updateDate: call.now, ...versionArn } })
    const { revisionId } = record
    const revised = revisionId !== undefined && revisionId !== before.revisionId
    return succeed({
      changes: [replaceDocument(machineKind, call.space, found.value, record), ...changes],
      commands: input.definition === undefined ? [] : [definitionRow(record.definition, input.definition)],
      answer: { updateDate: call.now, ...(revised ? { revisionId } : {}), ...versionArn },
    })
  })
}

const updateNothing =
  'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified'

/** The record after the update; the very same when nothing changes, which makes no revision. */
async function checkUpdate(
  input: Shapes.UpdateStateMachineInput,
  call: Call,
  current: MachineRecord,
): Promise<Outcome<MachineRecord>> {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input
  const given = [definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration]
  if (given.every((field) => field === undefined)) return fail('MissingRequiredParameter', updateNothing)
  const versioned = checkPublish(input)
  if (!versioned.ok) return versioned
  const valid = definition === undefined ? succeed(undefined) : checkDefinition(call, definition, current.type)
  if (!valid.ok) return valid
  const logging =
    loggingConfiguration === undefined ? succeed(current.logging) : await checkLogging(call, loggingConfiguration)
  if (!logging.ok) return logging
  const encryption =
    encryptionConfiguration === undefined ? succeed(current.encryption) : checkEncryption(encryptionConfiguration)
  if (!encryption.ok) return encryption
  if (roleArn !== undefined) {
    const role = await checkRole(call, roleArn, input.stateMachineArn)
    if (!role.ok) return role
  }
  const next: MachineRecord = {
    ...current,
    definition: definition === undefined ? current.definition : call.ports.digest.sha256Hex(definition),
    roleArn: roleArn ?? current.roleArn,
    logging: logging.value,
    tracing: tracingOf(tracingConfiguration, current.tracing),
    encryption: encryption.value,
  }
  if (sameSettings(next, current)) return succeed(current)
  const { publishedVersion: _, ...unpublished } = next
  return succeed({ ...unpublished, updatedAt: call.now, revisionId: call.ports.chance.uuid() })
}

function definitionRow(id: string, body: string): Command {
  return { do: 'put', table: 'definitions', row: { id, body } }
}

/**
 * Versions and aliases go at once; the machine itself is DELETING until its last execution has ended, which has pinned what
 * it needs. Deleting what is not there succeeds (API reference).
 */
export async function deleteStateMachine(
  input: Shapes.DeleteStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.DeleteStateMachineOutput>> {
  const parsed = parseStatesArn(input.stateMachineArn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { name, label, qualifier, space } = parsed.value
  if (label !== undefined) return labelRefused
  if (qualifier !== undefined) return fail('ValidationException', 'This operation does not support qualified ARNs')
  if (!sameSpace(space, call.space)) return succeed({})
  const deleted = await change(call, async (): Promise<Outcome<Plan<Nothing>>> => {
    const { documents } = call.ports
    const machine = await currentMachine(call, space, name)
    if (machine?.body.deletingSince !== undefined || machine === undefined) return succeed({ changes: [], answer: {} })
    const aliases = await documents.all(aliasKind, space, `${name}:`)
    const versions = await documents.all(versionKind, space, `${name}:`)
    const deleting = { ...machine.body, deletingSince: call.now }
    const changes = [
      replaceDocument(machineKind, space, machine, deleting),
      ...aliases.map((alias) => removeDocument(aliasKind, space, alias)),
      ...versions.map((version) => removeDocument(versionKind, space, version)),
    ]
    return succeed({ changes, answer: {} })
  })
  // Nothing starts any more: only now can it be told whether something runs.
  if (deleted.ok) await currentMachine(call, space, name)
  return deleted
}
