import { fail, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { contextKeysOf, loadPolicy } from '../../iam/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { groups, roles, users } from './entities.ts'
import { defaultDocument, findPolicy } from './find.ts'
import { access, findEntity, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { entityArn, groupKind, parseEntityArn, type EntityRecord, type EntityType, type UserRecord } from './records.ts'
import { simulate, simulatedCaller, simulatedPolicies, type SimulatedPolicy } from './simulate.ts'

type SimulationOperation =
  | 'SimulateCustomPolicy'
  | 'SimulatePrincipalPolicy'
  | 'GetContextKeysForCustomPolicy'
  | 'GetContextKeysForPrincipalPolicy'

export const simulationHandlers: IamHandlers<SimulationOperation> = {
  SimulateCustomPolicy: {
    access: (_input, call) => access(call, '*'),
    handle: async (input, call) => simulateCustom(input, call),
  },
  SimulatePrincipalPolicy: {
    access: (input, call) => access(call, input.PolicySourceArn),
    handle: (input, call) => simulatePrincipal(input, call),
  },
  GetContextKeysForCustomPolicy: {
    access: (_input, call) => access(call, '*'),
    handle: async (input) => keysOf([], input.PolicyInputList),
  },
  GetContextKeysForPrincipalPolicy: {
    access: (input, call) => access(call, input.PolicySourceArn),
    async handle(input, call) {
      const source = await findSource(call, input.PolicySourceArn)
      if (!source.ok) return source
      const own = await sourcePolicies(call, source.value)
      return keysOf(own, input.PolicyInputList ?? [])
    },
  },
}

function keysOf(
  own: readonly SimulatedPolicy[],
  given: readonly string[],
): Outcome<IamShapes.GetContextKeysForPolicyResponse> {
  const more = givenPolicies(given)
  if (!more.ok) return more
  const keys = [...own, ...more.value].flatMap(({ text }) => contextKeysOf(text))
  return succeed({ ContextKeyNames: [...new Set(keys)] })
}

function givenPolicies(texts: readonly string[]): Outcome<readonly SimulatedPolicy[]> {
  return simulatedPolicies(texts, (number) => `PolicyInputList.${number}`, 'identity')
}

function simulateCustom(
  input: IamShapes.SimulateCustomPolicyRequest,
  call: Call,
): Outcome<IamShapes.SimulatePolicyResponse> {
  const identity = givenPolicies(input.PolicyInputList)
  if (!identity.ok) return identity
  const around = surroundings(input)
  if (!around.ok) return around
  const caller = simulatedCaller(input.CallerArn, call)
  return simulate(input, { identity: identity.value, ...around.value, caller, known: {}, ofPrincipal: false })
}

async function simulatePrincipal(
  input: IamShapes.SimulatePrincipalPolicyRequest,
  call: Call,
): Promise<Outcome<IamShapes.SimulatePolicyResponse>> {
  const source = await findSource(call, input.PolicySourceArn)
  if (!source.ok) return source
  const more = givenPolicies(input.PolicyInputList ?? [])
  if (!more.ok) return more
  const around = surroundings(input)
  if (!around.ok) return around
  const { body } = source.value.entity
  const own = await sourcePolicies(call, source.value)
  const bounds = body.boundary === undefined ? undefined : await managed(call, body.boundary)
  const known = source.value.type === 'user' ? { 'aws:username': body.name, 'aws:userid': body.id } : {}
  return simulate(input, {
    identity: [...own, ...more.value],
    ...(bounds !== undefined && { boundary: bounds }),
    ...around.value,
    caller: simulatedCaller(input.CallerArn ?? input.PolicySourceArn, call),
    known: { ...known, 'aws:PrincipalArn': input.PolicySourceArn },
    ofPrincipal: true,
  })
}

/** The boundary and the resource's policy of the request. */
function surroundings(
  input: IamShapes.SimulateCustomPolicyRequest | IamShapes.SimulatePrincipalPolicyRequest,
): Outcome<{ boundary?: SimulatedPolicy; resource?: SimulatedPolicy }> {
  const bounds = simulatedPolicies(
    input.PermissionsBoundaryPolicyInputList ?? [],
    (number) => `PermissionsBoundaryPolicyInputList.${number}`,
    'identity',
  )
  if (!bounds.ok) return bounds
  const texts = input.ResourcePolicy === undefined ? [] : [input.ResourcePolicy]
  const resources = simulatedPolicies(texts, () => 'ResourcePolicy', 'resource')
  if (!resources.ok) return resources
  const [boundary] = bounds.value
  const [resource] = resources.value
  return succeed({ ...(boundary !== undefined && { boundary }), ...(resource !== undefined && { resource }) })
}

interface Source {
  readonly type: EntityType
  readonly entity: Document<EntityRecord>
}

/** The user, group or role that an ARN names. */
export async function findSource(call: Call, arn: string): Promise<Outcome<Source>> {
  const type = parseArn(arn)?.resource.split('/')[0]
  if (type !== 'user' && type !== 'role' && type !== 'group') {
    return fail('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
  }
  const name = parseEntityArn(arn, type)?.name ?? ''
  const found =
    type === 'user'
      ? await findEntity(call, users, name)
      : type === 'role'
        ? await findEntity(call, roles, name)
        : await findEntity(call, groups, name)
  if (found.ok && entityArn(call.principal.account, type, found.value.body) !== arn) {
    return noSuchEntity(`The ${type} with name ${name} cannot be found.`)
  }
  return found.ok ? succeed({ type, entity: found.value }) : found
}

/** The source's own policies, and for a user those of its groups. */
async function sourcePolicies(call: Call, source: Source): Promise<readonly SimulatedPolicy[]> {
  const policies = await entityPolicies(call, source.type, source.entity.body)
  if (source.type !== 'user') return policies
  for (const name of (source.entity.body as UserRecord).groups) {
    const group = await call.ports.documents.get(groupKind, spaceOf(call), name)
    if (group !== undefined) policies.push(...(await entityPolicies(call, 'group', group.body)))
  }
  return policies
}

async function entityPolicies(call: Call, type: EntityType, entity: EntityRecord): Promise<SimulatedPolicy[]> {
  const policies: SimulatedPolicy[] = []
  for (const { name, document } of entity.inline) {
    const id = `${type}_${entity.name}_${name}`
    policies.push({ id, document: loadPolicy(document, 'identity'), text: document })
  }
  for (const arn of entity.attached) {
    const policy = await managed(call, arn)
    if (policy !== undefined) policies.push(policy)
  }
  return policies
}

async function managed(call: Call, arn: string): Promise<SimulatedPolicy | undefined> {
  const policy = await findPolicy(call.ports.documents, arn)
  if (policy === undefined) return undefined
  const text = defaultDocument(policy)
  return { id: policy.name, document: loadPolicy(text, 'identity'), text }
}
