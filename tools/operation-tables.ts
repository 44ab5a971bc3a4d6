/** From a service model in botocore's format to the text of a table in `src/protocol/generated/`. */
import type { ErrorModel, MemberModel, OperationModel, ShapeModel } from '../src/protocol/model.ts'

/** The part of botocore's format that is read. */
export interface BotoModel {
  readonly metadata: {
    readonly apiVersion: string
    readonly protocol: string
    readonly jsonVersion?: string
    readonly targetPrefix?: string
    readonly xmlNamespace?: string
  }
  readonly operations: Readonly<Record<string, BotoOperation>>
  readonly shapes: Readonly<Record<string, BotoShape>>
}

export interface BotoOperation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number }
  readonly input?: { readonly shape: string }
  readonly output?: { readonly shape: string; readonly resultWrapper?: string }
  readonly errors?: readonly { readonly shape: string }[]
  readonly authtype?: string
}

export interface BotoMember {
  readonly shape: string
  readonly location?: MemberModel['location']
  readonly locationName?: string
  readonly idempotencyToken?: boolean
}

export interface BotoShape {
  readonly type: string
  readonly members?: Readonly<Record<string, BotoMember>>
  readonly member?: BotoMember
  readonly key?: BotoMember
  readonly value?: BotoMember
  readonly required?: readonly string[]
  readonly payload?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly min?: number
  readonly max?: number
  readonly sensitive?: boolean
  readonly flattened?: boolean
  readonly exception?: boolean
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number }
}

/** Names of all shapes that some operation takes or answers, sorted; errors are not among them. */
export function reachableShapes(model: BotoModel): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const shape = shapeOf(model, name)
    for (const member of Object.values(shape.members ?? {})) visit(member.shape)
    for (const member of [shape.member, shape.key, shape.value]) if (member !== undefined) visit(member.shape)
  }
  for (const { input, output } of Object.values(model.operations)) {
    if (input !== undefined) visit(input.shape)
    if (output !== undefined) visit(output.shape)
  }
  return [...seen].toSorted(byCodeUnits)
}

export function shapeOf(model: BotoModel, name: string): BotoShape {
  const shape = model.shapes[name]
  if (shape === undefined) throw new Error(`the model has no shape ${name}`)
  return shape
}

/** The TypeScript text of the service's table, one operation or shape a line. */
export function tablesText(service: string, model: BotoModel, reachable: readonly string[]): string {
  const { metadata } = model
  const head = {
    service,
    protocol: protocolOf(metadata),
    version: metadata.apiVersion,
    targetPrefix: metadata.targetPrefix,
    xmlNamespace: metadata.xmlNamespace,
  }
  return [
    '/* Made by tools/generate-operations.ts; change that, not this. */',
    `import type { ServiceModel } from '../model.ts'`,
    '',
    `export const ${service}Model: ServiceModel = {`,
    ...Object.entries(head).flatMap(([key, value]) => (value === undefined ? [] : [`  ${key}: ${literal(value)},`])),
    ...tableLines(
      'operations',
      sortedEntries(model.operations).map(([name, it]) => [name, operationOf(model, it)]),
    ),
    ...tableLines(
      'shapes',
      reachable.map((name) => [name, shapeModelOf(shapeOf(model, name))]),
    ),
    ...tableLines('errors', errorsOf(model)),
    '}',
    '',
  ].join('\n')
}

export function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

export function sortedEntries<T>(table: Readonly<Record<string, T>>): [name: string, value: T][] {
  return Object.entries(table).toSorted(([left], [right]) => byCodeUnits(left, right))
}

function tableLines(name: string, rows: readonly (readonly [string, unknown])[]): string[] {
  return [`  ${name}: {`, ...rows.map(([key, row]) => `    ${keyText(key)}: ${literal(row)},`), '  },']
}

function protocolOf(metadata: BotoModel['metadata']): string {
  switch (metadata.protocol) {
    case 'json':
      return `awsJson${metadata.jsonVersion ?? '1.0'}`
    case 'rest-json':
      return 'restJson1'
    case 'query':
      return 'awsQuery'
    default:
      throw new Error(`no codec speaks ${metadata.protocol}`)
  }
}

function operationOf(model: BotoModel, operation: BotoOperation): OperationModel {
  const { http, input, output, errors = [] } = operation
  return {
    method: http.method,
    uri: http.requestUri,
    status: http.responseCode ?? 200,
    ...(input && { input: input.shape }),
    ...(output && { output: output.shape }),
    ...(output?.resultWrapper !== undefined && { resultWrapper: output.resultWrapper }),
    errors: errors.map(({ shape }) => errorCode(shape, shapeOf(model, shape))),
    ...(operation.authtype === 'none' && { unsigned: true }),
  }
}

function shapeModelOf(shape: BotoShape): ShapeModel {
  const bounds = {
    ...(shape.min !== undefined && { min: shape.min }),
    ...(shape.max !== undefined && { max: shape.max }),
    ...(shape.flattened === true && { flattened: true as const }),
  }
  switch (shape.type) {
    case 'structure':
      return {
        kind: 'structure',
        members: Object.fromEntries(
          Object.entries(shape.members ?? {}).map(([name, it]) => [name, memberOf(name, it)]),
        ),
        ...(shape.required !== undefined && shape.required.length > 0 && { required: shape.required }),
        ...(shape.payload !== undefined && { payload: shape.payload }),
      }
    case 'list':
      return { kind: 'list', member: memberOf('member', shape.member), ...bounds }
    case 'map':
      return { kind: 'map', key: memberOf('key', shape.key), value: memberOf('value', shape.value), ...bounds }
    default:
      return {
        kind: scalarKind(shape.type),
        ...bounds,
        ...(shape.enum !== undefined && { enum: shape.enum }),
        ...(shape.pattern !== undefined && { pattern: shape.pattern }),
        ...(shape.sensitive === true && { sensitive: true as const }),
      }
  }
}

function memberOf(name: string, member: BotoMember | undefined): MemberModel {
  if (member === undefined) throw new Error(`a list or map lacks its ${name}`)
  return {
    shape: member.shape,
    ...(member.location !== undefined && { location: member.location }),
    ...(member.locationName !== undefined && member.locationName !== name && { name: member.locationName }),
    ...(member.idempotencyToken === true && { idempotencyToken: true as const }),
  }
}

const scalarKinds = ['string', 'boolean', 'integer', 'long', 'float', 'double', 'timestamp', 'blob'] as const

function scalarKind(type: string): (typeof scalarKinds)[number] {
  const kind = scalarKinds.find((it) => it === type)
  if (kind === undefined) throw new Error(`no codec knows the type ${type}`)
  return kind
}

function errorsOf(model: BotoModel): [code: string, error: ErrorModel][] {
  const errors = new Map<string, ErrorModel>()
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.exception !== true) continue
    const members = Object.keys(shape.members ?? {}).filter((member) => member.toLowerCase() !== 'message')
    errors.set(errorCode(name, shape), {
      status: shape.error?.httpStatusCode ?? 400,
      ...(members.length > 0 && { members }),
      ...(Object.hasOwn(shape.members ?? {}, 'Message') && { messageName: 'Message' as const }),
    })
  }
  return sortedEntries(Object.fromEntries(errors))
}

function errorCode(name: string, shape: BotoShape): string {
  return shape.error?.code ?? name
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`
}

/** A value as a TypeScript literal in the house's quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item)).join(', ')}]`
  if (typeof value === 'string') {
    return `'${JSON.stringify(value)
      .slice(1, -1)
      .replaceAll(String.raw`\"`, '"')
      .replaceAll("'", String.raw`\'`)}'`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${literal(member)}`)
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
  }
  return JSON.stringify(value)
}
