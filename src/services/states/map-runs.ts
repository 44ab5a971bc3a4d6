import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { sumOf, type MapRunState } from '../../engine/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import { findExecution } from './find.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'

type MapRunRow = Row<'map_runs'>

/** The row of a Map Run's ARN. */
export async function findMapRun(call: Call, arn: string): Promise<Outcome<MapRunRow>> {
  const parsed = parseStatesArn(arn, ['mapRun'])
  if (!parsed.ok) return parsed
  const row = sameSpace(parsed.value.space, call.space) ? await call.ports.store.get('map_runs', { arn }) : undefined
  return row === undefined ? fail('ResourceNotFound', `Resource not found: '${arn}'`) : succeed(row)
}

export async function describeMapRun(
  input: Shapes.DescribeMapRunInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeMapRunOutput>> {
  const found = await findMapRun(call, input.mapRunArn)
  if (!found.ok) return found
  const row = found.value
  const state = JSON.parse(row.body) as MapRunState
  const parent = await call.ports.store.get('executions', { id: row.execution })
  return succeed({
    mapRunArn: row.arn,
    executionArn: parent?.arn ?? '',
    status: statusOf(row),
    startDate: row.started_at,
    stopDate: row.stopped_at ?? undefined,
    maxConcurrency: state.maxConcurrency === 0 ? limits.mapRunConcurrency : state.maxConcurrency,
    toleratedFailurePercentage: state.toleratedFailurePercentage ?? 0,
    toleratedFailureCount: state.toleratedFailureCount ?? 0,
    itemCounts: countsOf('items', state, state.itemsStarted, state.itemsTotal),
    executionCounts: countsOf('executions', state, state.childrenStarted, state.childrenTotal),
    redriveCount: state.redriveCount ?? 0,
    redriveDate: state.redrivenAt,
  })
}

/** A run that a redrive opens again first stops what is left of its earlier life. */
function statusOf({ status, stopping_at }: MapRunRow): Shapes.MapRunStatus {
  if (status !== 'RUNNING' && status !== 'REDRIVING') return status as Shapes.MapRunStatus
  return stopping_at === null ? 'RUNNING' : 'ABORTED'
}

function countsOf(
  kind: 'items' | 'executions',
  state: MapRunState,
  started: number,
  total: number | undefined,
): Shapes.MapRunItemCounts {
  const { resultsWritten, pendingRedrive, failuresNotRedrivable } = state
  const { succeeded, failed, timedOut, aborted } = state[kind]
  const pending = pendingRedrive === undefined ? 0 : sumOf(pendingRedrive[kind])
  const all = Math.max(started, total ?? 0)
  return {
    pending: all - started,
    running: started - sumOf(state[kind]) - pending,
    succeeded,
    failed,
    timedOut,
    aborted,
    total: all,
    resultsWritten: resultsWritten === 0 ? 0 : all,
    failuresNotRedrivable: failuresNotRedrivable?.[kind] ?? 0,
    pendingRedrive: pending,
  }
}

/** The newest first. */
export async function listMapRuns(
  input: Shapes.ListMapRunsInput,
  call: Call,
): Promise<Outcome<Shapes.ListMapRunsOutput>> {
  const found = await findExecution(call, input.executionArn)
  if (!found.ok) return found
  const token = readToken(call, input.executionArn, input.nextToken)
  if (!token.ok) return token
  const { rows, more } = await call.ports.store.scan('map_runs', {
    index: 'byExecution',
    equals: [found.value.id],
    order: 'descending',
    limit: pageSize(input.maxResults),
    bytesMax: limits.pageBytes,
    columns: ['arn', 'started_at', 'stopped_at'],
    ...(token.value === undefined ? {} : { after: token.value }),
  })
  const last = rows.at(-1)
  return succeed({
    mapRuns: rows.map(({ arn, started_at, stopped_at }) => ({
      executionArn: input.executionArn,
      mapRunArn: arn,
      stateMachineArn: arn.replace(':mapRun:', ':stateMachine:').replace(/:[^:]*$/, ''),
      startDate: started_at,
      stopDate: stopped_at ?? undefined,
    })),
    ...(more && last !== undefined
      ? { nextToken: writeToken(call, input.executionArn, [last.started_at, last.arn]) }
      : {}),
  })
}

export async function updateMapRun(
  input: Shapes.UpdateMapRunInput,
  call: Call,
): Promise<Outcome<Shapes.UpdateMapRunOutput>> {
  const found = await findMapRun(call, input.mapRunArn)
  if (!found.ok) return found
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = input
  if ((maxConcurrency ?? toleratedFailureCount ?? toleratedFailurePercentage) === undefined) {
    const message =
      'At least one of maxConcurrency, toleratedFailureCount and toleratedFailurePercentage must be specified'
    return fail('ValidationException', message, { reason: 'MISSING_REQUIRED_PARAMETER' })
  }
  const updated = await call.ports.engine.updateMapRun(input.mapRunArn, {
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  })
  return updated.ok ? succeed({}) : updated
}
