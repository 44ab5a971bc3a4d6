import type { Chance } from '../base/index.ts'
import { documentKind, insertDocument, type Documents } from '../store/index.ts'

const secrets = documentKind<{ readonly hex: string }>('instance-secret')
const nowhere = { account: '-', region: '-' } as const

/** The secret that seals session tokens: made at the first start, kept with the data so that sessions outlive restarts. */
export async function sessionSecret(documents: Documents, chance: Chance): Promise<string> {
  const kept = await documents.get(secrets, nowhere, 'session')
  if (kept !== undefined) return kept.body.hex
  const hex = Buffer.from(chance.bytes(32)).toString('hex')
  await documents.write([insertDocument(secrets, nowhere, 'session', { hex })])
  return hex
}
