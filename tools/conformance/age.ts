/** What AWS has changed since a case was recorded: today's answers count. */

/** When AWS began to answer these members: with customer keys, redrive and the choice of IP versions. */
const addedAt: Readonly<Record<string, string>> = {
  encryptionConfiguration: '2024-07-25',
  redriveCount: '2023-11-15',
  redriveStatus: '2023-11-15',
  redriveStatusReason: '2023-11-15',
  RedriveCount: '2023-11-15',
  RedriveStatus: '2023-11-15',
  RedriveStatusReason: '2023-11-15',
  ipAddressType: '2025-04-01',
}
/** Recorded before: the exit of a distributed Map points to MapRunSucceeded. After: to MapRunStarted. */
const exitsPassOverRunsSince = '2024-11-01'

/** Members that a case recorded then does not know. */
export function youngerMembers(recordedAt: string): string[] {
  const date = isoDate(recordedAt)
  return Object.keys(addedAt).filter((member) => date < (addedAt[member] as string))
}

interface Event {
  readonly id: unknown
  readonly type: string
  readonly previousEventId: unknown
}

/** A recorded answer with its history as AWS would write it today. */
export function asToday(answer: unknown, recordedAt: string): unknown {
  const events = (answer as { readonly events?: unknown } | null)?.events
  if (!Array.isArray(events) || isoDate(recordedAt) >= exitsPassOverRunsSince) return answer
  const run = (events as Event[]).find(({ type }) => type === 'MapRunSucceeded')
  const start = (events as Event[]).find(({ type }) => type === 'MapRunStarted')
  const isPassed = (event: Event): boolean => event.type === 'MapStateExited' && event.previousEventId === run?.id
  const today = (events as Event[]).map((event) =>
    run !== undefined && isPassed(event) ? { ...event, previousEventId: start?.id } : event,
  )
  return { ...(answer as object), events: today }
}

/** The recordings have `24-07-2024, 10:00:00`. */
function isoDate(recordedAt: string): string {
  const [day, month, year] = recordedAt.slice(0, 10).split('-')
  return `${year}-${month}-${day}`
}
