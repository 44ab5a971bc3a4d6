import type { ExecutionFacts } from '../../asl/index.ts'
import type { MapRunAccess } from '../../engine/index.ts'
import type { Objects } from './folders.ts'

/** The same objects, each asked of the role of an execution's machine first. */
export function objectsFor(
  objects: Objects,
  { mayUseObject }: Pick<MapRunAccess, 'mayUseObject'>,
  execution: ExecutionFacts,
): Objects {
  return {
    async open(bucket, key) {
      const allowed = await mayUseObject(execution, 's3:GetObject', `arn:aws:s3:::${bucket}/${key}`)
      return allowed.ok ? await objects.open(bucket, key) : allowed
    },
    async list(bucket, prefix) {
      const context = { 's3:prefix': prefix }
      const allowed = await mayUseObject(execution, 's3:ListBucket', `arn:aws:s3:::${bucket}`, context)
      return allowed.ok ? await objects.list(bucket, prefix) : allowed
    },
    async write(bucket, key, text) {
      const allowed = await mayUseObject(execution, 's3:PutObject', `arn:aws:s3:::${bucket}/${key}`)
      return allowed.ok ? await objects.write(bucket, key, text) : allowed
    },
  }
}
