import type { DescribeExecutionOutput, DescribeStateMachineForExecutionOutput } from '@aws-sdk/client-sfn'
import { useEffect, useMemo, useState } from 'react'
import { useAwsQuery } from '../../aws/queries.ts'
import { emptyMemory, graphStanding, type IterationChoice } from '../../execution/graph-standing.ts'
import type { GraphStanding, Outline } from '../../graph/index.ts'
import { outlineOfText } from '../../graph/index.ts'
import { useLive, type LiveStatus } from '../../live/use-live.ts'
import { useHistory, type History } from './execution-history.ts'

/** Everything that the execution page shows. */
export interface ExecutionModel {
  readonly arn: string
  readonly execution: DescribeExecutionOutput
  /** As it was when the execution started; absent while it loads. */
  readonly machine: DescribeStateMachineForExecutionOutput | undefined
  readonly outline: Outline | undefined
  readonly history: History
  readonly live: LiveStatus
  readonly isRunning: boolean
}

export interface ExecutionQuery {
  readonly model: ExecutionModel | undefined
  readonly error: unknown
  readonly refetch: () => void
}

/** How long after its end an execution is still looked at: its last events may come a moment later. */
const lingerMs = 2_000

export function useExecution(arn: string): ExecutionQuery {
  const described = useAwsQuery('states', 'describeExecution', { executionArn: arn })
  const execution = described.data
  const isRunning = execution?.status === 'RUNNING' || execution?.status === 'PENDING_REDRIVE'
  const watching = useLingering(isRunning)
  const live = useLive([arn], { enabled: watching })
  const machine = useAwsQuery('states', 'describeStateMachineForExecution', { executionArn: arn }, { immutable: true })
  const history = useHistory(arn, described.dataUpdatedAt)
  const definition = machine.data?.definition
  const outline = useMemo(() => (definition === undefined ? undefined : outlineOfText(definition)), [definition])
  const model =
    execution === undefined
      ? undefined
      : {
          arn,
          execution,
          machine: machine.data,
          outline,
          history,
          live: isRunning ? live : ('off' as const),
          isRunning,
        }
  return {
    model,
    error: execution === undefined ? described.error : undefined,
    refetch: () => void described.refetch(),
  }
}

/** True while `active` is, and a moment longer. */
function useLingering(active: boolean): boolean {
  const [ended, setEnded] = useState(!active)
  useEffect(() => {
    const timer = setTimeout(() => setEnded(!active), active ? 0 : lingerMs)
    return () => clearTimeout(timer)
  }, [active])
  return active || !ended
}

/** What the graph shows of an account that grows in place. */
export function useStanding({ account, revision }: History, choice: IterationChoice): GraphStanding {
  const [memory] = useState(emptyMemory)
  return useMemo(() => {
    return graphStanding(account, memory, choice)
    // The account is the same object all along; its revision says that it has grown.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [account, revision, memory, choice])
}
