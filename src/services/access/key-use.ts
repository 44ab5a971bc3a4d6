import { limits, type EpochMs } from '../../base/index.ts'
import { replaceDocument, type Documents } from '../../store/index.ts'
import type { Ports } from '../contract.ts'
import { accessKeyKind, iamSpace } from '../iam/records.ts'
import { BoundedMap } from './bounded-map.ts'

/** Where and when a user's access key was used. */
interface Use {
  readonly at: EpochMs
  readonly service: string
  readonly region: string
}

/** So often at most is the use of a key written down; AWS's own figure lags as far behind. */
const noteEveryMs = 15 * 60_000

const memories = new WeakMap<Documents, BoundedMap<string, EpochMs>>()

/**
 * Notes that a user's key was used, in the background: nobody waits for it, and where it is not written now, it will be
 * later.
 */
export function noteKeyUse(ports: Ports, account: string, accessKeyId: string, use: Use): void {
  let memory = memories.get(ports.documents)
  if (memory === undefined) {
    memory = new BoundedMap(limits.accessKeysCached)
    memories.set(ports.documents, memory)
  }
  if (use.at - (memory.get(accessKeyId) ?? 0) < noteEveryMs) return
  memory.set(accessKeyId, use.at)
  writeUse(ports, account, accessKeyId, use).catch((error: unknown) => {
    ports.log.warn('the use of an access key could not be written down', { accessKeyId, error: String(error) })
  })
}

async function writeUse({ documents }: Ports, account: string, accessKeyId: string, use: Use): Promise<void> {
  const key = await documents.get(accessKeyKind, iamSpace(account), accessKeyId)
  if (key === undefined || key.body.status === 'Deleted') return
  if (use.at - (key.body.lastUsed?.at ?? 0) < noteEveryMs) return
  // If somebody changes the key at the same time, that change is worth more.
  await documents.write([replaceDocument(accessKeyKind, iamSpace(account), key, { ...key.body, lastUsed: use })])
}
