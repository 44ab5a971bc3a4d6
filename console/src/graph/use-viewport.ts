import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Placed, Rectangle } from './layout.ts'
import { size } from './size.ts'
import { fitAll, fitReadably, reveal, zoomAbout, type Extent, type View } from './viewport.ts'

export interface Viewport {
  readonly view: View
  readonly frame: Extent
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly move: (x: number, y: number) => void
  readonly show: (target: Rectangle) => void
}

/** Pan and zoom of a picture in its frame. Until the person moves it, it keeps fitting as the frame changes. */
export function useViewport(host: RefObject<HTMLElement | null>, picture: Placed | undefined): Viewport {
  const [frame, setFrame] = useState<Extent>({ width: 0, height: 0 })
  const [view, setView] = useState<View>({ scale: 1, x: 0, y: 0 })
  const moved = useRef(false)
  const scaleMin = picture === undefined ? 0.2 : Math.min(0.2, fitAll(picture, frame).scale)
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const measure = (): void => setFrame({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [host])
  useLayoutEffect(() => {
    if (picture !== undefined && frame.width > 0 && !moved.current)
      setView(fitReadably(picture, frame, startOf(picture)))
  }, [picture, frame])
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      moved.current = true
      const { left, top } = element.getBoundingClientRect()
      const factor = Math.exp(-event.deltaY * 0.0022)
      setView((view) => zoomAbout(view, factor, event.clientX - left, event.clientY - top, scaleMin))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [host, scaleMin])
  const zoom = useCallback(
    (factor: number) => {
      moved.current = true
      setView((view) => zoomAbout(view, factor, frame.width / 2, frame.height / 2, scaleMin))
    },
    [frame, scaleMin],
  )
  const fit = useCallback(() => {
    if (picture !== undefined) setView(fitAll(picture, frame))
  }, [picture, frame])
  const move = useCallback((x: number, y: number) => {
    moved.current = true
    setView((view) => ({ ...view, x: view.x + x, y: view.y + y }))
  }, [])
  const show = useCallback((target: Rectangle) => setView((view) => reveal(view, target, frame)), [frame])
  return { view, frame, zoom, fit, move, show }
}

function startOf({ nodes }: Placed): Rectangle | undefined {
  const start = nodes.find(({ kind }) => kind === 'Start')
  return start === undefined ? undefined : { x: start.x, y: start.y, width: size.dot, height: size.dot }
}
