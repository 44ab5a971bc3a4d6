import { removeDocument, type Change } from '../../store/index.ts'
import type { Ports } from '../contract.ts'
import type { Target } from './names.ts'
import { eventConfigKind, policyId, policyKind } from './records.ts'

/** Removes what a version or an alias has of its own, for it goes. */
export async function removeOwn({ documents }: Ports, { space, name, qualifier }: Target): Promise<readonly Change[]> {
  const id = policyId(name, qualifier)
  const changes: Change[] = []
  for (const kind of [policyKind, eventConfigKind]) {
    const document = await documents.get<object>(kind, space, id)
    if (document !== undefined) changes.push(removeDocument<object>(kind, space, document))
  }
  return changes
}
