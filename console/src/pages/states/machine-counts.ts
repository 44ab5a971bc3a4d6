import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { callDoor } from '../../aws/console-door.ts'
import { useRegion } from '../../aws/region.ts'

/** How many executions have each status; those that none has are left out. */
export type StatusCounts = Readonly<Record<string, number>>

/** The server counts so far and no further. */
const countMax = 10_000

/** Executions of every machine by status, by the machine's ARN. */
export function useAllCounts(): UseQueryResult<{ readonly machines: Readonly<Record<string, StatusCounts>> }> {
  const region = useRegion()
  return useQuery({
    queryKey: ['console', 'counts', region],
    queryFn: ({ signal }) => callDoor('executions/counts', { signal }),
  })
}

/** Of one machine. */
export function useMachineCounts(machineArn: string): UseQueryResult<StatusCounts> {
  const region = useRegion()
  return useQuery({
    queryKey: ['console', 'counts', region, machineArn],
    queryFn: ({ signal }) => callDoor(`executions/counts?machineArn=${encodeURIComponent(machineArn)}`, { signal }),
  })
}

/** "3", or "10,000+" where the server stopped counting. */
export function countText(count: number): string {
  return count >= countMax ? `${countMax.toLocaleString('en-US')}+` : count.toLocaleString('en-US')
}
