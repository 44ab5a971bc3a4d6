import type { ExecutionListItem, StateMachineListItem } from '@aws-sdk/client-sfn'
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { callDoor } from '../../aws/console-door.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { useRegion } from '../../aws/region.ts'

/** Executions of each state machine by status, by the machine's ARN. */
export interface Counts {
  readonly machines: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export function useCounts(): UseQueryResult<Counts> {
  const region = useRegion()
  return useQuery({
    queryKey: ['console', 'counts', region],
    queryFn: ({ signal }) => callDoor<Counts>('executions/counts', { signal }),
  })
}

/** Of so many machines the latest executions are asked for; the counts say which have any. */
const machinesMax = 6
const rowsMax = 6

export interface Glance {
  readonly machines: readonly StateMachineListItem[]
  readonly counts: Counts | undefined
  readonly running: readonly ExecutionListItem[]
  readonly failed: readonly ExecutionListItem[]
  readonly isLoading: boolean
  readonly error: unknown
}

/** What runs and what failed lately, over all state machines of the region. */
export function useGlance(): Glance {
  const machines = useAwsQuery('states', 'listStateMachines', { maxResults: 1_000 })
  const counts = useCounts()
  const known = machines.data?.stateMachines ?? []
  const standard = known.filter(({ type }) => type === 'STANDARD').map(({ stateMachineArn = '' }) => stateMachineArn)
  const running = useLatest(standard, counts.data, ['RUNNING'], 'startDate')
  const failed = useLatest(standard, counts.data, ['FAILED', 'TIMED_OUT'], 'stopDate')
  return {
    machines: known,
    counts: counts.data,
    running: running.rows,
    failed: failed.rows,
    isLoading: machines.isLoading || counts.isLoading || running.isLoading || failed.isLoading,
    error: machines.error ?? counts.error,
  }
}

type Status = 'RUNNING' | 'FAILED' | 'TIMED_OUT'

function useLatest(
  arns: readonly string[],
  counts: Counts | undefined,
  statuses: readonly Status[],
  by: 'startDate' | 'stopDate',
): { readonly rows: readonly ExecutionListItem[]; readonly isLoading: boolean } {
  const region = useRegion()
  const asked = statuses.flatMap((statusFilter) =>
    arns
      .filter((arn) => (counts?.machines[arn]?.[statusFilter] ?? 0) > 0)
      .slice(0, machinesMax)
      .map((stateMachineArn) => ({ stateMachineArn, statusFilter, maxResults: rowsMax })),
  )
  const answers = useQueries({
    queries: asked.map((input) => ({
      queryKey: ['states', 'listExecutions', input, region],
      queryFn: ({ signal }: { signal: AbortSignal }) => callAws('states', 'listExecutions', input, signal),
    })),
  })
  const rows = answers.flatMap(({ data }) => data?.executions ?? [])
  return {
    rows: rows.sort((a, b) => Number(b[by] ?? 0) - Number(a[by] ?? 0)).slice(0, rowsMax),
    isLoading: answers.some(({ isLoading }) => isLoading),
  }
}
