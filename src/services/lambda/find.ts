import { base64Encode, fail, succeed, type Failure, type Outcome, type Space } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import type { Document } from '../../store/index.ts'
import type { Call, Ports } from '../contract.ts'
import type { FolderFunction } from './contract.ts'
import { functionArn, isVersionNumber, parseTarget, targetArn, type Target } from './names.ts'
import {
  aliasId,
  aliasKind,
  functionKind,
  versionId,
  versionKind,
  type AliasRecord,
  type FunctionRecord,
  type Revision,
} from './records.ts'

/** What a target leads to. */
export interface Found {
  readonly target: Target
  /** `$LATEST` or a number. */
  readonly version: string
  readonly revision: Revision
  /** Served from a folder, and changed there alone. */
  readonly folder?: FolderFunction
  readonly document?: Document<FunctionRecord>
}

type Refusal = { readonly ok: false; readonly failure: Failure }

export function noFunction(target: Target): Refusal {
  return fail('ResourceNotFoundException', `Function not found: ${targetArn(target)}`)
}

export function noAlias(target: Target): Refusal {
  return fail('ResourceNotFoundException', `Cannot find alias arn: ${targetArn(target)}`)
}

/** The function, version or alias that a call names, whoever's it is. */
export async function findNamed(call: Call, name: string, qualifier?: string): Promise<Outcome<Found>> {
  const target = parseTarget(name, qualifier, call.space)
  return target.ok ? findRevision(call.ports, target.value) : target
}

/** An alias leads to its first version, or, where one is drawn, to either by their weights. */
export async function findRevision(ports: Ports, target: Target, draw = false): Promise<Outcome<Found>> {
  const { space, name, qualifier } = target
  const folder = folderFunction(ports, space, name)
  if (folder !== undefined) {
    if (qualifier !== undefined && qualifier !== '$LATEST') return noFunction(target)
    return succeed({ target, version: '$LATEST', revision: folderRevision(ports, folder), folder })
  }
  const document = await ports.documents.get(functionKind, space, name)
  if (document === undefined) return noFunction(target)
  const latest = { target, version: '$LATEST', revision: document.body.latest, document }
  if (qualifier === undefined || qualifier === '$LATEST') return succeed(latest)
  const alias = isVersionNumber(qualifier) ? undefined : await findAlias(ports, target)
  const version = alias === undefined ? qualifier : draw ? drawVersion(ports, alias.body) : alias.body.version
  if (version === '$LATEST') return succeed(latest)
  const found = await ports.documents.get(versionKind, space, versionId(name, version))
  if (found === undefined) return noFunction(target)
  return succeed({ target, version, revision: found.body.revision, document })
}

function findAlias(ports: Ports, { space, name, qualifier = '' }: Target): Promise<Document<AliasRecord> | undefined> {
  return ports.documents.get(aliasKind, space, aliasId(name, qualifier))
}

function drawVersion(ports: Ports, { version, additional }: AliasRecord): string {
  return additional !== undefined && ports.chance.random() < additional.weight ? additional.version : version
}

/**
 * A function that is in the store, for calls that change it; `target` has the qualifier that was said, and one that is not
 * there is told with that, or with `told`.
 */
export async function findStored(
  call: Call,
  name: string,
  qualifier?: string,
  told?: string,
): Promise<Outcome<{ readonly target: Target; readonly document: Document<FunctionRecord> }>> {
  const target = parseTarget(name, qualifier, call.space)
  if (!target.ok) return target
  if (folderFunction(call.ports, target.value.space, target.value.name) !== undefined) return served(target.value)
  const document = await call.ports.documents.get(functionKind, target.value.space, target.value.name)
  if (document !== undefined) return succeed({ target: target.value, document })
  return noFunction(told === undefined ? target.value : { ...target.value, qualifier: told })
}

export function served({ name }: Target): Refusal {
  return fail(
    'ResourceConflictException',
    `The function ${name} is served from a folder: change it there, or take it out of the folder.`,
  )
}

/** A folder's functions are those of the instance's own account, in every region. */
export function folderFunction(ports: Ports, space: Space, name: string): FolderFunction | undefined {
  return space.account === ports.settings.account ? ports.functionFolder?.find(name) : undefined
}

export function folderFunctions(ports: Ports, space: Space): readonly FolderFunction[] {
  return space.account === ports.settings.account ? (ports.functionFolder?.list() ?? []) : []
}

/** What it is not said to be it is by Lambda's defaults. Its code is told apart by the revision. */
export function folderRevision(ports: Ports, folder: FolderFunction): Revision {
  const digest = ports.digest.sha256Hex(folder.revisionId)
  return {
    revisionId: folder.revisionId,
    buildId: folder.revisionId,
    modifiedAt: folder.modifiedAt,
    runtime: folder.runtime as Shapes.Runtime,
    handler: folder.handler,
    roleArn: folder.roleArn ?? `arn:aws:iam::${ports.settings.account}:root`,
    description: folder.description ?? '',
    timeoutSeconds: folder.timeoutSeconds ?? 3,
    memoryMib: folder.memoryMib ?? 128,
    storageMib: 512,
    codeSha256: base64Encode(Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))),
    codeBytes: 0,
    architecture: 'x86_64',
    logging: { LogFormat: 'Text', LogGroup: `/aws/lambda/${folder.name}` },
    tracing: 'PassThrough',
    ...(folder.environment !== undefined && { environment: folder.environment }),
  }
}

/** Refuses a revision that is not the current one any more, of functions, aliases and policies in the same words. */
export function checkRevision(asked: string | undefined, current: string): Outcome<void> {
  return asked === undefined || asked === current ? succeed(undefined) : stale
}

const stale = fail(
  'PreconditionFailedException',
  'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
)

export function ownerArn(target: Target): string {
  return functionArn(target.space, target.name)
}
