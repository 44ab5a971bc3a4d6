import { fail, succeed, type Failure, type Outcome } from '../../base/index.ts'
import { parseDefinition, variableReferences } from '../../asl/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import type { Document, Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import {
  aliasId,
  aliasKind,
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
  if (qualifier !== undefined || label !== undefined || !sameSpace(space, call.space)) return noMachine(arn)
  const document = await call.ports.documents.get(machineKind, space, name)
  return document === undefined ? noMachine(arn) : succeed(document)
}

/** What an ARN names, qualified or not, and the version and alias by which it was reached. */
export interface Named {
  readonly name: string
  readonly revision: Revision
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
    return found.ok ? succeed({ name, revision: found.value.body }) : found
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
    version: version.body,
    versionArn: qualifiedArn(call.space, name, version.body.version),
    ...(isVersion ? {} : { aliasArn: arn }),
  })
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

export function noMachine(arn: string): { readonly ok: false; readonly failure: Failure } {
  return fail('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

/** The row of an execution's ARN. Express executions are kept nowhere, and their ARNs are refused. */
export async function findExecution(call: Call, arn: string): Promise<Outcome<Row<'executions'>>> {
  const parsed = parseStatesArn(arn, ['execution'])
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
): Promise<Pick<StatesShapes.DescribeStateMachineOutput, 'definition' | 'variableReferences'>> {
  if (included === 'METADATA_ONLY') return { definition: '{}' }
  const definition = await definitionText(call, id)
  const { machine } = parseDefinition(definition, { type })
  const references = machine === undefined ? new Map() : variableReferences(machine)
  return { definition, ...(references.size === 0 ? {} : { variableReferences: Object.fromEntries(references) }) }
}

/** The text of a definition that a machine or an execution has pinned. */
async function definitionText(call: Call, id: string): Promise<string> {
  const row = await call.ports.store.get('definitions', { id })
  if (row === undefined) throw new Error(`definition ${id} is pinned, but not stored`)
  return row.body
}
