import type { LiveStatus } from './use-live.ts'

const words: Readonly<Record<LiveStatus, readonly [look: string, text: string]>> = {
  connecting: ['live-waiting', 'Connecting'],
  live: ['live-on', 'Live'],
  reconnecting: ['live-waiting', 'Reconnecting: asking every two seconds meanwhile'],
  refused: ['live-waiting', 'Asking every two seconds'],
  off: ['', 'Ended'],
}

/** Says beside a title whether the page follows what happens. */
export function LiveBadge({ status, children }: { readonly status: LiveStatus; readonly children?: string }) {
  const [look, text] = words[status]
  return (
    <span className={`live ${look}`} role="status">
      <i aria-hidden="true" />
      {status === 'live' && children !== undefined ? `${text}: ${children}` : text}
    </span>
  )
}
