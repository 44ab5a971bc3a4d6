import { useEffect, useMemo, type KeyboardEvent, type RefObject } from 'react'
import type { Placed } from './layout.ts'

interface GraphKeyActions {
  readonly focus: (id: string) => void
  readonly pick: (id: string) => void
  readonly show: (id: string) => void
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly host: RefObject<HTMLElement | null>
}

/** Arrow keys go from card to card, in the order of reading; Enter picks; + and - zoom, 0 fits. */
export function useGraphKeys(placed: Placed | undefined, focused: string | undefined, actions: GraphKeyActions) {
  const order = useMemo(() => readingOrder(placed), [placed])
  const { host } = actions
  useEffect(() => {
    if (focused === undefined || host.current?.contains(document.activeElement) !== true) return
    host.current.querySelector<SVGGElement>(`[data-node="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
  }, [focused, host])
  return (event: KeyboardEvent<HTMLElement>): void => {
    const card = event.target instanceof Element ? event.target.closest('[data-node]') : null
    const current = card?.getAttribute('data-node')
    if (current === undefined || current === null) return
    const step = steps[event.key]
    if (step !== undefined) {
      const next = order.at(Math.min(order.length - 1, Math.max(0, step(order.indexOf(current), order.length))))
      if (next !== undefined) {
        actions.show(next)
        actions.focus(next)
      }
    } else if (event.key === 'Enter' || event.key === ' ') actions.pick(current)
    else if (event.key === '+' || event.key === '=') actions.zoom(1.25)
    else if (event.key === '-') actions.zoom(0.8)
    else if (event.key === '0') actions.fit()
    else return
    event.preventDefault()
  }
}

const steps: Readonly<Record<string, ((at: number, count: number) => number) | undefined>> = {
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

function readingOrder(placed: Placed | undefined): readonly string[] {
  const cards = (placed?.nodes ?? []).filter(({ kind }) => kind !== 'Start' && kind !== 'End')
  return cards.toSorted((one, other) => one.y - other.y || one.x - other.x).map(({ id }) => id)
}
