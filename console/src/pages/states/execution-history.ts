import { startTransition, useCallback, useEffect, useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { emptyAccount, type Account } from '../../execution/account.ts'
import { payloadLength, type HistoryEvent } from '../../execution/history-event.ts'
import { tell } from '../../execution/tell.ts'

/** What has come of an execution's history so far. */
export interface History {
  /** Grows in place: `revision` says when it has. */
  readonly account: Account
  readonly revision: number
  /** True until the end of what there is was reached once. */
  readonly isLoading: boolean
  /** From this event on, inputs and outputs were left out because there are too many of them. */
  readonly withoutDataFrom?: number
  readonly error?: unknown
}

const pageEvents = 1_000
/** What came since the last look is asked for from the end: this many first, as mostly little has come. */
const newestEvents = 100
/** Payloads kept in the page, in characters; a history may hold gigabytes. */
const payloadLengthMax = 30_000_000
/** While a long history comes in, the page is drawn anew at most this often, in milliseconds. */
const drawEveryMs = 250

interface Reading {
  readonly arn: string
  readonly account: Account
  payload: number
  withoutDataFrom?: number
  complete: boolean
  running?: Promise<void>
}

/**
 * The history of an execution, read page after page from the moment the page opens, then only what is new whenever
 * `version` changes (the time of DescribeExecution's last answer). The component must be another for another execution.
 */
export function useHistory(arn: string, version: number): History {
  const [reading] = useState<Reading>(() => ({ arn, account: emptyAccount(), payload: 0, complete: false }))
  const [history, setHistory] = useState<History>({ account: reading.account, revision: 0, isLoading: true })
  const look = useCallback(() => {
    const abort = new AbortController()
    const draw = (error?: unknown): void => {
      if (!abort.signal.aborted) startTransition(() => setHistory(historyOf(reading, error)))
    }
    void follow(reading, abort.signal, draw)
    return () => abort.abort()
  }, [reading])
  useEffect(look, [look])
  useEffect(() => (version === 0 ? undefined : look()), [look, version])
  return history
}

function historyOf({ account, complete, withoutDataFrom }: Reading, error: unknown): History {
  return {
    account,
    revision: account.revision,
    isLoading: !complete,
    ...(withoutDataFrom === undefined ? {} : { withoutDataFrom }),
    ...(error === undefined ? {} : { error }),
  }
}

/** One look after the other: a second that began meanwhile would read the same pages. */
async function follow(reading: Reading, signal: AbortSignal, draw: (error?: unknown) => void): Promise<void> {
  const previous = reading.running
  const own = (async () => {
    await previous
    if (signal.aborted) return
    try {
      await read(reading, signal, draw)
      draw()
    } catch (error) {
      draw(error)
    }
  })()
  reading.running = own
  await own
}

async function read(reading: Reading, signal: AbortSignal, draw: () => void): Promise<void> {
  if (reading.complete) return readNewest(reading, signal, draw)
  let drawnAt = 0
  for (;;) {
    const more = await readForward(reading, signal, () => {
      const now = performance.now()
      if (now - drawnAt < drawEveryMs) return
      drawnAt = now
      draw()
    })
    if (!more) break
  }
  reading.complete = true
}

/** From the beginning. True: payloads reached their limit, so it goes on without them. */
async function readForward(reading: Reading, signal: AbortSignal, draw: () => void): Promise<boolean> {
  const includeExecutionData = reading.withoutDataFrom === undefined
  let nextToken: string | undefined
  do {
    const page = await callAws(
      'states',
      'getExecutionHistory',
      {
        executionArn: reading.arn,
        maxResults: pageEvents,
        includeExecutionData,
        ...(nextToken === undefined ? {} : { nextToken }),
      },
      signal,
    )
    add(reading, (page.events ?? []) as HistoryEvent[])
    draw()
    nextToken = page.nextToken
    if (nextToken !== undefined && includeExecutionData && reading.payload > payloadLengthMax) {
      reading.withoutDataFrom = reading.account.events.length + 1
      return true
    }
  } while (nextToken !== undefined)
  return false
}

async function readNewest(reading: Reading, signal: AbortSignal, draw: () => void): Promise<void> {
  const known = reading.account.events.length
  const fresh: HistoryEvent[] = []
  let nextToken: string | undefined
  do {
    const page = await callAws(
      'states',
      'getExecutionHistory',
      {
        executionArn: reading.arn,
        maxResults: nextToken === undefined ? newestEvents : pageEvents,
        reverseOrder: true,
        includeExecutionData: reading.withoutDataFrom === undefined,
        ...(nextToken === undefined ? {} : { nextToken }),
      },
      signal,
    )
    const events = (page.events ?? []) as HistoryEvent[]
    fresh.push(...events.filter(({ id }) => id > known))
    nextToken = events.some(({ id }) => id <= known) ? undefined : page.nextToken
  } while (nextToken !== undefined)
  if (fresh.length > 0) add(reading, fresh.reverse())
  draw()
}

function add(reading: Reading, events: readonly HistoryEvent[]): void {
  const known = reading.account.events.length
  tell(reading.account, events)
  for (const event of events) if (event.id > known) reading.payload += payloadLength(event)
}
