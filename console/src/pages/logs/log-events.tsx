import { Button, FormField, Input, Select, SpaceBetween, Toggle } from '@cloudscape-design/components'
import { useEffect, useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { LiveBadge } from '../../live/live-badge.tsx'
import { EventList } from './event-list.tsx'
import { useLogEvents } from './use-log-events.ts'

const spans = [
  { value: '15m', label: 'Last 15 minutes', ms: 900_000 },
  { value: '1h', label: 'Last hour', ms: 3_600_000 },
  { value: '1d', label: 'Last day', ms: 86_400_000 },
  { value: '7d', label: 'Last week', ms: 604_800_000 },
  { value: 'all', label: 'All events', ms: 0 },
] as const
/** A pattern is asked for when typing rests. */
const restMs = 400

/** A group's events with filter and tail; what is asked stands in the address. */
export function LogEvents({ group }: { readonly group: string }) {
  const [pattern, setPattern] = useUrlState('filter')
  const [stream, setStream] = useUrlState('stream')
  const [since, setSince] = useUrlState('since', '1d')
  const [tails, setTails] = useUrlState('tail', 'on')
  const span = spans.find(({ value }) => value === since) ?? spans[2]
  const tail = tails === 'on'
  const query = { group, pattern: useRested(pattern), stream, sinceMs: span.ms }
  const { events, error, isLoading, isCut } = useLogEvents(query, tail)
  return (
    <SpaceBetween size="m">
      <div className="log-bar">
        <FormField label="Filter">
          <Input
            type="search"
            value={pattern}
            placeholder={'ERROR, "two words", { $.status = "FAILED" }'}
            spellcheck={false}
            onChange={({ detail }) => setPattern(detail.value)}
          />
        </FormField>
        <FormField label="Time">
          <Select
            selectedOption={span}
            options={spans}
            onChange={({ detail }) => setSince(detail.selectedOption.value ?? '1d')}
          />
        </FormField>
        <div className="log-tail">
          <Toggle checked={tail} onChange={({ detail }) => setTails(detail.checked ? 'on' : 'off')}>
            Tail
          </Toggle>
          {tail && <LiveBadge status={error === undefined ? 'live' : 'reconnecting'} />}
        </div>
      </div>
      {stream !== '' && (
        <div className="actions">
          Only stream <span className="mono">{stream}</span>
          <Button onClick={() => setStream('')}>Show all streams</Button>
        </div>
      )}
      <ErrorAlert error={error} />
      {events.length > 0 ? (
        <EventList events={events} follows={tail} isCut={isCut} />
      ) : (
        <EmptyState title={isLoading ? 'Loading events' : 'No events'}>
          {isLoading ? undefined : pattern === '' ? 'Nothing was logged in this time.' : 'No event in this time fits.'}
        </EmptyState>
      )}
    </SpaceBetween>
  )
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
