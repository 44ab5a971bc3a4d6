import { Graph, layout as dagreLayout } from '@dagrejs/dagre'
import { routeEdges, type RoutedEdge } from './edge-routes.ts'
import { laneEdges, routeLanes } from './lanes.ts'
import type { OutlineScope } from './outline.ts'
import { labelWidthOf, size } from './size.ts'
import type { Extent } from './viewport.ts'

/** A scope whose nodes have their places; what containers hold has not. */
export interface Flat extends Extent {
  readonly boxes: ReadonlyMap<string, Box>
  readonly edges: readonly RoutedEdge[]
}

/** A box in its scope: its middle, as dagre gives it. */
export interface Box extends Extent {
  readonly x: number
  readonly y: number
}

/** An edge as dagre gives it: with a width, it carries a label at x, y. */
export interface EdgeBox {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly x?: number
  readonly y?: number
  readonly width?: number
}

type ScopeGraph = InstanceType<typeof Graph<object, Box, EdgeBox>>

const emptyHeight = 24
/** Above this many nodes the optimal ranks cost more than they give. */
const simplexNodesMax = 500

/** Lays out the nodes of one scope, each of a given size, with dagre. */
export function placeFlat(scope: OutlineScope, sizes: ReadonlyMap<string, Extent>): Flat {
  const graph: ScopeGraph = new Graph({ multigraph: true })
  const ranker = scope.nodes.length > simplexNodesMax ? 'tight-tree' : 'network-simplex'
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 20, marginx: 0, marginy: 0, ranker })
  for (const { id } of scope.nodes) graph.setNode(id, { width: 0, height: 0, ...sizes.get(id), x: 0, y: 0 })
  const lanes = laneEdges(scope)
  for (const [index, edge] of scope.edges.entries())
    if (!lanes.has(index)) graph.setEdge(edge.from, edge.to, edgeRoom(edge), String(index))
  if (scope.nodes.length > 0) dagreLayout(graph)
  const boxes = new Map(scope.nodes.map(({ id }) => [id, graph.node(id)]))
  const lines = scope.edges.map(({ from, to }, index) => graph.edge(from, to, String(index)))
  const room = graph.graph() as Partial<Extent>
  const beside = routeLanes(scope.edges, lanes, boxes, scope.nodes.length > 0 ? (room.width ?? 0) : size.cardWidth)
  const edges = [...routeEdges(scope.edges, boxes, lines), ...beside.edges]
  return { width: beside.width, height: room.height ?? emptyHeight, boxes, edges }
}

/** The room that dagre keeps for an edge's label; straight ways are worth more to `Next` than to a catcher. */
function edgeRoom({ kind, label }: OutlineScope['edges'][number]): EdgeBox {
  if (label === undefined) return { points: [], weight: kind === 'catch' ? 1 : 3 } as EdgeBox
  const weight = kind === 'catch' ? 0.6 : 1
  return { points: [], width: labelWidthOf(label), height: 22, labelpos: 'c', weight } as EdgeBox
}
