import type { Point } from './edge-path.ts'
import type { RoutedEdge } from './edge-routes.ts'
import { placeFlat, type Box, type Flat } from './flat-layout.ts'
import { routeLanes } from './lanes.ts'
import type { OutlineEdge, OutlineScope } from './outline.ts'
import { ranksOf } from './ranks.ts'
import type { Extent } from './viewport.ts'

/**
 * Dagre walks a graph by recursion, as deep as the graph has ranks, and a browser's worker has a small stack: a chain of
 * a thousand states is more than it can take. A deep scope is cut into bands, which are laid out alone and stand one
 * below the other.
 */
const ranksMax = 150
const bandRanks = 50
const bandGap = 34

export function placeInBands(scope: OutlineScope, sizes: ReadonlyMap<string, Extent>): Flat {
  const ranks = ranksOf(scope)
  const deepest = Math.max(0, ...ranks.values())
  if (deepest < ranksMax) return placeFlat(scope, sizes)
  const bandOf = (id: string): number => Math.floor((ranks.get(id) ?? 0) / bandRanks)
  const flats = bandScopes(scope, bandOf).map((band) => placeFlat(band, sizes))
  const between = [...scope.edges.entries()].filter(([, { from, to }]) => bandOf(from) !== bandOf(to))
  const stacked = stack(
    flats,
    between.map(([, edge]) => edge),
  )
  const bottoms = bottomsOf(stacked.bands)
  const straight = new Map<number, RoutedEdge>()
  for (const [index, edge] of between) {
    const route = straightRoute(edge, stacked, bandOf(edge.from), bandOf(edge.to), bottoms)
    if (route !== undefined) straight.set(index, route)
  }
  const lanes = new Set(between.map(([index]) => index).filter((index) => !straight.has(index)))
  const beside = routeLanes(scope.edges, lanes, stacked.boxes, stacked.width)
  const edges = stacked.bands.flatMap(({ flat, x, y }) => flat.edges.map((edge) => moved(edge, x, y)))
  return {
    width: beside.width,
    height: stacked.height,
    boxes: stacked.boxes,
    edges: [...edges, ...straight.values(), ...beside.edges],
  }
}

function bandScopes({ id, nodes, edges }: OutlineScope, bandOf: (id: string) => number): OutlineScope[] {
  const byBand = Map.groupBy(nodes, (node) => bandOf(node.id))
  const inside = Map.groupBy(edges, ({ from, to }) => (bandOf(from) === bandOf(to) ? bandOf(from) : -1))
  const bands = [...byBand.keys()].sort((one, other) => one - other)
  return bands.map((band) => ({ id, nodes: byBand.get(band) ?? [], edges: inside.get(band) ?? [] }))
}

interface Band {
  readonly flat: Flat
  readonly x: number
  readonly y: number
}

interface Stack extends Extent {
  readonly bands: readonly Band[]
  readonly boxes: ReadonlyMap<string, Box>
}

/** One below the other, each so that the first edge into it from above runs straight down. */
function stack(flats: readonly Flat[], between: readonly OutlineEdge[]): Stack {
  const into = Map.groupBy(between, ({ to }) => flats.findIndex(({ boxes }) => boxes.has(to)))
  const lefts: number[] = []
  for (const [at, flat] of flats.entries()) {
    const above = flats[at - 1]
    const link = (into.get(at) ?? []).find(({ from }) => above?.boxes.has(from) === true)
    const from = above?.boxes.get(link?.from ?? '')
    const to = flat.boxes.get(link?.to ?? '')
    lefts.push(from === undefined || to === undefined ? (lefts[at - 1] ?? 0) : (lefts[at - 1] ?? 0) + from.x - to.x)
  }
  const left = Math.min(...lefts)
  const boxes = new Map<string, Box>()
  let y = 0
  const bands = flats.map((flat, at): Band => {
    const band = { flat, x: (lefts[at] ?? 0) - left, y }
    for (const [id, box] of flat.boxes) boxes.set(id, { ...box, x: box.x + band.x, y: box.y + y })
    y += flat.height + bandGap
    return band
  })
  return { bands, boxes, width: Math.max(...bands.map(({ flat, x }) => x + flat.width)), height: y - bandGap }
}

const bottomsOf = (bands: readonly Band[]): number[] => bands.map(({ flat, y }) => y + flat.height)

/** From one band into the next, where nothing stands below its beginning and above its end. */
function straightRoute(
  { from, to, kind, label, title }: OutlineEdge,
  { bands, boxes }: Stack,
  upper: number,
  lower: number,
  bottoms: readonly number[],
): RoutedEdge | undefined {
  const start = boxes.get(from)
  const end = boxes.get(to)
  const bottom = bottoms[upper]
  if (lower !== upper + 1 || label !== undefined || start === undefined || end === undefined || bottom === undefined)
    return undefined
  const clear = (box: Box, band: Band | undefined, above: boolean): boolean =>
    [...(band?.flat.boxes.keys() ?? [])].every((id) => {
      const other = boxes.get(id)
      if (other === undefined || other === box || Math.abs(other.x - box.x) > other.width / 2 + 10) return true
      return above ? other.y > box.y : other.y < box.y
    })
  if (!clear(start, bands[upper], false) || !clear(end, bands[lower], true)) return undefined
  const middle = bottom + bandGap / 2
  const bends: Point[] = [
    [start.x, start.y + start.height / 2],
    [start.x, middle],
    [end.x, middle],
    [end.x, end.y - end.height / 2 - 5],
  ]
  return { from, to, kind, bends, ...(title === undefined ? {} : { title }) }
}

function moved(edge: RoutedEdge, x: number, y: number): RoutedEdge {
  const bends = edge.bends.map(([bendX, bendY]): Point => [bendX + x, bendY + y])
  const label = edge.label === undefined ? {} : { label: { ...edge.label, x: edge.label.x + x, y: edge.label.y + y } }
  return { ...edge, bends, ...label }
}
