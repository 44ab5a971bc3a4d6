/** Puts what this server answered in the place of what AWS answered when the case was recorded. */
import type { Bindings } from './compare.ts'

/** What earlier calls of a case have made: by the operation that made it, newest last. */
export interface Made {
  readonly byOperation: Map<string, string[]>
  /** Every member that was answered, by its name; the newest value. */
  readonly byMember: Map<string, string>
  readonly executions: { readonly machineName: string; readonly arn: string }[]
  readonly bindings: Bindings
}

export function nothingMade(): Made {
  return { byOperation: new Map(), byMember: new Map(), executions: [], bindings: new Map() }
}

/** Which operation makes the thing that a parameter of that name refers to, and under which member it answers its id. */
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
  roleArn: ['CreateRole'],
  RoleArn: ['CreateRole'],
  credentials: ['CreateRole'],
}

export function remember(
  made: Made,
  operation: string,
  answer: unknown,
  params: { readonly [name: string]: unknown },
): void {
  if (typeof answer !== 'object' || answer === null) return
  const record = answer as { readonly [name: string]: unknown }
  const push = (name: string, value: unknown): void => {
    if (typeof value !== 'string') return
    made.byOperation.set(name, [...(made.byOperation.get(name) ?? []), value])
  }
  const inner = (record['Role'] ?? record['Policy'] ?? {}) as { Arn?: string }
  push(operation, inner.Arn ?? record['id'])
  if (operation === 'CreateRestApi') push('rootResource', record['rootResourceId'])
  if (operation === 'StartExecution') {
    const machineName = String(params['stateMachineArn']).split(':')[6] ?? ''
    made.executions.push({ machineName, arn: String(record['executionArn']) })
  }
  collectMembers(record, made.byMember)
}

function collectMembers(value: unknown, members: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || value instanceof Date) return
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') members.set(name, inner)
    else collectMembers(inner, members)
  }
}

export function substitute(value: unknown, made: Made, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => substitute(item, made, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, substitute(inner, made, member)]))
  }
  if (value === null && (name === 'resourceId' || name === 'parentId')) return last(made, makers['resourceId'] ?? [])
  if (typeof value !== 'string' || !/made-|<[A-Za-z]|arn:aws:made/.test(value)) return value
  return substituteText(value, made, name)
}

function substituteText(value: string, made: Made, name: string): string {
  const execution = /^arn:(?:aws|<partition>):states:[^:]+:\d+:execution:([^:]+):(?:made-|<)/.exec(value)
  if (execution !== null && made.executions.length > 0) {
    const own = made.executions.filter((each) => each.machineName === execution[1])
    return (own.at(-1) ?? made.executions.at(-1))?.arn ?? value
  }
  const isWhole = /^(made-\w+|<[^<>]+>|arn:aws:made:\S+)$/.test(value)
  if (isWhole) {
    const bound = made.bindings.get(value)
    const created = (makers[name] ?? []).flatMap((maker) => made.byOperation.get(maker) ?? [])
    if (bound !== undefined && (created.length === 0 || created.includes(bound))) return bound
    if (value === 'made-rootResourceId') return made.byOperation.get('rootResource')?.at(-1) ?? value
    const made_ = last(made, makers[name] ?? [])
    if (made_ !== undefined) return made_
    return made.byMember.get(/made-(\w+)$/.exec(value)?.[1] ?? '') ?? bound ?? value
  }
  return substituteInside(value, made)
}

function substituteInside(value: string, made: Made): string {
  const known: Readonly<Record<string, string>> = { '<partition>': 'aws', '<region>': 'us-east-1' }
  const machineArn = /^arn:<partition>:states:<region>:\d{12}:stateMachine:<ArnPart/.test(value)
    ? made.byMember.get('stateMachineArn')
    : undefined
  if (machineArn !== undefined)
    return value.replace(/^arn:<partition>:states:<region>:\d{12}:stateMachine:<[^<>]+>/, machineArn)
  return value
    .replaceAll(/arn:aws:made:[\w:-]*made-Arn/g, () => last(made, ['CreateRole']) ?? '')
    .replaceAll(
      /<[A-Za-z][^<>]*>/g,
      (placeholder) => known[placeholder] ?? made.bindings.get(placeholder) ?? placeholder,
    )
    .replaceAll(/made-id/g, () => last(made, ['CreateRestApi', 'ImportRestApi']) ?? 'made-id')
    .replaceAll('111111111111', '000000000000')
}

function last(made: Made, operations: readonly string[]): string | undefined {
  for (const operation of operations) {
    const value = made.byOperation.get(operation)?.at(-1)
    if (value !== undefined) return value
  }
  return undefined
}
