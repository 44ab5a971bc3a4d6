import { memo } from 'react'
import { edgePath } from './edge-path.ts'
import type { PlacedEdge } from './layout.ts'
import { labelText } from './size.ts'
import { edgeKey, type EdgeStanding, type GraphStanding } from './standing.ts'

const heads = [
  ['rest', 'var(--g-edge)'],
  ['taken', 'var(--g-edge-on)'],
  ['live', 'var(--run)'],
] as const

export function ArrowHeads({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      {heads.map(([look, colour]) => (
        <marker
          key={look}
          id={`${prefix}${look}`}
          viewBox="0 0 8 8"
          refX="4.5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path d="M1 .8 7 4 1 7.200z" fill={colour} />
        </marker>
      ))}
    </defs>
  )
}

export const EdgeLine = memo(function EdgeLine({ edge, standing, title, marker }: EdgeLineProps) {
  return (
    <path
      className={`e ${edge.kind}${standing === undefined ? '' : ` ${standing}`}`}
      d={edgePath(edge.bends)}
      markerEnd={`url(#${marker}${standing ?? 'rest'})`}
    >
      <title>{title}</title>
    </path>
  )
})

interface EdgeLineProps {
  readonly edge: PlacedEdge
  readonly standing: EdgeStanding | undefined
  readonly title: string
  readonly marker: string
}

const pillHeight = 20

export const EdgeLabel = memo(function EdgeLabel({
  edge,
  taken,
}: {
  readonly edge: PlacedEdge
  readonly taken: boolean
}) {
  if (edge.label === undefined) return null
  const { text, x, y, width } = edge.label
  return (
    <g
      className={`lab ${edge.kind}${taken ? ' taken' : ''}`}
      transform={`translate(${x - width / 2},${y - pillHeight / 2})`}
    >
      <title>{edge.title ?? text}</title>
      <rect width={width} height={pillHeight} rx={pillHeight / 2} />
      <text x={width / 2} y={13.7} textAnchor="middle">
        {labelText(text)}
      </text>
    </g>
  )
})

export function standingOfEdge(
  { from, to, kind }: PlacedEdge,
  names: ReadonlyMap<string, string>,
  standing: GraphStanding | undefined,
): EdgeStanding | undefined {
  if (standing === undefined) return undefined
  return standing.edges.get(edgeKey(names.get(from) ?? from, names.get(to) ?? to, kind === 'catch'))
}
