import { standingColours, standingWords, type StandingStatus } from './standing.ts'

const shown: readonly StandingStatus[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'CAUGHT', 'ABORTED']

/** What the colours mean. */
export function GraphLegend() {
  return (
    <ul className="legend" aria-label="Legend">
      {shown.map((status) => (
        <li key={status}>
          <i aria-hidden="true" className={`swatch ${standingColours[status]}`} />
          {standingWords[status]}
        </li>
      ))}
    </ul>
  )
}
