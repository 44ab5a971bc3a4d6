import {
  fail,
  isArray,
  isObject,
  parseJson,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../base/index.ts'
import { actionProblem, resourceProblem } from './policy-grammar.ts'
import { parseConditions, type Condition } from './conditions.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { parsePrincipals, type PrincipalElement } from './principals.ts'

/** A policy, parsed once: what evaluation works with. The text itself is kept by whoever stores it. */
export interface PolicyDocument {
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  /** Patterns in lower case: actions do not depend on case. */
  readonly actions: Element<Pattern>
  /** Absent in a trust policy: there it is about the role itself. */
  readonly resources?: Element<Pattern>
  readonly principals?: Element<PrincipalElement>
  readonly conditions: readonly Condition[]
}

/** `Action` or, negated, `NotAction`; likewise Resource and Principal. */
export interface Element<T> {
  readonly negated: boolean
  readonly items: readonly T[]
}

/**
 * `identity`: for users, groups, roles, sessions. `managed`: the same, but an old `Version` is refused. `trust`: of a
 * role. `resource`: e.g. of an API.
 */
export type PolicyKind = 'identity' | 'managed' | 'trust' | 'resource'

const syntaxErrors = 'Syntax errors in policy.'

/** Parses a policy's text, or says what AWS says about it (`MalformedPolicyDocument`). */
export function parsePolicy(text: string, kind: PolicyKind): Outcome<PolicyDocument> {
  const json = parseJson(text, 32)
  if (!json.ok || !isObject(json.value)) return malformed('This policy contains invalid Json')
  const policy = json.value
  const problem = outlineProblem(policy, kind)
  if (problem !== undefined) return malformed(problem)
  const elements = listOf(policy['Statement'] ?? null)
  const sids = new Set<string>()
  const statements: Statement[] = []
  for (const element of elements) {
    const statement = isObject(element)
      ? parseStatement(element, kind, policy['Version'] === '2012-10-17')
      : syntaxErrors
    if (typeof statement === 'string') return malformed(statement)
    if (statement.sid !== undefined && statement.sid !== '') {
      if (sids.has(statement.sid)) return malformed('Statement IDs (SID) in a single policy must be unique.')
      sids.add(statement.sid)
    }
    statements.push(statement)
  }
  return succeed({ statements })
}

function malformed(message: string): Outcome<never> {
  return fail('MalformedPolicyDocument', message)
}

const policyMembers = new Set(['Version', 'Id', 'Statement'])
const statementMembers = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
])

function outlineProblem(policy: JsonObject, kind: PolicyKind): string | undefined {
  const { Version: version, Id: id, Statement: statement } = policy
  if (Object.keys(policy).some((name) => !policyMembers.has(name))) return syntaxErrors
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') return syntaxErrors
  if (id !== undefined && typeof id !== 'string') return syntaxErrors
  if (kind === 'managed' && version !== '2012-10-17') return 'Policy document must be version 2012-10-17 or greater.'
  if (statement === undefined || (!isObject(statement) && !isArray(statement))) return syntaxErrors
  return isArray(statement) && statement.length === 0 ? syntaxErrors : undefined
}

/** A text is AWS's complaint. */
function parseStatement(statement: JsonObject, kind: PolicyKind, variables: boolean): Statement | string {
  const problem = statementProblem(statement, kind)
  if (problem !== undefined) return problem
  const actions = parseActions(statement, kind)
  if (typeof actions === 'string') return actions
  const resources = kind === 'trust' ? undefined : parseResources(statement, variables)
  if (typeof resources === 'string') return resources
  const named = Object.hasOwn(statement, 'Principal') ? statement['Principal'] : statement['NotPrincipal']
  const principals = named === undefined ? undefined : parsePrincipals(named)
  if (typeof principals === 'string') return principals
  const conditions = parseConditions(
    Object.hasOwn(statement, 'Condition') ? (statement['Condition'] ?? null) : {},
    variables,
  )
  if (conditions === undefined) return 'The policy failed legacy parsing'
  const sid = statement['Sid']
  return {
    ...(typeof sid === 'string' && { sid }),
    effect: statement['Effect'] as 'Allow' | 'Deny',
    actions,
    ...(resources !== undefined && { resources }),
    ...(principals !== undefined && { principals: { negated: 'NotPrincipal' in statement, items: principals } }),
    conditions,
  }
}

/** Ids of statements that Lambda makes may have hyphens. */
const sids: Readonly<Record<PolicyKind, RegExp>> = {
  identity: /^\w*$/,
  managed: /^\w*$/,
  trust: /^/,
  resource: /^[\w-]*$/,
}

function statementProblem(statement: JsonObject, kind: PolicyKind): string | undefined {
  const has = (name: string): boolean => Object.hasOwn(statement, name)
  if (Object.keys(statement).some((name) => !statementMembers.has(name))) return syntaxErrors
  const { Sid: sid, Effect: effect } = statement
  if (sid !== undefined && (typeof sid !== 'string' || !sids[kind].test(sid))) return syntaxErrors
  if (kind === 'trust' && !has('Effect')) return 'Missing required field Effect'
  if (effect !== 'Allow' && effect !== 'Deny') return syntaxErrors
  if (has('Action') && has('NotAction')) return syntaxErrors
  if (has('Resource') && has('NotResource')) return syntaxErrors
  if (has('Principal') && has('NotPrincipal')) return syntaxErrors
  const named = has('Principal') || has('NotPrincipal')
  if (kind === 'identity' || kind === 'managed')
    return named ? 'Policy document should not specify a principal.' : undefined
  if (!named) return 'Missing required field Principal'
  if (kind === 'trust' && (has('Resource') || has('NotResource'))) return 'Has prohibited field Resource'
  return undefined
}

function parseActions(statement: JsonObject, kind: PolicyKind): Element<Pattern> | string {
  const negated = Object.hasOwn(statement, 'NotAction')
  const texts = textsOf(statement[negated ? 'NotAction' : 'Action'])
  if (texts === undefined) return syntaxErrors
  if (texts.length === 0)
    return kind === 'trust' ? 'Missing required field Action' : 'Policy statement must contain actions.'
  for (const text of texts) {
    const problem = actionProblem(text, kind === 'trust')
    if (problem !== undefined) return problem
  }
  return {
    negated,
    items: texts.map((text) => compilePattern(text, { wildcards: true, variables: false, ignoreCase: true })),
  }
}

function parseResources(statement: JsonObject, variables: boolean): Element<Pattern> | string {
  const negated = Object.hasOwn(statement, 'NotResource')
  const texts = textsOf(statement[negated ? 'NotResource' : 'Resource'])
  if (texts === undefined) return syntaxErrors
  if (texts.length === 0) return 'Policy statement must contain resources.'
  for (const text of texts) {
    const problem = resourceProblem(text)
    if (problem !== undefined) return problem
  }
  return { negated, items: texts.map((text) => compilePattern(text, { wildcards: true, variables })) }
}

/** The texts of an element that may be one text or a list; none when it is absent, undefined when it is neither. */
function textsOf(element: JsonValue | undefined): readonly string[] | undefined {
  if (element === undefined) return []
  const texts = listOf(element)
  return texts.every((text) => typeof text === 'string') ? texts : undefined
}

function listOf(element: JsonValue): readonly JsonValue[] {
  return isArray(element) ? element : [element]
}
