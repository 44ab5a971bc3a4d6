import { ExpandableSection } from '@cloudscape-design/components'
import type { Visit } from '../../execution/account.ts'
import { JsonView } from '../../kit/json-view.tsx'
import { shortDurationText } from '../../kit/time-text.ts'
import { eventDetailsText } from './event-rows.ts'
import type { ExecutionModel } from './execution-model.ts'
import { Nothing } from './nothing.tsx'

const eventsMax = 100

/** The events of one visit. */
export function StateEvents({ model, visit }: { readonly model: ExecutionModel; readonly visit: Visit | undefined }) {
  if (visit === undefined) return <Nothing>This state was not entered, so there is no event of it.</Nothing>
  const { account } = model.history
  const ids = visit.events.slice(0, eventsMax)
  return (
    <>
      {ids.map((id) => {
        const event = account.events[id - 1]
        if (event === undefined) return null
        const after = event.timestamp.getTime() - (account.startedAt ?? 0)
        return (
          <ExpandableSection
            key={id}
            headerText={
              <span className="xevent">
                {id} {event.type}
              </span>
            }
            headerDescription={`after ${shortDurationText(after)}`}
          >
            <JsonView label={`Event ${id}`} value={eventDetailsText(event)} maxHeight={240} />
          </ExpandableSection>
        )
      })}
      {visit.events.length > eventsMax && (
        <Nothing>{`${visit.events.length - eventsMax} more stand in the list of all events.`}</Nothing>
      )}
    </>
  )
}
