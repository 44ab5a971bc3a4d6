import { succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument, type Change } from '../../store/index.ts'
import type { Ports } from '../contract.ts'
import { findRevision, noAlias } from './find.ts'
import { isVersionNumber, type Target } from './names.ts'
import { aliasId, aliasKind, functionKind, versionId, versionKind } from './records.ts'

/** The function, version or alias that a policy belongs to. The policy has no revision of its own: it has this one's. */
export interface PolicyOwner {
  readonly revisionId: string
  /** Gives it another revision, since its policy changes. A function of a folder keeps its own. */
  renewed(revisionId: string): readonly Change[]
}

/** Which must be there. */
export async function findPolicyOwner(ports: Ports, target: Target): Promise<Outcome<PolicyOwner>> {
  const { documents } = ports
  const { space, name, qualifier } = target
  const found = await findRevision(ports, target)
  const ofFunction = await documents.get(functionKind, space, name)
  const isAlias = qualifier !== undefined && /^[\w-]+$/.test(qualifier) && !isVersionNumber(qualifier)
  if (!found.ok) return isAlias && ofFunction !== undefined ? noAlias(target) : found
  const { revision } = found.value
  if (found.value.folder !== undefined || ofFunction === undefined) {
    return succeed({ revisionId: revision.revisionId, renewed: () => [] })
  }
  const alias = isAlias ? await documents.get(aliasKind, space, aliasId(name, qualifier)) : undefined
  if (alias !== undefined) {
    const renewed = (revisionId: string) => [replaceDocument(aliasKind, space, alias, { ...alias.body, revisionId })]
    return succeed({ revisionId: alias.body.revisionId, renewed })
  }
  const version =
    qualifier === undefined ? undefined : await documents.get(versionKind, space, versionId(name, qualifier))
  const renewed = (revisionId: string): readonly Change[] => {
    const changed = { ...revision, revisionId }
    return version === undefined
      ? [replaceDocument(functionKind, space, ofFunction, { ...ofFunction.body, latest: changed })]
      : [replaceDocument(versionKind, space, version, { ...version.body, revision: changed })]
  }
  return succeed({ revisionId: revision.revisionId, renewed })
}
