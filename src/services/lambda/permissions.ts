import { fail, limits, succeed, utf8Length, type JsonValue, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { principalIds, shownPolicy } from '../iam/trust.ts'
import { change, type Plan } from './change.ts'
import { checkRevision, findRevision } from './find.ts'
import { functionArn, parseTarget, targetArn, type Target } from './names.ts'
import { findPolicyOwner } from './policy-owner.ts'
import { policyId, policyKind, type PolicyRecord } from './records.ts'
import { invalid } from './zip-directory.ts'

type Nothing = Readonly<Record<string, never>>

interface Statement {
  readonly Sid: string
  readonly [member: string]: JsonValue
}

/** Adds a statement to the policy of a function, a version or an alias: each has its own. */
export async function addPermission(
  input: Shapes.AddPermissionRequest,
  call: Call,
): Promise<Outcome<Shapes.AddPermissionResponse>> {
  return change(call, async (): Promise<Outcome<Plan<Shapes.AddPermissionResponse>>> => {
    const named = parseTarget(input.FunctionName, input.Qualifier, call.space)
    if (!named.ok) return named
    const target = named.value
    if (target.qualifier === '$LATEST') return invalid('We currently do not support adding policies for $LATEST.')
    const owner = await findPolicyOwner(call.ports, target)
    if (!owner.ok) return owner
    const document = await policyOf(call, target)
    const current = checkRevision(input.RevisionId, owner.value.revisionId)
    if (!current.ok) return current
    const statements = statementsOf(document?.body)
    if (statements.some(({ Sid }) => Sid === input.StatementId)) {
      const message = `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`
      return fail('ResourceConflictException', message)
    }
    const statement = statementOf(input, targetArn(target))
    const text = policyText([...statements, statement])
    const principals = await principalsOf(call, policyText([statement]))
    if (!principals.ok) return principals
    if (utf8Length(text) > limits.functionPolicyBytes) {
      const message = `The final policy size (${utf8Length(text)}) is bigger than the limit (${limits.functionPolicyBytes}).`
      return fail('PolicyLengthExceededException', message)
    }
    const known = { ...document?.body.principals, ...principals.value }
    const record: PolicyRecord = { text, principals: known }
    const written =
      document === undefined
        ? insertDocument(policyKind, target.space, policyId(target.name, target.qualifier), record)
        : replaceDocument(policyKind, target.space, document, record)
    const changes = [written, ...owner.value.renewed(call.ports.chance.uuid())]
    return succeed({ changes, answer: { Statement: JSON.stringify(statement) } })
  })
}

/** The users and roles that are named must be there; under `audit` and `off` they need not. */
async function principalsOf(call: Call, text: string): Promise<Outcome<PolicyRecord['principals']>> {
  const parsed = parsePolicy(text, 'resource')
  const { ids, missing } = parsed.ok
    ? await principalIds(call.ports.documents, parsed.value)
    : { ids: {}, missing: text }
  if (parsed.ok && (missing === undefined || call.ports.settings.iam !== 'enforce')) return succeed(ids)
  return invalid('The provided principal was invalid. Please check the principal and try again.')
}

/** The statement as Lambda writes it, with its spelling of the conditions' keys. */
function statementOf(input: Shapes.AddPermissionRequest, resource: string): Statement {
  const equals: Record<string, string> = {
    ...(input.SourceAccount !== undefined && { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.EventSourceToken !== undefined && { 'lambda:EventSourceToken': input.EventSourceToken }),
    ...(input.PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
    ...(input.FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
  }
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(input.InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(input.InvokedViaFunctionUrl) },
    }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  }
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal),
    Action: input.Action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  }
}

/** A service, an account, everyone, or an ARN. */
function principalOf(principal: string): JsonValue {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` }
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal }
}

export async function removePermission(input: Shapes.RemovePermissionRequest, call: Call): Promise<Outcome<Nothing>> {
  return change(call, async (): Promise<Outcome<Plan<Nothing>>> => {
    const named = parseTarget(input.FunctionName, input.Qualifier, call.space)
    if (!named.ok) return named
    const target = named.value
    const { space, name } = target
    if (!(await findRevision(call.ports, { space, name })).ok) {
      return fail('ResourceNotFoundException', `No policy found for: ${functionArn(space, name)}`)
    }
    const owner = await findPolicyOwner(call.ports, target)
    if (!owner.ok) return owner
    const document = await policyOf(call, target)
    if (document === undefined) {
      return fail('ResourceNotFoundException', 'No policy is associated with the given resource.')
    }
    const statements = statementsOf(document.body)
    const kept = statements.filter(({ Sid }) => Sid !== input.StatementId)
    if (kept.length === statements.length) {
      return fail('ResourceNotFoundException', `Statement ${input.StatementId} is not found in resource policy.`)
    }
    const current = checkRevision(input.RevisionId, owner.value.revisionId)
    if (!current.ok) return current
    const text = policyText(kept)
    const entries = Object.entries(document.body.principals).filter(([arn]) => text.includes(JSON.stringify(arn)))
    const principals = Object.fromEntries(entries)
    const record: PolicyRecord = { text, principals }
    const written =
      kept.length === 0
        ? removeDocument(policyKind, target.space, document)
        : replaceDocument(policyKind, target.space, document, record)
    return succeed({ changes: [written, ...owner.value.renewed(call.ports.chance.uuid())], answer: {} })
  })
}

export async function getPolicy(
  input: Shapes.GetPolicyRequest,
  call: Call,
): Promise<Outcome<Shapes.GetPolicyResponse>> {
  const named = parseTarget(input.FunctionName, input.Qualifier, call.space)
  if (!named.ok) return named
  const { space, name } = named.value
  const whole = await findRevision(call.ports, { space, name })
  if (!whole.ok) return whole
  const owner = await findPolicyOwner(call.ports, named.value)
  const document = await policyOf(call, named.value)
  if (!owner.ok || document === undefined) return noResource
  const { text, principals } = document.body
  const Policy = await shownPolicy(call.ports.documents, text, principals)
  return succeed({ Policy, RevisionId: owner.value.revisionId })
}

const noResource = fail('ResourceNotFoundException', 'The resource you requested does not exist.')

/** Functions of a folder may have policies, too. */
function policyOf(call: Call, { space, name, qualifier }: Target): Promise<Document<PolicyRecord> | undefined> {
  return call.ports.documents.get(policyKind, space, policyId(name, qualifier))
}

function statementsOf(policy: PolicyRecord | undefined): readonly Statement[] {
  return policy === undefined ? [] : (JSON.parse(policy.text) as { readonly Statement: readonly Statement[] }).Statement
}

function policyText(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements })
}
