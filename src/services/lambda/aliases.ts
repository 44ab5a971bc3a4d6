import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { aliasAnswer } from './answers.ts'
import { change, type Plan } from './change.ts'
import { checkRevision, findNamed, findStored, noAlias, noFunction } from './find.ts'
import { functionArn, type Target } from './names.ts'
import { removeOwn } from './own-documents.ts'
import { pageOf, readMarker } from './paging.ts'
import { aliasId, aliasKind, versionId, versionKind, type AliasRecord } from './records.ts'
import { invalid } from './zip-directory.ts'

type Configuration = Shapes.AliasConfiguration

export async function createAlias(input: Shapes.CreateAliasRequest, call: Call): Promise<Outcome<Configuration>> {
  return change(call, async (): Promise<Outcome<Plan<Configuration>>> => {
    // Of a function that is not there the version is told (recorded).
    const found = await findStored(call, input.FunctionName, undefined, input.FunctionVersion)
    if (!found.ok) return found
    const { target } = found.value
    const { space, name } = target
    const others = await call.ports.documents.all(aliasKind, space, `${name}:`)
    if (others.some(({ body }) => body.alias === input.Name)) {
      const arn = `${functionArn(space, name)}:${input.Name}`
      return fail('ResourceConflictException', `Alias already exists: ${arn}`)
    }
    if (others.length >= limits.aliasesPerFunction) {
      return fail('AliasLimitExceededException', `A function has at most ${limits.aliasesPerFunction} aliases.`)
    }
    const routed = await checkRouting(call, target, input.FunctionVersion, input.RoutingConfig)
    if (!routed.ok) return routed
    const record: AliasRecord = {
      name,
      alias: input.Name,
      description: input.Description ?? '',
      revisionId: call.ports.chance.uuid(),
      ...routed.value,
    }
    const changes = [insertDocument(aliasKind, space, aliasId(name, record.alias), record)]
    return succeed({ changes, answer: aliasAnswer(space, record) })
  })
}

export async function updateAlias(input: Shapes.UpdateAliasRequest, call: Call): Promise<Outcome<Configuration>> {
  return change(call, async (): Promise<Outcome<Plan<Configuration>>> => {
    const found = await findAlias(call, input)
    if (!found.ok) return found
    const { target, document } = found.value
    const { body } = document
    const current = checkRevision(input.RevisionId, body.revisionId)
    if (!current.ok) return current
    const before = body.additional && {
      AdditionalVersionWeights: { [body.additional.version]: body.additional.weight },
    }
    const version = input.FunctionVersion ?? body.version
    const routed = await checkRouting(call, target, version, input.RoutingConfig ?? before)
    if (!routed.ok) return routed
    const record: AliasRecord = {
      name: body.name,
      alias: body.alias,
      description: input.Description ?? body.description,
      revisionId: call.ports.chance.uuid(),
      ...routed.value,
    }
    const changes = [replaceDocument(aliasKind, target.space, document, record)]
    return succeed({ changes, answer: aliasAnswer(target.space, record) })
  })
}

/** An alias leads to a version that exists, and perhaps to one more published one. */
async function checkRouting(
  call: Call,
  target: Target,
  version: string,
  routing: Shapes.AliasRoutingConfiguration | undefined,
): Promise<Outcome<Pick<AliasRecord, 'version' | 'additional'>>> {
  const exists = await checkVersion(call, target, version)
  if (!exists.ok) return exists
  const weights = Object.entries(routing?.AdditionalVersionWeights ?? {})
  if (weights.length > 1) {
    return invalid(
      `Number of items in AdditionalVersionWeights cannot be greater than 1. Number of items: ${weights.length}`,
    )
  }
  const [second] = weights
  if (second === undefined) return succeed({ version })
  if (version === '$LATEST') return invalid('$LATEST is not supported for an alias pointing to more than 1 version')
  if (second[0] === version) {
    return invalid(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    )
  }
  const secondExists = await checkVersion(call, target, second[0])
  if (!secondExists.ok) return secondExists
  return succeed({ version, additional: { version: second[0], weight: second[1] } })
}

async function checkVersion(call: Call, { space, name }: Target, version: string): Promise<Outcome<unknown>> {
  if (version === '$LATEST') return succeed(undefined)
  const document = await call.ports.documents.get(versionKind, space, versionId(name, version))
  return document === undefined || `${document.body.version}` !== version
    ? noFunction({ space, name, qualifier: version })
    : succeed(undefined)
}

export async function getAlias(input: Shapes.GetAliasRequest, call: Call): Promise<Outcome<Configuration>> {
  const found = await findAlias(call, input)
  return found.ok ? succeed(aliasAnswer(found.value.target.space, found.value.document.body)) : found
}

/** Deleting an alias that is not there succeeds. */
export async function deleteAlias(
  input: Shapes.DeleteAliasRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async (): Promise<Outcome<Plan<Readonly<Record<string, never>>>>> => {
    const stored = await findStored(call, input.FunctionName)
    if (!stored.ok) return stored
    const { space, name } = stored.value.target
    const document = await call.ports.documents.get(aliasKind, space, aliasId(name, input.Name))
    if (document === undefined) return succeed({ changes: [], answer: {} })
    const own = await removeOwn(call.ports, { space, name, qualifier: input.Name })
    const changes = [removeDocument(aliasKind, space, document), ...own]
    return succeed({ changes, answer: {} })
  })
}

/** By name; of those that lead to a version, if one is said. */
export async function listAliases(
  input: Shapes.ListAliasesRequest,
  call: Call,
): Promise<Outcome<Shapes.ListAliasesResponse>> {
  const found = await findNamed(call, input.FunctionName)
  if (!found.ok) return found
  const marker = readMarker(input.Marker)
  if (!marker.ok) return marker
  const { space, name } = found.value.target
  const { FunctionVersion: version } = input
  const all = await call.ports.documents.all(aliasKind, space, `${name}:`)
  const wanted = all.filter(
    ({ body }) => version === undefined || body.version === version || body.additional?.version === version,
  )
  const page = pageOf(wanted, ({ body }) => body.alias, marker.value, input.MaxItems)
  return succeed({ Aliases: page.items.map(({ body }) => aliasAnswer(space, body)), NextMarker: page.next })
}

async function findAlias(
  call: Call,
  { FunctionName, Name }: { readonly FunctionName: string; readonly Name: string },
): Promise<Outcome<{ readonly target: Target; readonly document: Document<AliasRecord> }>> {
  const stored = await findStored(call, FunctionName)
  if (!stored.ok) return stored
  const { target } = stored.value
  const document = await call.ports.documents.get(aliasKind, target.space, aliasId(target.name, Name))
  if (document !== undefined) return succeed({ target, document })
  return noAlias({ ...target, qualifier: Name })
}
