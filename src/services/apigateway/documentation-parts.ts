import { isObject, parseJson, succeed, type Outcome } from '../../base/index.ts'
import { restApis } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { documentKind, insertDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, deleteDocument, patchDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, notFound } from './failures.ts'
import { findApi, newShortId, partId, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { refuseWithPaths, type PatchTable } from './patch.ts'
import { defined } from './records.ts'

/** Text about a part of an API. Nothing of it reaches the data plane. */
export interface DocumentationPart {
  readonly id: string
  readonly location: Location
  /** A JSON object, as text. */
  readonly properties: string
}

export interface Location {
  readonly type: ApigatewayShapes.DocumentationPartType
  readonly path?: string
  readonly method?: string
  readonly statusCode?: string
  readonly name?: string
}

interface PartInput extends ApiInput {
  readonly documentationPartId: string
}

/** Ids: apiId/partId */
export const restDocumentationParts = documentKind<DocumentationPart>('rest-documentation-part')

export function createDocumentationPart(
  input: ApigatewayOperations['CreateDocumentationPart']['input'],
  call: Call,
): Promise<Outcome<DocumentationPart>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const refused = checkProperties(input.properties)
    if (refused !== undefined) return refused
    const location = locationOf(input.location)
    const others = await allParts(call, input.restApiId)
    if (others.some((other) => placeOf(other.location) === placeOf(location))) {
      return conflict(`Documentation part already exists for the specified location: ${described(location)}.`)
    }
    const part: DocumentationPart = { id: newShortId(call), location, properties: input.properties }
    return succeed({
      changes: [insertDocument(restDocumentationParts, call.space, partId(input.restApiId, part.id), part)],
      commands: [requireDocument(restApis, call.space, api.value)],
      output: part,
    })
  })
}

/** Types below a resource, below its methods, and below their responses: what is left out stands for all of them. */
const belowResource = ['RESOURCE', 'PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER', 'REQUEST_BODY', 'METHOD']
const belowResponse = ['RESPONSE', 'RESPONSE_HEADER', 'RESPONSE_BODY']

/** Source: API reference, DocumentationPartLocation: `/` is every path's beginning, `*` any method and any status. */
export function locationOf(asked: ApigatewayShapes.DocumentationPartLocation): Location {
  const response = belowResponse.includes(asked.type)
  const resource = response || belowResource.includes(asked.type)
  return defined({
    type: asked.type,
    path: asked.path ?? (resource ? '/' : undefined),
    method: asked.method ?? (resource && asked.type !== 'RESOURCE' ? '*' : undefined),
    statusCode: asked.statusCode ?? (response ? '*' : undefined),
    name: asked.name,
  })
}

/** Two parts of one place cannot be. */
export function placeOf({ type, path = '', method = '', statusCode = '', name = '' }: Location): string {
  return [type, path, method, statusCode, name].join('\0')
}

function described(location: Location): string {
  return Object.entries(location)
    .map(([name, value]) => `${name} '${String(value)}'`)
    .join(', ')
}

function checkProperties(properties: string): Outcome<never> | undefined {
  if (properties === '') return badRequest('Documentation part properties must be non-empty')
  const parsed = parseJson(properties)
  return parsed.ok && isObject(parsed.value)
    ? undefined
    : badRequest('Documentation part properties must be valid JSON')
}

async function allParts(call: Call, restApiId: string): Promise<readonly DocumentationPart[]> {
  const all = await call.ports.documents.all(restDocumentationParts, call.space, partId(restApiId, ''))
  return all.map(({ body }) => body)
}

async function findPart(call: Call, input: PartInput): Promise<Outcome<Document<DocumentationPart>>> {
  const id = partId(input.restApiId, input.documentationPartId)
  const found = await call.ports.documents.get(restDocumentationParts, call.space, id)
  return found === undefined ? notFound('Invalid Documentation part identifier specified') : succeed(found)
}

export async function getDocumentationPart(input: PartInput, call: Call): Promise<Outcome<DocumentationPart>> {
  const part = await findPart(call, input)
  return part.ok ? succeed(part.value.body) : part
}

export async function getDocumentationParts(
  input: ApigatewayOperations['GetDocumentationParts']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.DocumentationParts>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  // Every part that is here is documented.
  const all = input.locationStatus === 'UNDOCUMENTED' ? [] : await allParts(call, input.restApiId)
  const asked = all.filter(
    ({ location: { type, name = '', path = '' } }) =>
      (input.type === undefined || type === input.type) &&
      (input.nameQuery === undefined || name.includes(input.nameQuery)) &&
      (input.path === undefined || path === input.path),
  )
  return succeed(pageOf(asked, ({ location }) => placeOf(location), input))
}

const patches: PatchTable<DocumentationPart> = {
  rules: [
    {
      path: '/properties',
      replace: (part, { value = '' }) => checkProperties(value) ?? succeed({ ...part, properties: value }),
    },
  ],
  refuse: refuseWithPaths,
}

export function updateDocumentationPart(
  input: ApigatewayOperations['UpdateDocumentationPart']['input'],
  call: Call,
): Promise<Outcome<DocumentationPart>> {
  return patchDocument(call, {
    kind: restDocumentationParts,
    find: () => findPart(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: (part) => part,
  })
}

/** Unlike Get and Update it looks at the API first, as recorded. */
export function deleteDocumentationPart(input: PartInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, restDocumentationParts, async () => {
    const api = await findApi(call, input.restApiId)
    return api.ok ? findPart(call, input) : api
  })
}
