import { isObject, member, succeed, type JsonObject, type Outcome } from '../../../base/index.ts'
import { restApis } from '../../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change } from '../../../store/index.ts'
import type { Call } from '../../contract.ts'
import { commit, requireDocument } from '../changes.ts'
import { locationOf, placeOf, restDocumentationParts, type DocumentationPart } from '../documentation-parts.ts'
import { badRequest } from '../failures.ts'
import { findApi, newShortId, partId } from '../lookup.ts'
import { listOf, objectOf, parseText, textOf } from './document.ts'

type PartType = ApigatewayShapes.DocumentationPartType

const partTypes: ReadonlySet<string> = new Set<PartType>([
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
])

/** `x-amazon-apigateway-documentation` of a document, or the object itself where it is that alone. */
export function partsOf(root: JsonObject, newId: () => string): readonly DocumentationPart[] {
  const extension = objectOf(root, 'x-amazon-apigateway-documentation')
  const holder = member(extension, 'documentationParts') === undefined ? root : extension
  return listOf(holder, 'documentationParts').flatMap((value) => {
    const part = isObject(value) ? value : {}
    const location = objectOf(part, 'location')
    const type = textOf(location, 'type') ?? ''
    if (!partTypes.has(type)) return []
    const asked = {
      type: type as PartType,
      path: textOf(location, 'path'),
      method: textOf(location, 'method'),
      statusCode: textOf(location, 'statusCode'),
      name: textOf(location, 'name'),
    }
    return [{ id: newId(), location: locationOf(asked), properties: JSON.stringify(member(part, 'properties') ?? {}) }]
  })
}

/** Overwriting, all parts that were there go; merging, those of the same place. */
export async function partChanges(
  call: Call,
  restApiId: string,
  parts: readonly DocumentationPart[],
  mode: 'merge' | 'overwrite',
): Promise<readonly Change[]> {
  const stored = await call.ports.documents.all(restDocumentationParts, call.space, partId(restApiId, ''))
  const byPlace = new Map(parts.map((part) => [placeOf(part.location), part]))
  const kept = new Set<string>()
  const changes: Change[] = []
  for (const document of stored) {
    const place = placeOf(document.body.location)
    const part = byPlace.get(place)
    if (part !== undefined && mode === 'merge') {
      kept.add(place)
      const merged = { ...document.body, properties: part.properties }
      changes.push(replaceDocument(restDocumentationParts, call.space, document, merged))
    } else if (mode === 'overwrite') changes.push(removeDocument(restDocumentationParts, call.space, document))
  }
  for (const [place, part] of byPlace) {
    if (!kept.has(place)) {
      changes.push(insertDocument(restDocumentationParts, call.space, partId(restApiId, part.id), part))
    }
  }
  return changes
}

export function importDocumentationParts(
  input: ApigatewayOperations['ImportDocumentationParts']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.DocumentationPartIds>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const document = parseText(Buffer.from(input.body).toString('utf8'))
    const parts = isObject(document) ? partsOf(document, () => newShortId(call)) : []
    if (parts.length === 0) return badRequest('Unable to build importer with provided input.')
    const changes = await partChanges(call, input.restApiId, parts, input.mode ?? 'merge')
    const ids = changes.flatMap((change) => (change.do === 'remove' ? [] : [(change.body as DocumentationPart).id]))
    return succeed({ changes, commands: [requireDocument(restApis, call.space, api.value)], output: { ids } })
  })
}
