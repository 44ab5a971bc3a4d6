import { fail, succeed, type Failure, type Outcome, type Space } from '../../base/index.ts'
import { parseDefinition, variableReferences } from '../../asl/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import {
  removeDocument,
  requireDocument,
  type Document,
  type Documents,
  type Kind,
  type Requirement,
  type Row,
} from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import {
  aliasId,
  aliasKind,
  machineArn,
  machineKind,
  qualifiedArn,
  versionId,
  versionKind,
  type AliasRecord,
  type MachineRecord,
  type Revision,
  type VersionRecord,
} from './records.ts'

/** The state machine of an unqualified ARN. */
export async function findMachine(call: Call, arn: string): Promise<Outcome<Document<MachineRecord>>> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { space, name, qualifier, label } = parsed.value
  if (label !== undefined) return labelRefused
  if (qualifier !== undefined || !sameSpace(space, call.space)) return noMachine(arn)
  const document = await currentMachine(call, space, name)
  return document === undefined ? noMachine(arn) : succeed(document)
}

/** The machine of that name. One that was deleted is gone as soon as somebody looks after its last execution has ended. */
export async function currentMachine(
  call: Call,
  space: Space,
  name: string,
): Promise<Document<MachineRecord> | undefined> {
  const { documents } = call.ports
  const document = await documents.get(machineKind, space, name)
  if (document?.body.deletingSince === undefined) return document
  if (await hasRunning(call, machineArn(space, name))) return document
  await documents.write([removeDocument(machineKind, space, document)])
  return undefined
}

/** Whether an execution of that machine runs, whichever version it was started with. */
export async function hasRunning(call: Call, machine: string): Promise<boolean> {
  const { rows } = await call.ports.store.scan('executions', {
    index: 'byMachineStatus',
    equals: [machine, 'RUNNING'],
    order: 'descending',
    limit: 1,
    columns: ['id'],
  })
  return rows.length > 0
}

/** What most calls answer to the ARN of a distributed Map inside a machine (API reference). */
export const labelRefused = fail('ValidationException', 'This operation does not support labeled ARNs', {
  reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
})

/** For calls that a machine does not take any more once it was deleted. */
export async function findActiveMachine(call: Call, arn: string): Promise<Outcome<Document<MachineRecord>>> {
  const found = await findMachine(call, arn)
  return found.ok && found.value.body.deletingSince !== undefined ? beingDeleted(arn) : found
}

export function beingDeleted(arn: string): { readonly ok: false; readonly failure: Failure } {
  return fail('StateMachineDeleting', `State Machine is being deleted: '${arn}'`)
}

/** What an ARN names, qualified or not, and the version and alias by which it was reached. */
export interface Named {
  readonly name: string
  readonly revision: Revision
  /** Refuses a write behind an update or the deletion of what was found. */
  readonly unchanged: Requirement
  /** The machine is gone once its executions have ended. */
  readonly deleting?: boolean
  readonly version?: VersionRecord
  readonly versionArn?: string
  readonly aliasArn?: string
}

/** An alias leads to one of its versions, drawn by their weights. */
export async function findRevision(call: Call, arn: string): Promise<Outcome<Named>> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { name, qualifier } = parsed.value
  if (qualifier === undefined) {
    const found = await findMachine(call, arn)
    if (!found.ok) return found
    const { body } = found.value
    const unchanged = unchangedSince(machineKind, call.space, found.value)
    return succeed({ name, revision: body, unchanged, deleting: body.deletingSince !== undefined })
  }
  if (!sameSpace(parsed.value.space, call.space)) return noMachine(arn)
  const isVersion = /^\d+$/.test(qualifier)
  const alias = isVersion ? undefined : await call.ports.documents.get(aliasKind, call.space, aliasId(name, qualifier))
  const number = isVersion ? Number(qualifier) : drawVersion(call, alias?.body)
  const version =
    number === undefined ? undefined : await call.ports.documents.get(versionKind, call.space, versionId(name, number))
  if (version === undefined) return noMachine(arn)
  return succeed({
    name,
    revision: version.body,
    unchanged: unchangedSince(versionKind, call.space, version),
    version: version.body,
    versionArn: qualifiedArn(call.space, name, version.body.version),
    ...(isVersion ? {} : { aliasArn: arn }),
  })
}

const requirements = new WeakMap<Document<unknown>, Requirement>()

/** Made once a document: each start asks. */
function unchangedSince<T>(kind: Kind<T>, space: Space, document: Document<T>): Requirement {
  let requirement = requirements.get(document)
  if (requirement === undefined) {
    requirement = requireDocument(kind, space, document)
    requirements.set(document, requirement)
  }
  return requirement
}

function drawVersion(call: Call, alias: AliasRecord | undefined): number | undefined {
  if (alias === undefined) return undefined
  let left = call.ports.chance.random() * 100
  for (const { version, weight } of alias.routing) {
    left -= weight
    if (left < 0) return version
  }
  return alias.routing.at(-1)?.version
}

/** What an execution goes by beside its definition: a version keeps what its machine had, else it is as the machine is. */
export async function startedRevision(
  documents: Documents,
  space: Space,
  name: string,
  versionArn: string | undefined,
): Promise<Revision | undefined> {
  const version = versionArn === undefined ? undefined : Number(versionArn.slice(versionArn.lastIndexOf(':') + 1))
  const kept = version === undefined ? undefined : await documents.get(versionKind, space, versionId(name, version))
  return (kept ?? (await documents.get(machineKind, space, name)))?.body
}

export function noMachine(arn: string): { readonly ok: false; readonly failure: Failure } {
  return fail('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

export const wrongType = fail(
  'StateMachineTypeNotSupported',
  'This operation is not supported by this type of state machine',
)

/** The row of an execution's ARN. Express executions are kept nowhere, and their ARNs are refused. */
export async function findExecution(call: Call, arn: string): Promise<Outcome<Row<'executions'>>> {
  return await findByArn(call, arn, ['execution'])
}

/** The same for calls that take Express children of Map Runs, too: those are kept with their run. */
export async function findExecutionOrChild(call: Call, arn: string): Promise<Outcome<Row<'executions'>>> {
  return await findByArn(call, arn, arn.includes('/') ? ['execution', 'express'] : ['execution'])
}

async function findByArn(call: Call, arn: string, kinds: readonly string[]): Promise<Outcome<Row<'executions'>>> {
  const parsed = parseStatesArn(arn, kinds)
  if (!parsed.ok) return parsed
  const row = sameSpace(parsed.value.space, call.space)
    ? await call.ports.store.find('executions', 'byArn', arn)
    : undefined
  return row === undefined ? fail('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`) : succeed(row)
}

/** What describing a machine or an execution tells of its definition: the text, and the variables that states read. */
export async function definitionFacts(
  call: Call,
  id: string,
  type: StatesShapes.StateMachineType,
  included: StatesShapes.IncludedData | undefined,
): Promise<DefinitionFacts> {
  return included === 'METADATA_ONLY' ? { definition: '{}' } : factsOf(await definitionText(call, id), type)
}

export type DefinitionFacts = Pick<StatesShapes.DescribeStateMachineOutput, 'definition' | 'variableReferences'>

export function factsOf(definition: string, type: StatesShapes.StateMachineType): DefinitionFacts {
  const { machine } = parseDefinition(definition, { type })
  const references = machine === undefined ? new Map() : variableReferences(machine)
  return { definition, ...(references.size === 0 ? {} : { variableReferences: Object.fromEntries(references) }) }
}

/** The text of a definition that a machine or an execution has pinned. */
export async function definitionText(call: Call, id: string): Promise<string> {
  const row = await call.ports.store.get('definitions', { id })
  if (row === undefined) throw new Error(`definition ${id} is pinned, but not stored`)
  return row.body
}
