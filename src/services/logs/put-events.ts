import { limits, succeed, utf8Length, type EpochMs, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { appendEvents } from './append-events.ts'
import { aborted, invalid, noLogStream, notStored } from './failures.ts'
import { findGroup, findStream } from './lookup.ts'
import { keptSince } from './records.ts'
import { sequenceToken } from './streams.ts'

/** 200 means on disk. Events that are too old, expired or too new are left out, and the answer says which. */
export async function putLogEvents(
  { logGroupName, logStreamName, logEvents }: Shapes.PutLogEventsRequest,
  call: Call,
): Promise<Outcome<Shapes.PutLogEventsResponse>> {
  const refused = batchProblem(logEvents)
  if (refused !== undefined) return refused
  const group = await findGroup(call, logGroupName)
  if (!group.ok) return group
  const stream = await findStream(call, group.value.body, logStreamName)
  if (!stream.ok) return stream
  const { id, events } = stream.value
  const { accepted, rejected } = sortOut(logEvents, keptSince(group.value.body, call.now), call.now)
  if (accepted.length > 0) {
    const target = { group: group.value.body.id, name: logStreamName }
    const appended = await appendEvents(call.ports.store, target, accepted, call.now)
    if (appended === 'no-stream') return noLogStream
    if (appended === 'aborted') return aborted
    if (appended === 'failed') return notStored
  }
  return succeed({
    nextSequenceToken: sequenceToken(id, events + accepted.length),
    ...(rejected && { rejectedLogEventsInfo: rejected }),
  })
}

/** Source: API reference of PutLogEvents. */
function batchProblem(events: Shapes.InputLogEvents): ReturnType<typeof invalid> | undefined {
  let bytes = 0
  let before = 0
  for (const { timestamp, message } of events) {
    if (timestamp < before) {
      return invalid('Log events in a single PutLogEvents request must be in chronological order.')
    }
    before = timestamp
    bytes += utf8Length(message) + limits.logEventOverheadBytes
  }
  if (bytes > limits.logBatchBytes) {
    return invalid(`Upload too large: ${bytes} bytes exceeds limit of ${limits.logBatchBytes}`)
  }
  if (before - (events[0]?.timestamp ?? 0) > limits.logBatchSpanMs) {
    return invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  }
  return undefined
}

/** Events come in the order of time: what is too old stands at the beginning, what is too new at the end. */
function sortOut(
  events: Shapes.InputLogEvents,
  keptSinceMs: EpochMs,
  now: EpochMs,
): {
  readonly accepted: Shapes.InputLogEvents
  readonly rejected?: Shapes.RejectedLogEventsInfo
} {
  const countBefore = (at: EpochMs): number => {
    const index = events.findIndex(({ timestamp }) => timestamp >= at)
    return index === -1 ? events.length : index
  }
  const tooOld = countBefore(now - limits.logEventAgeMs)
  const expired = countBefore(keptSinceMs)
  const tooNew = countBefore(now + limits.logEventAheadMs + 1)
  const accepted = events.slice(Math.max(tooOld, expired), tooNew)
  if (accepted.length === events.length) return { accepted }
  return {
    accepted,
    rejected: {
      ...(tooNew < events.length && { tooNewLogEventStartIndex: tooNew }),
      ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
      ...(expired > tooOld && { expiredLogEventEndIndex: expired }),
    },
  }
}
