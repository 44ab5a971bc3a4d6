import type { Resource } from './model.ts'

/** The resources of an API by path segments, for matching request paths. A resource without methods is no target. */
export interface RouteTree<T> {
  readonly literals: Map<string, RouteTree<T>>
  parameter: { readonly name: string; readonly tree: RouteTree<T> } | undefined
  greedy: { readonly name: string; readonly target: T } | undefined
  target: T | undefined
}

export interface RouteMatch<T> {
  readonly target: T
  /** Values of the path's parameters, percent-decoded; a greedy value has no slash at its ends. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Builds the tree of those resources for which `targetOf` gives something. */
export function buildRouteTree<T>(
  resources: readonly Resource[],
  targetOf: (resource: Resource) => T | undefined,
): RouteTree<T> {
  const root = emptyTree<T>()
  for (const resource of resources) {
    const target = targetOf(resource)
    if (target !== undefined) addRoute(root, segmentsOf(resource.path), target)
  }
  return root
}

/**
 * The resource that a path asks for: at each segment a literal wins over `{parameter}`, that over `{greedy+}`. A slash
 * at the end counts for nothing, nor do several at the beginning (recorded). A branch that leads nowhere is left for the next one; each node is visited once at
 * most, since it has one way to it.
 */
export function matchRoute<T>(root: RouteTree<T>, path: string): RouteMatch<T> | undefined {
  return descend(root, segmentsOf(path).map(decodeSegment), 0)
}

function addRoute<T>(root: RouteTree<T>, segments: readonly string[], target: T): void {
  let tree = root
  for (const segment of segments) {
    if (segment.startsWith('{') && segment.endsWith('+}')) {
      tree.greedy = { name: segment.slice(1, -2), target }
      return
    }
    if (segment.startsWith('{') && segment.endsWith('}')) {
      tree.parameter ??= { name: segment.slice(1, -1), tree: emptyTree() }
      tree = tree.parameter.tree
    } else {
      let next = tree.literals.get(segment)
      if (next === undefined) tree.literals.set(segment, (next = emptyTree()))
      tree = next
    }
  }
  tree.target = target
}

function descend<T>(tree: RouteTree<T>, decoded: readonly string[], at: number): RouteMatch<T> | undefined {
  const segment = decoded[at]
  if (segment === undefined) return tree.target === undefined ? undefined : match(tree.target)
  const literal = tree.literals.get(segment)
  const found = literal === undefined ? undefined : descend(literal, decoded, at + 1)
  if (found !== undefined) return found
  if (tree.parameter !== undefined && segment !== '') {
    const inner = descend(tree.parameter.tree, decoded, at + 1)
    if (inner !== undefined) return withParameter(inner, tree.parameter.name, segment)
  }
  if (tree.greedy === undefined) return undefined
  const rest = decoded.slice(at).join('/').replace(/^\/+/, '')
  return rest === '' ? undefined : withParameter(match(tree.greedy.target), tree.greedy.name, rest)
}

function match<T>(target: T): RouteMatch<T> {
  return { target, parameters: noParameters }
}

const noParameters: ReadonlyMap<string, string> = new Map()

function withParameter<T>(inner: RouteMatch<T>, name: string, value: string): RouteMatch<T> {
  return { target: inner.target, parameters: new Map([[name, value], ...inner.parameters]) }
}

function segmentsOf(path: string): readonly string[] {
  let start = 0
  while (path.charCodeAt(start) === 0x2f) start++
  let end = path.length
  while (end > start && path.charCodeAt(end - 1) === 0x2f) end--
  return end <= start ? [] : path.slice(start, end).split('/')
}

/** A segment that is not well percent-encoded stands for itself. */
function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function emptyTree<T>(): RouteTree<T> {
  return { literals: new Map(), parameter: undefined, greedy: undefined, target: undefined }
}
