import { useAwsQuery } from '../../aws/queries.ts'
import type { Visit } from '../../execution/account.ts'

/** How many items of a Map are where: of a distributed one, as its Map Run counts them. */
export function ItemTiles({ visit, isRunning }: { readonly visit: Visit; readonly isRunning: boolean }) {
  const { mapRunArn, tally, length = 0 } = visit
  const run = useAwsQuery(
    'states',
    'describeMapRun',
    { mapRunArn: mapRunArn ?? '' },
    { enabled: mapRunArn !== undefined, pollMs: isRunning && 2_000 },
  )
  const counts = run.data?.itemCounts
  const { succeeded, running, failed, aborted } = tally
  const pending = Math.max(0, length - succeeded - running - failed - aborted)
  const tiles =
    mapRunArn === undefined
      ? [succeeded, running, failed + aborted, pending]
      : [counts?.succeeded, counts?.running, failedOf(counts), counts?.pending]
  return <Tiles counts={tiles} />
}

interface Counts {
  readonly failed?: number | undefined
  readonly timedOut?: number | undefined
  readonly aborted?: number | undefined
}

export const failedOf = (counts: Counts | undefined): number | undefined =>
  counts === undefined ? undefined : (counts.failed ?? 0) + (counts.timedOut ?? 0) + (counts.aborted ?? 0)

const words = [
  ['Succeeded', 'ok'],
  ['Running', 'run'],
  ['Failed', 'bad'],
  ['Pending', 'off'],
] as const

/** Succeeded, running, failed, pending. */
export function Tiles({ counts }: { readonly counts: readonly (number | undefined)[] }) {
  return (
    <dl className="xtiles">
      {words.map(([word, colour], index) => (
        <div key={word} className={colour}>
          <dd>{counts[index] ?? '-'}</dd>
          <dt>{word}</dt>
        </div>
      ))}
    </dl>
  )
}
