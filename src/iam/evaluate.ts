import { conditionHolds } from './conditions.ts'
import { variableOf, type Context } from './context.ts'
import { closePattern, matchesPattern, type Pattern } from './pattern.ts'
import type { PolicyDocument, Statement } from './policy-document.ts'
import type { Element } from './policy-syntax.ts'
import { matchPrincipals, type Caller, type PrincipalMatch } from './principals.ts'

/** What is asked: may `caller` do `action` to `resource`? */
export interface AccessQuestion {
  /** `states:StartExecution`, in any case. */
  readonly action: string
  /** An ARN, or `*` for an action without resource. */
  readonly resource: string
  readonly context: Context
  readonly caller: Caller
}

export interface Policy {
  /** An ARN, or the name of an inline policy: names the policy in reasons. */
  readonly id: string
  readonly document: PolicyDocument
}

/** A statement that said something about the question. */
export interface MatchedStatement {
  readonly policy: Policy
  /** Index within the policy. */
  readonly index: number
  readonly effect: 'Allow' | 'Deny'
  /** How a policy with principals named the caller. */
  readonly principal?: PrincipalMatch
}

/** Every statement of the policies that matches, denials and permissions alike. */
export function matchStatements(policies: readonly Policy[], question: AccessQuestion): readonly MatchedStatement[] {
  const action = question.action.toLowerCase()
  const matched: MatchedStatement[] = []
  for (const policy of policies) {
    for (const [index, statement] of policy.document.statements.entries()) {
      const match = matchStatement(statement, action, question)
      if (match === false) continue
      matched.push({ policy, index, effect: statement.effect, ...(match !== true && { principal: match }) })
    }
  }
  return matched
}

/** The first denial, else the first permission: enough to decide, and cheaper than all of them. */
export function verdict(policies: readonly Policy[], question: AccessQuestion): MatchedStatement | undefined {
  const action = question.action.toLowerCase()
  let allowed: MatchedStatement | undefined
  for (const policy of policies) {
    for (const [index, statement] of policy.document.statements.entries()) {
      if (allowed !== undefined && statement.effect === 'Allow') continue
      if (matchStatement(statement, action, question) === false) continue
      const found = { policy, index, effect: statement.effect }
      if (statement.effect === 'Deny') return found
      allowed = found
    }
  }
  return allowed
}

/** Conditions come last: where nothing else matches, the context is never asked. */
function matchStatement(statement: Statement, action: string, question: AccessQuestion): PrincipalMatch | boolean {
  const { context, resource } = question
  if (!elementMatches(statement.actions, action, context)) return false
  if (statement.resources !== undefined && !elementMatches(statement.resources, resource, context)) return false
  const principal = matchPrincipalElement(statement, question.caller)
  if (principal === false) return false
  return statement.conditions.every((condition) => conditionHolds(condition, question.context)) ? principal : false
}

function matchPrincipalElement(statement: Statement, caller: Caller): PrincipalMatch | boolean {
  if (statement.principals === undefined) return true
  const match = matchPrincipals(statement.principals.items, caller)
  if (!statement.principals.negated) return match ?? false
  return match === undefined ? 'anyone' : false
}

/** A pattern whose variables have no value matches nothing, also when it is negated. */
function elementMatches(element: Element<Pattern>, text: string, context: Context): boolean {
  let found = false
  for (const pattern of element.items) {
    const closed = closePattern(pattern, variableOf(context))
    if (closed === undefined && element.negated) return false
    found ||= closed !== undefined && matchesPattern(closed, text)
  }
  return found !== element.negated
}
