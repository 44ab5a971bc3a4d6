import { isArray, isObject, type JsonObject, type JsonValue } from '../../../../src/base/index.ts'
import { jsonPlaces } from '../../editor/json-places.ts'
import { parsePolicy, statementRanges, type PolicyKind } from '../../../../src/iam/index.ts'

/** What is wrong with a policy's text, and where: indices into the text. */
interface PolicyProblem {
  readonly message: string
  readonly from: number
  readonly to: number
}

/** Every problem that can be told before IAM is asked; IAM itself names one, and no place. */
export function policyProblems(text: string, kind: PolicyKind): readonly PolicyProblem[] {
  const places = jsonPlaces(text)
  if (!places.ok) return [{ ...places.fault, message: `This is no JSON: ${places.fault.message}` }]
  const policy: unknown = JSON.parse(text)
  const parsed = parsePolicy(text, kind)
  if (parsed.ok) return []
  const problems = isObject(policy) ? documentProblems(policy, text, kind) : []
  return problems.length > 0 ? problems : [wholeText(text, parsed.failure.message)]
}

const wholeText = (text: string, message: string): PolicyProblem => ({ message, from: 0, to: text.length })

const policyMembers = ['Version', 'Id', 'Statement']
const statementMembers = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]

function documentProblems(policy: JsonObject, text: string, kind: PolicyKind): readonly PolicyProblem[] {
  const problems = strangers(policy, policyMembers, text, 0, text.length, 'A policy')
  const { Version: version, Statement: statement } = policy
  const whole = { from: 0, to: text.length }
  if (version !== '2012-10-17' && (version !== undefined || kind === 'managed')) {
    problems.push(placed(text, 'Version', whole, '"Version" must be "2012-10-17".'))
  }
  if (statement === undefined || (isArray(statement) && statement.length === 0)) {
    problems.push(placed(text, 'Statement', whole, 'A policy needs at least one statement.'))
  }
  const ranges = statementRanges(text).map(({ start, end }) => ({
    from: Math.max(0, indexOf(text, start.line, start.column) - 1),
    to: indexOf(text, end.line, end.column),
  }))
  const statements: readonly (JsonValue | undefined)[] = isArray(statement) ? statement : [statement]
  statements.forEach((one, index) => {
    const range = ranges[index] ?? whole
    if (isObject(one)) problems.push(...statementProblems(one, text, range, kind))
  })
  return problems
}

interface Range {
  readonly from: number
  readonly to: number
}

function statementProblems(statement: JsonObject, text: string, range: Range, kind: PolicyKind): PolicyProblem[] {
  const problems = strangers(statement, statementMembers, text, range.from, range.to, 'A statement')
  const say = (name: string, message: string): unknown => problems.push(placed(text, name, range, message))
  const has = (name: string): boolean => Object.hasOwn(statement, name)
  const { Effect: effect } = statement
  if (effect === undefined) say('Effect', 'This statement has no "Effect": "Allow" or "Deny".')
  else if (effect !== 'Allow' && effect !== 'Deny') say('Effect', '"Effect" is "Allow" or "Deny", in that spelling.')
  if (!has('Action') && !has('NotAction')) say('Action', 'This statement names no "Action".')
  const isTrust = kind === 'trust'
  if (isTrust && !has('Principal') && !has('NotPrincipal')) say('Principal', 'A trust policy says whom in "Principal".')
  if (isTrust && (has('Resource') || has('NotResource')))
    say('Resource', 'A trust policy is about its role, so it has no "Resource".')
  if (!isTrust && kind !== 'resource' && (has('Principal') || has('NotPrincipal')))
    say('Principal', 'This policy is for whom it is attached to, so it has no "Principal".')
  if (!isTrust && !has('Resource') && !has('NotResource')) say('Resource', 'This statement names no "Resource".')
  if (problems.length > 0) return problems
  const alone = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), kind)
  if (!alone.ok) problems.push(placedByMessage(text, range, alone.failure.message, statement))
  return problems
}

/** Members that do not belong there, each where it stands. */
function strangers(
  object: JsonObject,
  known: readonly string[],
  text: string,
  from: number,
  to: number,
  what: string,
): PolicyProblem[] {
  return Object.keys(object)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = known.find((one) => one.toLowerCase() === name.toLowerCase().replace(/s$/, ''))
      const hint = meant === undefined ? `It has ${known.join(', ')}.` : `Do you mean "${meant}"?`
      return placed(text, name, { from, to }, `${what} has no ${JSON.stringify(name)}. ${hint}`)
    })
}

/** A problem at the member of that name within the range, or at the range's first line. */
function placed(text: string, name: string, { from, to }: Range, message: string): PolicyProblem {
  const quoted = JSON.stringify(name)
  const at = text.indexOf(quoted, from)
  if (at !== -1 && at < to) return { message, from: at, to: at + quoted.length }
  const lineEnd = text.indexOf('\n', from)
  return { message, from, to: Math.min(to, lineEnd === -1 ? text.length : lineEnd) }
}

/** IAM's own words, at the text that they quote or at the elements that they are about. */
function placedByMessage(text: string, range: Range, message: string, statement: JsonObject): PolicyProblem {
  const values = [statement['Action'], statement['Resource'], statement['NotAction'], statement['NotResource']]
    .flat()
    .filter((value) => typeof value === 'string')
  const quoted = values.find((value) => message.includes(value))
  const vendorless = /^Actions|^Vendor|STS AssumeRole/.test(message)
  return placed(text, quoted ?? (vendorless ? 'Action' : 'Effect'), range, message)
}

/** The index of a line and column that count from 1. */
function indexOf(text: string, line: number, column: number): number {
  let at = 0
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1
  return at + column - 1
}
