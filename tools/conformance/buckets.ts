/** Calls of S3 in recorded cases, done in the folders that the server reads as buckets. Nobody judges their answers. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case, RecordedCall } from './cases.ts'

const named = (value: unknown): string => (typeof value === 'string' && /^[\w.-]+$/.test(value) ? value : 'unnamed')

const deeds: Readonly<Record<string, (root: string, params: RecordedCall['params']) => void>> = {
  CreateBucket: (root, { Bucket }) => void mkdirSync(join(root, named(Bucket)), { recursive: true }),
  DeleteBucket: (root, { Bucket }) => rmSync(join(root, named(Bucket)), { recursive: true, force: true }),
  PutObject: (root, { Bucket, Key, Body }) => writeFileSync(join(root, named(Bucket), named(Key)), String(Body ?? '')),
  GetObjectLockConfiguration: () => {},
  ListObjectsV2: () => {},
  ListObjectVersions: () => {},
}

/** Whether all that a case does with S3 can be done in folders: its own calls, and Map Runs, but no tasks. */
export function foldersWillDo({ calls }: Case): boolean {
  if (JSON.stringify(calls).includes(':::aws-sdk:s3:')) return false
  return calls.every(({ service, operation }) => service !== 's3' || Object.hasOwn(deeds, operation))
}

export function doInFolders(root: string, { operation, params }: RecordedCall): void {
  deeds[operation]?.(root, params)
}
