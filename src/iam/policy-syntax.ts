import { isArray, isObject, parseJson, type JsonObject, type JsonValue } from '../base/index.ts'
import { parseConditions, type ConditionElement } from './conditions.ts'

/** `identity`: for users, groups, roles, sessions. `managed`: the same, but an old `Version` is refused. `trust`: of a
 * role. `resource`: e.g. of an API. */
export type PolicyKind = 'identity' | 'managed' | 'trust' | 'resource'

/** `Action` or, negated, `NotAction`; likewise Resource and Principal. */
export interface Element<T> {
  readonly negated: boolean
  readonly items: readonly T[]
}

/** A policy whose elements are of the right types: what they say is still to be judged. */
export interface PolicyText {
  readonly version: string | undefined
  /** White space stands before it. */
  readonly indented: boolean
  readonly statements: readonly StatementText[]
}

export interface StatementText {
  readonly sid: string | undefined
  readonly effect: string | undefined
  readonly actions: Element<string> | undefined
  readonly resources: Element<string> | undefined
  readonly principals: { readonly negated: boolean; readonly value: JsonValue } | undefined
  readonly condition: ConditionElement
}

export const syntaxErrors = 'Syntax errors in policy.'

/** Reads a policy's outline; a text is AWS's complaint. */
export function readPolicy(text: string, kind: PolicyKind): PolicyText | string {
  const json = parseJson(text, 32)
  if (!json.ok || !isObject(json.value)) return kind === 'trust' ? 'This policy contains invalid Json' : syntaxErrors
  const policy = json.value
  const { Version: version, Id: id } = policy
  if (Object.keys(policy).some((name) => !policyMembers.has(name))) return syntaxErrors
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') return syntaxErrors
  if (id !== undefined && typeof id !== 'string') return syntaxErrors
  const statements: StatementText[] = []
  for (const element of listOf(policy['Statement'] ?? null)) {
    const statement = isObject(element) ? readStatement(element, version === '2012-10-17') : undefined
    if (statement === undefined) return syntaxErrors
    statements.push(statement)
  }
  return statements.length === 0 ? syntaxErrors : { version, indented: /^\s/u.test(text), statements }
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

function readStatement(statement: JsonObject, variables: boolean): StatementText | undefined {
  const { Sid: sid, Effect: effect } = statement
  if (Object.keys(statement).some((name) => !statementMembers.has(name))) return undefined
  if (sid !== undefined && typeof sid !== 'string') return undefined
  if (effect !== undefined && (typeof effect !== 'string' || !/^(?:allow|deny)$/iu.test(effect))) return undefined
  const actions = readTexts(statement, 'Action')
  const resources = readTexts(statement, 'Resource')
  const given = Object.hasOwn(statement, 'Condition') ? (statement['Condition'] ?? null) : {}
  const condition = parseConditions(given, variables)
  if (actions === 'wrong' || resources === 'wrong' || condition === undefined) return undefined
  const [principal, notPrincipal] = [member(statement, 'Principal'), member(statement, 'NotPrincipal')]
  if (principal !== undefined && notPrincipal !== undefined) return undefined
  const value = principal === undefined ? notPrincipal : principal
  return {
    sid,
    effect,
    actions,
    resources,
    principals: value === undefined ? undefined : { negated: principal === undefined, value },
    condition,
  }
}

/** An element that may be one text or a list, and may be negated, but not both at once. */
function readTexts(statement: JsonObject, name: 'Action' | 'Resource'): Element<string> | undefined | 'wrong' {
  const [plain, negation] = [member(statement, name), member(statement, `Not${name}`)]
  if (plain !== undefined && negation !== undefined) return 'wrong'
  const element = plain === undefined ? negation : plain
  if (element === undefined) return undefined
  const items = listOf(element)
  return items.every((item) => typeof item === 'string') ? { negated: plain === undefined, items } : 'wrong'
}

function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function listOf(element: JsonValue): readonly JsonValue[] {
  return isArray(element) ? element : [element]
}
