import { limits, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { apiKeys, restApis, restStages, usagePlans } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { replaceDocument, type Document, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { vpcLinks } from './account-records.ts'
import { commit, type Nothing } from './changes.ts'
import { badRequest, notFound, unknown } from './failures.ts'
import { assign, unlessEmpty } from './records.ts'

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>
}

interface Taggable {
  readonly path: RegExp
  readonly kind: Kind<Tagged>
  readonly missing: (call: Call, id: string) => Outcome<never>
}

/** What can carry tags, by the path in its ARN. */
const taggables: readonly Taggable[] = [
  {
    path: /^\/restapis\/([^/]+)$/,
    kind: restApis,
    missing: (call, id) => unknown.api(call.space.account, id),
  },
  { path: /^\/restapis\/([^/]+)\/stages\/([^/]+)$/, kind: restStages, missing: unknown.stage },
  { path: /^\/apikeys\/([^/]+)$/, kind: apiKeys, missing: () => notFound('Invalid API Key identifier specified') },
  { path: /^\/usageplans\/([^/]+)$/, kind: usagePlans, missing: () => notFound('Invalid Usage Plan ID specified') },
  { path: /^\/vpclinks\/([^/]+)$/, kind: vpcLinks, missing: () => notFound('Invalid Vpc Link identifier specified') },
]

interface Found {
  readonly kind: Kind<Tagged>
  readonly document: Document<Tagged>
}

/** ARNs of this service name no account: `arn:aws:apigateway:us-east-1::/restapis/abc123`. */
async function findTagged(call: Call, resourceArn: string): Promise<Outcome<Found>> {
  const arn = parseArn(resourceArn)
  const here = resourceArn === `arn:aws:apigateway:${call.space.region}::${arn?.resource}`
  const path = here && arn !== undefined ? arn.resource : ''
  for (const { path: pattern, kind, missing } of taggables) {
    const parts = pattern.exec(path)
    if (parts === null) continue
    const id = parts.slice(1).join('/')
    const document = await call.ports.documents.get(kind, call.space, id)
    return document === undefined ? missing(call, id) : succeed({ kind, document })
  }
  return badRequest('Invalid ARN specified in the request')
}

export async function getTags(
  input: ApigatewayOperations['GetTags']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Tags>> {
  const found = await findTagged(call, input.resourceArn)
  return found.ok ? succeed({ tags: found.value.document.body.tags ?? {} }) : found
}

export function tagResource(
  input: ApigatewayOperations['TagResource']['input'],
  call: Call,
): Promise<Outcome<Nothing>> {
  return changeTags(call, input.resourceArn, (tags) => ({ ...tags, ...input.tags }))
}

export function untagResource(
  input: ApigatewayOperations['UntagResource']['input'],
  call: Call,
): Promise<Outcome<Nothing>> {
  const gone = new Set(input.tagKeys)
  return changeTags(call, input.resourceArn, (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key))),
  )
}

function changeTags(
  call: Call,
  resourceArn: string,
  change: (tags: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const found = await findTagged(call, resourceArn)
    if (!found.ok) return found
    const { kind, document } = found.value
    const tags = change(document.body.tags ?? {})
    if (Object.keys(tags).length > limits.tagsPerResource) {
      return badRequest(`The number of tags cannot exceed ${limits.tagsPerResource}`)
    }
    const changes = [replaceDocument(kind, call.space, document, assign(document.body, 'tags', unlessEmpty(tags)))]
    return succeed({ changes, output: {} })
  })
}
