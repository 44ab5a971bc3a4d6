import { fail, succeed, type Outcome } from '../base/index.ts'
import type { Condition } from './conditions.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { actionProblem, breaksLegacyParsing, resourceProblem, wholeArn } from './policy-grammar.ts'
import { readPolicy, type Element, type PolicyKind, type PolicyText, type StatementText } from './policy-syntax.ts'
import { parsePrincipals, type PrincipalElement } from './principals.ts'

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
  const statements: Statement[] = []
  for (const statement of policy.statements) {
    const principals = statement.principals === undefined ? [] : parsePrincipals(statement.principals.value)
    if (typeof principals === 'string') return malformed(principals)
    statements.push(compileStatement(statement, principals, policy.version === '2012-10-17'))
  }
  return succeed({ statements })
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

const noEffect = eachStatement(({ effect }) => (effect === undefined ? 'Syntax errors in policy.' : undefined))

const principalNamed = eachStatement(({ principals }) =>
  principals === undefined ? undefined : 'Policy document should not specify a principal.',
)

/** Resources are looked at by the older parser only while all of them have the form of ARNs. */
const legacyParsing: Rule = ({ statements }) => {
  const resources = statements.flatMap((statement) => statement.resources?.items ?? [])
  const sound = statements.every(({ effect, conditions }) => /^(?:Allow|Deny)$/u.test(effect ?? '') && conditions)
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
  identity: [noEffect, principalNamed, legacyParsing, oddSid, ...elements],
  managed: [noEffect, oldVersion, principalNamed, legacyParsing, oddSid, ...elements],
  trust: [trustOutline, legacyParsing, repeatedSid, trustActions],
  resource: [noEffect, noPrincipal, legacyParsing, oddResourceSid, ...elements],
}

/** The statement has passed the rules of its kind. */
function compileStatement(
  { effect, actions, resources, principals, conditions }: StatementText,
  principalElements: readonly PrincipalElement[],
  variables: boolean,
): Statement {
  return {
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    actions: compileElement(actions, (text) =>
      compilePattern(text, { wildcards: true, variables: false, ignoreCase: true }),
    ),
    ...(resources !== undefined && {
      resources: compileElement(resources, (text) => compilePattern(wholeArn(text), { wildcards: true, variables })),
    }),
    ...(principals !== undefined && { principals: { negated: principals.negated, items: principalElements } }),
    conditions: conditions ?? [],
  }
}

function compileElement(element: Element<string> | undefined, compile: (text: string) => Pattern): Element<Pattern> {
  return { negated: element?.negated ?? false, items: element?.items.map(compile) ?? [] }
}
