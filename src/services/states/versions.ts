import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { quotaOf } from '../quotas.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import { change, type Plan } from './change.ts'
import { findActiveMachine, labelRefused } from './find.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'
import {
  aliasKind,
  machineKind,
  qualifiedArn,
  versionId,
  versionKind,
  type MachineRecord,
  type VersionRecord,
} from './records.ts'

/** The name by which the revision of a machine that was never updated goes. */
const initialRevision = 'INITIAL'

type Published = Shapes.PublishStateMachineVersionOutput

/** Publishing an unchanged revision again answers its version (API reference). */
export async function publishStateMachineVersion(
  input: Shapes.PublishStateMachineVersionInput,
  call: Call,
): Promise<Outcome<Published>> {
  return change(call, async (): Promise<Outcome<Plan<Published>>> => {
    const found = await findActiveMachine(call, input.stateMachineArn)
    if (!found.ok) return found
    const { body } = found.value
    const current = body.revisionId ?? initialRevision
    if (input.revisionId !== undefined && input.revisionId !== current) {
      return fail(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${input.revisionId}. The current State Machine revision is ${current}.`,
      )
    }
    const existing = await publishedVersion(call, body)
    if (existing !== undefined) return succeed({ changes: [], answer: publishedAnswer(call, existing) })
    const made = await newVersion(call, body, input.description)
    if (!made.ok) return made
    const { record, version } = made.value
    const changes = [replaceDocument(machineKind, call.space, found.value, record), insertVersion(call, version)]
    return succeed({ changes, answer: publishedAnswer(call, version) })
  })
}

/** The version that holds the machine's current revision. */
export async function publishedVersion(call: Call, machine: MachineRecord): Promise<VersionRecord | undefined> {
  if (machine.publishedVersion === undefined) return undefined
  const id = versionId(machine.name, machine.publishedVersion)
  return (await call.ports.documents.get(versionKind, call.space, id))?.body
}

/** The machine and its new version, as they are after publishing its current revision. */
export async function newVersion(
  call: Call,
  machine: MachineRecord,
  description: string | undefined,
): Promise<Outcome<{ readonly record: MachineRecord; readonly version: VersionRecord }>> {
  const others = await call.ports.documents.all(versionKind, call.space, `${machine.name}:`)
  const most = quotaOf(call.ports.settings, 'versionsPerMachine')
  if (others.length >= most) {
    const message = `A state machine has at most ${most} versions.`
    return fail('ServiceQuotaExceededException', message)
  }
  const number = (machine.lastVersion ?? 0) + 1
  const { name, type, definition, roleArn, logging, tracing, encryption, updatedAt, revisionId } = machine
  const version: VersionRecord = {
    name,
    version: number,
    type,
    definition,
    roleArn,
    logging,
    tracing,
    encryption,
    updatedAt,
    createdAt: call.now,
    ...(revisionId === undefined ? {} : { revisionId }),
    ...(description === undefined || description === '' ? {} : { description }),
  }
  return succeed({ record: { ...machine, lastVersion: number, publishedVersion: number }, version })
}

export function insertVersion(call: Call, version: VersionRecord): Change {
  return insertDocument(versionKind, call.space, versionId(version.name, version.version), version)
}

export function publishedAnswer(call: Call, { name, version, createdAt }: VersionRecord): Published {
  return { stateMachineVersionArn: qualifiedArn(call.space, name, version), creationDate: createdAt }
}

/** Newest first. A machine that is not there has none (recorded). */
export async function listStateMachineVersions(
  input: Shapes.ListStateMachineVersionsInput,
  call: Call,
): Promise<Outcome<Shapes.ListStateMachineVersionsOutput>> {
  const parsed = parseStatesArn(input.stateMachineArn, ['stateMachine'])
  if (!parsed.ok) return parsed
  if (parsed.value.label !== undefined) return labelRefused
  const token = readToken(call, input.stateMachineArn, input.nextToken)
  if (!token.ok) return token
  const before = Number(token.value?.[0] ?? Number.POSITIVE_INFINITY)
  const prefix = `${parsed.value.name}:`
  const all = sameSpace(parsed.value.space, call.space)
    ? await call.ports.documents.all(versionKind, call.space, prefix)
    : []
  const behind = [...all].reverse().filter(({ body }) => body.version < before)
  const page = behind.slice(0, pageSize(input.maxResults))
  const last = page.at(-1)
  const more = last !== undefined && page.length < behind.length
  return succeed({
    stateMachineVersions: page.map(({ body }) => publishedAnswer(call, body)),
    ...(more ? { nextToken: writeToken(call, input.stateMachineArn, [last.body.version]) } : {}),
  })
}

/** Deleting what is not there succeeds (recorded); what an alias leads to stays. */
export async function deleteStateMachineVersion(
  input: Shapes.DeleteStateMachineVersionInput,
  call: Call,
): Promise<Outcome<Shapes.DeleteStateMachineVersionOutput>> {
  return change(call, async (): Promise<Outcome<Plan<Readonly<Record<string, never>>>>> => {
    const found = await findVersion(call, input.stateMachineVersionArn)
    if (!found.ok) return found
    const version = found.value
    if (version === undefined) return succeed({ changes: [], answer: {} })
    const aliases = await call.ports.documents.all(aliasKind, call.space, `${version.body.name}:`)
    const naming = aliases.filter(({ body }) => body.routing.some((route) => route.version === version.body.version))
    if (naming.length === 0) {
      return succeed({ changes: [removeDocument(versionKind, call.space, version)], answer: {} })
    }
    const names = naming.map(({ body }) => body.alias).join(', ')
    return fail(
      'ConflictException',
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
    )
  })
}

/** The version of a version's ARN. */
export async function findVersion(call: Call, arn: string): Promise<Outcome<Document<VersionRecord> | undefined>> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { space, name, qualifier } = parsed.value
  if (qualifier === undefined || !/^\d+$/.test(qualifier)) {
    return fail('ValidationException', `The ARN is not that of a version: '${arn}'`)
  }
  const here = sameSpace(space, call.space)
  return succeed(
    here ? await call.ports.documents.get(versionKind, space, versionId(name, Number(qualifier))) : undefined,
  )
}
