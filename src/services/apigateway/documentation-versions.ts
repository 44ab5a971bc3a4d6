import { succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import { restApis, restStages } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { documentKind, insertDocument, replaceDocument, type Change, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, deleteDocument, patchDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, notFound } from './failures.ts'
import { findApi, partId, wholeSecond, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { refuseWithPaths, text, type PatchTable } from './patch.ts'
import { defined } from './records.ts'
import { findStage } from './stages.ts'

export interface DocumentationVersion {
  readonly version: string
  readonly createdDate: EpochMs
  readonly description?: string
}

interface VersionInput extends ApiInput {
  readonly documentationVersion: string
}

/** Ids: apiId/version */
export const restDocumentationVersions = documentKind<DocumentationVersion>('rest-documentation-version')

/** With a stage's name, that stage shows the version from the same write on. */
export function createDocumentationVersion(
  input: ApigatewayOperations['CreateDocumentationVersion']['input'],
  call: Call,
): Promise<Outcome<DocumentationVersion>> {
  return commit(call, async () => {
    const { restApiId, stageName, documentationVersion: version } = input
    const api = await findApi(call, restApiId)
    if (!api.ok) return api
    if (version === '') return badRequest('Documentation version must be non-empty')
    if (!/^[\w.-]{1,64}$/.test(version)) return badRequest('Documentation version only allows a-zA-Z0-9._-')
    const id = partId(restApiId, version)
    if ((await call.ports.documents.get(restDocumentationVersions, call.space, id)) !== undefined) {
      return conflict('Documentation version already exists for this REST API')
    }
    const { description } = input
    const created: DocumentationVersion = defined({ version, createdDate: wholeSecond(call), description })
    const changes: Change[] = [insertDocument(restDocumentationVersions, call.space, id, created)]
    if (stageName !== undefined) {
      const stage = await findStage(call, { restApiId, stageName })
      if (!stage.ok) return stage
      const pointed = { ...stage.value.body, documentationVersion: version }
      changes.push(replaceDocument(restStages, call.space, stage.value, pointed))
    }
    return succeed({ changes, commands: [requireDocument(restApis, call.space, api.value)], output: created })
  })
}

async function findVersion(call: Call, input: VersionInput): Promise<Outcome<Document<DocumentationVersion>>> {
  const id = partId(input.restApiId, input.documentationVersion)
  const found = await call.ports.documents.get(restDocumentationVersions, call.space, id)
  return found === undefined ? notFound('Invalid Documentation version specified') : succeed(found)
}

export async function getDocumentationVersion(input: VersionInput, call: Call): Promise<Outcome<DocumentationVersion>> {
  const version = await findVersion(call, input)
  return version.ok ? succeed(version.value.body) : version
}

export async function getDocumentationVersions(
  input: ApigatewayOperations['GetDocumentationVersions']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.DocumentationVersions>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await call.ports.documents.all(restDocumentationVersions, call.space, partId(input.restApiId, ''))
  const versions = all.map(({ body }) => body)
  return succeed(pageOf(versions, ({ version }) => version, input))
}

const patches: PatchTable<DocumentationVersion> = {
  rules: [{ path: '/description', replace: text('description') }],
  refuse: refuseWithPaths,
}

export function updateDocumentationVersion(
  input: ApigatewayOperations['UpdateDocumentationVersion']['input'],
  call: Call,
): Promise<Outcome<DocumentationVersion>> {
  return patchDocument(call, {
    kind: restDocumentationVersions,
    find: () => findVersion(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: (version) => version,
  })
}

export function deleteDocumentationVersion(input: VersionInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, restDocumentationVersions, () => findVersion(call, input))
}
