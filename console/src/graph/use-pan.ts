import { useRef, type PointerEvent, type SVGProps } from 'react'

/** A press that moves less than this, in pixels, is a click. */
const clickDistanceMax = 4

interface Drag {
  readonly pointer: number
  x: number
  y: number
  distance: number
}

type PanHandlers = Pick<
  SVGProps<SVGSVGElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onClick'
>

/** Drags the picture; a press on a card that is no drag picks it. */
export function usePan(move: (x: number, y: number) => void, pick: (id: string) => void): PanHandlers {
  const drag = useRef<Drag | undefined>(undefined)
  const dragged = useRef(false)
  const end = (): void => {
    dragged.current = (drag.current?.distance ?? 0) > clickDistanceMax
    drag.current = undefined
  }
  return {
    onPointerDown: (event) => {
      dragged.current = false
      if (event.button === 0)
        drag.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY, distance: 0 }
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const held = drag.current
      if (held === undefined || held.pointer !== event.pointerId) return
      if (event.buttons === 0) return end()
      const [x, y] = [event.clientX - held.x, event.clientY - held.y]
      held.distance += Math.hypot(x, y)
      if (held.distance <= clickDistanceMax) return
      if (!event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.setPointerCapture(event.pointerId)
      held.x = event.clientX
      held.y = event.clientY
      move(x, y)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClick: (event) => {
      if (dragged.current) return
      const card = event.target instanceof Element ? event.target.closest('[data-node]') : null
      const id = card?.getAttribute('data-node')
      if (id !== undefined && id !== null) pick(id)
    },
  }
}
