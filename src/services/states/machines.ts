import { fail, limits, parseArn, refuse, succeed, type Outcome } from '../../base/index.ts'
import { invalidDefinitionMessage, parseDefinition } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Command, type Document } from '../../store/index.ts'
import { checkPassRole } from '../access/authorise.ts'
import { assumeRoleForService } from '../access/service-role.ts'
import type { Call } from '../contract.ts'
import { missingAbility } from './abilities.ts'
import { checkName, parseStatesArn, sameSpace } from './arns.ts'
import { definitionText, findMachine, noMachine } from './find.ts'
import { checkEncryption, checkLogging, defaultTracing, sameSettings } from './machine-settings.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'
import { machineArn, machineKind, type MachineRecord } from './records.ts'
import { checkTags } from './tags.ts'

/** How often a change is tried again when another call has changed the machine in between. */
const attemptsMax = 5
const busy = fail('ConflictException', 'The state machine is being changed by another call. Try again.')

export async function createStateMachine(
  input: Shapes.CreateStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.CreateStateMachineOutput>> {
  const made = checkNew(input, call)
  if (!made.ok) return made
  const record = made.value
  const arn = machineArn(call.space, record.name)
  const { documents } = call.ports
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const existing = await documents.get(machineKind, call.space, record.name)
    if (existing !== undefined) return repeatedCreate(existing.body, record, arn)
    const role = await checkRole(call, record.roleArn, arn)
    if (!role.ok) return role
    const change = insertDocument(machineKind, call.space, record.name, record)
    const outcome = await documents.write([change], [definitionRow(record.definition, input.definition)])
    if (outcome.kind === 'committed') return succeed({ stateMachineArn: arn, creationDate: record.createdAt })
    if (outcome.kind === 'failed') return notStored
  }
  return busy
}

export const notStored = fail('InternalFailure', 'The change was not stored. Nothing of it has happened.')

function checkNew(input: Shapes.CreateStateMachineInput, call: Call): Outcome<MachineRecord> {
  const name = checkName(input.name)
  if (!name.ok) return name
  const type = input.type ?? 'STANDARD'
  const definition = checkDefinition(call, input.definition, type)
  if (!definition.ok) return definition
  const versioned = checkPublish(input)
  if (!versioned.ok) return versioned
  if (type === 'EXPRESS') return fail('NotImplemented', 'State machines of type EXPRESS are not built yet.')
  const logging = checkLogging(input.loggingConfiguration)
  if (!logging.ok) return logging
  const encryption = checkEncryption(input.encryptionConfiguration)
  if (!encryption.ok) return encryption
  const tags = checkTags(input.tags ?? [], machineArn(call.space, input.name))
  if (!tags.ok) return tags
  return succeed({
    name: input.name,
    type,
    definition: call.ports.digest.sha256Hex(input.definition),
    roleArn: input.roleArn,
    createdAt: call.now,
    updatedAt: call.now,
    logging: logging.value,
    tracing: input.tracingConfiguration ?? defaultTracing,
    encryption: encryption.value,
    tags: tags.value,
  })
}

/** Role and tags are not compared, the definition as text (API reference, CreateStateMachine; recorded). */
function repeatedCreate(
  existing: MachineRecord,
  wanted: MachineRecord,
  arn: string,
): Outcome<Shapes.CreateStateMachineOutput> {
  const same =
    existing.definition === wanted.definition &&
    existing.type === wanted.type &&
    sameSettings(existing.logging, wanted.logging) &&
    sameSettings(existing.tracing, wanted.tracing) &&
    sameSettings(existing.encryption, wanted.encryption)
  return same
    ? succeed({ stateMachineArn: arn, creationDate: existing.createdAt })
    : fail('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
}

function checkDefinition(call: Call, definition: string, type: Shapes.StateMachineType): Outcome<void> {
  const { machine, problems } = parseDefinition(definition, { type })
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  if (errors.some(({ code }) => code !== 'NotImplemented')) {
    return fail('InvalidDefinition', `Invalid State Machine Definition: ${invalidDefinitionMessage(problems)}`)
  }
  const [notBuilt] = errors
  if (machine === undefined || notBuilt !== undefined) {
    return fail('NotImplemented', `${notBuilt?.message ?? 'The definition'} at ${notBuilt?.location ?? '/'}`)
  }
  const missing = missingAbility(machine, call.ports.engine.abilities)
  return missing === undefined ? succeed(undefined) : fail('NotImplemented', `${missing} is not built yet.`)
}

function checkPublish(input: {
  publish?: boolean | undefined
  versionDescription?: string | undefined
}): Outcome<void> {
  if (input.publish === true) return fail('NotImplemented', 'Versions of state machines (publish) are not built yet.')
  return input.versionDescription === undefined
    ? succeed(undefined)
    : fail('ValidationException', 'Version description can only be set when publish is true')
}

/** The caller may hand the role over, and Step Functions may take it. */
async function checkRole(call: Call, roleArn: string, sourceArn: string): Promise<Outcome<unknown>> {
  const arn = parseArn(roleArn)
  if (arn === undefined) return fail('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${roleArn}'`)
  if (arn.service !== 'iam' || !arn.resource.startsWith('role/')) {
    return fail(
      'InvalidArn',
      `Invalid Arn: 'Resource type not valid in this context: ${arn.resource.split('/')[0] ?? ''}'`,
    )
  }
  const passed = await checkPassRole(call, roleArn, 'states.amazonaws.com')
  if (!passed.ok) return passed
  const taken = await assumeRoleForService(call.ports, {
    roleArn,
    service: 'states.amazonaws.com',
    sourceArn,
    sourceAccount: call.space.account,
    sessionName: 'StateMachineCreation',
    now: call.now,
  })
  if (taken.ok) return taken
  const text =
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.'
  return fail('AccessDeniedException', text)
}

function definitionRow(id: string, body: string): Command {
  return { do: 'put', table: 'definitions', row: { id, body } }
}

export async function updateStateMachine(
  input: Shapes.UpdateStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.UpdateStateMachineOutput>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const found = await findMachine(call, input.stateMachineArn)
    if (!found.ok) return found
    const changed = await checkUpdate(input, call, found.value.body)
    if (!changed.ok) return changed
    const record = changed.value
    if (record === found.value.body) return succeed({ updateDate: call.now })
    const rows = input.definition === undefined ? [] : [definitionRow(record.definition, input.definition)]
    const outcome = await call.ports.documents.write(
      [replaceDocument(machineKind, call.space, found.value, record)],
      rows,
    )
    if (outcome.kind === 'committed') {
      return succeed({
        updateDate: record.updatedAt,
        ...(record.revisionId === undefined ? {} : { revisionId: record.revisionId }),
      })
    }
    if (outcome.kind === 'failed') return notStored
  }
  return busy
}

/** The record after the update; the very same when nothing changes, which makes no revision. */
async function checkUpdate(
  input: Shapes.UpdateStateMachineInput,
  call: Call,
  current: MachineRecord,
): Promise<Outcome<MachineRecord>> {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input
  if (
    [definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration].every(
      (given) => given === undefined,
    )
  ) {
    const text =
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified'
    return fail('MissingRequiredParameter', text)
  }
  const versioned = checkPublish(input)
  if (!versioned.ok) return versioned
  const valid = definition === undefined ? succeed(undefined) : checkDefinition(call, definition, current.type)
  if (!valid.ok) return valid
  const logging = loggingConfiguration === undefined ? succeed(current.logging) : checkLogging(loggingConfiguration)
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
    tracing: tracingConfiguration ?? current.tracing,
    encryption: encryption.value,
  }
  if (sameSettings(next, current)) return succeed(current)
  return succeed({ ...next, updatedAt: call.now, revisionId: call.ports.chance.uuid() })
}

export async function describeStateMachine(
  input: Shapes.DescribeStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeStateMachineOutput>> {
  const found = await findMachine(call, input.stateMachineArn)
  if (!found.ok) return found
  const record = found.value.body
  const metadataOnly = input.includedData === 'METADATA_ONLY'
  return succeed({
    stateMachineArn: machineArn(call.space, record.name),
    name: record.name,
    status: 'ACTIVE',
    definition: metadataOnly ? '{}' : await definitionText(call, record.definition),
    roleArn: record.roleArn,
    type: record.type,
    creationDate: record.createdAt,
    loggingConfiguration: record.logging,
    tracingConfiguration: record.tracing,
    encryptionConfiguration: record.encryption,
    revisionId: record.revisionId,
  })
}

/** Executions that run go on: they have pinned what they need. Deleting what is not there succeeds (API reference). */
export async function deleteStateMachine(
  input: Shapes.DeleteStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.DeleteStateMachineOutput>> {
  const parsed = parseStatesArn(input.stateMachineArn, ['stateMachine'])
  if (!parsed.ok) return parsed
  if (parsed.value.label !== undefined) {
    return refuse({
      code: 'ValidationException',
      message: 'This operation does not support labeled ARNs',
      members: { reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' },
    })
  }
  if (parsed.value.qualifier !== undefined || !sameSpace(parsed.value.space, call.space)) {
    return noMachine(input.stateMachineArn)
  }
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const document = await call.ports.documents.get(machineKind, call.space, parsed.value.name)
    if (document === undefined) return succeed({})
    const outcome = await call.ports.documents.write([removeDocument(machineKind, call.space, document)])
    if (outcome.kind === 'committed') return succeed({})
    if (outcome.kind === 'failed') return notStored
  }
  return busy
}

export async function listStateMachines(
  input: Shapes.ListStateMachinesInput,
  call: Call,
): Promise<Outcome<Shapes.ListStateMachinesOutput>> {
  const position = readToken(call, '', input.nextToken)
  if (!position.ok) return position
  const after = position.value?.[0]
  const { documents, more } = await call.ports.documents.list(machineKind, call.space, {
    limit: Math.min(pageSize(input.maxResults), limits.pageItems),
    ...(after === undefined ? {} : { after: String(after) }),
  })
  const last = documents.at(-1)
  return succeed({
    stateMachines: documents.map(({ body }) => listItem(call, body)),
    ...(more && last !== undefined ? { nextToken: writeToken(call, '', [last.id]) } : {}),
  })
}

function listItem(call: Call, record: Document<MachineRecord>['body']): Shapes.StateMachineListItem {
  const { name, type, createdAt } = record
  return { stateMachineArn: machineArn(call.space, name), name, type, creationDate: createdAt }
}
