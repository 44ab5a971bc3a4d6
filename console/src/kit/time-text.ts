const exactFormat = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'shortOffset',
})
const secondFormat = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const plainFormat = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const millisecondFormat = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})

/** "Nov 22, 2026, 11:42", in the person's zone. */
export const minuteText = (at: Date): string => plainFormat.format(at)
/** "Nov 22, 2026, 11:42:07". */
export const secondText = (at: Date): string => secondFormat.format(at)
/** "Nov 22, 2026, 11:42:07.318". */
export const millisecondText = (at: Date): string => millisecondFormat.format(at)

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]
const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "2 minutes ago", seen from `nowMs`. */
export function relativeText(atMs: number, nowMs: number): string {
  const difference = atMs - nowMs
  for (const [unit, ms] of steps) {
    if (Math.abs(difference) >= ms) return relativeFormat.format(Math.trunc(difference / ms), unit)
  }
  return 'just now'
}

/** How long ago, the zone and the instant, for the hover. */
export const exactText = (at: Date, nowMs: number): string =>
  `${relativeText(at.getTime(), nowMs)} · ${exactFormat.format(at)} · ${at.toISOString()}`

/** "00:00:08.402": hours, minutes, seconds and milliseconds; days before them if there are any. */
export function durationText(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const whole = Math.max(0, Math.round(ms))
  const days = Math.floor(whole / 86_400_000)
  const clock = [Math.floor(whole / 3_600_000) % 24, Math.floor(whole / 60_000) % 60, Math.floor(whole / 1_000) % 60]
  return `${days > 0 ? `${days} d ` : ''}${clock.map(two).join(':')}.${String(whole % 1_000).padStart(3, '0')}`
}

/** "0.310 s", "4.18 s", "3 min 5 s": short, for rows of a table. */
export function shortDurationText(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000
  if (seconds < 10) return `${seconds.toFixed(3)} s`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} h ${Math.floor(whole / 60) % 60} min`
  return `${Math.floor(whole / 86_400)} d ${Math.floor(whole / 3_600) % 24} h`
}
