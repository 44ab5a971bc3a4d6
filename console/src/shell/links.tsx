import { Link, type LinkProps } from '@cloudscape-design/components'
import { useCallback } from 'react'
import { useLocation } from 'wouter'

interface FollowEvent {
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean | undefined }
  readonly preventDefault: () => void
}

/** For Cloudscape's onFollow: stays in the page instead of loading it anew. */
export function useFollow(): (event: FollowEvent) => void {
  const [, navigate] = useLocation()
  return useCallback(
    (event: FollowEvent) => {
      const { href, external } = event.detail
      if (external === true || href === undefined || !href.startsWith('/')) return
      event.preventDefault()
      navigate(href)
    },
    [navigate],
  )
}

/** A link to another page of the console; the whole of a text that is cut where it stands is told on hover. */
export function PageLink({ children, ...properties }: LinkProps) {
  const isLong = typeof children === 'string' && children.length > longText
  return (
    <Link {...properties} onFollow={useFollow()}>
      {isLong ? <span title={children}>{children}</span> : children}
    </Link>
  )
}

const longText = 30
