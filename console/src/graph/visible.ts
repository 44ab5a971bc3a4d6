import { pathBounds } from './edge-path.ts'
import type { Placed, PlacedEdge, PlacedNode, Rectangle } from './layout.ts'
import { size } from './size.ts'
import { overlaps, sight, type Extent, type View } from './viewport.ts'

export interface Seen {
  /** Equal as long as `pick` would give the same. */
  readonly key: string
  readonly pick: () => { readonly nodes: readonly PlacedNode[]; readonly edges: readonly PlacedEdge[] }
}

/** What of a picture is to be drawn: all of a small one, of a large one what is in sight. */
export function seen(placed: Placed, view: View, frame: Extent, isLarge: boolean): Seen {
  if (!isLarge) return { key: 'all', pick: () => placed }
  const region = sight(view, frame)
  return {
    key: `${region.x} ${region.y} ${region.width} ${region.height}`,
    pick: () => ({
      nodes: placed.nodes.filter((node) => overlaps(region, nodeBounds(node))),
      edges: placed.edges.filter((edge) => overlaps(region, edgeBounds(edge))),
    }),
  }
}

function nodeBounds({ x, y, frame }: PlacedNode): Rectangle {
  if (frame === undefined) return { x, y, width: size.cardWidth, height: size.cardHeight }
  return { x: Math.min(x, frame.x), y, width: frame.width, height: frame.height + size.cardHeight }
}

function edgeBounds({ bends }: PlacedEdge): Rectangle {
  const { left, top, right, bottom } = pathBounds(bends)
  return { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 }
}
