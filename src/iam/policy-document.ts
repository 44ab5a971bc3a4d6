import { fail, succeed, type Outcome } from '../base/index.ts'
import type { Condition } from './conditions.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { actionProblem, breaksLegacyParsing, resourceProblem, wholeArn } from './policy-grammar.ts'
import { readPolicy, type Element, type PolicyKind, type PolicyText, type StatementText } from './policy-syntax.ts'
import { parsePrincipals, providerProblem, type PrincipalElement } from './principals.ts'

/** A policy, parsed once: what evaluation works with. The text itself is kept by whoever stores it. */
export interface PolicyDocument {
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  /** Patterns in lower case: actions do not depend on case. */
  readonly actions: Element<Pattern>
  /** Absent in a trust policy: there it is about the role itself. */
  readonly resources?: Element<Pattern>
  readonly principals?: Element<PrincipalElement>
  readonly conditions: readonly Condition[]
}

/** Parses a policy's text, or says what AWS says about it (`MalformedPolicyDocument`). */
export function parsePolicy(text: string, kind: PolicyKind): Outcome<PolicyDocument> {
  const policy = readPolicy(text, kind)
  if (typeof policy === 'string') return malformed(policy)
  for (const problemOf of rules[kind]) {
    const problem = problemOf(policy)
    if (problem !== undefined) return malformed(problem)
  }
  for (const statement of policy.statements) {
    const principals = statement.principals === undefined ? [] : parsePrincipals(statement.principals.value)
    const problem = typeof principals === 'string' ? principals : providerProblem(principals)
    if (problem !== undefined) return malformed(problem)
  }
  return succeed(compilePolicy(policy))
}

/**
 * A policy that was accepted when it was stored, whatever the rules were then: what it says is not judged again. What
 * cannot be read says nothing.
 */
export function loadPolicy(text: string, kind: PolicyKind): PolicyDocument {
  const policy = readPolicy(text, kind)
  return typeof policy === 'string' ? { statements: [] } : compilePolicy(policy)
}

function malformed(message: string): Outcome<never> {
  return fail('MalformedPolicyDocument', message)
}

/** Looks for one kind of mistake in the whole policy, and gives AWS's words for the first. */
type Rule = (policy: PolicyText) => string | undefined

function eachStatement(problemOf: (statement: StatementText) => string | undefined): Rule {
  return ({ statements }) => firstOf(statements, problemOf)
}

function firstOf<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item)
    if (problem !== undefined) return problem
  }
  return undefined
}

const oldVersion: Rule = ({ version }) =>
  version === '2012-10-17' ? undefined : 'Policy document must be version 2012-10-17 or greater.'

const indented: Rule = (policy) => (policy.indented ? 'JSON strings must not have leading spaces' : undefined)

const noEffect = eachStatement(({ effect }) => (effect === undefined ? 'Syntax errors in policy.' : undefined))

const principalNamed = eachStatement(({ principals }) =>
  principals === undefined ? undefined : 'Policy document should not specify a principal.',
)

/** Resources are looked at by the older parser only while all of them have the form of ARNs. */
const legacyParsing: Rule = ({ statements }) => {
  const resources = statements.flatMap((statement) => statement.resources?.items ?? [])
  const sound = statements.every(({ effect, condition }) => /^(?:Allow|Deny)$/u.test(effect ?? '') && condition.fit)
  const parsed = sound && (firstOf(resources, resourceProblem) !== undefined || !resources.some(breaksLegacyParsing))
  return parsed ? undefined : 'The policy failed legacy parsing'
}

const oddSid = eachStatement(({ sid = '' }) =>
  /^[\dA-Za-z]*$/u.test(sid)
    ? undefined
    : 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
)

/** Ids of statements that Lambda makes may have hyphens. */
const oddResourceSid = eachStatement(({ sid = '' }) => (/^[\w-]*$/u.test(sid) ? undefined : 'Syntax errors in policy.'))

const repeatedSid: Rule = ({ statements }) => {
  const sids = statements.map(({ sid = '' }) => sid).filter((sid) => sid !== '')
  const unique = new Set(sids).size === sids.length
  return unique ? undefined : 'Statement IDs (SID) in a single policy must be unique.'
}

const noActions = eachStatement(({ actions }) =>
  (actions?.items.length ?? 0) === 0 ? 'Policy statement must contain actions.' : undefined,
)

const oddResource = eachStatement(({ resources }) => firstOf(resources?.items ?? [], resourceProblem))

const oddAction = eachStatement(({ actions }) => firstOf(actions?.items ?? [], (text) => actionProblem(text, false)))

const noResources = eachStatement(({ resources }) =>
  (resources?.items.length ?? 0) === 0 ? 'Policy statement must contain resources.' : undefined,
)

const trustOutline = eachStatement(({ effect, principals, resources }) => {
  if (effect === undefined) return 'Missing required field Effect'
  if (principals === undefined) return 'Missing required field Principal'
  return resources === undefined ? undefined : 'Has prohibited field Resource'
})

const trustActions = eachStatement(({ actions }) =>
  (actions?.items.length ?? 0) === 0
    ? 'Missing required field Action'
    : firstOf(actions?.items ?? [], (text) => actionProblem(text, true)),
)

const noPrincipal = eachStatement(({ principals }) =>
  principals === undefined ? 'Missing required field Principal' : undefined,
)

const elements: readonly Rule[] = [repeatedSid, noActions, oddResource, oddAction, noResources]

/** In the order in which AWS looks: each goes through all statements before the next is asked. */
const rules: Readonly<Record<PolicyKind, readonly Rule[]>> = {
  identity: [indented, noEffect, principalNamed, legacyParsing, oddSid, ...elements],
  managed: [indented, noEffect, oldVersion, principalNamed, legacyParsing, oddSid, ...elements],
  trust: [indented, trustOutline, legacyParsing, repeatedSid, trustActions],
  resource: [noEffect, noPrincipal, legacyParsing, oddResourceSid, ...elements],
}

function compilePolicy({ version, statements }: PolicyText): PolicyDocument {
  return { statements: statements.map((statement) => compileStatement(statement, version === '2012-10-17')) }
}

function compileStatement(
  { effect, actions, resources, principals, condition }: StatementText,
  variables: boolean,
): Statement {
  const parsed = principals === undefined ? [] : parsePrincipals(principals.value)
  return {
    effect: effect?.toLowerCase() === 'allow' ? 'Allow' : 'Deny',
    actions: compileElement(actions, (text) =>
      compilePattern(text, { wildcards: true, variables: false, ignoreCase: true }),
    ),
    ...(resources !== undefined && {
      resources: compileElement(resources, (text) => compilePattern(wholeArn(text), { wildcards: true, variables })),
    }),
    ...(principals !== undefined && {
      principals: { negated: principals.negated, items: typeof parsed === 'string' ? [] : parsed },
    }),
    conditions: condition.conditions,
  }
}

function compileElement(element: Element<string> | undefined, compile: (text: string) => Pattern): Element<Pattern> {
  return { negated: element?.negated ?? false, items: element?.items.map(compile) ?? [] }
}
