import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { useMemo } from 'react'
import { emptyAccount } from '../../execution/account.ts'
import { detailsOf } from '../../execution/history-event.ts'
import { tell } from '../../execution/tell.ts'
import { outlineOfText } from '../../graph/index.ts'
import type { ExecutionModel } from './execution-model.ts'
import { accountOfLog, historyOfLog } from './express-log.ts'
import { nameOfArn } from './states-links.ts'

/** An Express execution as the page of others shows one, made from its log; undefined if that does not tell all. */
export function useExpressModel(
  arn: string,
  machine: DescribeStateMachineOutput,
  events: readonly FilteredLogEvent[],
): ExecutionModel | undefined {
  const { definition = '' } = machine
  const outline = useMemo(() => outlineOfText(definition), [definition])
  return useMemo(() => {
    const history = historyOfLog(events)
    if (history === undefined) return undefined
    const account = emptyAccount()
    tell(account, history)
    const { status, startedAt, endedAt, error, cause } = accountOfLog(events)
    const isRunning = status === 'RUNNING'
    const [first, last] = [history.at(0), history.at(-1)]
    return {
      arn,
      execution: {
        executionArn: arn,
        stateMachineArn: machine.stateMachineArn,
        name: nameOfArn(arn.slice(0, arn.lastIndexOf(':'))),
        status,
        startDate: startedAt === undefined ? undefined : new Date(startedAt),
        stopDate: endedAt === undefined ? undefined : new Date(endedAt),
        input: first && detailsOf(first).input,
        output: last && detailsOf(last).output,
        error,
        cause,
      },
      machine: { ...machine, updateDate: machine.creationDate },
      outline,
      history: { account, revision: account.revision, isLoading: false },
      live: isRunning ? 'live' : 'off',
      isRunning,
    }
  }, [arn, machine, events, outline])
}
