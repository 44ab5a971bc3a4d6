import { exactText, millisecondText, minuteText, relativeText } from './time-text.ts'
import { useNow } from './now.ts'

/** A time in the person's zone; the exact one, with zone and UTC, on hover. A dash for none. */
export function Timestamp({ at, style = 'minute' }: TimestampProps) {
  const now = useNow(style === 'relative' ? 15_000 : false)
  if (at === undefined) return <>-</>
  const date = new Date(at)
  const text =
    style === 'relative'
      ? relativeText(date.getTime(), now)
      : style === 'millisecond'
        ? millisecondText(date)
        : minuteText(date)
  return (
    <time dateTime={date.toISOString()} title={exactText(date)}>
      {text}
    </time>
  )
}

interface TimestampProps {
  /** A date, or milliseconds since 1970. */
  readonly at: Date | number | undefined
  readonly style?: 'minute' | 'millisecond' | 'relative'
}
