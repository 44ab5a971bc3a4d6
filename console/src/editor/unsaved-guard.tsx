import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ConfirmDialog } from '../kit/confirm-dialog.tsx'

/**
 * Asks before a page with unsaved changes is left: by a link, a key, the browser's back button, or by closing the tab
 * (there the browser asks in its own words). Every way within the console ends in the browser's history, so that is
 * where it listens.
 */
export function UnsavedGuard({ dirty }: { readonly dirty: boolean }) {
  const [asked, setAsked] = useState<string>()
  const [, navigate] = useLocation()
  const [leaving, setLeaving] = useState(false)
  const active = dirty && !leaving
  useEffect(() => (active ? holdHistory(setAsked) : undefined), [active])
  useEffect(() => {
    if (leaving && asked !== undefined) navigate(asked)
  }, [leaving, asked, navigate])
  if (asked === undefined || leaving) return null
  return (
    <ConfirmDialog
      title="Leave without saving?"
      confirmText="Leave"
      onConfirm={() => setLeaving(true)}
      onDismiss={() => setAsked(undefined)}
    >
      What you have changed here is lost.
    </ConfirmDialog>
  )
}

/** Holds every way out and tells where it would have led; the answer lets go again. */
function holdHistory(ask: (path: string) => void): () => void {
  // It is called on the history it came from, and put back as it was.
  // oxlint-disable-next-line typescript/unbound-method
  const push = history.pushState
  const here = location.href
  history.pushState = (_state, _unused, url) => {
    const target = new URL(String(url ?? here), here)
    ask(target.pathname + target.search)
  }
  const back = (event: PopStateEvent): void => {
    const target = location.pathname + location.search
    event.stopImmediatePropagation()
    push.call(history, null, '', here)
    ask(target)
  }
  const unload = (event: BeforeUnloadEvent): void => event.preventDefault()
  addEventListener('popstate', back, { capture: true })
  addEventListener('beforeunload', unload)
  return () => {
    history.pushState = push
    removeEventListener('popstate', back, { capture: true })
    removeEventListener('beforeunload', unload)
  }
}
