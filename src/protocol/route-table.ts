import { percentDecode } from './form.ts'
import type { ServiceModel } from './model.ts'

/** The operation that a method and path name, with the path's parameters. */
export interface Route {
  readonly operation: string
  readonly pathParameters: Readonly<Record<string, string>>
}

export interface RouteTable {
  find(method: string, path: string, query: ReadonlyMap<string, string>): Route | undefined
}

interface Leaf {
  readonly operation: string
  /** Names of the parameters, in the order of the path; one that takes the rest of the path ends in `+`. */
  readonly names: readonly string[]
  /** What the query must hold, e.g. `mode=import`. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

interface Node {
  readonly literals: Map<string, Node>
  parameter: Node | undefined
  /** Leaves under a `{name+}` that begins here. */
  readonly greedy: Map<string, Leaf[]>
  /** Leaves that end here, by method; the ones with more fixed query fields first. */
  readonly leaves: Map<string, Leaf[]>
}

/**
 * The paths of a restJson service as a tree: at each segment the literal is tried before the parameter, so
 * `/restapis/{id}/resources` wins over `/restapis/{id}/{other}`. Segments are split before they are decoded: an ARN
 * with `%2F` stays one parameter.
 */
export function routeTable(model: ServiceModel): RouteTable {
  const root = emptyNode()
  for (const [operation, { method, uri }] of Object.entries(model.operations)) addRoute(root, operation, method, uri)
  return {
    find(method, path, query) {
      const segments = path.split('/').slice(1)
      return findFrom(root, segments, 0, [], { method, query })
    },
  }
}

interface Wanted {
  readonly method: string
  readonly query: ReadonlyMap<string, string>
}

function findFrom(
  node: Node,
  segments: readonly string[],
  at: number,
  values: string[],
  wanted: Wanted,
): Route | undefined {
  const segment = segments[at]
  if (segment === undefined) return leafOf(node.leaves, values, wanted)
  const literal = node.literals.get(segment)
  const byLiteral = literal && findFrom(literal, segments, at + 1, values, wanted)
  if (byLiteral !== undefined) return byLiteral
  const value = segment === '' ? undefined : percentDecode(segment)
  if (value !== undefined && node.parameter !== undefined) {
    const byParameter = findFrom(node.parameter, segments, at + 1, [...values, value], wanted)
    if (byParameter !== undefined) return byParameter
  }
  if (node.greedy.size === 0) return undefined
  const rest = percentDecode(segments.slice(at).join('/'))
  return rest === undefined || rest === '' ? undefined : leafOf(node.greedy, [...values, rest], wanted)
}

function leafOf(
  leaves: ReadonlyMap<string, readonly Leaf[]>,
  values: readonly string[],
  wanted: Wanted,
): Route | undefined {
  const leaf = leaves
    .get(wanted.method)
    ?.find(({ query }) => query.every(([name, value]) => wanted.query.get(name) === value))
  if (leaf === undefined) return undefined
  const pathParameters = Object.create(null) as Record<string, string>
  for (const [index, name] of leaf.names.entries()) pathParameters[name] = values[index] as string
  return { operation: leaf.operation, pathParameters }
}

function addRoute(root: Node, operation: string, method: string, uri: string): void {
  const [path = '', fixed = ''] = uri.split('?')
  const names: string[] = []
  let node = root
  let greedy = false
  for (const segment of path.split('/').slice(1)) {
    const name = /^\{([^}+]+)(\+?)\}$/.exec(segment)
    if (name === null) {
      node = childOf(node.literals, segment)
    } else {
      names.push(name[1] as string)
      greedy = name[2] === '+'
      if (!greedy) node = node.parameter ??= emptyNode()
    }
  }
  const query = fixed === '' ? [] : fixed.split('&').map((field) => field.split('=') as [string, string])
  const table = greedy ? node.greedy : node.leaves
  const leaves = [...(table.get(method) ?? []), { operation, names, query }]
  table.set(
    method,
    leaves.toSorted((left, right) => right.query.length - left.query.length),
  )
}

function childOf(children: Map<string, Node>, name: string): Node {
  let child = children.get(name)
  if (child === undefined) {
    child = emptyNode()
    children.set(name, child)
  }
  return child
}

function emptyNode(): Node {
  return { literals: new Map(), parameter: undefined, greedy: new Map(), leaves: new Map() }
}
