import { isArray, isObject, member, type JsonObject, type JsonValue } from '../../../src/base/index.ts'
import { choiceText, conditionText } from './choice-text.ts'

/**
 * What a definition looks like: its scopes (the States blocks), each with its nodes and edges. It is read leniently, so
 * that a definition which is being written, and is not valid yet, can be drawn too.
 */
export interface Outline {
  readonly root: OutlineScope
  /** States of all scopes. */
  readonly stateCount: number
}

export interface OutlineScope {
  /** JSON pointer of the workflow: '' for the machine's own, `/States/Each/ItemProcessor`. */
  readonly id: string
  readonly nodes: readonly OutlineNode[]
  readonly edges: readonly OutlineEdge[]
}

export type NodeKind =
  | 'Task'
  | 'Pass'
  | 'Choice'
  | 'Wait'
  | 'Succeed'
  | 'Fail'
  | 'Parallel'
  | 'Map'
  | 'Start'
  | 'End'
  /** A state whose Type is none of the language's. */
  | 'Unknown'
  /** A state that a transition names and that does not exist. */
  | 'Missing'

export interface OutlineNode {
  /** JSON pointer of the state; of Start, End and what is missing, a name that no pointer has. */
  readonly id: string
  readonly name: string
  readonly kind: NodeKind
  readonly resource?: string
  readonly distributed?: boolean
  /** Branches of a Parallel, the processor of a Map. */
  readonly inner: readonly OutlineScope[]
}

export type EdgeKind = 'next' | 'choice' | 'default' | 'catch'

export interface OutlineEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  readonly label?: string
  /** The whole of what the label may cut short. */
  readonly title?: string
}

export function outlineOf(definition: JsonValue): Outline {
  const tally = { states: 0 }
  const root = scopeOf(isObject(definition) ? definition : {}, '', true, tally)
  return { root, stateCount: tally.states }
}

/** The outline of definition text, or nothing where it is no JSON object. */
export function outlineOfText(text: string): Outline | undefined {
  try {
    const definition = JSON.parse(text) as JsonValue
    return isObject(definition) ? outlineOf(definition) : undefined
  } catch {
    return undefined
  }
}

/** Every state of an outline, outer before inner, with the state that holds it. */
export function* statesOf(
  scope: OutlineScope,
  container?: OutlineNode,
  branch = 0,
): Generator<{ node: OutlineNode; container?: OutlineNode; branch: number }> {
  for (const node of scope.nodes) {
    if (node.kind === 'Start' || node.kind === 'End' || node.kind === 'Missing') continue
    yield container === undefined ? { node, branch } : { node, container, branch }
    for (const [index, inner] of node.inner.entries()) yield* statesOf(inner, node, index)
  }
}

const kinds: ReadonlySet<string> = new Set(['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'])

interface Tally {
  states: number
}

function scopeOf(workflow: JsonObject, id: string, isRoot: boolean, tally: Tally): OutlineScope {
  const states = objectAt(workflow, 'States') ?? {}
  const target = (name: string): string => `${id}/States/${pointerToken(name)}`
  const nodes: OutlineNode[] = []
  const edges: OutlineEdge[] = []
  let ends = false
  if (isRoot) nodes.push(dot('start', 'Start'))
  const startAt = textAt(workflow, 'StartAt')
  if (isRoot && startAt !== undefined) edges.push({ from: 'start', to: target(startAt), kind: 'next' })
  for (const [name, value] of Object.entries(states)) {
    const state = isObject(value) ? value : {}
    tally.states++
    nodes.push(nodeOf(name, state, target(name), tally))
    edges.push(...transitions(state, target(name), target))
    if (isRoot && endsWorkflow(state)) {
      ends = true
      edges.push({ from: target(name), to: 'end', kind: 'next' })
    }
  }
  if (ends) nodes.push(dot('end', 'End'))
  nodes.push(...missing(edges, nodes, id))
  return { id, nodes, edges }
}

const dot = (id: string, kind: 'Start' | 'End'): OutlineNode => ({ id, name: kind, kind, inner: [] })

function nodeOf(name: string, state: JsonObject, id: string, tally: Tally): OutlineNode {
  const type = textAt(state, 'Type') ?? ''
  const resource = textAt(state, 'Resource')
  const processorField = member(state, 'ItemProcessor') === undefined ? 'Iterator' : 'ItemProcessor'
  const processor = objectAt(state, processorField)
  const config = processor === undefined ? undefined : objectAt(processor, 'ProcessorConfig')
  const inner: OutlineScope[] = []
  if (type === 'Parallel')
    for (const [index, branch] of listAt(state, 'Branches').entries())
      if (isObject(branch)) inner.push(scopeOf(branch, `${id}/Branches/${index}`, false, tally))
  if (type === 'Map' && processor !== undefined) inner.push(scopeOf(processor, `${id}/${processorField}`, false, tally))
  return {
    id,
    name,
    kind: kinds.has(type) ? (type as NodeKind) : 'Unknown',
    ...(resource === undefined ? {} : { resource }),
    ...(config !== undefined && textAt(config, 'Mode') === 'DISTRIBUTED' ? { distributed: true } : {}),
    inner,
  }
}

/** The ways out of a state: its rules, Default, Next and Catch, in the order in which they are tried. */
function transitions(state: JsonObject, from: string, target: (name: string) => string): OutlineEdge[] {
  const edges: OutlineEdge[] = []
  const add = (next: string | undefined, kind: EdgeKind, label?: string, title?: string): void => {
    if (next === undefined) return
    const text = { ...(label === undefined ? {} : { label }), ...(title === undefined ? {} : { title }) }
    edges.push({ from, to: target(next), kind, ...text })
  }
  for (const [index, rule] of listAt(state, 'Choices').entries())
    if (isObject(rule))
      add(textAt(rule, 'Next'), 'choice', choiceText(rule), `Rule ${index + 1}: ${conditionText(rule)}`)
  add(textAt(state, 'Default'), 'default', 'Default')
  add(textAt(state, 'Next'), 'next')
  for (const [index, catcher] of listAt(state, 'Catch').entries()) {
    if (!isObject(catcher)) continue
    const errors = listAt(catcher, 'ErrorEquals').map(String).join(', ')
    add(textAt(catcher, 'Next'), 'catch', errors.replace('States.ALL', 'Any error'), `Catch ${index + 1}: ${errors}`)
  }
  return edges
}

function endsWorkflow(state: JsonObject): boolean {
  const type = textAt(state, 'Type')
  return member(state, 'End') === true || type === 'Succeed' || type === 'Fail'
}

function missing(edges: readonly OutlineEdge[], nodes: readonly OutlineNode[], scope: string): OutlineNode[] {
  const known = new Set(nodes.map(({ id }) => id))
  const absent = new Set(edges.map(({ to }) => to).filter((to) => !known.has(to)))
  const prefix = `${scope}/States/`
  return [...absent].map((id) => ({ id, name: pointerText(id.slice(prefix.length)), kind: 'Missing', inner: [] }))
}

const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const pointerText = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = member(object, name)
  return isObject(value) ? value : undefined
}

function textAt(object: JsonObject, name: string): string | undefined {
  const value = member(object, name)
  return typeof value === 'string' ? value : undefined
}

function listAt(object: JsonObject, name: string): readonly JsonValue[] {
  const value = member(object, name)
  return isArray(value) ? value : []
}
