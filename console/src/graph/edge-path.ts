/** Lines of edges: right-angled, with rounded corners. */
export type Point = readonly [x: number, y: number]

const cornerRadius = 10

/** The `d` of a path that leaves and arrives vertically and turns half way between bends. */
export function edgePath(bends: readonly Point[]): string {
  const corners = straighten(rightAngles(bends))
  const first = corners[0]
  if (first === undefined) return ''
  let path = `M${coordinates(first)}`
  for (let at = 1; at < corners.length - 1; at++)
    path += corner(corners[at - 1] as Point, corners[at] as Point, corners[at + 1] as Point)
  return `${path}L${coordinates(corners.at(-1) as Point)}`
}

/** The rectangle that holds all bends. */
export function pathBounds(bends: readonly Point[]): { left: number; top: number; right: number; bottom: number } {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [x, y] of bends) {
    bounds.left = Math.min(bounds.left, x)
    bounds.right = Math.max(bounds.right, x)
    bounds.top = Math.min(bounds.top, y)
    bounds.bottom = Math.max(bounds.bottom, y)
  }
  return bounds
}

function rightAngles(bends: readonly Point[]): Point[] {
  const points: Point[] = []
  for (const [x, y] of bends) {
    const last = points.at(-1)
    if (last !== undefined && Math.abs(last[0] - x) > 0.5) {
      const middle = (last[1] + y) / 2
      points.push([last[0], middle], [x, middle])
    }
    points.push([x, y])
  }
  return points
}

/** Without the points that stand on another or on a straight line between their neighbours. */
function straighten(points: readonly Point[]): Point[] {
  const apart = points.filter((point, at) => !same(point, points[at - 1], 0) || !same(point, points[at - 1], 1))
  return apart.filter((point, at) => {
    const before = apart[at - 1]
    const after = apart[at + 1]
    if (before === undefined || after === undefined) return true
    return ([0, 1] as const).every((axis) => !same(before, point, axis) || !same(after, point, axis))
  })
}

function same(one: Point, other: Point | undefined, axis: 0 | 1): boolean {
  return other !== undefined && Math.abs(one[axis] - other[axis]) < 0.5
}

function corner(before: Point, at: Point, after: Point): string {
  const lengthIn = Math.hypot(at[0] - before[0], at[1] - before[1])
  const lengthOut = Math.hypot(after[0] - at[0], after[1] - at[1])
  const radius = Math.min(cornerRadius, lengthIn / 2, lengthOut / 2)
  if (radius < 0.5) return `L${coordinates(at)}`
  const enter: Point = [
    at[0] - ((at[0] - before[0]) / lengthIn) * radius,
    at[1] - ((at[1] - before[1]) / lengthIn) * radius,
  ]
  const leave: Point = [
    at[0] + ((after[0] - at[0]) / lengthOut) * radius,
    at[1] + ((after[1] - at[1]) / lengthOut) * radius,
  ]
  return `L${coordinates(enter)}Q${coordinates(at)} ${coordinates(leave)}`
}

const coordinates = ([x, y]: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
