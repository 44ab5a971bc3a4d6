import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import { useEffect, useRef, useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useRegion } from '../../aws/region.ts'
import { mergeEvents } from './merge-events.ts'

export interface LogQuery {
  readonly group: string
  /** In CloudWatch's pattern language. */
  readonly pattern: string
  /** Only this stream; all with ''. */
  readonly stream: string
  /** How far back, in milliseconds; all there is with 0. */
  readonly sinceMs: number
}

interface LogEventsState {
  readonly events: readonly FilteredLogEvent[]
  readonly error: unknown
  /** The first answer is under way. */
  readonly isLoading: boolean
  /** There is more than could be shown; narrow the query. */
  readonly isCut: boolean
}

const eventsMax = 5_000
const pageEvents = 1_000
const tailMs = 1_500
const none: LogEventsState = { events: [], error: undefined, isLoading: true, isCut: false }

/** The events that fit, oldest first; with `tail` it goes on asking for what came since. */
export function useLogEvents(query: LogQuery, tail: boolean): LogEventsState {
  const region = useRegion()
  const key = JSON.stringify([query, region])
  const [state, setState] = useState<readonly [key: string, state: LogEventsState]>([key, none])
  const reached = useRef<readonly [key: string, events: readonly FilteredLogEvent[]]>([key, []])
  useEffect(() => {
    const [query] = JSON.parse(key) as [LogQuery]
    const closing = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let events = reached.current[0] === key ? reached.current[1] : []
    const ask = async (): Promise<void> => {
      try {
        const found = await fetchEvents(query, events, closing.signal)
        events = found.events
        reached.current = [key, events]
        setState([key, { events, error: undefined, isLoading: false, isCut: found.isCut }])
      } catch (error) {
        if (closing.signal.aborted) return
        setState([key, { events, error, isLoading: false, isCut: false }])
      }
      if (tail && !closing.signal.aborted) timer = setTimeout(() => void ask(), tailMs)
    }
    void ask()
    return () => {
      closing.abort()
      clearTimeout(timer)
    }
  }, [key, tail])
  return state[0] === key ? state[1] : none
}

/** All pages from the last known event on, or from as far back as the query goes. */
async function fetchEvents(
  { group, pattern, stream, sinceMs }: LogQuery,
  known: readonly FilteredLogEvent[],
  signal: AbortSignal,
): Promise<{ readonly events: readonly FilteredLogEvent[]; readonly isCut: boolean }> {
  const startTime = known.at(-1)?.timestamp ?? (sinceMs === 0 ? 0 : Date.now() - sinceMs)
  const input = {
    logGroupName: group,
    startTime,
    limit: pageEvents,
    ...(pattern !== '' && { filterPattern: pattern }),
    ...(stream !== '' && { logStreamNames: [stream] }),
  }
  let events = known
  let nextToken: string | undefined
  do {
    const page = await callAws('logs', 'filterLogEvents', { ...input, nextToken }, signal)
    events = mergeEvents(events, page.events ?? [], eventsMax)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return { events, isCut: events.length >= eventsMax }
}
