import { fail, limits, refuse, succeed, type Outcome, type Space } from '../../base/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { replaceDocument, type Document, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import { change, type Plan } from './change.ts'
import { currentMachine } from './find.ts'
import { activityKind, machineKind, type Tag } from './records.ts'

/** Tags as they come with a new resource: of a key that comes twice, the last value counts (recorded). */
export function checkTags(tags: Shapes.TagList, resourceName: string): Outcome<readonly Tag[]> {
  return mergeTags([], tags, resourceName)
}

function mergeTags(tags: readonly Tag[], more: Shapes.TagList, resourceName: string): Outcome<readonly Tag[]> {
  const merged = new Map(tags.map(({ key, value }) => [key, value]))
  for (const { key = '', value = '' } of more) {
    if (!/^[\p{L}\p{N}\p{Zs}_.:/=+\-@]+$/u.test(key) || /^aws:/i.test(key)) {
      return fail('ValidationException', `Invalid tag key: '${key}'`)
    }
    if (!/^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u.test(value))
      return fail('ValidationException', `Invalid tag value: '${value}'`)
    merged.set(key, value)
  }
  if (merged.size > limits.tagsPerResource) {
    const message = `Too many tags: a resource has at most ${limits.tagsPerResource}.`
    return refuse({ code: 'TooManyTags', message, members: { resourceName } })
  }
  return succeed([...merged].map(([key, value]) => ({ key, value })))
}

export async function listTagsForResource(
  { resourceArn }: Shapes.ListTagsForResourceInput,
  call: Call,
): Promise<Outcome<Shapes.ListTagsForResourceOutput>> {
  const found = await findTagged(call, resourceArn)
  return found.ok ? succeed({ tags: found.value.document.body.tags }) : found
}

export async function tagResource(
  { resourceArn, tags }: Shapes.TagResourceInput,
  call: Call,
): Promise<Outcome<Shapes.TagResourceOutput>> {
  return changeTags(call, resourceArn, (before) => mergeTags(before, tags, resourceArn))
}

export async function untagResource(
  { resourceArn, tagKeys }: Shapes.UntagResourceInput,
  call: Call,
): Promise<Outcome<Shapes.UntagResourceOutput>> {
  return changeTags(call, resourceArn, (before) => succeed(before.filter(({ key }) => !tagKeys.includes(key))))
}

function changeTags(
  call: Call,
  arn: string,
  changed: (tags: readonly Tag[]) => Outcome<readonly Tag[]>,
): Promise<Outcome<Nothing>> {
  return change(call, async (): Promise<Outcome<Plan<Nothing>>> => {
    const found = await findTagged(call, arn)
    if (!found.ok) return found
    const { kind, document } = found.value
    const tags = changed(document.body.tags)
    if (!tags.ok) return tags
    const body = { ...document.body, tags: tags.value }
    return succeed({ changes: [replaceDocument(kind, call.space, document, body)], answer: {} })
  })
}

type Nothing = Readonly<Record<string, never>>

interface Tagged {
  readonly tags: readonly Tag[]
}

function taggedOf(call: Call, kind: Kind<Tagged>, space: Space, name: string): Promise<Document<Tagged> | undefined> {
  return kind === machineKind ? currentMachine(call, space, name) : call.ports.documents.get(kind, space, name)
}

/** State machines and activities carry tags; versions of machines do not (recorded). */
async function findTagged(
  call: Call,
  arn: string,
): Promise<Outcome<{ readonly kind: Kind<Tagged>; readonly document: Document<Tagged> }>> {
  const parsed = parseStatesArn(arn, ['stateMachine', 'activity'])
  if (!parsed.ok) return parsed
  const { space, name, label, qualifier } = parsed.value
  const kind: Kind<Tagged> = parsed.value.kind === 'activity' ? activityKind : machineKind
  const here = qualifier === undefined && label === undefined && sameSpace(space, call.space)
  const document = here ? await taggedOf(call, kind, space, name) : undefined
  if (document !== undefined) return succeed({ kind, document })
  const message = `Resource not found: '${arn}'`
  return refuse({ code: 'ResourceNotFound', message, members: { resourceName: arn } })
}
