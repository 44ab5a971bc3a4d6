import { durationText, shortDurationText } from './time-text.ts'
import { useNow } from './now.ts'

/** How long something took; counts on while it has no end. */
export function DurationText({ from, to, style = 'clock' }: DurationTextProps) {
  const now = useNow(from !== undefined && to === undefined ? 500 : false)
  if (from === undefined) return <>-</>
  const ms = Number(to ?? now) - Number(from)
  return <span className="tabular">{style === 'clock' ? durationText(ms) : shortDurationText(ms)}</span>
}

interface DurationTextProps {
  readonly from: Date | number | undefined
  readonly to: Date | number | undefined
  /** `clock`: 00:00:08.402; `short`: 8.402 s. */
  readonly style?: 'clock' | 'short'
}
