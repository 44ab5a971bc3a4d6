import { placeInBands } from './bands.ts'
import type { RoutedEdge } from './edge-routes.ts'
import type { Flat } from './flat-layout.ts'
import type { Outline, OutlineNode, OutlineScope } from './outline.ts'
import { size } from './size.ts'
import type { Extent } from './viewport.ts'

/** Where everything of a definition's picture is, in one plane. */
export interface Placed {
  readonly width: number
  readonly height: number
  /** Containers stand before what is in them. */
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

export interface PlacedNode extends Pick<OutlineNode, 'id' | 'name' | 'kind' | 'resource' | 'distributed'> {
  /** Left and top of the node's card (of a dot: of its square). */
  readonly x: number
  readonly y: number
  /** The dashed frame around what a Parallel or a Map runs, and the lines between branches. */
  readonly frame?: Rectangle & { readonly dividers: readonly number[] }
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type PlacedEdge = RoutedEdge & { readonly id: string }

/**
 * Transitions never leave a Map or a Parallel, so each scope is laid out alone: a container is a larger box in the
 * scope around it, its branches side by side.
 */
export function layoutOf(outline: Outline): Placed {
  const scope = placeScope(outline.root)
  const nodes: PlacedNode[] = []
  const edges: PlacedEdge[] = []
  spread(scope, 0, 0, nodes, edges)
  return { width: scope.width, height: scope.height, nodes, edges }
}

interface ScopePlan extends Flat {
  readonly scope: OutlineScope
  readonly inner: ReadonlyMap<string, Container>
}

interface Container {
  readonly width: number
  readonly height: number
  readonly plans: readonly { readonly plan: ScopePlan; readonly x: number }[]
}

function placeScope(scope: OutlineScope): ScopePlan {
  const inner = new Map<string, Container>()
  const sizes = new Map<string, Extent>()
  for (const node of scope.nodes) {
    const container = node.inner.length === 0 ? undefined : placeContainer(node)
    if (container !== undefined) inner.set(node.id, container)
    sizes.set(node.id, container ?? ownSize(node))
  }
  return { ...placeInBands(scope, sizes), scope, inner }
}

function ownSize({ kind }: OutlineNode): Extent {
  if (kind === 'Start' || kind === 'End') return { width: size.dot, height: size.dot }
  return { width: size.cardWidth, height: size.cardHeight }
}

function placeContainer(node: OutlineNode): Container {
  const plans = node.inner.map((scope) => placeScope(scope))
  const content = plans.reduce((sum, { width }) => sum + width, 0) + size.gap * Math.max(0, plans.length - 1)
  const width = Math.max(size.cardWidth, content) + 2 * size.padding
  const height = size.head + size.padding + Math.max(...plans.map((plan) => plan.height)) + size.padding
  let x = (width - content) / 2
  const placed = plans.map((plan) => {
    const at = { plan, x }
    x += plan.width + size.gap
    return at
  })
  return { width, height, plans: placed }
}

/** Brings a scope's plan, which starts at 0, 0, to its place in the whole picture. */
function spread(plan: ScopePlan, x: number, y: number, nodes: PlacedNode[], edges: PlacedEdge[]): void {
  for (const edge of plan.edges) {
    const bends = edge.bends.map(([bendX, bendY]) => [bendX + x, bendY + y] as const)
    const id = `${plan.scope.id}#${edges.length}`
    const label = edge.label === undefined ? {} : { label: { ...edge.label, x: edge.label.x + x, y: edge.label.y + y } }
    edges.push({ ...edge, id, bends, ...label })
  }
  for (const node of plan.scope.nodes) {
    const box = plan.boxes.get(node.id)
    if (box === undefined) continue
    const left = x + box.x - box.width / 2
    const top = y + box.y - box.height / 2
    const container = plan.inner.get(node.id)
    const { id, name, kind, resource, distributed } = node
    const facts = {
      id,
      name,
      kind,
      ...(resource === undefined ? {} : { resource }),
      ...(distributed ? { distributed } : {}),
    }
    if (container === undefined) {
      nodes.push({ ...facts, x: left, y: top })
      continue
    }
    const dividers = container.plans.slice(1).map((inner) => left + inner.x - size.gap / 2)
    const frameTop = top + size.cardHeight / 2
    const frame = { x: left, y: frameTop, width: box.width, height: box.height - size.cardHeight / 2, dividers }
    nodes.push({ ...facts, x: left + (box.width - size.cardWidth) / 2, y: top, frame })
    for (const inner of container.plans)
      spread(inner.plan, left + inner.x, top + size.head + size.padding, nodes, edges)
  }
}
