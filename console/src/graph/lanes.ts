import type { Point } from './edge-path.ts'
import type { RoutedEdge } from './edge-routes.ts'
import type { Box } from './flat-layout.ts'
import type { OutlineEdge, OutlineScope } from './outline.ts'
import { edgeLengths } from './ranks.ts'
import { labelWidthOf, size } from './size.ts'

/**
 * Dagre puts an invisible node on every rank that an edge passes: a thousand states that all catch into one handler
 * cost half a million of them. Where a scope's edges are too long in sum, those to the states with the longest
 * ways to them take a lane beside the picture, one lane for each state.
 */
const rankSumMax = 4_000

/** The edges, by index, that take a lane. The shortest way to each state stays, so that it lands below it. */
export function laneEdges(scope: OutlineScope): ReadonlySet<number> {
  const lengths = edgeLengths(scope)
  let sum = lengths.reduce((total, length) => total + length, 0)
  const lanes = new Set<number>()
  if (sum <= rankSumMax + 4 * scope.nodes.length) return lanes
  const kept = shortestWays(scope.edges, lengths)
  const byTarget = [...Map.groupBy(scope.edges.keys(), (index) => scope.edges[index]?.to ?? '').values()]
  const total = (group: readonly number[]): number => group.reduce((length, index) => length + at(lengths, index), 0)
  for (const group of byTarget.sort((one, other) => total(other) - total(one))) {
    if (sum <= rankSumMax) break
    for (const index of group) {
      if (kept.has(index) || at(lengths, index) <= 2) continue
      lanes.add(index)
      sum -= at(lengths, index)
    }
  }
  return lanes
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0

function shortestWays(edges: readonly OutlineEdge[], lengths: readonly number[]): Set<number> {
  const best = new Map<string, number>()
  for (const [index, { to }] of edges.entries()) {
    const other = best.get(to)
    if (other === undefined || at(lengths, index) < at(lengths, other)) best.set(to, index)
  }
  return new Set(best.values())
}

const laneGap = 14

/** Lanes' edges, and how wide the scope becomes by them. */
export function routeLanes(
  edges: readonly OutlineEdge[],
  lanes: ReadonlySet<number>,
  boxes: ReadonlyMap<string, Box>,
  width: number,
): { readonly edges: readonly RoutedEdge[]; readonly width: number } {
  const targets = [...new Set([...lanes].map((index) => edges[index]?.to ?? ''))]
  const labels = [...lanes].map((index) => edges[index]?.label).filter((label) => label !== undefined)
  const labelRoom = labels.length === 0 ? 0 : Math.max(...labels.map(labelWidthOf)) + 2 * laneGap
  const laneX = new Map(targets.map((id, index) => [id, width + labelRoom + laneGap * (index + 1)]))
  const routed = [...lanes].flatMap((index): RoutedEdge[] => {
    const edge = edges[index]
    const from = boxes.get(edge?.from ?? '')
    const to = boxes.get(edge?.to ?? '')
    const x = laneX.get(edge?.to ?? '')
    if (edge === undefined || from === undefined || to === undefined || x === undefined) return []
    return [laneEdge(edge, from, to, x)]
  })
  return { edges: routed, width: lanes.size === 0 ? width : width + labelRoom + laneGap * (targets.length + 1) }
}

function laneEdge({ from, to, kind, label, title }: OutlineEdge, start: Box, end: Box, x: number): RoutedEdge {
  const top = end.y - end.height / 2
  const right = start.x + Math.min(start.width, size.cardWidth) / 2
  const y = start.y - start.height / 2 + size.cardHeight / 2
  const bends: Point[] = [
    [right, y],
    [x, y],
    [x, top - 2 * laneGap],
    [end.x, top - 2 * laneGap],
    [end.x, top - 5],
  ]
  const facts = { from, to, kind, bends, ...(title === undefined ? {} : { title }) }
  if (label === undefined) return facts
  const width = labelWidthOf(label)
  return { ...facts, label: { text: label, x: right + laneGap + width / 2, y, width } }
}
