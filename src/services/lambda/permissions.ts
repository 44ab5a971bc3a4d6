import { fail, limits, succeed, utf8Length, type JsonValue, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { principalIds, shownPolicy } from '../iam/trust.ts'
import { change, type Plan } from './change.ts'
import { checkRevision, findNamed } from './find.ts'
import { targetArn, type Target } from './names.ts'
import { policyId, policyKind, type PolicyRecord } from './records.ts'
import { invalid } from './zip-directory.ts'

type Nothing = Readonly<Record<string, never>>

interface Statement {
  readonly Sid: string
  readonly [member: string]: JsonValue
}

const policyRevisionStale =
  'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id'

/** Adds a statement to the policy of a function, a version or an alias: each has its own. */
export async function addPermission(
  input: Shapes.AddPermissionRequest,
  call: Call,
): Promise<Outcome<Shapes.AddPermissionResponse>> {
  return change(call, async (): Promise<Outcome<Plan<Shapes.AddPermissionResponse>>> => {
    const found = await findPolicy(call, input.FunctionName, input.Qualifier)
    if (!found.ok) return found
    const { target, document } = found.value
    if (target.qualifier === '$LATEST') return invalid('We currently do not support adding policies for $LATEST.')
    const current = checkRevision(input.RevisionId, document?.body.revisionId ?? '', policyRevisionStale)
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
    const record: PolicyRecord = { revisionId: call.ports.chance.uuid(), text, principals: known }
    const written =
      document === undefined
        ? insertDocument(policyKind, target.space, policyId(target.name, target.qualifier), record)
        : replaceDocument(policyKind, target.space, document, record)
    return succeed({ changes: [written], answer: { Statement: JSON.stringify(statement) } })
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
    const found = await findPolicy(call, input.FunctionName, input.Qualifier)
    if (!found.ok) return found
    const { target, document } = found.value
    if (document === undefined) return noResource
    const statements = statementsOf(document.body)
    const kept = statements.filter(({ Sid }) => Sid !== input.StatementId)
    if (kept.length === statements.length) {
      return fail('ResourceNotFoundException', `Statement ${input.StatementId} is not found in resource policy.`)
    }
    const current = checkRevision(input.RevisionId, document.body.revisionId, policyRevisionStale)
    if (!current.ok) return current
    const text = policyText(kept)
    const named = Object.entries(document.body.principals).filter(([arn]) => text.includes(JSON.stringify(arn)))
    const principals = Object.fromEntries(named)
    const record: PolicyRecord = { revisionId: call.ports.chance.uuid(), text, principals }
    const written =
      kept.length === 0
        ? removeDocument(policyKind, target.space, document)
        : replaceDocument(policyKind, target.space, document, record)
    return succeed({ changes: [written], answer: {} })
  })
}

export async function getPolicy(
  input: Shapes.GetPolicyRequest,
  call: Call,
): Promise<Outcome<Shapes.GetPolicyResponse>> {
  const found = await findPolicy(call, input.FunctionName, input.Qualifier)
  if (!found.ok) return found
  const { document } = found.value
  if (document === undefined) return noResource
  const { text, principals, revisionId } = document.body
  return succeed({ Policy: await shownPolicy(call.ports.documents, text, principals), RevisionId: revisionId })
}

const noResource = fail('ResourceNotFoundException', 'The resource you requested does not exist.')

interface FoundPolicy {
  readonly target: Target
  readonly document: Document<PolicyRecord> | undefined
}

/** The policy of what is named, which must be there. Functions of a folder may have policies, too. */
async function findPolicy(call: Call, name: string, qualifier: string | undefined): Promise<Outcome<FoundPolicy>> {
  const found = await findNamed(call, name, qualifier)
  if (!found.ok) return found
  const { target } = found.value
  const id = policyId(target.name, target.qualifier)
  return succeed({ target, document: await call.ports.documents.get(policyKind, target.space, id) })
}

function statementsOf(policy: PolicyRecord | undefined): readonly Statement[] {
  return policy === undefined ? [] : (JSON.parse(policy.text) as { readonly Statement: readonly Statement[] }).Statement
}

function policyText(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements })
}
