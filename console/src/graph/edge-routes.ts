import type { Point } from './edge-path.ts'
import type { Box, EdgeBox } from './flat-layout.ts'
import type { OutlineEdge } from './outline.ts'
import { size } from './size.ts'

export interface RoutedEdge extends Pick<OutlineEdge, 'from' | 'to' | 'kind' | 'title'> {
  readonly bends: readonly Point[]
  /** Its text, and the middle of its pill. */
  readonly label?: { readonly text: string; readonly x: number; readonly y: number; readonly width: number }
}

const arrowGap = 5
const labelHalf = 13

/** From dagre's points to the bends of each edge, in the scope's own coordinates. */
export function routeEdges(
  edges: readonly OutlineEdge[],
  boxes: ReadonlyMap<string, Box>,
  lines: readonly EdgeBox[],
): RoutedEdge[] {
  const leaving = ports(edges, boxes, lines, 'from')
  const arriving = ports(edges, boxes, lines, 'to')
  return edges.flatMap((edge, index) => {
    const from = boxes.get(edge.from)
    const to = boxes.get(edge.to)
    const line = lines[index]
    if (from === undefined || to === undefined || line === undefined) return []
    const ends = { from, to, leaveX: leaving.get(index) ?? from.x, arriveX: arriving.get(index) ?? to.x }
    const bends = from === to ? loop(from, line) : to.y <= from.y ? backward(ends, line) : forward(ends, line)
    const { kind, title, label } = edge
    const facts = { from: edge.from, to: edge.to, kind, ...(title === undefined ? {} : { title }) }
    return [{ ...facts, bends, ...labelAt(label, line) }]
  })
}

function labelAt(label: string | undefined, { x, y, width }: EdgeBox): Pick<RoutedEdge, 'label'> {
  if (label === undefined || x === undefined || y === undefined || width === undefined) return {}
  return { label: { text: label, x, y, width } }
}

interface Ends {
  readonly from: Box
  readonly to: Box
  readonly leaveX: number
  readonly arriveX: number
}

function forward({ from, to, leaveX, arriveX }: Ends, line: EdgeBox): Point[] {
  const start: Point = [leaveX, from.y + from.height / 2]
  const end: Point = [arriveX, to.y - to.height / 2 - arrowGap]
  const bends = inner(line)
  const straight = line.width === undefined && bends.length <= 1 && Math.abs(start[0] - end[0]) < 1
  return straight ? [start, end] : [start, ...bends, end]
}

/** An edge to what stands above leaves at the top and arrives at the bottom, on the side where dagre put it. */
function backward({ from, to }: Ends, line: EdgeBox): Point[] {
  const middle = line.x ?? line.points[Math.floor(line.points.length / 2)]?.x ?? from.x
  const side = middle < from.x ? -1 : 1
  const aside = (box: Box): number => box.x + side * Math.min(64, cardWidth(box) / 3)
  const bends = inner(line).sort((one, other) => other[1] - one[1])
  return [[aside(from), from.y - from.height / 2], ...bends, [aside(to), to.y + to.height / 2 + arrowGap]]
}

/** A state that follows itself: out at its right side, and in again below. */
function loop(box: Box, line: EdgeBox): Point[] {
  const out = Math.max(...line.points.map(({ x }) => x), box.x + box.width / 2 + 16)
  const right = box.x + box.width / 2
  return [
    [right - 24, box.y + box.height / 2],
    [right - 24, box.y + box.height / 2 + 12],
    [out, box.y + box.height / 2 + 12],
    [out, box.y - box.height / 2 - 14],
    [right - 40, box.y - box.height / 2 - 14],
    [right - 40, box.y - box.height / 2 - arrowGap],
  ]
}

/** The bends between the two ends; a label is passed straight through its whole height. */
function inner(line: EdgeBox): Point[] {
  const bends = line.points.slice(1, -1).map(({ x, y }): Point => [x, y])
  const { x, y, width } = line
  if (width === undefined || x === undefined || y === undefined) return bends
  return bends.flatMap((bend): Point[] =>
    Math.abs(bend[1] - y) < 1
      ? [
          [x, y - labelHalf],
          [x, y],
          [x, y + labelHalf],
        ]
      : [bend],
  )
}

/**
 * Where several edges leave or reach one side, their ends are spread over its middle in the order of where they lead.
 * `Next` keeps the middle, catchers stand beside it; what arrives arrives in the middle.
 */
function ports(
  edges: readonly OutlineEdge[],
  boxes: ReadonlyMap<string, Box>,
  lines: readonly EdgeBox[],
  end: 'from' | 'to',
): Map<number, number> {
  const found = new Map<number, number>()
  for (const [id, group] of Map.groupBy(edges.keys(), (index) => (edges[index] as OutlineEdge)[end])) {
    const box = boxes.get(id)
    if (box === undefined) continue
    const order = group.toSorted((one, other) => bendX(lines[one], end) - bendX(lines[other], end))
    const spread =
      end === 'to' || box.width <= size.dot ? 0 : Math.min(40, (cardWidth(box) * 0.6) / Math.max(1, order.length - 1))
    const next = order.findIndex((index) => edges[index]?.kind === 'next')
    const middle = end === 'from' && next >= 0 ? next : (order.length - 1) / 2
    for (const [place, index] of order.entries()) found.set(index, box.x + (place - middle) * spread)
  }
  return found
}

const cardWidth = (box: Box): number => Math.min(box.width, size.cardWidth)

function bendX(line: EdgeBox | undefined, end: 'from' | 'to'): number {
  const points = line?.points ?? []
  return (end === 'from' ? points[Math.min(1, points.length - 1)] : points[Math.max(0, points.length - 2)])?.x ?? 0
}
