import { succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { listedAnswer } from './answers.ts'
import { folderFunctions, folderRevision } from './find.ts'
import { pageSize, readMarker, writeMarker } from './paging.ts'
import { functionKind, versionKind, type Revision } from './records.ts'

interface Listed {
  /** What lists are sorted by, and go on behind. */
  readonly key: string
  readonly name: string
  readonly version: string
  readonly revision: Revision
}

/** By name; with `FunctionVersion=ALL` each function's versions behind it. Those of a folder are among them. */
export async function listFunctions(
  input: Shapes.ListFunctionsRequest,
  call: Call,
): Promise<Outcome<Shapes.ListFunctionsResponse>> {
  const marker = readMarker(input.Marker)
  if (!marker.ok) return marker
  const all = input.FunctionVersion === 'ALL'
  const limit = pageSize(input.MaxItems)
  const listed: Listed[] = []
  const [afterName, afterVersion] = (marker.value ?? '').split(' ') as [string, string?]
  if (all && afterVersion !== undefined) {
    // The page before ended among the versions of this function.
    listed.push(...(await versionsOf(call, afterName)).filter(({ key }) => key > (marker.value ?? '')))
  }
  let after = marker.value === undefined ? undefined : afterName
  // One more than the page has tells that there is a next one.
  while (listed.length <= limit) {
    const { items, more } = await functionsAfter(call, after, limit + 1)
    for (const item of items) {
      listed.push(item)
      if (all) listed.push(...(await versionsOf(call, item.name)))
    }
    if (!more) break
    after = items.at(-1)?.name
  }
  const items = listed.slice(0, limit)
  const last = items.at(-1)
  return succeed({
    Functions: items.map(({ name, version, revision }) =>
      listedAnswer({ space: call.space, name, ...(all && { qualifier: version }) }, version, revision),
    ),
    NextMarker: last !== undefined && listed.length > limit ? writeMarker(last.key) : undefined,
  })
}

/** A name that the folder has taken is not listed twice. */
async function functionsAfter(
  call: Call,
  after: string | undefined,
  limit: number,
): Promise<{ readonly items: readonly Listed[]; readonly more: boolean }> {
  const { documents, more } = await call.ports.documents.list(functionKind, call.space, {
    limit,
    ...(after !== undefined && { after }),
  })
  const served = folderFunctions(call.ports, call.space).filter(({ name }) => after === undefined || name > after)
  const names = new Set(served.map(({ name }) => name))
  const stored = documents.filter(({ body }) => !names.has(body.name))
  const all = [
    ...served.map((folder) => listedLatest(folder.name, folderRevision(call.ports, folder))),
    ...stored.map(({ body }) => listedLatest(body.name, body.latest)),
  ]
  const items = all.toSorted((left, right) => (left.name < right.name ? -1 : 1)).slice(0, limit)
  return { items, more: more || items.length < all.length }
}

function listedLatest(name: string, revision: Revision): Listed {
  return { key: `${name} `, name, version: '$LATEST', revision }
}

async function versionsOf(call: Call, name: string): Promise<readonly Listed[]> {
  const versions = await call.ports.documents.all(versionKind, call.space, `${name}:`)
  return versions.map(({ id, body }) => ({
    key: `${name} ${id}`,
    name,
    version: `${body.version}`,
    revision: body.revision,
  }))
}
