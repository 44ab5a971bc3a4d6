/** When executions were started: the last so long, or between two times. */
export type TimeRange =
  | { readonly type: 'relative'; readonly amount: number; readonly unit: TimeUnit; readonly key?: string }
  | { readonly type: 'absolute'; readonly startDate: string; readonly endDate: string }

type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const unitMs: Readonly<Record<TimeUnit, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
}

/** As it stands in an address: `1-hour`, or two times with two dots between them. */
export function rangeText(range: TimeRange | null): string {
  if (range === null) return ''
  return range.type === 'relative' ? `${range.amount}-${range.unit}` : `${range.startDate}..${range.endDate}`
}

export function rangeOfText(text: string): TimeRange | undefined {
  const relative = /^(\d{1,6})-(second|minute|hour|day|week|month|year)$/.exec(text)
  if (relative !== null)
    return { type: 'relative', amount: Number(relative[1]), unit: relative[2] as TimeUnit, key: text }
  const [startDate = '', endDate = ''] = text.split('..')
  const isRange = !Number.isNaN(Date.parse(startDate)) && !Number.isNaN(Date.parse(endDate))
  return isRange ? { type: 'absolute', startDate, endDate } : undefined
}

/** Whether a time lies in the range, seen from `nowMs`; without a range every time does. */
export function isWithin(range: TimeRange | undefined, at: Date | undefined, nowMs = Date.now()): boolean {
  if (range === undefined) return true
  const ms = at?.getTime() ?? Number.NaN
  if (range.type === 'relative') return ms >= nowMs - range.amount * unitMs[range.unit]
  return Date.parse(range.startDate) <= ms && ms <= Date.parse(range.endDate)
}
