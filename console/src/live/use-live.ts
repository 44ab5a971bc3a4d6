import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen } from './event-source.ts'
import type { StreamStatus } from './event-stream.ts'

/** Everything: for lists, whose rows are not known before they change. */
export const everything = '*'
/** How often a page asks while there is no stream. */
const pollMs = 2_000
/** Changes within this time are asked for together. */
const gatherMs = 150

export type LiveStatus = StreamStatus | 'off'

interface LiveOptions {
  /** False: nothing can change any more (an execution that has ended), so nothing is watched. */
  readonly enabled?: boolean
  /** Keys asked for again with any change that was watched, besides those that hold its ARN. */
  readonly also?: readonly QueryKey[]
}

/**
 * Keeps the answers about these ARNs fresh: a change of one asks again for every kept answer whose key holds it. Without
 * a stream it asks every two seconds. The answer is for `LiveBadge`.
 */
export function useLive(arns: readonly string[], { enabled = true, also = [] }: LiveOptions = {}): LiveStatus {
  const queries = useQueryClient()
  const [status, setStatus] = useState<LiveStatus>('connecting')
  const watched = JSON.stringify([arns, also])
  const active = enabled && arns.length > 0
  useEffect(() => {
    if (!active) return
    const [arns, also] = JSON.parse(watched) as [string[], QueryKey[]]
    const gathered = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = (): void => {
      timer = undefined
      const changed = [...gathered]
      gathered.clear()
      void queries.invalidateQueries({ predicate: ({ queryKey }) => holdsAny(queryKey, changed) })
      for (const queryKey of also) void queries.invalidateQueries({ queryKey })
    }
    const gather = (changed: readonly string[]): void => {
      for (const arn of changed) gathered.add(arn)
      if (changed.length > 0) timer ??= setTimeout(refresh, gatherMs)
    }
    const known = (arn: string) => arns.includes(everything) || arns.includes(arn)
    let poll: ReturnType<typeof setInterval> | undefined
    const stop = listen((message) => {
      if (message.kind === 'changed') return gather(message.arns.filter(known))
      if (message.kind === 'reset') return gather(arns)
      setStatus(message.status)
      clearInterval(poll)
      if (message.status !== 'live') poll = setInterval(() => gather(arns), pollMs)
      else gather(arns)
    })
    return () => {
      stop()
      clearInterval(poll)
      clearTimeout(timer)
    }
  }, [queries, watched, active])
  return active ? status : 'off'
}

/** Whether a key asks about one of these ARNs. */
function holdsAny(key: QueryKey, arns: readonly string[]): boolean {
  const text = JSON.stringify(key)
  return arns.some((arn) => text.includes(JSON.stringify(arn)))
}
