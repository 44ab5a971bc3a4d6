import { fail, limits, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { itemsOf, statusOfChild, type MapRunState } from '../../engine/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Row, Scan } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { unqualified } from './aliases.ts'
import { parseStatesArn } from './arns.ts'
import { findMachine, labelRefused, noMachine, wrongType } from './find.ts'
import { findMapRun } from './map-runs.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'

type ExecutionRow = Row<'executions'>

const listColumns = [
  'id',
  'arn',
  'machine',
  'name',
  'status',
  'started_at',
  'stopped_at',
  'sorted_at',
  'redrive_count',
  'redriven_at',
  'version_arn',
  'alias_arn',
  'map_run',
] as const

/** What ListExecutions looks through, and which rows of that it shows. */
interface Listing {
  readonly query: Pick<Scan<'executions'>, 'index' | 'equals' | 'columns'>
  readonly shows: (row: ExecutionRow) => boolean
  readonly run?: { readonly status: (row: ExecutionRow) => string; readonly state: MapRunState }
}

/** How many pages of the machine are looked through for executions of one version, alias or kind, before a page ends. */
const scansMax = 20

/** Newest first: by start while open, then by stop; children of a Map Run by their start (recorded). */
export async function listExecutions(
  input: Shapes.ListExecutionsInput,
  call: Call,
): Promise<Outcome<Shapes.ListExecutionsOutput>> {
  const listing = await listingOf(input, call)
  if (!listing.ok) return listing
  const { query: range, shows, run } = listing.value
  const { statusFilter, redriveFilter } = input
  const argument = JSON.stringify([
    input.stateMachineArn ?? input.mapRunArn,
    statusFilter ?? null,
    redriveFilter ?? null,
  ])
  const token = readToken(call, argument, input.nextToken)
  if (!token.ok) return token
  const limit = pageSize(input.maxResults)
  const shown: ExecutionRow[] = []
  let after = token.value
  for (let scans = 0; scans < scansMax; scans++) {
    const query: Scan<'executions'> = {
      columns: listColumns,
      ...range,
      order: 'descending',
      limit: limit - shown.length,
      bytesMax: limits.pageBytes,
      ...(after === undefined ? {} : { after }),
    }
    const { rows, more } = await call.ports.store.scan('executions', query)
    shown.push(...rows.filter(shows))
    const last = rows.at(-1)
    after = more && last !== undefined ? (run === undefined ? [last.sorted_at, last.id] : [last.id]) : undefined
    if (after === undefined || shown.length >= limit) break
  }
  return succeed({
    executions: shown.map((row) => (run === undefined ? listItem(row) : childItem(row, run))),
    ...(after === undefined ? {} : { nextToken: writeToken(call, argument, after) }),
  })
}

/** The machine whose executions are listed, or those of one version or alias, or a Map Run with its children. */
async function listingOf(input: Shapes.ListExecutionsInput, call: Call): Promise<Outcome<Listing>> {
  const { stateMachineArn: arn, mapRunArn, statusFilter, redriveFilter } = input
  if ((arn === undefined) === (mapRunArn === undefined)) {
    const message = 'Exactly one of stateMachineArn and mapRunArn must be specified'
    return fail('ValidationException', message, { reason: 'MISSING_REQUIRED_PARAMETER' })
  }
  if (arn === undefined) {
    const run = await findMapRun(call, mapRunArn ?? '')
    if (!run.ok) return run
    const status = (row: ExecutionRow): string => statusOfChild(row, run.value)
    const redriven = redriveFilter === undefined ? undefined : redriveFilter === 'REDRIVEN'
    const shows = (row: ExecutionRow): boolean =>
      (redriven === undefined || row.redrive_count > 0 === redriven) &&
      (statusFilter === undefined || status(row) === statusFilter)
    const state = JSON.parse(run.value.body) as MapRunState
    const columns = [...listColumns, 'last_event', ...(state.batched === true ? (['input'] as const) : [])] as const
    return succeed({ query: { index: 'byMapRun', equals: [run.value.arn], columns }, shows, run: { status, state } })
  }
  if (statusFilter === 'PENDING_REDRIVE') {
    return fail('ValidationException', 'The status PENDING_REDRIVE can only be listed with a mapRunArn')
  }
  if (redriveFilter !== undefined) {
    return fail('ValidationException', 'RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN')
  }
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { qualifier, label } = parsed.value
  if (label !== undefined) return labelRefused
  const machine = unqualified(arn, qualifier)
  const found = await findMachine(call, machine)
  if (!found.ok) return noMachine(arn)
  if (found.value.body.type === 'EXPRESS') return wrongType
  const shows = (row: ExecutionRow): boolean =>
    qualifier === undefined || row.version_arn === arn || row.alias_arn === arn
  const query: Listing['query'] =
    statusFilter === undefined
      ? { index: 'byMachine', equals: [machine] }
      : { index: 'byMachineStatus', equals: [machine, statusFilter] }
  return succeed({ query, shows })
}

function childItem(row: ExecutionRow, { status, state }: NonNullable<Listing['run']>): Shapes.ExecutionListItem {
  return { ...listItem({ ...row, status: status(row) }), itemCount: itemsOf(row.input, state) }
}

/** What lists and descriptions tell alike. */
export function listItem(row: ExecutionRow): Shapes.ExecutionListItem {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine,
    name: isExpress(row) ? row.arn.split(':').slice(-2).join(':') : row.name,
    status: row.status as Shapes.ExecutionStatus,
    startDate: row.started_at,
    stopDate: row.stopped_at ?? undefined,
    redriveCount: row.redrive_count,
    redriveDate: row.redriven_at ?? undefined,
    mapRunArn: row.map_run ?? undefined,
    stateMachineVersionArn: row.version_arn ?? undefined,
    stateMachineAliasArn: row.alias_arn ?? undefined,
  }
}

/** A child of a Map Run that is an Express execution has a row, too. */
export function isExpress({ arn }: ExecutionRow): boolean {
  return parseArn(arn)?.resource.startsWith('express:') === true
}
