import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { quotaOf } from '../quotas.ts'
import { checkName, parseStatesArn, sameSpace } from './arns.ts'
import { mayTagAndPublish } from './access.ts'
import { change, type Plan } from './change.ts'
import { checkEncryption, sameSettings } from './machine-settings.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'
import { activityArn, activityKind, type ActivityRecord } from './records.ts'
import { checkTags } from './tags.ts'

/** How long GetActivityTask waits for a task (API reference). */
const pollMs = 60_000

/** Idempotent by name; tags are not compared. */
export async function createActivity(
  input: Shapes.CreateActivityInput,
  call: Call,
): Promise<Outcome<Shapes.CreateActivityOutput>> {
  const arn = activityArn(call.space, input.name)
  const allowed = await mayTagAndPublish(call, arn, { tags: input.tags })
  if (!allowed.ok) return allowed
  const name = checkName(input.name)
  if (!name.ok) return name
  const encryption = checkEncryption(input.encryptionConfiguration)
  if (!encryption.ok) return encryption
  const tags = checkTags(input.tags ?? [], arn)
  if (!tags.ok) return tags
  const record = { name: input.name, createdAt: call.now, encryption: encryption.value, tags: tags.value }
  return change(call, async (): Promise<Outcome<Plan<Shapes.CreateActivityOutput>>> => {
    const existing = await call.ports.documents.get(activityKind, call.space, input.name)
    const most = quotaOf(call.ports.settings, 'activities')
    if (existing === undefined && (await call.ports.documents.count(activityKind, call.space)) >= most) {
      return fail('ActivityLimitExceeded', `Activity Limit Exceeded: 'At most ${most} activities may exist.'`)
    }
    if (existing === undefined) {
      const changes = [insertDocument(activityKind, call.space, input.name, record)]
      return succeed({ changes, answer: { activityArn: arn, creationDate: record.createdAt } })
    }
    return sameSettings(existing.body.encryption, record.encryption)
      ? succeed({ changes: [], answer: { activityArn: arn, creationDate: existing.body.createdAt } })
      : fail('ActivityAlreadyExists', `Activity Already Exists: '${arn}'`)
  })
}

export async function describeActivity(
  input: Shapes.DescribeActivityInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeActivityOutput>> {
  const found = await findActivity(call, input.activityArn)
  if (!found.ok) return found
  return succeed({ ...listItem(call, found.value.body), encryptionConfiguration: found.value.body.encryption })
}

/** Deleting what is not there succeeds (recorded). Open tasks stay until their executions end. */
export async function deleteActivity(
  input: Shapes.DeleteActivityInput,
  call: Call,
): Promise<Outcome<Shapes.DeleteActivityOutput>> {
  return change(call, async (): Promise<Outcome<Plan<Readonly<Record<string, never>>>>> => {
    const found = await findActivity(call, input.activityArn)
    if (found.ok) return succeed({ changes: [removeDocument(activityKind, call.space, found.value)], answer: {} })
    return found.failure.code === 'ActivityDoesNotExist' ? succeed({ changes: [], answer: {} }) : found
  })
}

export async function listActivities(
  input: Shapes.ListActivitiesInput,
  call: Call,
): Promise<Outcome<Shapes.ListActivitiesOutput>> {
  const position = readToken(call, '', input.nextToken)
  if (!position.ok) return position
  const after = position.value?.[0]
  const { documents, more } = await call.ports.documents.list(activityKind, call.space, {
    limit: pageSize(input.maxResults),
    ...(after === undefined ? {} : { after: String(after) }),
  })
  const last = documents.at(-1)
  return succeed({
    activities: documents.map(({ body }) => listItem(call, body)),
    ...(more && last !== undefined ? { nextToken: writeToken(call, '', [last.id]) } : {}),
  })
}

/** A long poll: without a task in its time the answer is empty. Whoever hangs up takes none. */
export async function getActivityTask(
  input: Shapes.GetActivityTaskInput,
  call: Call,
): Promise<Outcome<Shapes.GetActivityTaskOutput>> {
  const found = await findActivity(call, input.activityArn)
  if (!found.ok) return found
  const gone = new AbortController()
  call.onGone?.(() => gone.abort())
  const claimed = await call.ports.engine.claimActivityTask(input.activityArn, input.workerName, pollMs, gone.signal)
  if (!claimed.ok) return claimed
  return succeed(claimed.value === undefined ? {} : { taskToken: claimed.value.token, input: claimed.value.input })
}

async function findActivity(call: Call, arn: string): Promise<Outcome<Document<ActivityRecord>>> {
  const parsed = parseStatesArn(arn, ['activity'])
  if (!parsed.ok) return parsed
  const document = sameSpace(parsed.value.space, call.space)
    ? await call.ports.documents.get(activityKind, call.space, parsed.value.name)
    : undefined
  return document === undefined ? fail('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`) : succeed(document)
}

function listItem(call: Call, { name, createdAt }: ActivityRecord): Shapes.ActivityListItem {
  return { activityArn: activityArn(call.space, name), name, creationDate: createdAt }
}
