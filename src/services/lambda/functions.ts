import { isDeepStrictEqual } from 'node:util'
import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import {
  insertDocument,
  removeDocument,
  replaceDocument,
  type Change,
  type Command,
  type Document,
} from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { configurationAnswer } from './answers.ts'
import { change, type Plan } from './change.ts'
import { removeAllCode, removeOtherCode, requireCode, writeCode } from './code-store.ts'
import { codeOf, unusedCode, type Code } from './code.ts'
import { checkRevision, findNamed, findStored, folderFunction, ownerArn, served } from './find.ts'
import { isVersionNumber, parseTarget, type Target } from './names.ts'
import { removeOwn } from './own-documents.ts'
import {
  aliasKind,
  functionKind,
  eventConfigKind,
  policyKind,
  versionId,
  versionKind,
  type FunctionRecord,
  type Revision,
} from './records.ts'
import { changedSettings } from './settings.ts'
import { checkTags } from './tags.ts'
import { publish } from './versions.ts'
import { invalid } from './zip-directory.ts'

type Configuration = Shapes.FunctionConfiguration

export async function createFunction(input: Shapes.CreateFunctionRequest, call: Call): Promise<Outcome<Configuration>> {
  const parsed = parseTarget(input.FunctionName, undefined, call.space)
  if (!parsed.ok) return parsed
  const target: Target = { space: call.space, name: parsed.value.name }
  const { name } = target
  if (name.length > limits.functionNameCharacters) return nameTooLong(input.FunctionName)
  const code = await codeOf(call, input.Code)
  if (!code.ok) return code
  const record = await newFunction(call, name, input, code.value)
  if (!record.ok) return record
  return change(call, async (): Promise<Outcome<Plan<Configuration>>> => {
    if (folderFunction(call.ports, call.space, name) !== undefined) return served(target)
    if ((await call.ports.documents.get(functionKind, call.space, name)) !== undefined) {
      return fail('ResourceConflictException', `Function already exist: ${name}`)
    }
    const owner = ownerArn(target)
    const written = await writeCode(call.ports.store, owner, code.value)
    if (!written.ok) return written
    // Pieces that an upload left behind which did not come to an end.
    const others = await removeOtherCode(call.ports.store, owner, new Set([code.value.sha256]))
    const published = input.Publish === true ? publish(call, target, record.value, undefined) : undefined
    const made = published?.record ?? record.value
    const { revision, version } = published?.version ?? { revision: made.latest, version: '$LATEST' }
    return succeed({
      changes: [insertDocument(functionKind, call.space, name, made), ...(published?.changes ?? [])],
      commands: [requireCode(owner, code.value.sha256), ...others],
      // Without the version in the ARN, and without a status of updates: there was none (recorded).
      answer: { ...configurationAnswer(target, `${version}`, revision), LastUpdateStatus: undefined },
    })
  })
}

function nameTooLong(name: string): Outcome<never> {
  const constraint = `Member must have length less than or equal to ${limits.functionNameCharacters}`
  const text = `Value '${name}' at 'functionName' failed to satisfy constraint: ${constraint}`
  return invalid(`1 validation error detected: ${text}`)
}

async function newFunction(
  call: Call,
  name: string,
  input: Shapes.CreateFunctionRequest,
  code: Code,
): Promise<Outcome<FunctionRecord>> {
  const unbuilt = (['CodeSigningConfigArn', 'TenancyConfig', 'PublishTo'] as const).find(
    (it) => input[it] !== undefined,
  )
  if (unbuilt !== undefined) return fail('NotImplemented', `${unbuilt} is not built into this server.`)
  if (input.PackageType === 'Image') return fail('NotImplemented', 'Functions of container images are not built.')
  const settings = await changedSettings(call, name, input, undefined)
  if (!settings.ok) return settings
  const tags = checkTags({}, input.Tags ?? {})
  if (!tags.ok) return tags
  const latest: Revision = {
    ...settings.value,
    revisionId: call.ports.chance.uuid(),
    buildId: call.ports.chance.uuid(),
    modifiedAt: call.now,
    codeSha256: code.sha256,
    codeBytes: code.zip.length,
    architecture: input.Architectures?.[0] ?? 'x86_64',
  }
  return succeed({ name, createdAt: call.now, latest, tags: tags.value, lastVersion: 0 })
}

export async function updateFunctionCode(
  input: Shapes.UpdateFunctionCodeRequest,
  call: Call,
): Promise<Outcome<Configuration>> {
  const code = await codeOf(call, input)
  if (!code.ok) return code
  if (input.PublishTo !== undefined) return fail('NotImplemented', 'PublishTo is not built into this server.')
  return updateLatest(call, input, async (target, before) => {
    const after = renewed(call, before.latest, {
      ...before.latest,
      codeSha256: code.value.sha256,
      codeBytes: code.value.zip.length,
      architecture: input.Architectures?.[0] ?? before.latest.architecture,
    })
    if (input.DryRun === true) return succeed({ record: { ...before, latest: after }, commands: [], dry: true })
    const owner = ownerArn(target)
    const written = await writeCode(call.ports.store, owner, code.value)
    if (!written.ok) return written
    const unused = await unusedCode(call.ports, target, before, after.codeSha256)
    const published =
      input.Publish === true ? publish(call, target, { ...before, latest: after }, undefined) : undefined
    return succeed({
      record: published?.record ?? { ...before, latest: after },
      changes: published?.changes ?? [],
      commands: [requireCode(owner, code.value.sha256), ...unused],
      ...(published !== undefined && { version: published.version }),
    })
  })
}

export async function updateFunctionConfiguration(
  input: Shapes.UpdateFunctionConfigurationRequest,
  call: Call,
): Promise<Outcome<Configuration>> {
  return updateLatest(call, input, async ({ name }, before) => {
    const settings = await changedSettings(call, name, input, before.latest)
    if (!settings.ok) return settings
    const { codeSha256, codeBytes, architecture, buildId, revisionId, modifiedAt } = before.latest
    const kept = { codeSha256, codeBytes, architecture, buildId, revisionId, modifiedAt }
    const latest = renewed(call, before.latest, { ...settings.value, ...kept })
    return succeed({ record: { ...before, latest }, commands: [] })
  })
}

/** An update is a new revision in any case; what changes nothing is the build that it was. */
function renewed({ ports, now }: Call, before: Revision, after: Revision): Revision {
  const buildId = isDeepStrictEqual(before, after) ? before.buildId : ports.chance.uuid()
  return { ...after, buildId, revisionId: ports.chance.uuid(), modifiedAt: now }
}

interface Update {
  readonly record: FunctionRecord
  readonly changes?: readonly Change[]
  readonly commands: readonly Command[]
  /** The version that is answered, instead of `$LATEST`. */
  readonly version?: { readonly version: number; readonly revision: Revision }
  readonly dry?: true
}

async function updateLatest(
  call: Call,
  input: { readonly FunctionName: string; readonly RevisionId?: string | undefined },
  update: (target: Target, before: FunctionRecord) => Promise<Outcome<Update>>,
): Promise<Outcome<Configuration>> {
  const changed = await change(call, async (): Promise<Outcome<Plan<Configuration>>> => {
    const found = await findStored(call, input.FunctionName)
    if (!found.ok) return found
    const { document, target } = found.value
    const plain: Target = { space: target.space, name: target.name }
    const current = checkRevision(input.RevisionId, document.body.latest.revisionId)
    if (!current.ok) return current
    const updated = await update(plain, document.body)
    if (!updated.ok) return updated
    const { record, changes = [], commands, version, dry } = updated.value
    const answer =
      version === undefined
        ? configurationAnswer(plain, '$LATEST', record.latest)
        : configurationAnswer({ ...plain, qualifier: `${version.version}` }, `${version.version}`, version.revision)
    if (dry === true) return succeed({ changes: [], answer })
    return succeed({
      changes: [replaceDocument(functionKind, plain.space, document, record), ...changes],
      commands,
      answer,
    })
  })
  if (changed.ok) retire(call, input.FunctionName)
  return changed
}

/** Processes that run what is not current any more are of no use. */
function retire(call: Call, name: string): void {
  const target = parseTarget(name, undefined, call.space)
  if (target.ok) call.ports.functions?.retire(ownerArn(target.value))
}

/** A version, or the function with everything of it. */
export async function deleteFunction(
  input: Shapes.DeleteFunctionRequest,
  call: Call,
): Promise<Outcome<Shapes.DeleteFunctionResponse>> {
  const deleted = await change(call, async (): Promise<Outcome<Plan<Shapes.DeleteFunctionResponse>>> => {
    const named = parseTarget(input.FunctionName, input.Qualifier, call.space)
    if (!named.ok) return named
    const { qualifier } = named.value
    if (qualifier === '$LATEST') return invalid('$LATEST version cannot be deleted without deleting the function.')
    if (qualifier !== undefined && !isVersionNumber(qualifier)) {
      return invalid('Deletion of aliases is not currently supported.')
    }
    const found = await findStored(call, ownerArn(named.value))
    if (!found.ok) return found
    const { target, document } = found.value
    if (qualifier !== undefined) return deleteVersion(call, { ...target, qualifier }, document)
    const { documents } = call.ports
    const { space, name } = target
    const versions = await documents.all(versionKind, space, `${name}:`)
    const aliases = await documents.all(aliasKind, space, `${name}:`)
    const policies = await documents.all(policyKind, space, `${name}:`)
    const configs = await documents.all(eventConfigKind, space, `${name}:`)
    const changes = [
      removeDocument(functionKind, space, document),
      ...versions.map((version) => removeDocument(versionKind, space, version)),
      ...aliases.map((alias) => removeDocument(aliasKind, space, alias)),
      ...policies.map((policy) => removeDocument(policyKind, space, policy)),
      ...configs.map((config) => removeDocument(eventConfigKind, space, config)),
    ]
    return succeed({ changes, commands: [removeAllCode(ownerArn(target))], answer: { StatusCode: 204 } })
  })
  if (deleted.ok) retire(call, input.FunctionName)
  return deleted
}

/** Deleting a version that is not there succeeds. */
async function deleteVersion(
  call: Call,
  target: Target,
  document: Document<FunctionRecord>,
): Promise<Outcome<Plan<Shapes.DeleteFunctionResponse>>> {
  const { documents } = call.ports
  const { space, name, qualifier = '' } = target
  const version = await documents.get(versionKind, space, versionId(name, qualifier))
  if (version === undefined) return succeed({ changes: [], answer: { StatusCode: 204 } })
  const aliases = await documents.all(aliasKind, space, `${name}:`)
  const naming = aliases.filter(({ body }) => body.version === qualifier || body.additional?.version === qualifier)
  if (naming.length > 0) {
    const names = naming.map(({ body }) => body.alias).join(', ')
    return fail(
      'ResourceConflictException',
      `Unable to delete version because the following aliases reference it: [${names}]`,
    )
  }
  const { body } = document
  const changes = [
    // As it is: which code is used is known only as long as the function stays the same.
    replaceDocument(functionKind, space, document, body),
    removeDocument(versionKind, space, version),
    ...(await removeOwn(call.ports, target)),
  ]
  const commands = await unusedCode(call.ports, target, body, body.latest.codeSha256, qualifier)
  return succeed({ changes, commands, answer: { StatusCode: 204 } })
}

export async function getFunctionConfiguration(
  input: Shapes.GetFunctionConfigurationRequest,
  call: Call,
): Promise<Outcome<Configuration>> {
  const found = await findNamed(call, input.FunctionName, input.Qualifier)
  if (!found.ok) return found
  const { target, version, revision } = found.value
  return succeed(configurationAnswer(target, version, revision))
}

/** Where its code is there is nothing to download: a zip is in the store, a folder on this machine. */
export async function getFunction(
  input: Shapes.GetFunctionRequest,
  call: Call,
): Promise<Outcome<Shapes.GetFunctionResponse>> {
  const found = await findNamed(call, input.FunctionName, input.Qualifier)
  if (!found.ok) return found
  const { target, version, revision, folder, document } = found.value
  const { tags = {}, reservedConcurrency } = document?.body ?? {}
  const place =
    folder === undefined ? { RepositoryType: 'Stile' } : { RepositoryType: 'Folder', Location: `file://${folder.path}` }
  return succeed({
    Configuration: configurationAnswer(target, version, revision),
    Code: place,
    Tags: Object.keys(tags).length === 0 ? undefined : tags,
    Concurrency: reservedConcurrency === undefined ? undefined : { ReservedConcurrentExecutions: reservedConcurrency },
  })
}

/** No function here has one: code signing is not built. */
export async function getFunctionCodeSigningConfig(
  input: Shapes.GetFunctionCodeSigningConfigRequest,
  call: Call,
): Promise<Outcome<Shapes.GetFunctionCodeSigningConfigResponse>> {
  const found = await findNamed(call, input.FunctionName)
  if (!found.ok) return found
  const answer: Partial<Shapes.GetFunctionCodeSigningConfigResponse> = { FunctionName: found.value.target.name }
  return succeed(answer as Shapes.GetFunctionCodeSigningConfigResponse)
}
