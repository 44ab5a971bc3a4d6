import type { Method, Resource } from '@aws-sdk/client-api-gateway'

/** A resource with those below it, or one of its methods. */
export type TreeNode = ResourceNode | MethodNode

export interface ResourceNode {
  readonly kind: 'resource'
  readonly id: string
  readonly path: string
  /** Its own part of the path; `/` for the root. */
  readonly label: string
  readonly resource: Resource
  readonly children: readonly TreeNode[]
}

export interface MethodNode {
  readonly kind: 'method'
  readonly id: string
  readonly httpMethod: string
  readonly resource: Resource
}

/** Resources as a tree from the root, each with its methods first. */
export function resourceTree(resources: readonly Resource[]): readonly ResourceNode[] {
  const below = Map.groupBy(resources, ({ parentId }) => parentId ?? '')
  const nodeOf = (resource: Resource): ResourceNode => {
    const { id = '', path = '/', pathPart } = resource
    const inside = (below.get(id) ?? []).toSorted((a, b) => compare(a.pathPart, b.pathPart))
    return {
      kind: 'resource',
      id,
      path,
      label: pathPart === undefined ? '/' : `/${pathPart}`,
      resource,
      children: [...methodNodes(resource), ...inside.map(nodeOf)],
    }
  }
  return (below.get('') ?? []).map(nodeOf)
}

const methodNodes = (resource: Resource): readonly MethodNode[] =>
  sortedMethods(Object.keys(resource.resourceMethods ?? {})).map((httpMethod) => ({
    kind: 'method',
    id: `${resource.id ?? ''} ${httpMethod}`,
    httpMethod,
    resource,
  }))

/** OPTIONS, there for browsers only, comes last. */
export const sortedMethods = (names: readonly string[]): readonly string[] =>
  names.toSorted((a, b) => Number(a === 'OPTIONS') - Number(b === 'OPTIONS') || compare(a, b))

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

/** The names between braces in a path: `/orders/{id}` has `id`; of `{proxy+}` the name is `proxy`. */
export const pathParameters = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map(([, name]) => name ?? '')

/** What CORS and other pages ask of a method's type. */
export const isProxy = (method: Method | undefined): boolean =>
  method?.methodIntegration?.type?.endsWith('_PROXY') === true
