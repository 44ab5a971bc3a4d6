import type { Rectangle } from './layout.ts'

/** How the picture stands in its frame: its pixels times `scale`, moved by x and y. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Extent {
  readonly width: number
  readonly height: number
}

export const scaleMax = 2.5
/** Below this, text could not be read, so only boxes are drawn. */
export const detailScaleMin = 0.34
const readableScaleMin = 0.8
const margin = { side: 28, top: 18, bottom: 34 }
/** Frames narrower than this show a part that can be read, not all of it. */
const narrowFrame = 500
/** What the buttons take in the upper right corner. */
const toolsExtent: Extent = { width: 64, height: 160 }

/** The whole picture, however small it becomes. */
export function fitAll(picture: Extent, frame: Extent): View {
  const across = (frame.width - 2 * margin.side) / Math.max(1, picture.width)
  const down = (frame.height - margin.top - margin.bottom - 32) / Math.max(1, picture.height)
  return centred(picture, frame, Math.max(0.001, Math.min(1, across, down)))
}

/**
 * As the picture opens: its whole width if that can be read, and never smaller only because it is tall. What begins is in
 * sight, beside the buttons.
 */
export function fitReadably(picture: Extent, frame: Extent, start: Rectangle | undefined): View {
  const all = fitAll(picture, frame)
  const across = (frame.width - 2 * margin.side) / Math.max(1, picture.width)
  const least = frame.width < narrowFrame ? 0.7 : 0.45
  const view = centred(picture, frame, Math.min(1, Math.max(all.scale, Math.min(across, readableScaleMin), least)))
  return start === undefined ? view : besideTools(aroundStart(view, picture, frame, start), frame, start)
}

/** A picture that is wider than its frame opens with its beginning in the middle, as far as there is something beside it. */
function aroundStart(view: View, picture: Extent, frame: Extent, start: Rectangle): View {
  const width = picture.width * view.scale
  if (width <= frame.width - 2 * margin.side) return view
  const middle = frame.width / 2 - (start.x + start.width / 2) * view.scale
  return { ...view, x: Math.min(margin.side, Math.max(frame.width - margin.side - width, middle)) }
}

function besideTools(view: View, frame: Extent, start: Rectangle): View {
  const over = view.x + (start.x + start.width) * view.scale - (frame.width - toolsExtent.width)
  return over > 0 && view.y + start.y * view.scale < toolsExtent.height ? { ...view, x: view.x - over } : view
}

function centred(picture: Extent, frame: Extent, scale: number): View {
  const x = (frame.width - picture.width * scale) / 2
  const y = Math.max(margin.top, (frame.height - margin.bottom - picture.height * scale) / 2)
  return { scale, x, y }
}

/** Zooms about a point of the frame, which stays where it is. */
export function zoomAbout(view: View, factor: number, x: number, y: number, scaleMin: number): View {
  const scale = Math.min(scaleMax, Math.max(Math.min(scaleMin, view.scale), view.scale * factor))
  const ratio = scale / view.scale
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio }
}

/** Moves the picture as little as brings the rectangle into the frame; the same view if it is there already. */
export function reveal(view: View, target: Rectangle, frame: Extent): View {
  const scale = Math.max(view.scale, detailScaleMin * 1.2)
  const zoomed = scale === view.scale ? view : { scale, x: view.x, y: view.y }
  const x = nudge(zoomed.x + target.x * scale, target.width * scale, frame.width, 12)
  // The legend lies over the lower edge.
  const y = nudge(zoomed.y + target.y * scale, target.height * scale, frame.height, 48)
  return x === 0 && y === 0 && zoomed === view ? view : { scale, x: zoomed.x + x, y: zoomed.y + y }
}

/** What is nearer to an edge than `edge` goes as far in as shows what is beside it, too. */
function nudge(start: number, length: number, room: number, edge: number): number {
  const least = Math.min(edge, room / 8)
  if (start >= least && start + length <= room - least) return 0
  const beside = Math.max(least, Math.min(80, (room - length) / 2))
  return start < least ? beside - start : room - beside - (start + length)
}

/** What of the picture can be seen, in its own pixels, with some more around it so that small moves change nothing. */
export function sight(view: View, frame: Extent): Rectangle {
  const step = 400 / view.scale
  const x = Math.floor(-view.x / view.scale / step - 0.5) * step
  const y = Math.floor(-view.y / view.scale / step - 0.5) * step
  const width = (Math.ceil(frame.width / view.scale / step) + 2) * step
  const height = (Math.ceil(frame.height / view.scale / step) + 2) * step
  return { x, y, width, height }
}

export function overlaps(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
