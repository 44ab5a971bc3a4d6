import type { PointerEvent } from 'react'
import { exactText, millisecondText, minuteText, relativeText, secondText } from './time-text.ts'
import { useNow } from './now.ts'

type Style = 'minute' | 'second' | 'millisecond' | 'relative'

const texts: Readonly<Record<Style, (at: Date, nowMs: number) => string>> = {
  minute: minuteText,
  second: secondText,
  millisecond: millisecondText,
  relative: (at, nowMs) => relativeText(at.getTime(), nowMs),
}

/** A time in the person's zone; how long ago, and the exact one with zone and UTC, on hover. A dash for none. */
export function Timestamp({ at, style = 'minute' }: TimestampProps) {
  const now = useNow(style === 'relative' ? 15_000 : false)
  if (at === undefined) return <>-</>
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={exactText(date, now)} onPointerEnter={tellAge}>
      {texts[style](date, now)}
    </time>
  )
}

/** As old as it is when it is pointed at. */
function tellAge({ currentTarget }: PointerEvent<HTMLTimeElement>): void {
  currentTarget.title = exactText(new Date(currentTarget.dateTime), Date.now())
}

interface TimestampProps {
  /** A date, or milliseconds since 1970. */
  readonly at: Date | number | undefined
  readonly style?: Style
}
