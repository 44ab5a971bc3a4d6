import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import { useState } from 'react'
import { JsonView } from '../../kit/json-view.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { VirtualList } from '../../kit/virtual-list.tsx'
import './logs.css'

const rowHeight = 28
const listHeight = 480

interface EventListProps {
  /** Oldest first. */
  readonly events: readonly FilteredLogEvent[]
  /** New events come by themselves; the newest stand on top. */
  readonly follows: boolean
  readonly isCut: boolean
}

/** Events, newest first, one line each; the chosen one in full below. */
export function EventList({ events, follows, isCut }: EventListProps) {
  const [chosenId, setChosenId] = useState<string | undefined>()
  const chosen = events.find(({ eventId }) => eventId === chosenId)
  return (
    <div className="log-events">
      <VirtualList
        label="Events"
        count={events.length}
        rowHeight={rowHeight}
        height={listHeight}
        render={(index) => {
          const event = events[events.length - 1 - index]
          if (event === undefined) return null
          return (
            <button
              type="button"
              className={`log-row${event.eventId === chosenId ? ' log-chosen' : ''}`}
              aria-expanded={event.eventId === chosenId}
              onClick={() => setChosenId(event.eventId === chosenId ? undefined : event.eventId)}
            >
              <span className="log-time">
                <Timestamp at={event.timestamp} style="millisecond" />
              </span>
              <span className="log-message">{event.message}</span>
            </button>
          )
        }}
      />
      <p className="log-count">
        {events.length === 1 ? '1 event' : `${events.length} events`}
        {isCut && ', and there are older ones: shorten the time or filter'}
        {follows && '; new ones come on top'}
      </p>
      {chosen !== undefined && <JsonView value={chosen.message ?? ''} label="Event" />}
    </div>
  )
}
