import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { areas } from './areas.ts'

/** How long a letter after `g` still counts. */
const waitForLetterMs = 1_500

/** `/` focuses the page's search, `g` and a letter goes somewhere, `?` shows the list. */
export function useKeyboard(showShortcuts: () => void): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    let goneAt = 0
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'g') goneAt = event.timeStamp
      else if (event.key === '?') showShortcuts()
      else if (event.key === '/') focusSearch(event)
      else if (event.timeStamp - goneAt < waitForLetterMs) {
        const target = event.key === 'h' ? '/' : areas.find(({ letter }) => letter === event.key)?.href
        goneAt = 0
        if (target !== undefined) navigate(target)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, showShortcuts])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (search === null) return
  event.preventDefault()
  search.focus()
}
