import { createHash } from 'node:crypto'
import type { EpochMs, Space } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { functionArn, targetArn } from './names.ts'
import type { AliasRecord, Revision } from './records.ts'

interface Place {
  readonly space: Space
  readonly name: string
  readonly qualifier?: string
}

/** A function as operations on it show it; the ARN has the qualifier by which it was asked for. */
export function configurationAnswer(place: Place, version: string, revision: Revision): Shapes.FunctionConfiguration {
  const RuntimeVersionArn = runtimeVersionArn(place.space, revision.runtime)
  return {
    ...listedAnswer(place, version, revision),
    State: 'Active',
    LastUpdateStatus: 'Successful',
    RuntimeVersionConfig: { RuntimeVersionArn },
  }
}

/** A function as lists show it, which tell nothing of its state. */
export function listedAnswer(place: Place, version: string, revision: Revision): Shapes.FunctionConfiguration {
  const { environment, vpc } = revision
  return {
    FunctionName: place.name,
    FunctionArn: targetArn(place),
    Runtime: revision.runtime,
    Role: revision.roleArn,
    Handler: revision.handler,
    CodeSize: revision.codeBytes,
    Description: revision.description,
    Timeout: revision.timeoutSeconds,
    MemorySize: revision.memoryMib,
    LastModified: modifiedText(revision.modifiedAt),
    CodeSha256: revision.codeSha256,
    Version: version,
    VpcConfig: vpc && { SubnetIds: vpc.subnetIds, SecurityGroupIds: vpc.securityGroupIds, VpcId: '' },
    Environment: environment && { Variables: environment },
    KMSKeyArn: revision.kmsKeyArn,
    TracingConfig: { Mode: revision.tracing },
    RevisionId: revision.revisionId,
    PackageType: 'Zip',
    Architectures: [revision.architecture],
    EphemeralStorage: { Size: revision.storageMib },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: revision.logging,
  }
}

export function aliasAnswer(space: Space, alias: AliasRecord): Shapes.AliasConfiguration {
  const { additional } = alias
  return {
    AliasArn: `${functionArn(space, alias.name)}:${alias.alias}`,
    Name: alias.alias,
    FunctionVersion: alias.version,
    Description: alias.description,
    RoutingConfig: additional && { AdditionalVersionWeights: { [additional.version]: additional.weight } },
    RevisionId: alias.revisionId,
  }
}

/** AWS names what runs by a hash; here there is one of each runtime, so its name gives it. */
function runtimeVersionArn({ region }: Space, runtime: string): string {
  return `arn:aws:lambda:${region}::runtime:${createHash('sha256').update(runtime).digest('hex')}`
}

/** `2026-11-22T11:14:01.123+0000` */
function modifiedText(at: EpochMs): string {
  return new Date(at).toISOString().replace('Z', '+0000')
}
