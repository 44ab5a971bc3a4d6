/** The few answers that AWS has no operation for: the instance's status, counts of executions, tasks that wait for somebody. */
import { fail, limits, parseArn, succeed, type Outcome } from '../../base/index.ts'
import type { WireAnswer, WireRequest } from '../../protocol/index.ts'
import type { AccessRequest, Pipeline, Principal } from '../../services/index.ts'
import { plainAnswer } from '../http.ts'
import { statusOf, type StatusSource } from '../status.ts'
import type { Counts } from './execution-counts.ts'
import { waitingTasks } from './waiting-tasks.ts'

export interface ReadParts {
  readonly pipeline: Pipeline
  readonly source: StatusSource
  readonly counts: Counts
}

interface Read extends ReadParts {
  readonly principal: Principal
  readonly wire: WireRequest
}

export async function answerRead(parts: ReadParts, principal: Principal, wire: WireRequest): Promise<WireAnswer> {
  if (wire.method !== 'GET') return plainAnswer(405, 'MethodNotAllowed', 'This is read with GET.')
  const outcome = await readPath({ ...parts, principal, wire })
  if (outcome.ok)
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(outcome.value) }
  const { code, message } = outcome.failure
  return plainAnswer(statuses[code] ?? 400, code, message)
}

const statuses: Readonly<Record<string, number>> = { AccessDeniedException: 403, NotFoundException: 404 }

async function readPath(read: Read): Promise<Outcome<object>> {
  const { path } = read.wire
  if (path === '/console/status') return readStatus(read)
  if (path === '/console/executions/counts') return readCounts(read)
  const waiting = /^\/console\/executions\/([^/]+)\/waiting$/.exec(path)?.[1]
  if (waiting !== undefined) return readWaiting(read, decoded(waiting))
  return fail('NotFoundException', 'There is no such path.')
}

async function readStatus(read: Read): Promise<Outcome<object>> {
  const allowed = await mayRead(read, { action: 'states:ListStateMachines', resource: '*' })
  if (!allowed.ok) return allowed
  const { dataDirectory, ...status } = await statusOf(read.source)
  const machines = await read.counts.ofAccount(read.principal.account)
  const openByMachine = Object.fromEntries(
    Object.entries(machines).map(([arn, counts]) => [arn, counts['RUNNING'] ?? 0]),
  )
  const shown = read.principal.kind === 'root' && dataDirectory !== undefined ? { dataDirectory } : {}
  return succeed({ ...status, ...shown, openByMachine, minutes: read.source.house.throughput.minutes() })
}

async function readCounts(read: Read): Promise<Outcome<object>> {
  const { counts, principal } = read
  const { account } = principal
  const machineArn = new URLSearchParams(read.wire.query).get('machineArn')
  if (machineArn === null) {
    const allowed = await mayRead(read, { action: 'states:ListStateMachines', resource: '*' })
    return allowed.ok ? succeed({ machines: await counts.ofAccount(account) }) : allowed
  }
  if (parseArn(machineArn)?.account !== account)
    return fail('NotFoundException', 'This state machine is of another account.')
  const allowed = await mayRead(read, { action: 'states:ListExecutions', resource: machineArn })
  return allowed.ok ? succeed(await counts.ofMachine(machineArn)) : allowed
}

async function readWaiting(read: Read, executionArn: string): Promise<Outcome<object>> {
  if (parseArn(executionArn)?.account !== read.principal.account)
    return fail('NotFoundException', 'This execution is of another account.')
  for (const access of [
    { action: 'states:DescribeExecution', resource: executionArn },
    { action: 'states:SendTaskSuccess', resource: '*' },
  ]) {
    const allowed = await mayRead(read, access)
    if (!allowed.ok) return allowed
  }
  const { store } = read.source.ports
  const row = await store.find('executions', 'byArn', executionArn)
  if (row === undefined) return fail('NotFoundException', 'There is no such execution.')
  return succeed(await waitingTasks(store, row.id, limits.pageItems))
}

function mayRead({ pipeline, source, principal, wire }: Read, access: AccessRequest): Promise<Outcome<void>> {
  const region = parseArn(access.resource)?.region ?? wire.headers['x-stile-region'] ?? source.ports.settings.region
  return pipeline.allows(principal, { space: { account: principal.account, region }, request: wire }, access)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
