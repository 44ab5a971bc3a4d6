import { fail, limits, parseJson, succeed, utf8Length, type Outcome } from '../../base/index.ts'
import { describeJsonFault } from '../../asl/index.ts'
import { redriveRefusal, statusOfChild, type StartRequest } from '../../engine/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { quotaOf } from '../quotas.ts'
import { checkName, parseStatesArn } from './arns.ts'
import { isExpress, listItem } from './execution-lists.ts'
import {
  beingDeleted,
  definitionFacts,
  findExecution,
  findExecutionOrChild,
  findRevision,
  startedRevision,
  wrongType,
} from './find.ts'
import { defaultEncryption, defaultLogging, defaultTracing } from './machine-settings.ts'
import { machineArn, machineKind } from './records.ts'

type ExecutionRow = Row<'executions'>

export async function startExecution(
  input: Shapes.StartExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.StartExecutionOutput>> {
  return startChecked(input, call)
}

/** A start by a task: however often the attempt is run, it is the same execution. */
export async function startForAttempt(
  input: Shapes.StartExecutionInput,
  call: Call,
  attemptKey: string,
): Promise<Outcome<Shapes.StartExecutionOutput>> {
  return startChecked(input, call, attemptKey)
}

const attemptsMax = 5

/** Looks again when the machine was updated or deleted between the look and the commit. */
async function startChecked(
  input: Shapes.StartExecutionInput,
  call: Call,
  attemptKey?: string,
): Promise<Outcome<Shapes.StartExecutionOutput>> {
  const { engine } = call.ports
  for (let attempt = 1; ; attempt++) {
    const checked = await checkStart(input, call)
    if (!checked.ok) return checked
    const { type, request } = checked.value
    const started = await (type === 'EXPRESS'
      ? engine.startExpress(request)
      : engine.start(attemptKey === undefined ? request : { ...request, attemptKey }))
    if (started.ok || started.failure.code !== 'Outdated') return started
    if (attempt === attemptsMax) return fail('ConflictException', 'The state machine is being changed. Try again.')
  }
}

/** HTTP status 200 whatever becomes of the execution: its status tells. */
export async function startSyncExecution(
  input: Shapes.StartSyncExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.StartSyncExecutionOutput>> {
  const checked = await checkStart(input, call, 'EXPRESS')
  if (!checked.ok) return checked
  const { request } = checked.value
  const ran = await call.ports.engine.runExpress(request)
  if (!ran.ok) return ran
  const { executionArn, name, startDate, stopDate, end } = ran.value
  const included = input.includedData !== 'METADATA_ONLY'
  return succeed({
    executionArn,
    stateMachineArn: request.machineArn,
    name,
    startDate,
    stopDate,
    status: end.status === 'ABORTED' ? 'FAILED' : end.status,
    ...(included ? { input: request.input } : {}),
    inputDetails: { included },
    ...(end.status === 'SUCCEEDED'
      ? { ...(included ? { output: end.output.text } : {}), outputDetails: { included } }
      : { error: end.error, cause: end.cause }),
    traceHeader: request.traceHeader,
    billingDetails: { billedDurationInMilliseconds: billedMs(stopDate - startDate), billedMemoryUsedInMB: 64 },
  })
}

/** Time is billed in hundreds of milliseconds, memory in steps of 64 MB: one of them, as nothing is billed here. */
function billedMs(ms: number): number {
  return Math.max(1, Math.ceil(ms / 100)) * 100
}

interface Start {
  readonly type: Shapes.StateMachineType
  readonly request: StartRequest
}

/** Of machines of any type, or of that one alone. */
async function checkStart(
  input: Shapes.StartExecutionInput,
  call: Call,
  only?: Shapes.StateMachineType,
): Promise<Outcome<Start>> {
  const found = await findRevision(call, input.stateMachineArn)
  if (!found.ok) return found
  if (only !== undefined && found.value.revision.type !== only) return wrongType
  if (found.value.deleting === true) return beingDeleted(input.stateMachineArn)
  if (input.name !== undefined) {
    const valid = checkName(input.name)
    if (!valid.ok) return valid
  }
  const text = checkInput(input.input)
  if (!text.ok) return text
  const { name, revision, unchanged, versionArn, aliasArn } = found.value
  const traceHeader = traceHeaderOf(input, call)
  if (revision.type === 'STANDARD') {
    const room = call.ports.openExecutions?.hasRoom(call.space) ?? true
    if (!(typeof room === 'boolean' ? room : await room)) return tooManyOpen(call)
  }
  const request = {
    space: call.space,
    provided: unchanged,
    machineArn: versionArn === undefined ? input.stateMachineArn : machineArn(call.space, name),
    machineName: name,
    input: text.value,
    roleArn: revision.roleArn,
    definition: revision.definition,
    machineUpdatedAt: revision.updatedAt,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(traceHeader === undefined ? {} : { traceHeader }),
    ...(revision.revisionId === undefined ? {} : { revisionId: revision.revisionId }),
    ...(versionArn === undefined ? {} : { versionArn }),
    ...(aliasArn === undefined ? {} : { aliasArn }),
  }
  return succeed({ type: revision.type, request })
}

/** The header of the request is preferred to the member of its body (API reference, StartExecution). */
function traceHeaderOf({ traceHeader }: Shapes.StartExecutionInput, call: Call): string | undefined {
  const header = call.traceHeader
  return header === undefined || header.length > limits.traceHeaderCharacters ? traceHeader : header
}

function tooManyOpen({ ports: { settings } }: Call): Outcome<never> {
  const most = quotaOf(settings, 'openExecutions')
  return fail('ExecutionLimitExceeded', `Execution Limit Exceeded: 'At most ${most} executions may be open.'`)
}

/** Any JSON value will do; nothing at all is `{}`, an empty text is a mistake (recorded). */
export function checkInput(input: string | undefined): Outcome<string> {
  if (input === undefined || input === '{}') return succeed('{}')
  const invalid = (why: string) => fail('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`)
  if (input.trim() === '') return invalid('Invalid execution input.')
  if (input.length > limits.stateDataBytes / 3 && utf8Length(input) > limits.stateDataBytes) {
    return invalid('Invalid execution input.')
  }
  const parsed = parseJson(input, limits.jsonDepth)
  if (parsed.ok) return succeed(input)
  return invalid(describeJsonFault(input)?.words ?? parsed.failure.message)
}

export async function stopExecution(
  input: Shapes.StopExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.StopExecutionOutput>> {
  const found = await findExecution(call, input.executionArn)
  if (!found.ok) return found
  const { error, cause } = input
  return call.ports.engine.stop(found.value.id, {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  })
}

export async function describeExecution(
  input: Shapes.DescribeExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeExecutionOutput>> {
  const found = await findExecutionOrChild(call, input.executionArn)
  if (!found.ok) return found
  const row = await asShown(found.value, call)
  const included = input.includedData !== 'METADATA_ONLY'
  const refusal = await refusalOfRedrive(row, call)
  return succeed({
    ...listItem(row),
    ...(included ? { input: row.input } : {}),
    inputDetails: { included },
    ...(row.output === null ? {} : { ...(included ? { output: row.output } : {}), outputDetails: { included } }),
    error: row.error ?? undefined,
    cause: row.cause ?? undefined,
    traceHeader: row.trace_header ?? undefined,
    // A child that runs in its first life does not tell (recorded).
    ...(row.map_run !== null && row.status === 'RUNNING' && row.redrive_count === 0 ? { redriveCount: undefined } : {}),
    redriveStatus:
      refusal !== undefined ? 'NOT_REDRIVABLE' : row.map_run === null ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    redriveStatusReason: refusal,
  })
}

/** A child that a redriven Map Run has not come to is PENDING_REDRIVE. */
async function asShown(row: ExecutionRow, call: Call): Promise<ExecutionRow> {
  if (row.map_run === null || row.status === 'RUNNING' || row.status === 'SUCCEEDED') return row
  const run = await call.ports.store.get('map_runs', { arn: row.map_run })
  return { ...row, status: statusOfChild(row, run) }
}

async function refusalOfRedrive(row: ExecutionRow, call: Call): Promise<string | undefined> {
  // An Express child has no history that could be full, and is run again whenever its run is.
  const anew = row.map_run !== null && isExpress(row) && row.status !== 'RUNNING' && row.status !== 'SUCCEEDED'
  return (anew ? undefined : redriveRefusal(row, call.now)) ?? (await refusalOfMachine(call, row))
}

/** Of a machine that is being deleted, or is gone, nothing is redriven. */
async function refusalOfMachine(call: Call, row: ExecutionRow): Promise<string | undefined> {
  const [machine = ''] = row.machine.slice(row.machine.lastIndexOf(':') + 1).split('/')
  const document = await call.ports.documents.get(machineKind, call.space, machine)
  const active = document !== undefined && document.body.deletingSince === undefined
  return active ? undefined : 'State machine is in DELETING status'
}

/** Children are redriven with their run alone (recorded). */
const labelled = fail('ValidationException', 'Labeled Execution ARNs are not supported for this API', {
  reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
})

/** A repeated token is answered as the first call was, whatever has become of the execution since. */
export async function redriveExecution(
  input: Shapes.RedriveExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.RedriveExecutionOutput>> {
  const parsed = parseStatesArn(input.executionArn, ['execution'])
  if (!parsed.ok) return parsed
  if (parsed.value.label !== undefined) return labelled
  const found = await findExecution(call, input.executionArn)
  if (!found.ok) return found
  const refusal = await refusalOfMachine(call, found.value)
  if (found.value.status !== 'RUNNING' && !((await call.ports.openExecutions?.hasRoom(call.space)) ?? true)) {
    return tooManyOpen(call)
  }
  const { clientToken } = input
  return call.ports.engine.redrive(found.value.id, {
    ...(clientToken === undefined ? {} : { clientToken }),
    ...(refusal === undefined ? {} : { refusal }),
  })
}

export async function describeStateMachineForExecution(
  input: Shapes.DescribeStateMachineForExecutionInput,
  call: Call,
): Promise<Outcome<Shapes.DescribeStateMachineForExecutionOutput>> {
  const found = await findExecutionOrChild(call, input.executionArn)
  if (!found.ok) return found
  const row = found.value
  const [name = '', label] = row.machine.slice(row.machine.lastIndexOf(':') + 1).split('/')
  const revision = await startedRevision(call.ports.documents, call.space, name, row.version_arn ?? undefined)
  const type = isExpress(row) ? 'EXPRESS' : 'STANDARD'
  return succeed({
    stateMachineArn: row.machine,
    name,
    ...(await definitionFacts(call, row.definition, type, input.includedData)),
    roleArn: row.role_arn,
    updateDate: row.machine_updated_at,
    loggingConfiguration: revision?.logging ?? defaultLogging,
    tracingConfiguration: revision?.tracing ?? defaultTracing,
    encryptionConfiguration: revision?.encryption ?? defaultEncryption,
    revisionId: row.revision_id ?? undefined,
    mapRunArn: row.map_run ?? undefined,
    label,
  })
}
