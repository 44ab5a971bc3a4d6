import { Alert, Button } from '@cloudscape-design/components'
import { useEffect } from 'react'
import { serverIsBack } from '../aws/server-is-back.ts'

const reload = (): void => location.reload()

/** Shown in place of a page whose code failed; the rest of the console goes on. */
export function BrokenPage() {
  return (
    <Alert
      type="error"
      header="This page broke"
      statusIconAriaLabel="Error"
      action={<Button onClick={reload}>Reload</Button>}
    >
      A defect of the console stopped it; nothing on the server was harmed. Reload the page. If it breaks again, the
      browser's console holds what a report needs.
    </Alert>
  )
}

/** Whether a page failed because its code could not be fetched: browsers and the bundler each word it their way. */
export const isUnfetched = (error: Error): boolean =>
  /dynamically imported module|importing a module script|unable to preload css/i.test(error.message)

const reloadedKey = 'stile-reloaded-at'
/** A page that cannot be fetched from a server that answers is not asked for all the time. */
const reloadEveryMs = 15_000

async function reloadWhenBack(left: AbortSignal): Promise<void> {
  await serverIsBack()
  if (left.aborted || Date.now() - Number(sessionStorage.getItem(reloadedKey)) < reloadEveryMs) return
  sessionStorage.setItem(reloadedKey, String(Date.now()))
  reload()
}

/** Shown in place of a page whose code could not be fetched: the server is away, or has another console since. */
export function UnfetchedPage() {
  useEffect(() => {
    const left = new AbortController()
    void reloadWhenBack(left.signal)
    return () => left.abort()
  }, [])
  return (
    <Alert
      type="error"
      header="The server does not answer"
      statusIconAriaLabel="Error"
      action={<Button onClick={reload}>Reload</Button>}
    >
      This page could not be fetched. Check that the server runs; the page opens by itself when it is back.
    </Alert>
  )
}
