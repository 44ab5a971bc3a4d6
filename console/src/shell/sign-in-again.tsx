import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { SignIn } from './sign-in.tsx'

/** The way in over a page whose session has ended: the page stays as it is, out of reach, and is there again after it. */
export function SignInAgain({ error }: { readonly error: unknown }) {
  const cover = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Dialogs stand beside the page in the body.
    const covered = [...document.body.children].filter(
      (element) => element !== cover.current && element instanceof HTMLElement,
    )
    for (const element of covered) (element as HTMLElement).inert = true
    cover.current?.querySelector('input')?.focus()
    return () => {
      for (const element of covered) (element as HTMLElement).inert = false
    }
  }, [])
  return createPortal(
    <div className="sign-in-again" ref={cover}>
      <SignIn error={error} again />
    </div>,
    document.body,
  )
}
