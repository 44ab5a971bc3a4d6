/** Puts what this server answered in the place of what AWS answered when the case was recorded. */
import { boundTo, noBindings, type Bindings } from './compare.ts'

/** What earlier calls of a case have made: by the operation that made it, newest last. */
export interface Made {
  readonly byOperation: Map<string, string[]>
  /** Every text that was given or answered, by the name of its member; the newest. */
  readonly byMember: Map<string, string>
  /** Recorded ARN of an execution -> ours. */
  readonly executions: Map<string, string>
  readonly bindings: Bindings
  /** Where a server echoes requests. */
  readonly echoUrl: string
}

export function nothingMade(recordedAt: string, echoUrl: string): Made {
  const bindings = noBindings(recordedAt)
  return { byOperation: new Map(), byMember: new Map(), executions: new Map(), bindings, echoUrl }
}

/** Which operations make the thing that a parameter of that name refers to. */
const makers: Readonly<Record<string, readonly string[]>> = {
  restApiId: ['CreateRestApi', 'ImportRestApi'],
  resourceId: ['CreateResource', 'rootResource'],
  parentId: ['CreateResource', 'rootResource'],
  deploymentId: ['CreateDeployment'],
  documentationPartId: ['CreateDocumentationPart'],
  requestValidatorId: ['CreateRequestValidator'],
  authorizerId: ['CreateAuthorizer'],
  usagePlanId: ['CreateUsagePlan'],
  keyId: ['CreateApiKey'],
  apiKey: ['CreateApiKey'],
  vpcLinkId: ['CreateVpcLink'],
  PolicyArn: ['CreatePolicy'],
  PermissionsBoundary: ['CreatePolicy'],
  PolicySourceArn: ['CreateUser', 'CreateGroup', 'CreateRole'],
  roleArn: ['CreateRole'],
  RoleArn: ['CreateRole'],
  credentials: ['CreateRole'],
}
/** Ids that the recording lost, a null in their place. */
const lost: Readonly<Record<string, string>> = {
  resourceId: 'rootResource',
  parentId: 'rootResource',
  restApiId: 'CreateRestApi',
}

/** Takes in what a call has given and made. */
export function remember(made: Made, operation: string, params: unknown, answer: unknown): void {
  collectMembers(params, made.byMember)
  if (typeof answer !== 'object' || answer === null) return
  const record = answer as Readonly<Record<string, unknown>>
  const push = (name: string, value: unknown): void => {
    if (typeof value === 'string') made.byOperation.set(name, [...(made.byOperation.get(name) ?? []), value])
  }
  const inner = record['Role'] ?? record['Policy'] ?? record['User'] ?? record['Group'] ?? {}
  push(operation, (inner as { Arn?: string }).Arn ?? record['id'])
  if (/^(Create|Import|Put)RestApi$/.test(operation)) push('rootResource', record['rootResourceId'])
  collectMembers(record, made.byMember)
}

function collectMembers(value: unknown, members: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || value instanceof Date) return
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') members.set(name, inner)
    else collectMembers(inner, members)
  }
}

/** The parameters with ids of this server. A null that stays is one that boto3 would not have sent. */
export function substitute(value: unknown, made: Made, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => substitute(item, made, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, substitute(inner, made, member)]))
  }
  if (value === null && lost[name] !== undefined) return last(made, [lost[name]]) ?? null
  if (typeof value !== 'string') return value
  return made.executions.get(value) ?? substituteText(value, made, name)
}

function substituteText(value: string, made: Made, name: string): string {
  const bound = bindingOf(value, made)
  if (!/^(made-\w+|<[^<>]+>|arn:aws:made:\S+)$/.test(value)) return bound ?? substituteInside(value, made)
  const created = (makers[name] ?? []).flatMap((maker) => made.byOperation.get(maker) ?? [])
  if (bound !== undefined && (created.length === 0 || created.includes(bound) || value !== value.toLowerCase()))
    return bound
  if (value === 'made-rootResourceId') return last(made, ['rootResource']) ?? value
  return last(made, makers[name] ?? []) ?? made.byMember.get(/made-(\w+)$/.exec(value)?.[1] ?? '') ?? bound ?? value
}

/** `<ID:1>` is `<id:1>` in capitals. */
function bindingOf(text: string, { bindings, byMember }: Made): string | undefined {
  const inCapitals = /^<[A-Z-]+:\d+>$/.test(text) ? boundTo(bindings, text.toLowerCase())?.toUpperCase() : undefined
  return boundTo(bindings, text) ?? inCapitals ?? valueNamed(text, byMember)
}

/** `<suffix>` that no answer told is what was given as `CustomSuffix`. */
function valueNamed(text: string, members: ReadonlyMap<string, string>): string | undefined {
  const word = /^<([a-z]+)>$/.exec(text)?.[1]
  if (word === undefined) return undefined
  return [...members].findLast(([name]) => name.toLowerCase().endsWith(word))?.[1]
}

const known: Readonly<Record<string, string>> = { '<partition>': 'aws', '<region>': 'us-east-1' }

function substituteInside(value: string, made: Made): string {
  return value
    .replaceAll(/arn:aws:made:[\w:-]*:made-(\w+)/g, (_, member: string) =>
      member === 'Arn' ? (last(made, ['CreateRole']) ?? '') : (made.byMember.get(member) ?? ''),
    )
    .replaceAll(/<[A-Za-z][^<>]*>/g, (placeholder) => known[placeholder] ?? bindingOf(placeholder, made) ?? placeholder)
    .replaceAll(/\bactivity_arn\b/g, (word) => made.byMember.get('activityArn') ?? word)
    .replaceAll(/made-id/g, () => last(made, ['CreateRestApi', 'ImportRestApi']) ?? 'made-id')
    .replaceAll('111111111111', '000000000000')
    .replace(/^http:\/\/localhost:\d{5}/, made.echoUrl)
}

function last(made: Made, operations: readonly string[]): string | undefined {
  for (const operation of operations) {
    const value = made.byOperation.get(operation)?.at(-1)
    if (value !== undefined) return value
  }
  return undefined
}
