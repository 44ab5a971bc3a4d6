import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { callDoor } from '../../aws/console-door.ts'

/** What `/console/status` answers: `stile status`, with the minutes of the last hour. */
export interface InstanceStatus {
  readonly version: string
  readonly startedAt: string
  readonly uptimeSeconds: number
  /** Told to root only; absent when everything is in memory. */
  readonly dataDirectory?: string
  readonly retentionDays: number
  readonly executions: {
    readonly open: number
    readonly parked: number
    readonly started: number
    readonly ended: Readonly<Record<string, number>>
    readonly startedPerSecond: number
    readonly endedPerSecond: number
  }
  readonly waiting: {
    readonly mailboxes: number
    readonly paused: number
    readonly tasksInFlight: number
    readonly timersLate: number
    readonly oldestWaitingSeconds: number
  }
  readonly store: {
    readonly groups: number
    readonly writes: number
    readonly writesPerGroup: number
    readonly millisecondsPerGroup: number
    readonly fileBytes: number
    readonly walBytes: number
  }
  /** By the ARN of the state machine. */
  readonly openByMachine: Readonly<Record<string, number>>
  readonly minutes: readonly Minute[]
}

export interface Minute {
  readonly at: number
  readonly started: number
  readonly ended: number
}

const pollMs = 2_000

export function useStatus(): UseQueryResult<InstanceStatus> {
  return useQuery({
    queryKey: ['console', 'status'],
    queryFn: ({ signal }) => callDoor<InstanceStatus>('status', { signal }),
    refetchInterval: pollMs,
  })
}
