import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { change, type Plan } from './change.ts'
import { findNamed, findStored } from './find.ts'
import { functionKind } from './records.ts'
import { invalid } from './zip-directory.ts'

type Tags = Readonly<Record<string, string>>
type Nothing = Readonly<Record<string, never>>

/** The tags after others were put on them. */
export function checkTags(before: Tags, more: Tags): Outcome<Tags> {
  const reserved = Object.keys(more).find((key) => /^aws:/i.test(key))
  if (reserved !== undefined) return invalid(`The tag key ${reserved} begins with aws:, which is reserved for AWS.`)
  const merged = new Map([...Object.entries(before), ...Object.entries(more)])
  if (merged.size > limits.tagsPerResource) return invalid('Number of tags exceeds resource tag limit.')
  return succeed(Object.fromEntries(merged))
}

export async function listTags(input: Shapes.ListTagsRequest, call: Call): Promise<Outcome<Shapes.ListTagsResponse>> {
  if (!isWhole(input.Resource)) return onlyFunctions
  const found = await findNamed(call, input.Resource)
  return found.ok ? succeed({ Tags: found.value.document?.body.tags ?? {} }) : found
}

export async function tagResource(input: Shapes.TagResourceRequest, call: Call): Promise<Outcome<Nothing>> {
  if (Object.keys(input.Tags).length === 0) return invalid('An error occurred and the request cannot be processed.')
  return changeTags(call, input.Resource, (before) => checkTags(before, input.Tags))
}

export function untagResource(input: Shapes.UntagResourceRequest, call: Call): Promise<Outcome<Nothing>> {
  return changeTags(call, input.Resource, (before) => {
    const kept = Object.entries(before).filter(([key]) => !input.TagKeys.includes(key))
    return succeed(Object.fromEntries(kept))
  })
}

async function changeTags(
  call: Call,
  resource: string,
  changed: (before: Tags) => Outcome<Tags>,
): Promise<Outcome<Nothing>> {
  if (!isWhole(resource)) return onlyFunctions
  return change(call, async (): Promise<Outcome<Plan<Nothing>>> => {
    const found = await findStored(call, resource)
    if (!found.ok) return found
    const { document, target } = found.value
    const tags = changed(document.body.tags)
    if (!tags.ok) return tags
    const latest = { ...document.body.latest, revisionId: call.ports.chance.uuid() }
    const body = { ...document.body, latest, tags: tags.value }
    return succeed({ changes: [replaceDocument(functionKind, target.space, document, body)], answer: {} })
  })
}

const onlyFunctions = invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.')

function isWhole(arn: string): boolean {
  return /^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+$/.test(arn)
}
