import { memo } from 'react'
import { EdgeLabel, EdgeLine, standingOfEdge } from './graph-edges.tsx'
import { Dot, Frame, NodeCard } from './graph-nodes.tsx'
import type { Placed, PlacedEdge, PlacedNode } from './layout.ts'
import { cardLabel } from './node-words.ts'
import { endName, startName, type GraphStanding } from './standing.ts'

/** Everything drawn in a graph: frames below, then edges, cards, and the edges' texts above all. */
export const GraphContent = memo(function GraphContent({ nodes, edges, names, standing, marks }: GraphContentProps) {
  const lines = edges.map((edge) => ({ edge, standing: standingOfEdge(edge, names, standing) }))
  const takenLast = lines.toSorted((one, other) => weight(one.standing) - weight(other.standing))
  return (
    <>
      {nodes.map(
        (node) => node.frame && <Frame key={node.id} node={node} status={standing?.nodes.get(node.name)?.status} />,
      )}
      {takenLast.map(({ edge, standing }) => (
        <EdgeLine
          key={edge.id}
          edge={edge}
          standing={standing}
          title={edgeTitle(edge, names)}
          marker={marks.markerPrefix}
        />
      ))}
      {nodes.map((node) =>
        node.kind === 'Start' || node.kind === 'End' ? (
          <Dot key={node.id} node={node} reached={isReached(node, standing)} />
        ) : (
          <NodeCard
            key={node.id}
            node={node}
            standing={standing?.nodes.get(node.name)}
            label={cardLabel(node, standing?.nodes.get(node.name), marks.problems?.get(node.id))}
            selected={marks.selected === node.name}
            focusable={marks.focusable === node.id}
            problem={marks.problems?.has(node.id) === true}
          />
        ),
      )}
      {lines.map(
        ({ edge, standing }) => edge.label && <EdgeLabel key={edge.id} edge={edge} taken={standing !== undefined} />,
      )}
    </>
  )
})

export interface GraphContentProps {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  /** From a node's identifier to the name that history knows. */
  readonly names: ReadonlyMap<string, string>
  readonly standing: GraphStanding | undefined
  readonly marks: GraphMarks
}

export interface GraphMarks {
  readonly selected?: string | undefined
  /** The one node that Tab reaches; arrow keys go on from it. */
  readonly focusable?: string | undefined
  /** What is wrong, by the node's identifier. */
  readonly problems?: ReadonlyMap<string, string> | undefined
  /** Several graphs may be on a page: their arrow heads have names of their own. */
  readonly markerPrefix: string
}

/** The names of nodes, with those of the two ends. */
export function nodeNames(placed: Placed): ReadonlyMap<string, string> {
  return new Map(
    placed.nodes.map(({ id, kind, name }) => [id, kind === 'Start' ? startName : kind === 'End' ? endName : name]),
  )
}

const weight = (standing: string | undefined): number => (standing === undefined ? 0 : standing === 'taken' ? 1 : 2)

function edgeTitle(edge: PlacedEdge, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => (id === 'start' ? 'Start' : id === 'end' ? 'End' : (names.get(id) ?? id))
  return `${name(edge.from)} → ${name(edge.to)}${edge.title === undefined ? '' : ` (${edge.title})`}`
}

function isReached({ kind }: PlacedNode, standing: GraphStanding | undefined): boolean {
  if (standing === undefined) return false
  return kind === 'Start' ? standing.nodes.size > 0 : standing.nodes.has(endName)
}
