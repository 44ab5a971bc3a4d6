import { fail, limits, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import { contextOf, decide, type Caller, type Context } from '../../iam/index.ts'
import type { Documents } from '../../store/index.ts'
import type { Ports, Principal } from '../contract.ts'
import { findRole } from '../iam/find.ts'
import { iamSpace, parseEntityArn, type RoleRecord } from '../iam/records.ts'
import { sessionArn } from './access-keys.ts'
import { BoundedMap } from './bounded-map.ts'
import { trustPolicy } from './policies.ts'

export interface ServiceAssumption {
  readonly roleArn: string
  /** `states.amazonaws.com`, `apigateway.amazonaws.com` */
  readonly service: string
  /** The resource in whose name the service asks, and its account: keys aws:SourceArn and aws:SourceAccount. */
  readonly sourceArn: string
  readonly sourceAccount: string
  readonly sessionName: string
  readonly now: EpochMs
}

interface Trusted {
  readonly generation: number
  /** The role's unique id. */
  readonly roleId: string
}

/** Who trusts which service, where no condition was asked; good for one generation of the role's account. */
const memories = new WeakMap<Documents, BoundedMap<string, Trusted>>()

/**
 * A service takes a role: the role must exist and its trust policy must allow that service. Under `audit` and `off` any
 * role's ARN will do.
 */
export async function assumeRoleForService(ports: Ports, assumption: ServiceAssumption): Promise<Outcome<Principal>> {
  const { roleArn, service } = assumption
  const parsed = parseEntityArn(roleArn, 'role')
  if (parsed === undefined) return fail('ValidationError', `${roleArn} is invalid`)
  const memory = memoryOf(ports.documents)
  const region = assumption.sourceArn.split(':')[3] ?? ''
  const key = `${service}\0${region}\0${roleArn}`
  const generation = ports.documents.generation(iamSpace(parsed.account))
  const known = memory.get(key)
  if (known?.generation === generation) return succeed(principalOf(assumption, parsed, known.roleId))
  const role = await findRole(ports.documents, roleArn)
  const context = assumptionContext(assumption, region)
  if (role !== undefined && trustsService(role, assumption, region, context)) {
    if (!context.asked()) memory.set(key, { generation, roleId: role.id })
    return succeed(principalOf(assumption, parsed, role.id))
  }
  const why = role === undefined ? 'there is no such role' : `the role's trust policy does not allow ${service}`
  if (ports.settings.iam === 'enforce') {
    const hint = 'start with --iam audit to let such calls pass and only log them'
    ports.log.warn('a role cannot be assumed', { roleArn, service, why, hint })
    return fail('AccessDenied', `User: ${service} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`)
  }
  if (ports.settings.iam === 'audit') ports.log.warn('a role would not be assumed', { roleArn, service, why })
  return succeed(principalOf(assumption, parsed, role?.id ?? 'AROANOSUCHROLE0000000'))
}

/** The name of a session in which a service works for something of that name. */
export function sessionNameOf(name: string): string {
  return name.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64)
}

/** A service is named globally (`states.amazonaws.com`) or by region in a trust policy. */
function trustsService(role: RoleRecord, assumption: ServiceAssumption, region: string, context: Context): boolean {
  const { service, roleArn } = assumption
  const regional = region === '' ? [] : [service.replace('.', `.${region}.`)]
  const caller: Caller = { kind: 'service', names: [service, ...regional] }
  const trust = { policy: trustPolicy(roleArn, role), required: true, foreign: false }
  return decide({ identity: [], resource: trust }, { action: 'sts:AssumeRole', resource: roleArn, context, caller })
    .allowed
}

function assumptionContext(assumption: ServiceAssumption, region: string): Context & { asked(): boolean } {
  const context = contextOf({
    'aws:SourceArn': assumption.sourceArn,
    'aws:SourceAccount': assumption.sourceAccount,
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': assumption.service,
    'aws:RequestedRegion': region === '' ? undefined : region,
    'sts:RoleSessionName': assumption.sessionName,
  })
  let asked = false
  return {
    asked: () => asked,
    lookup(key) {
      asked = true
      return context.lookup(key)
    },
  }
}

function principalOf(
  assumption: ServiceAssumption,
  role: { readonly account: string; readonly name: string },
  roleId: string,
): Principal {
  const { sessionName, roleArn, now } = assumption
  return {
    kind: 'role',
    account: role.account,
    arn: sessionArn(role.account, role.name, sessionName),
    userId: `${roleId}:${sessionName}`,
    roleName: role.name,
    roleArn,
    sessionName,
    sessionPolicies: [],
    issuedAt: now,
  }
}

function memoryOf(documents: Documents): BoundedMap<string, Trusted> {
  let memory = memories.get(documents)
  if (memory === undefined) {
    memory = new BoundedMap(limits.principalsCached)
    memories.set(documents, memory)
  }
  return memory
}
