import { succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { fail } from '../../base/index.ts'
import { insertDocument, replaceDocument, type Change } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { configurationAnswer, listedAnswer } from './answers.ts'
import { change, type Plan } from './change.ts'
import { checkRevision, findNamed, findStored } from './find.ts'
import type { Target } from './names.ts'
import { pageOf, readMarker } from './paging.ts'
import { functionKind, versionId, versionKind, type FunctionRecord, type VersionRecord } from './records.ts'
import { invalid } from './zip-directory.ts'

type Configuration = Shapes.FunctionConfiguration

/** What is published already is not published again: its version is answered. */
export async function publishVersion(input: Shapes.PublishVersionRequest, call: Call): Promise<Outcome<Configuration>> {
  if (input.PublishTo !== undefined) return fail('NotImplemented', 'PublishTo is not built into this server.')
  return change(call, async (): Promise<Outcome<Plan<Configuration>>> => {
    const found = await findStored(call, input.FunctionName)
    if (!found.ok) return found
    const { document, target } = found.value
    const { latest } = document.body
    const current = checkRevision(input.RevisionId, latest.revisionId)
    if (!current.ok) return current
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== '' && input.CodeSha256 !== latest.codeSha256) {
      return invalid(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${latest.codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      )
    }
    const existing = await publishedVersion(call, target, document.body)
    if (existing !== undefined) return succeed({ changes: [], answer: versionAnswer(target, existing) })
    const published = publish(call, target, document.body, input.Description)
    const changes = [replaceDocument(functionKind, target.space, document, published.record), ...published.changes]
    return succeed({ changes, answer: versionAnswer(target, published.version) })
  })
}

async function publishedVersion(
  call: Call,
  { space, name }: Target,
  { published, latest }: FunctionRecord,
): Promise<VersionRecord | undefined> {
  if (published === undefined || published.buildId !== latest.buildId) return undefined
  return (await call.ports.documents.get(versionKind, space, versionId(name, published.version)))?.body
}

/** The function after publishing `$LATEST`, its new version, and what to write beside the function. */
export function publish(
  call: Call,
  { space }: Target,
  record: FunctionRecord,
  description: string | undefined,
): { readonly record: FunctionRecord; readonly version: VersionRecord; readonly changes: readonly Change[] } {
  const { name, latest } = record
  const number = record.lastVersion + 1
  const version: VersionRecord = {
    name,
    version: number,
    revision: {
      ...latest,
      revisionId: call.ports.chance.uuid(),
      description: description === undefined || description === '' ? latest.description : description,
    },
  }
  return {
    record: {
      ...record,
      latest: { ...latest, revisionId: call.ports.chance.uuid() },
      lastVersion: number,
      published: { version: number, buildId: latest.buildId },
    },
    version,
    changes: [insertDocument(versionKind, space, versionId(name, number), version)],
  }
}

function versionAnswer({ space, name }: Target, { version, revision }: VersionRecord): Configuration {
  return configurationAnswer({ space, name, qualifier: `${version}` }, `${version}`, revision)
}

/** `$LATEST`, then by number. */
export async function listVersionsByFunction(
  input: Shapes.ListVersionsByFunctionRequest,
  call: Call,
): Promise<Outcome<Shapes.ListVersionsByFunctionResponse>> {
  const found = await findNamed(call, input.FunctionName)
  if (!found.ok) return found
  const marker = readMarker(input.Marker)
  if (!marker.ok) return marker
  const { target, document, revision, folder } = found.value
  const { space, name } = target
  const latest = document?.body.latest ?? revision
  const versions = folder === undefined ? await call.ports.documents.all(versionKind, space, `${name}:`) : []
  const all = [
    { id: '', answer: listedAnswer({ space, name, qualifier: '$LATEST' }, '$LATEST', latest) },
    ...versions.map(({ id, body: { version, revision: published } }) => ({
      id,
      answer: listedAnswer({ space, name, qualifier: `${version}` }, `${version}`, published),
    })),
  ]
  const page = pageOf(all, ({ id }) => id, marker.value, input.MaxItems)
  return succeed({ Versions: page.items.map(({ answer }) => answer), NextMarker: page.next })
}
