import { nativeNames } from './native.ts'

/** A node of JSONata's syntax tree, as far as we look into it. */
export interface Node {
  readonly type: string
  readonly value?: unknown
  readonly tuple?: boolean
  readonly thunk?: boolean
  readonly steps?: readonly Node[]
  readonly expressions?: readonly Node[]
  readonly lhs?: Node | readonly (readonly [Node, Node])[]
  readonly group?: { readonly lhs: readonly (readonly [Node, Node])[] }
  readonly procedure?: Node
  readonly arguments?: readonly Node[]
  readonly signature?: { readonly definition?: string }
}

/** What an expression's text tells before it is evaluated. */
export interface Findings {
  /** Members of an array or object constructor, to the constructor they belong to. */
  readonly members: ReadonlyMap<Node, Node>
  /** Steps of paths: what they give is copied, flattened, into the path's result. */
  readonly steps: ReadonlySet<Node>
  /** Variables by name. */
  readonly variables: ReadonlySet<string>
  /** Members of `$states` that are used; undefined when it is used as a whole. */
  readonly statesMembers: ReadonlySet<string> | undefined
  /** JSONata may change the values it was given: it is given copies. */
  readonly mutates: boolean
  /** Names that are called as functions; data of such a name would be marked by JSONata. */
  readonly called: ReadonlySet<string>
  /** A function's signature that could take unbounded time to match. */
  readonly slowSignature: boolean
}

interface Finding {
  readonly members: Map<Node, Node>
  readonly steps: Set<Node>
  readonly variables: Set<string>
  readonly statesMembers: Set<string>
  readonly called: Set<string>
  readonly bound: Set<string>
  readonly seen: Set<object>
  statesWhole: boolean
  mutates: boolean
  slowSignature: boolean
}

export function findingsOf(root: Node): Findings {
  const found: Finding = {
    members: new Map(),
    steps: new Set(),
    variables: new Set(),
    statesMembers: new Set(),
    called: new Set(),
    bound: new Set(),
    seen: new Set(),
    statesWhole: false,
    mutates: false,
    slowSignature: false,
  }
  visit(found, root, false)
  for (const name of found.called) found.mutates ||= found.bound.has(name) || !nativeNames.has(name)
  return { ...found, statesMembers: found.statesWhole ? undefined : found.statesMembers }
}

/** Nodes that read what they are given and leave it as it is. All others may mark or extend it. */
const readers = new Set([
  'path',
  'variable',
  'name',
  'string',
  'number',
  'value',
  'binary',
  'unary',
  'condition',
  'function',
  'wildcard',
  'descendant',
  'block',
  'regex',
  'filter',
  'sort',
  'lambda',
  'bind',
  'apply',
  'partial',
  'operator',
])

function visit(found: Finding, node: Node, inStep: boolean): void {
  if (found.seen.has(node)) return
  found.seen.add(node)
  if (node.type !== undefined) note(found, node, inStep)
  for (const [name, part] of Object.entries(node)) {
    if (name === 'steps' && node.type === 'path') visitSteps(found, node, inStep)
    else visitPart(found, part, inStep || name === 'stages' || name === 'predicate' || name === 'terms')
  }
}

function visitPart(found: Finding, part: unknown, inStep: boolean): void {
  if (Array.isArray(part)) for (const item of part) visitPart(found, item, inStep)
  else if (typeof part === 'object' && part !== null && !(part instanceof RegExp)) visit(found, part as Node, inStep)
}

function visitSteps(found: Finding, path: Node, inStep: boolean): void {
  const [first, second, ...rest] = path.steps ?? []
  if (first === undefined) return
  if (first.type === 'variable' && first.value === 'states' && second?.type === 'name') {
    // The variable itself is noted here: visiting it would count as a use of the whole.
    found.seen.add(first)
    found.variables.add('states')
    found.statesMembers.add(String(second.value))
    if (Object.keys(first).length > 2) visitPart(found, Object.values(first), true)
  } else visit(found, first, inStep)
  for (const step of second === undefined ? [] : [second, ...rest]) visit(found, step, true)
  for (const step of path.steps ?? []) found.steps.add(step)
}

function note(found: Finding, node: Node, inStep: boolean): void {
  if (!readers.has(node.type) || node.group !== undefined || 'keepSingletonArray' in node) found.mutates = true
  if (node.group !== undefined) notePairs(found, node, node.group.lhs)
  switch (node.type) {
    case 'variable':
      if (node.value === 'states') found.statesWhole = true
      found.variables.add(String(node.value))
      break
    case 'unary':
      if (node.value === '[' && (node.expressions?.length ?? 0) > 1) {
        for (const item of node.expressions ?? []) found.members.set(item, node)
      }
      if (node.value === '{') {
        found.mutates ||= inStep
        notePairs(found, node, node.lhs as readonly (readonly [Node, Node])[])
      }
      break
    case 'function':
      if (node.procedure?.type === 'variable') found.called.add(String(node.procedure.value))
      else found.mutates = true
      break
    case 'bind':
      found.bound.add(String((node.lhs as Node).value))
      break
    case 'lambda':
      for (const { value } of node.arguments ?? []) found.bound.add(String(value))
      if ((node.signature?.definition ?? '').split('+').length > 2) found.slowSignature = true
      break
  }
}

function notePairs(found: Finding, node: Node, pairs: readonly (readonly [Node, Node])[]): void {
  for (const [, value] of pairs) found.members.set(value, node)
}
