import { limits, succeed, type Outcome } from '../../base/index.ts'
import { parseDefinition, processorDefinition } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, type StatesArn } from './arns.ts'
import {
  currentMachine,
  definitionFacts,
  definitionText,
  factsOf,
  findMachine,
  findRevision,
  noMachine,
} from './find.ts'
import { labelledMap } from './labelled-maps.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'
import { machineArn, machineKind, type MachineRecord } from './records.ts'

/** Of a version's ARN, the version; of an alias's, the version that it leads to. */
export async function describeStateMachine(
  input: Shapes.DescribeStateMachineInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeStateMachineOutput>> {
  const labelled = parseStatesArn(input.stateMachineArn, ['stateMachine'])
  if (labelled.ok && labelled.value.label !== undefined) return describeLabelled(input, labelled.value, call)
  const found = await findRevision(call, input.stateMachineArn)
  if (!found.ok) return found
  const { name, revision, version, versionArn } = found.value
  const machine = await call.ports.documents.get(machineKind, call.space, name)
  return succeed({
    stateMachineArn: versionArn ?? machineArn(call.space, name),
    name,
    status: machine?.body.deletingSince === undefined ? 'ACTIVE' : 'DELETING',
    ...(await definitionFacts(call, revision.definition, revision.type, input.includedData)),
    roleArn: revision.roleArn,
    type: revision.type,
    creationDate: version?.createdAt ?? machine?.body.createdAt ?? revision.updatedAt,
    loggingConfiguration: revision.logging,
    tracingConfiguration: revision.tracing,
    encryptionConfiguration: revision.encryption,
    revisionId: revision.revisionId,
    description: version?.description,
  })
}

/**
 * The machine that a distributed Map's children run: its processor. The API reference says both that such ARNs are refused
 * and what is answered for them (`label`, `includedData`).
 */
async function describeLabelled(
  { stateMachineArn, includedData }: Shapes.DescribeStateMachineInput,
  { name, label = '' }: StatesArn,
  call: Call,
): Promise<Outcome<Shapes.DescribeStateMachineOutput>> {
  const found = await findMachine(call, stateMachineArn.slice(0, -`/${label}`.length))
  if (!found.ok) return found.failure.code === 'StateMachineDoesNotExist' ? noMachine(stateMachineArn) : found
  const { definition, type, roleArn, logging, tracing, encryption, revisionId, createdAt, deletingSince } =
    found.value.body
  const text = await definitionText(call, definition)
  const { machine } = parseDefinition(text, { type })
  const map = machine === undefined ? undefined : labelledMap(machine, label)
  const processor = map === undefined ? undefined : processorDefinition(text, map.name)
  if (map === undefined || processor === undefined) return noMachine(stateMachineArn)
  return succeed({
    stateMachineArn,
    name,
    status: deletingSince === undefined ? 'ACTIVE' : 'DELETING',
    ...(includedData === 'METADATA_ONLY' ? { definition: '{}' } : factsOf(processor, map.type)),
    roleArn,
    type: map.type,
    creationDate: createdAt,
    loggingConfiguration: logging,
    tracingConfiguration: tracing,
    encryptionConfiguration: encryption,
    revisionId,
    label,
  })
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
  const current: (Document<MachineRecord> | undefined)[] = []
  for (const document of documents) {
    const isActive = document.body.deletingSince === undefined
    current.push(isActive ? document : await currentMachine(call, call.space, document.id))
  }
  return succeed({
    stateMachines: current.flatMap((document) => (document === undefined ? [] : [listItem(call, document.body)])),
    ...(more && last !== undefined ? { nextToken: writeToken(call, '', [last.id]) } : {}),
  })
}

function listItem(call: Call, { name, type, createdAt }: MachineRecord): Shapes.StateMachineListItem {
  return { stateMachineArn: machineArn(call.space, name), name, type, creationDate: createdAt }
}
