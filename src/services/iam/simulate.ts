import { fail, parseArn, succeed, type Outcome } from '../../base/index.ts'
import {
  contextKeysOf,
  contextOf,
  decide,
  matchStatements,
  parsePolicy,
  statementRanges,
  type ApplicablePolicies,
  type Caller,
  type MatchedStatement,
  type Policy,
} from '../../iam/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { pageOf } from './paging.ts'

/** A policy with its text, so that a statement's place can be told. */
export interface SimulatedPolicy extends Policy {
  readonly text: string
}

export interface Simulation {
  readonly identity: readonly SimulatedPolicy[]
  readonly boundary?: SimulatedPolicy
  readonly resource?: SimulatedPolicy
  readonly caller: Caller
  /** Facts that the simulated principal brings along. */
  readonly known: Readonly<Record<string, string>>
  /** SimulatePrincipalPolicy tells about organisations, too. */
  readonly ofPrincipal: boolean
}

/** Every action with every resource, decided without doing anything. */
export function simulate(
  input: IamShapes.SimulateCustomPolicyRequest | IamShapes.SimulatePrincipalPolicyRequest,
  simulation: Simulation,
): Outcome<IamShapes.SimulatePolicyResponse> {
  const results: { readonly key: string; readonly result: IamShapes.EvaluationResult }[] = []
  for (const action of input.ActionNames) {
    if (!/^[\w-]+:[\w*?-]+$/u.test(action) && action !== '*') {
      return fail('InvalidInput', `Invalid Action: ${action}. It must be a service and an action, like iam:GetRole.`)
    }
    for (const resource of input.ResourceArns ?? ['*']) {
      const result = evaluate(action, resource, input, simulation)
      results.push({ key: `${results.length}`, result })
    }
  }
  const page = pageOf(results, ({ key }) => key, input)
  if (!page.ok) return page
  return succeed({ EvaluationResults: page.value.items.map(({ result }) => result), ...page.value.page })
}

function evaluate(
  action: string,
  resource: string,
  input: IamShapes.SimulateCustomPolicyRequest | IamShapes.SimulatePrincipalPolicyRequest,
  simulation: Simulation,
): IamShapes.EvaluationResult {
  const given = contextEntries(input.ContextEntries ?? [])
  const context = contextOf({ ...simulation.known, ...given })
  const question = { action, resource, context, caller: simulation.caller }
  const { identity, boundary } = simulation
  const applicable: ApplicablePolicies = {
    identity,
    ...(boundary !== undefined && { boundary }),
    ...(simulation.resource !== undefined && {
      resource: { policy: simulation.resource, required: false, foreign: false },
    }),
  }
  const decision = decide(applicable, question)
  const sources = [...identity, ...(simulation.resource === undefined ? [] : [simulation.resource])]
  const EvalDecision = decision.allowed ? 'allowed' : decision.why === 'explicit' ? 'explicitDeny' : 'implicitDeny'
  const matched = matchStatements(sources, question).filter(({ effect }) => decision.allowed || effect === 'Deny')
  const MatchedStatements = matched.map(statementOf)
  const MissingContextValues = missingKeys(sources, { ...simulation.known, ...given })
  const bounded =
    boundary === undefined
      ? {}
      : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: allows(boundary, question) } }
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision,
    MatchedStatements,
    MissingContextValues,
    ...bounded,
    ...(simulation.ofPrincipal && { OrganizationsDecisionDetail: { AllowedByOrganizations: true } }),
    EvalDecisionDetails: {},
    ...(input.ResourceArns !== undefined && {
      ResourceSpecificResults: [
        {
          EvalResourceName: resource,
          EvalResourceDecision: EvalDecision,
          MatchedStatements,
          MissingContextValues,
          ...bounded,
        },
      ],
    }),
  }
}

function allows(policy: Policy, question: Parameters<typeof matchStatements>[1]): boolean {
  const matched = matchStatements([policy], question)
  return matched.length > 0 && matched.every(({ effect }) => effect === 'Allow')
}

/** AWS calls every policy an `IAM Policy` here, whatever its model lists. */
function statementOf(match: MatchedStatement): IamShapes.Statement {
  const range = statementRanges((match.policy as SimulatedPolicy).text)[match.index]
  return {
    SourcePolicyId: match.policy.id,
    SourcePolicyType: 'IAM Policy' as IamShapes.PolicySourceType,
    ...(range !== undefined && {
      StartPosition: { Line: range.start.line, Column: range.start.column },
      EndPosition: { Line: range.end.line, Column: range.end.column },
    }),
  }
}

function missingKeys(
  policies: readonly SimulatedPolicy[],
  known: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = new Set(Object.keys(known).map((key) => key.toLowerCase()))
  const asked = new Set(policies.flatMap(({ text }) => contextKeysOf(text)))
  return [...asked].filter((key) => !names.has(key.toLowerCase()))
}

function contextEntries(entries: IamShapes.ContextEntryListType): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = Object.create(null) as Record<string, string>
  for (const { ContextKeyName: name, ContextKeyType: type, ContextKeyValues: given = [] } of entries) {
    if (name === undefined) continue
    values[name] = type?.endsWith('List') === true ? given : (given[0] ?? '')
  }
  return values
}

/** The policies of a request, parsed; AWS numbers them from 1. */
export function simulatedPolicies(
  texts: readonly string[],
  nameOf: (number: number) => string,
  kind: 'identity' | 'resource',
): Outcome<readonly SimulatedPolicy[]> {
  const policies: SimulatedPolicy[] = []
  for (const [index, text] of texts.entries()) {
    const parsed = parsePolicy(text, kind)
    if (!parsed.ok) return fail('InvalidInput', `${nameOf(index + 1)}: ${parsed.failure.message}`)
    policies.push({ id: nameOf(index + 1), document: parsed.value, text })
  }
  return succeed(policies)
}

/** Who is taken for the caller: `CallerArn`, a user unless it says otherwise. */
export function simulatedCaller(arn: string | undefined, call: Call): Caller {
  const parsed = arn === undefined ? undefined : parseArn(arn)
  if (arn === undefined || parsed === undefined) {
    return { kind: 'user', account: call.principal.account, arn: call.principal.arn, id: call.principal.userId }
  }
  if (parsed.resource === 'root') return { kind: 'root', account: parsed.account, arn }
  if (parsed.resource.startsWith('role/')) return { kind: 'role', account: parsed.account, arn, roleArn: arn, id: '' }
  return { kind: 'user', account: parsed.account, arn, id: '' }
}
