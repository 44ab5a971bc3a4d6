import { assert } from '../../base/index.ts'
import { serviceModels, type ApigatewayOperations } from '../../protocol/index.ts'
import type { AccessRequest, Call, OperationHandler } from '../contract.ts'

type Name = keyof ApigatewayOperations
type Handle<N extends Name> = OperationHandler<
  ApigatewayOperations[N]['input'],
  ApigatewayOperations[N]['output']
>['handle']

/**
 * A built operation. What must be allowed follows from its HTTP binding: API Gateway's actions are the verbs, its
 * resources the request paths, without an account. Source: service authorization reference, "API Gateway management".
 */
export function built<N extends Name>(
  name: N,
  handle: Handle<N>,
): OperationHandler<ApigatewayOperations[N]['input'], ApigatewayOperations[N]['output']> {
  const { method, pathOf } = bindingOf(name)
  return {
    access: (input, call): AccessRequest => {
      const members = input as Readonly<Record<string, unknown>>
      return {
        action: `apigateway:${method}`,
        resource: resourceArn(call, pathOf(members)),
        ...tagContext(members['tags']),
      }
    },
    handle,
  }
}

/** `arn:aws:apigateway:us-east-1::/restapis/abc123` */
export function resourceArn(call: Call, path: string): string {
  return `arn:aws:apigateway:${call.space.region}::${path}`
}

/** Tags of a new resource are condition keys of its creation. */
function tagContext(tags: unknown): Pick<AccessRequest, 'context'> {
  if (typeof tags !== 'object' || tags === null) return {}
  const entries = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, textOf(value)] as const)
  return entries.length === 0 ? {} : { context: { ...Object.fromEntries(entries), 'aws:TagKeys': Object.keys(tags) } }
}

function bindingOf(name: Name): {
  readonly method: string
  readonly pathOf: (input: Readonly<Record<string, unknown>>) => string
} {
  const operation = serviceModels.apigateway.operations[name]
  assert(operation !== undefined, `${name} is in the operation table`)
  const shape = operation.input === undefined ? undefined : serviceModels.apigateway.shapes[operation.input]
  const members = shape?.kind === 'structure' ? shape.members : {}
  const memberByName = new Map(Object.entries(members).map(([key, member]) => [member.name ?? key, key]))
  const path = operation.uri.split('?', 1)[0] as string
  return {
    method: operation.method,
    pathOf: (input) =>
      path.replace(/\{([^}]+)\}/g, (_whole, parameter: string) => {
        const value = textOf(input[memberByName.get(parameter) ?? ''])
        // `/tags/{arn}` names the ARN in its encoded form.
        return parameter === 'resource_arn' ? encodeURIComponent(value) : value
      }),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
