import { createHash } from 'node:crypto'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import type { Command } from '../../store/index.ts'
import type { Call, Ports } from '../contract.ts'
import { removeOtherCode } from './code-store.ts'
import { ownerArn } from './find.ts'
import type { Target } from './names.ts'
import { versionKind, type FunctionRecord } from './records.ts'
import { checkZip } from './zip-check.ts'
import { invalid } from './zip-directory.ts'

/** A zip that may be a function's code. */
export interface Code {
  readonly zip: Uint8Array
  /** In base64, as AWS shows it. */
  readonly sha256: string
}

export async function codeOf(call: Call, input: Shapes.FunctionCode): Promise<Outcome<Code>> {
  if (input.ImageUri !== undefined) return fail('NotImplemented', 'Functions of container images are not built.')
  if (input.S3Bucket !== undefined || input.S3Key !== undefined) {
    return fail('NotImplemented', 'Code in S3 is not built: give the zip itself as ZipFile.')
  }
  if (input.SourceKMSKeyArn !== undefined) return fail('NotImplemented', 'SourceKMSKeyArn is not built.')
  const { ZipFile: zip } = input
  if (zip === undefined) return invalid('Please provide a source for function code.')
  if (call.ports.functions === undefined) return fail('NotImplemented', 'This server runs no functions.')
  const checked = await checkZip(zip)
  if (!checked.ok) return checked
  return succeed({ zip, sha256: createHash('sha256').update(zip).digest('base64') })
}

/** Commands that remove the code which neither `$LATEST` nor a version is made of any more. */
export async function unusedCode(
  ports: Ports,
  target: Target,
  { name }: FunctionRecord,
  latestSha256: string,
  deletedVersion?: string,
): Promise<readonly Command[]> {
  const versions = await ports.documents.all(versionKind, target.space, `${name}:`)
  const kept = versions.filter(({ body }) => String(body.version) !== deletedVersion)
  const used = new Set([latestSha256, ...kept.map(({ body }) => body.revision.codeSha256)])
  return removeOtherCode(ports.store, ownerArn(target), used)
}
