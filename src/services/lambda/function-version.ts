import { fail, limits, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { FunctionCode, FunctionCredentials, FunctionVersion } from '../../functions/index.ts'
import { assumeRoleForService } from '../access/service-role.ts'
import type { Ports, Principal } from '../contract.ts'
import { sessionCredentials } from '../sts/session-credentials.ts'
import { readCode } from './code-store.ts'
import { ownerArn, type Found } from './find.ts'
import { roleRefused } from './settings.ts'

/** What the host runs. Its role must still be there and trust Lambda: its processes get the role's credentials. */
export async function functionVersion(ports: Ports, found: Found): Promise<Outcome<FunctionVersion>> {
  const { target, version, revision } = found
  const role = await functionRole(ports, found)
  if (!role.ok) return role
  return succeed({
    functionArn: ownerArn(target),
    functionName: target.name,
    version,
    revisionId: revision.buildId,
    runtime: revision.runtime,
    handler: revision.handler,
    environment: revision.environment ?? {},
    timeoutSeconds: revision.timeoutSeconds,
    memoryMib: revision.memoryMib,
    region: target.space.region,
    code: codeOf(ports, found),
    logGroup: revision.logging.LogGroup ?? `/aws/lambda/${target.name}`,
    credentials: () => Promise.resolve(credentialsOf(ports, role.value, ports.clock.now())),
  })
}

function codeOf({ store }: Ports, { target, revision, folder }: Found): FunctionCode {
  if (folder !== undefined) return { kind: 'folder', path: folder.path }
  const { codeSha256: sha256, codeBytes } = revision
  return { kind: 'zip', sha256, read: () => readCode(store, ownerArn(target), sha256, codeBytes) }
}

type Acting = Principal | { readonly kind: 'account-root'; readonly account: string }

/** A folder's function without a role of its own acts as the account's root. */
async function functionRole(ports: Ports, { target, revision, folder }: Found): Promise<Outcome<Acting>> {
  const { account } = target.space
  if (folder !== undefined && folder.roleArn === undefined) return succeed({ kind: 'account-root', account })
  const taken = await assumeRoleForService(ports, {
    roleArn: revision.roleArn,
    service: 'lambda.amazonaws.com',
    sourceArn: ownerArn(target),
    sourceAccount: account,
    sessionName: target.name,
    now: ports.clock.now(),
  })
  return taken.ok ? taken : fail('AccessDeniedException', roleRefused)
}

function credentialsOf(ports: Ports, acting: Acting, now: EpochMs): FunctionCredentials | undefined {
  const time = { from: now, forMs: limits.functionSessionMs }
  if (acting.kind === 'account-root') return sessionCredentials(ports, acting.account, { kind: 'root' }, time)
  if (acting.kind !== 'role') return undefined
  const { account, roleName, roleArn, sessionName, userId } = acting
  const roleId = userId.split(':')[0] ?? ''
  const who = { roleName, roleArn, roleId, sessionName, policies: [], tags: {}, transitiveTagKeys: [] }
  return sessionCredentials(ports, account, { kind: 'role', ...who }, time)
}
