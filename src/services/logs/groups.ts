import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { readToken, writeToken } from '../page-token.ts'
import { aborted, invalid, invalidToken, logGroupExists, notStored } from './failures.ts'
import { changeGroup, findGroup } from './lookup.ts'
import { keptSince, logGroupArn, logGroupKind, parseLogGroupArn, retentionMs, type LogGroupRecord } from './records.ts'
import { keepCommand, removeAllCommand } from './sweep.ts'
import { mergeTags } from './tags.ts'

type Nothing = Readonly<Record<string, never>>

export async function createLogGroup(input: Shapes.CreateLogGroupRequest, call: Call): Promise<Outcome<Nothing>> {
  const { store, documents } = call.ports
  const name = input.logGroupName
  if (/^aws\//i.test(name)) return invalid('Log groups starting with AWS/ are reserved for AWS.')
  const tags = mergeTags({}, input.tags ?? {}, logGroupArn(call.space, name))
  if (!tags.ok) return tags
  if ((await documents.get(logGroupKind, call.space, name)) !== undefined) return logGroupExists
  const record: LogGroupRecord = {
    id: await store.reserve('log', 1),
    name,
    createdAt: call.now,
    class: input.logGroupClass ?? 'STANDARD',
    deletionProtected: input.deletionProtectionEnabled ?? false,
    tags: tags.value,
    ...(input.kmsKeyId === undefined ? {} : { kmsKeyId: input.kmsKeyId }),
  }
  const outcome = await documents.write([insertDocument(logGroupKind, call.space, name, record)])
  if (outcome.kind === 'conflict') return logGroupExists
  return outcome.kind === 'failed' ? notStored : succeed({})
}

/** The group is gone at once; its streams and events are cleaned in the background. */
export async function deleteLogGroup(input: Shapes.DeleteLogGroupRequest, call: Call): Promise<Outcome<Nothing>> {
  const found = await findGroup(call, input.logGroupName)
  if (!found.ok) return found
  const { id, deletionProtected } = found.value.body
  if (deletionProtected) {
    return fail('ValidationException', 'The log group is protected from deletion. Turn the protection off first.')
  }
  const removed = removeDocument(logGroupKind, call.space, found.value)
  const outcome = await call.ports.documents.write([removed], [removeAllCommand(id)])
  if (outcome.kind === 'conflict') return aborted
  return outcome.kind === 'failed' ? notStored : succeed({})
}

export async function describeLogGroups(
  input: Shapes.DescribeLogGroupsRequest,
  call: Call,
): Promise<Outcome<Shapes.DescribeLogGroupsResponse>> {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input
  if (prefix !== undefined && pattern !== undefined) {
    return invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
  }
  if (identifiers !== undefined) return describeIdentified(identifiers, call)
  const argument = JSON.stringify([prefix, pattern, input.logGroupClass])
  const position = readToken(call, argument, input.nextToken, invalidToken)
  if (!position.ok) return position
  const wanted = ({ body }: Document<LogGroupRecord>): boolean =>
    (pattern === undefined || body.name.includes(pattern)) && body.class === (input.logGroupClass ?? body.class)
  const limit = input.limit ?? limits.logGroupsPerPage
  const page: Shapes.LogGroup[] = []
  let after = position.value?.[0] as string | undefined
  for (;;) {
    const options = { limit: limits.pageItems, ...(prefix && { prefix }), ...(after !== undefined && { after }) }
    const { documents, more } = await call.ports.documents.list(logGroupKind, call.space, options)
    for (const document of documents) {
      if (!wanted(document)) continue
      // One more than the page holds: so there is a next page.
      if (page.length === limit) {
        return succeed({ logGroups: page, nextToken: writeToken(call, argument, [page.at(-1)?.logGroupName ?? '']) })
      }
      page.push(await groupItem(call, document.body))
    }
    if (!more) return succeed({ logGroups: page })
    after = documents.at(-1)?.id
  }
}

async function describeIdentified(
  identifiers: readonly string[],
  call: Call,
): Promise<Outcome<Shapes.DescribeLogGroupsResponse>> {
  const logGroups: Shapes.LogGroup[] = []
  for (const identifier of identifiers) {
    const found = await findGroup(call, parseLogGroupArn(identifier)?.name ?? identifier)
    if (found.ok) logGroups.push(await groupItem(call, found.value.body))
  }
  return succeed({ logGroups })
}

async function groupItem(call: Call, group: LogGroupRecord): Promise<Shapes.LogGroup> {
  const { space } = call
  const arn = logGroupArn(space, group.name)
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    retentionInDays: group.retentionDays,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes: await storedBytes(call, group),
    kmsKeyId: group.kmsKeyId,
    logGroupClass: group.class,
    logGroupArn: arn,
    deletionProtectionEnabled: group.deletionProtected,
  }
}

/** Of so many streams; a group with more is told smaller than it is. */
const countedStreamsMax = 10 * limits.pageItems

/** What its streams were given, less those whose last event has expired. AWS counts hours later, and counts compressed. */
async function storedBytes({ ports: { store }, now }: Call, group: LogGroupRecord): Promise<number> {
  const since = keptSince(group, now)
  let bytes = 0
  let after: readonly string[] | undefined
  for (let counted = 0; counted < countedStreamsMax; counted += limits.pageItems) {
    const page = await store.scan('log_streams', {
      index: 'key',
      equals: [group.id],
      ...(after && { after }),
      order: 'ascending',
      limit: limits.pageItems,
      columns: ['name', 'bytes', 'last_event_at'],
    })
    for (const stream of page.rows) if ((stream.last_event_at ?? 0) >= since) bytes += stream.bytes
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) break
    after = [last.name]
  }
  return bytes
}

function withoutRetention(group: LogGroupRecord): LogGroupRecord {
  const { retentionDays, ...rest } = group
  return retentionDays === undefined ? group : rest
}

/** Source: API reference of PutRetentionPolicy. */
const retentionChoices: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

export async function putRetentionPolicy(
  { logGroupName, retentionInDays: days }: Shapes.PutRetentionPolicyRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  if (!retentionChoices.includes(days)) {
    const allowed = retentionChoices.join(', ')
    const constraint = `failed to satisfy constraint: Member must satisfy enum value set: [${allowed}]`
    return invalid(`1 validation error detected: Value '${days}' at 'retentionInDays' ${constraint}`)
  }
  return changeGroup(
    call,
    logGroupName,
    (group) => succeed({ ...group, retentionDays: days }),
    ({ id }) => [keepCommand(id, retentionMs(days))],
  )
}

export async function deleteRetentionPolicy(
  { logGroupName }: Shapes.DeleteRetentionPolicyRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  return changeGroup(
    call,
    logGroupName,
    (group) => succeed(withoutRetention(group)),
    ({ id }) => [{ do: 'delete', table: 'log_sweeps', key: { log_group: id, stream: 0 } }],
  )
}

export async function putLogGroupDeletionProtection(
  input: Shapes.PutLogGroupDeletionProtectionRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  const name = parseLogGroupArn(input.logGroupIdentifier)?.name ?? input.logGroupIdentifier
  return changeGroup(call, name, (group) => succeed({ ...group, deletionProtected: input.deletionProtectionEnabled }))
}
