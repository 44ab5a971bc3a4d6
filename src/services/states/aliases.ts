import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { quotaOf } from '../quotas.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import { change, type Plan } from './change.ts'
import { findActiveMachine } from './find.ts'
import { sameSettings } from './machine-settings.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'
import { aliasId, aliasKind, qualifiedArn, versionKind, type AliasRecord, type VersionRecord } from './records.ts'
import { findVersion } from './versions.ts'

const notThere = fail('ResourceNotFound', 'Request references a resource that does not exist.')

type Created = Shapes.CreateStateMachineAliasOutput

/** The same name, description and routing again is the same call (API reference). */
export async function createStateMachineAlias(
  input: Shapes.CreateStateMachineAliasInput,
  call: Call,
): Promise<Outcome<Created>> {
  return change(call, async (): Promise<Outcome<Plan<Created>>> => {
    const routed = await checkRouting(call, input.routingConfiguration)
    if (!routed.ok) return routed
    const { name, routing, touched } = routed.value
    const id = aliasId(name, input.name)
    const existing = await call.ports.documents.get(aliasKind, call.space, id)
    if (existing !== undefined) {
      if (existing.body.description === input.description && sameSettings(existing.body.routing, routing)) {
        return succeed({ changes: [], answer: createdAnswer(call, existing.body) })
      }
      return fail(
        'ConflictException',
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      )
    }
    const others = await call.ports.documents.all(aliasKind, call.space, `${name}:`)
    const most = quotaOf(call.ports.settings, 'aliasesPerMachine')
    if (others.length >= most) {
      const message = `A state machine has at most ${most} aliases.`
      return fail('ServiceQuotaExceededException', message)
    }
    const { description } = input
    const record: AliasRecord = {
      name,
      alias: input.name,
      routing,
      createdAt: call.now,
      updatedAt: call.now,
      ...(description === undefined ? {} : { description }),
    }
    const changes = [insertDocument(aliasKind, call.space, id, record), ...touched]
    return succeed({ changes, answer: createdAnswer(call, record) })
  })
}

interface Routed {
  readonly name: string
  readonly routing: AliasRecord['routing']
  /** Writes the versions as they are, so that none is deleted in between. */
  readonly touched: readonly Change[]
}

/** One or two distinct versions of one machine, their weights a hundred. Texts are recorded. */
async function checkRouting(call: Call, items: Shapes.RoutingConfigurationList): Promise<Outcome<Routed>> {
  const arns = items.map(({ stateMachineVersionArn }) => stateMachineVersionArn)
  const received = `Received: [${arns.join(', ')}]`
  const parsed = arns.map((arn) => parseStatesArn(arn, ['stateMachine']))
  if (parsed.some((arn) => !arn.ok || !/^\d+$/.test(arn.value.qualifier ?? ''))) {
    return invalidRouting(`Routing configuration must contain state machine version ARNs. ${received}`)
  }
  if (new Set(arns).size < arns.length) {
    return invalidRouting(`Routing configuration must contain distinct state machine version ARNs. ${received}`)
  }
  const names = new Set(parsed.map((arn) => (arn.ok ? arn.value.name : '')))
  if (names.size > 1) {
    return invalidRouting(`Routing configuration must contain versions of one state machine. ${received}`)
  }
  const weights = items.map(({ weight }) => weight)
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    return invalidRouting(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`)
  }
  const versions: Document<VersionRecord>[] = []
  for (const arn of arns) {
    const found = await findVersion(call, arn)
    if (!found.ok) return found
    if (found.value === undefined) return notThere
    versions.push(found.value)
  }
  return succeed({
    name: [...names][0] ?? '',
    routing: versions.map(({ body }, at) => ({ version: body.version, weight: weights[at] ?? 0 })),
    touched: versions.map((version) => replaceDocument(versionKind, call.space, version, version.body)),
  })
}

function invalidRouting(message: string) {
  return fail('ValidationException', message, { reason: 'INVALID_ROUTING_CONFIGURATION' })
}

export async function describeStateMachineAlias(
  input: Shapes.DescribeStateMachineAliasInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeStateMachineAliasOutput>> {
  const found = await findAlias(call, input.stateMachineAliasArn)
  if (!found.ok) return found
  const { name, alias, description, routing, createdAt, updatedAt } = found.value.body
  return succeed({
    stateMachineAliasArn: qualifiedArn(call.space, name, alias),
    name: alias,
    description,
    routingConfiguration: routing.map(({ version, weight }) => ({
      stateMachineVersionArn: qualifiedArn(call.space, name, version),
      weight,
    })),
    creationDate: createdAt,
    updateDate: updatedAt,
  })
}

export async function updateStateMachineAlias(
  input: Shapes.UpdateStateMachineAliasInput,
  call: Call,
): Promise<Outcome<Shapes.UpdateStateMachineAliasOutput>> {
  const { description, routingConfiguration } = input
  if (description === undefined && routingConfiguration === undefined) {
    const message = 'Either the description or the routing configuration must be specified'
    return fail('ValidationException', message, { reason: 'MISSING_REQUIRED_PARAMETER' })
  }
  return change(call, async (): Promise<Outcome<Plan<Shapes.UpdateStateMachineAliasOutput>>> => {
    const found = await findAlias(call, input.stateMachineAliasArn)
    if (!found.ok) return found
    const { body } = found.value
    const routed = routingConfiguration === undefined ? undefined : await checkRouting(call, routingConfiguration)
    if (routed?.ok === false) return routed
    if (routed !== undefined && routed.value.name !== body.name) {
      return invalidRouting('Routing configuration must contain versions of the state machine of the alias.')
    }
    const record: AliasRecord = {
      ...body,
      routing: routed?.value.routing ?? body.routing,
      updatedAt: call.now,
      ...(description === undefined ? {} : { description }),
    }
    const changes = [replaceDocument(aliasKind, call.space, found.value, record), ...(routed?.value.touched ?? [])]
    return succeed({ changes, answer: { updateDate: call.now } })
  })
}

export async function deleteStateMachineAlias(
  input: Shapes.DeleteStateMachineAliasInput,
  call: Call,
): Promise<Outcome<Shapes.DeleteStateMachineAliasOutput>> {
  return change(call, async (): Promise<Outcome<Plan<Readonly<Record<string, never>>>>> => {
    const found = await findAlias(call, input.stateMachineAliasArn)
    if (!found.ok) return found
    return succeed({ changes: [removeDocument(aliasKind, call.space, found.value)], answer: {} })
  })
}

/** By name; of a version's ARN, those that lead to it. */
export async function listStateMachineAliases(
  input: Shapes.ListStateMachineAliasesInput,
  call: Call,
): Promise<Outcome<Shapes.ListStateMachineAliasesOutput>> {
  const parsed = parseStatesArn(input.stateMachineArn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { name, qualifier } = parsed.value
  const machine = await findActiveMachine(call, unqualified(input.stateMachineArn, qualifier))
  if (!machine.ok) return machine
  const token = readToken(call, input.stateMachineArn, input.nextToken)
  if (!token.ok) return token
  const after = String(token.value?.[0] ?? '')
  const all = await call.ports.documents.all(aliasKind, call.space, `${name}:`)
  const behind = all.filter(
    ({ body }) =>
      body.alias > after &&
      (qualifier === undefined || body.routing.some(({ version }) => String(version) === qualifier)),
  )
  const page = behind.slice(0, pageSize(input.maxResults))
  const last = page.at(-1)
  const more = last !== undefined && page.length < behind.length
  return succeed({
    stateMachineAliases: page.map(({ body }) => createdAnswer(call, body)),
    ...(more ? { nextToken: writeToken(call, input.stateMachineArn, [last.body.alias]) } : {}),
  })
}

export function unqualified(arn: string, qualifier: string | undefined): string {
  return qualifier === undefined ? arn : arn.slice(0, arn.length - qualifier.length - 1)
}

async function findAlias(call: Call, arn: string): Promise<Outcome<Document<AliasRecord>>> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { space, name, qualifier } = parsed.value
  if (qualifier === undefined || !sameSpace(space, call.space)) return notThere
  const document = await call.ports.documents.get(aliasKind, space, aliasId(name, qualifier))
  return document === undefined ? notThere : succeed(document)
}

function createdAnswer(call: Call, { name, alias, createdAt }: AliasRecord): Created {
  return { stateMachineAliasArn: qualifiedArn(call.space, name, alias), creationDate: createdAt }
}
