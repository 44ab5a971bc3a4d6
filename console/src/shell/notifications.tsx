import { Flashbar, type FlashbarProps } from '@cloudscape-design/components'
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { errorSentence } from '../aws/error-sentence.ts'

export interface Notice {
  readonly type: 'success' | 'info' | 'warning' | 'error'
  readonly header: string
  readonly content?: ReactNode
  readonly action?: ReactNode
}

interface Shown extends Notice {
  readonly id: string
  /** In milliseconds since 1970. */
  readonly at: number
}

interface Notifications {
  readonly notices: readonly Shown[]
  readonly notify: (notice: Notice) => void
  readonly dismiss: (id: string) => void
}

const noticesMax = 5
/** What a page said on its way to the next belongs to the next. */
const freshMs = 3_000
const Context = createContext<Notifications>({ notices: [], notify: () => {}, dismiss: () => {} })

export function NotificationsProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Shown[]>([])
  const notify = useCallback((notice: Notice) => {
    // No crypto.randomUUID on plain http.
    const id = `${Date.now()}-${Math.random()}`
    setNotices((previous) => [{ ...notice, id, at: Date.now() }, ...previous].slice(0, noticesMax))
  }, [])
  const dismiss = useCallback((id: string) => setNotices((previous) => previous.filter((one) => one.id !== id)), [])
  const [path] = useLocation()
  useEffect(() => {
    setNotices((previous) => previous.filter(({ type, at }) => type !== 'success' || Date.now() - at < freshMs))
  }, [path])
  return <Context value={useMemo(() => ({ notices, notify, dismiss }), [notices, notify, dismiss])}>{children}</Context>
}

/** Shows a notice above the page; it stays until it is dismissed. */
export const useNotify = (): ((notice: Notice) => void) => useContext(Context).notify

/** Shows a failure as a sentence above the page: for what has no form of its own to show it in. */
export function useNotifyError(): (error: unknown) => void {
  const notify = useNotify()
  return useCallback(
    (error: unknown) => {
      const { headline, detail, advice } = errorSentence(error)
      notify({ type: 'error', header: headline, content: advice === undefined ? detail : `${detail} ${advice}` })
    },
    [notify],
  )
}

export function Notices() {
  const { notices, dismiss } = useContext(Context)
  const items: FlashbarProps.MessageDefinition[] = notices.map(({ id, type, header, content, action }) => ({
    id,
    type,
    header,
    content,
    action,
    dismissible: true,
    dismissLabel: 'Dismiss',
    statusIconAriaLabel: type,
    onDismiss: () => dismiss(id),
  }))
  return <Flashbar items={items} i18nStrings={{ ariaLabel: 'Notifications' }} />
}
