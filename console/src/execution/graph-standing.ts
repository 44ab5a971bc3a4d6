import {
  edgeKey,
  endName,
  startName,
  type EdgeStanding,
  type GraphStanding,
  type NodeStanding,
  type StandingStatus,
} from '../graph/standing.ts'
import type { Account, Scope, Visit } from './account.ts'

/** Which iteration of a Map is looked at, by the Map's name; a Map that is not in it shows all together. */
export type IterationChoice = ReadonlyMap<string, number>

/** What is kept between two looks at a growing account: only what was touched since is judged anew. */
export interface StandingMemory {
  nodes: Map<string, NodeStanding>
  /** The last visit that each edge led to, and the visits seen so far. */
  edges: Map<string, Visit>
  visitsSeen: number
  revision: number
}

export const emptyMemory = (): StandingMemory => ({ nodes: new Map(), edges: new Map(), visitsSeen: 0, revision: 0 })

/** The account as the graph shows it. Standings that did not change stay the same objects. */
export function graphStanding(account: Account, memory: StandingMemory, choice: IterationChoice): GraphStanding {
  if (choice.size > 0) return chosenStanding(account, choice)
  const nodes = new Map(memory.nodes)
  for (const [name, revision] of account.touched) {
    if (revision <= memory.revision) continue
    const standing = nodeStanding(account.visitsByName.get(name) ?? [])
    if (standing !== undefined) nodes.set(name, same(nodes.get(name), standing))
  }
  memory.revision = account.revision
  for (; memory.visitsSeen < account.visits.length; memory.visitsSeen++)
    followEdge(memory.edges, account.visits[memory.visitsSeen] as Visit)
  memory.nodes = nodes
  return withEnd(account, nodes, memory.edges)
}

function chosenStanding(account: Account, choice: IterationChoice): GraphStanding {
  const nodes = new Map<string, NodeStanding>()
  const edges = new Map<string, Visit>()
  for (const [name, visits] of account.visitsByName) {
    const chosen = visits.filter(({ scope }) => isChosen(scope, choice))
    const standing = nodeStanding(chosen)
    if (standing !== undefined) nodes.set(name, standing)
    for (const visit of chosen) followEdge(edges, visit)
  }
  return withEnd(account, nodes, edges)
}

/** Whether a scope is in the iterations that are looked at. */
export function isChosen(scope: Scope, choice: IterationChoice): boolean {
  for (let around: Scope | undefined = scope; around?.parent !== undefined; around = around.parent.scope) {
    const index = around.kind === 'iteration' ? choice.get(around.parent.name) : undefined
    if (index !== undefined && index !== around.index) return false
  }
  return true
}

function followEdge(edges: Map<string, Visit>, visit: Visit): void {
  if (visit.from !== undefined) edges.set(edgeKey(visit.from.name, visit.name, visit.afterCatch), visit)
  else if (visit.scope.kind === 'root') edges.set(edgeKey(startName, visit.name, false), visit)
}

function withEnd(account: Account, nodes: Map<string, NodeStanding>, taken: ReadonlyMap<string, Visit>): GraphStanding {
  const edges = new Map<string, EdgeStanding>()
  for (const [key, visit] of taken) edges.set(key, visit.status === 'RUNNING' ? 'live' : 'taken')
  const last = account.root.visits.at(-1)
  const shown = new Map(nodes)
  if (last !== undefined && (account.status === 'SUCCEEDED' || (last.type === 'Fail' && account.status === 'FAILED')))
    edges.set(edgeKey(last.name, endName, false), 'taken')
  if (account.status === 'SUCCEEDED') shown.set(endName, { status: 'SUCCEEDED', retries: 0, visits: 1 })
  return { nodes: shown, edges }
}

/** The worst and the liveliest first: what a card shows where several scopes run its state. */
const urgency: readonly StandingStatus[] = ['RUNNING', 'FAILED', 'TIMED_OUT', 'CAUGHT', 'ABORTED', 'SUCCEEDED']

/** Of the visits of one state: the last in each scope that the newest one's container runs. */
function nodeStanding(visits: readonly Visit[]): NodeStanding | undefined {
  const newest = visits.at(-1)
  if (newest === undefined) return undefined
  const scopes = new Set<Scope>()
  let status = newest.status
  let retries = 0
  let inSame = 0
  for (let at = visits.length - 1; at >= 0; at--) {
    const visit = visits[at] as Visit
    if (visit.scope === newest.scope) inSame++
    if (visit.scope.parent !== newest.scope.parent || scopes.has(visit.scope) || !isCurrent(visit.scope)) continue
    scopes.add(visit.scope)
    retries = Math.max(retries, visit.attempts.length - 1)
    if (urgency.indexOf(visit.status) < urgency.indexOf(status)) status = visit.status
  }
  const progress = progressOf(newest)
  return { status, retries, visits: inSame, ...(progress === undefined ? {} : { progress }) }
}

/** False for what an earlier attempt of a Map or a Parallel ran. */
const isCurrent = (scope: Scope): boolean => scope.parent === undefined || scope.parent.inner[scope.index] === scope

function progressOf({ type, length, tally, mapRunArn }: Visit): NodeStanding['progress'] {
  if (type !== 'Map' || length === undefined || mapRunArn !== undefined) return undefined
  const { succeeded, running, failed, aborted } = tally
  return { succeeded, running, failed: failed + aborted, total: length }
}

function same(before: NodeStanding | undefined, after: NodeStanding): NodeStanding {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after
}
