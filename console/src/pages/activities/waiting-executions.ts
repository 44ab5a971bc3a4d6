import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { callDoor } from '../../aws/console-door.ts'
import { useRegion } from '../../aws/region.ts'

/** A task that waits for somebody, as the console's door tells of it, with the execution that it holds up. */
export interface WaitingRow {
  readonly id: string
  readonly executionArn: string
  readonly executionName: string
  readonly stateName: string
  /** In milliseconds since 1970. */
  readonly since: number
  readonly timeoutAt?: number
  /** Of a `.waitForTaskToken` task. */
  readonly token?: string
  readonly activityArn?: string
  /** Whether a worker has taken the activity's task. */
  readonly taken?: boolean
}

export interface Waiting {
  readonly rows: readonly WaitingRow[]
  /** True if there are running executions that were not looked into. */
  readonly more: boolean
}

/** So many running executions are looked into, the latest of each machine first. */
const machinesMax = 20
const executionsMax = 60

/** What waits in the executions that run now. */
export function useWaiting(): UseQueryResult<Waiting> {
  const region = useRegion()
  return useQuery({
    queryKey: ['console', 'waiting-tasks', region],
    queryFn: ({ signal }) => waitingNow(signal),
  })
}

interface RunningExecution {
  readonly executionArn: string
  readonly name: string
}

async function waitingNow(signal: AbortSignal): Promise<Waiting> {
  const { executions, more } = await runningExecutions(signal)
  const found = await Promise.all(executions.map((execution) => waitingIn(execution, signal)))
  return { rows: found.flat().sort((a, b) => a.since - b.since), more }
}

async function runningExecutions(
  signal: AbortSignal,
): Promise<{ readonly executions: readonly RunningExecution[]; readonly more: boolean }> {
  interface Counts {
    readonly machines: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  const counts = await callDoor<Counts>('executions/counts', { signal })
  const machines = Object.entries(counts.machines).filter(([, { RUNNING = 0 }]) => RUNNING > 0)
  const maxResults = Math.max(1, Math.floor(executionsMax / Math.max(1, Math.min(machines.length, machinesMax))))
  const lists = await Promise.all(
    machines
      .slice(0, machinesMax)
      .map(([stateMachineArn]) =>
        callAws('states', 'listExecutions', { stateMachineArn, statusFilter: 'RUNNING', maxResults }, signal),
      ),
  )
  const executions = lists.flatMap(({ executions = [] }) =>
    executions.map(({ executionArn = '', name = '' }) => ({ executionArn, name })),
  )
  const running = machines.reduce((sum, [, { RUNNING = 0 }]) => sum + RUNNING, 0)
  return { executions, more: running > executions.length }
}

async function waitingIn({ executionArn, name }: RunningExecution, signal: AbortSignal): Promise<WaitingRow[]> {
  type Told = Omit<WaitingRow, 'id' | 'executionArn' | 'executionName'>
  const { tasks } = await callDoor<{ readonly tasks: readonly Told[] }>(
    `executions/${encodeURIComponent(executionArn)}/waiting`,
    { signal },
  )
  return tasks.map((task, index) => ({ ...task, id: `${executionArn} ${index}`, executionArn, executionName: name }))
}
