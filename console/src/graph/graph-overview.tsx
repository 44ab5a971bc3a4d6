import { memo } from 'react'
import { edgePath } from './edge-path.ts'
import { standingOfEdge } from './graph-edges.tsx'
import type { Placed, PlacedNode } from './layout.ts'
import { size } from './size.ts'
import type { GraphStanding } from './standing.ts'

/** A graph from far away: one path for all cards of a status, so that a thousand states are a dozen elements. */
export const GraphOverview = memo(function GraphOverview({ placed, standing, names, selected }: GraphOverviewProps) {
  const cards = Map.groupBy(placed.nodes, (node) => standing?.nodes.get(node.name)?.status ?? 'idle')
  const lines = Map.groupBy(placed.edges, (edge) => standingOfEdge(edge, names, standing) ?? 'rest')
  const chosen = placed.nodes.find(({ name }) => name === selected)
  return (
    <g className="overview">
      {placed.nodes.map(({ id, frame }) => frame && <rect key={id} className="outer" {...rectangle(frame)} rx={14} />)}
      {[...lines].map(([standing, edges]) => (
        <path key={standing} className={`e ${standing}`} d={edges.map(({ bends }) => edgePath(bends)).join('')} />
      ))}
      {[...cards].map(([status, nodes]) => (
        <path key={status} className={`n ${status}`} d={nodes.map(cardPath).join('')} />
      ))}
      {chosen !== undefined && <path className="chosen" d={cardPath(chosen)} />}
    </g>
  )
})

interface GraphOverviewProps {
  readonly placed: Placed
  readonly standing: GraphStanding | undefined
  readonly names: ReadonlyMap<string, string>
  readonly selected: string | undefined
}

const rectangle = ({ x, y, width, height }: NonNullable<PlacedNode['frame']>) => ({ x, y, width, height })

function cardPath({ x, y, kind }: PlacedNode): string {
  if (kind !== 'Start' && kind !== 'End') return `M${x},${y}h${size.cardWidth}v${size.cardHeight}h${-size.cardWidth}z`
  const radius = size.dot / 2
  return `M${x},${y + radius}a${radius},${radius} 0 1 0 ${size.dot},0a${radius},${radius} 0 1 0 ${-size.dot},0z`
}
