import { limits, type EpochMs } from '../base/index.ts'
import type { Effect, ExecutionEnd, StepResult } from '../asl/index.ts'
import type { Command, Row } from '../store/index.ts'
import type { ExecutionRow } from './execution.ts'
import { mapRunRedriveRows, mapRunRows, mapRunStop, requestKey } from './map-run-rows.ts'
import { partRows, type PartRows } from './part-rows.ts'
import type { Language } from './ports.ts'
import { cancelCommand, taskRow } from './task-rows.ts'

/** What a turn commits, and what is on disk once it has. */
export interface TurnWrite {
  readonly commands: readonly Command[]
  readonly row: ExecutionRow
  /** Characters of the changed parts' texts; 0 for a dropped one. */
  readonly partSizes: ReadonlyMap<string, number>
}

const dayMs = 86_400_000

/** The inbox row by which an unfinished execution goes on in its next turn, also after a crash. */
export interface Continuation {
  readonly execution: number
  readonly arrival: number
  readonly at: EpochMs
}

/**
 * The first turn: name, execution and history, in this order, so that a refusal tells which of them was taken. An
 * execution that ends in it has no parts, timers or tasks.
 */
export function firstWrite(
  started: ExecutionRow,
  result: StepResult,
  language: Language,
  continuation: Continuation | undefined,
): TurnWrite {
  const row = afterFirst(started, result)
  const { id: execution, machine, name } = row
  const expires_at = row.stopped_at === null ? null : row.stopped_at + limits.executionNameDays * dayMs
  // Children of a Map Run are named by nobody.
  const names: Command[] =
    row.map_run === null
      ? [{ do: 'insert', table: 'execution_names', row: { machine, name, execution, expires_at } }]
      : []
  const commands: Command[] = [
    ...names,
    { do: 'insert', table: 'executions', row },
    ...historyRows(execution, result, language),
  ]
  const parts = keptParts(execution, result, language)
  commands.push(...parts.commands)
  if (result.end === undefined) commands.push(...effectRows(execution, result, started.started_at))
  if (continuation !== undefined) commands.push(continuationRow(continuation))
  return { commands, row, partSizes: parts.sizes }
}

/** A later turn. The first command is the guard, behind it come the entries' `consume` commands. */
export function nextWrite(
  before: ExecutionRow,
  result: StepResult,
  turn: {
    readonly consumes: readonly Command[]
    /** Other columns that it sets; `before` has them already. */
    readonly columns?: Partial<Row<'executions'>>
    readonly language: Language
    readonly now: EpochMs
    readonly continuation: Continuation | undefined
    /** Tasks whose rows are known not to be there. */
    readonly gone?: ReadonlySet<string>
  },
): TurnWrite {
  const changes = progress(before.version + 1, result)
  const execution = before.id
  const commands: Command[] = [
    {
      do: 'update',
      table: 'executions',
      key: { id: execution },
      set: { ...turn.columns, ...changes },
      if: { version: before.version, epoch: before.epoch },
    },
    ...turn.consumes,
    ...historyRows(execution, result, turn.language),
  ]
  const row = { ...before, ...changes }
  if (result.end === undefined) commands.push(...effectRows(execution, result, turn.now))
  else commands.push(...endRows(row), ...mapRunStops(result.effects, turn.now))
  commands.push(...cancelRows(execution, result.effects, turn.consumes, turn.gone))
  const parts = keptParts(execution, result, turn.language)
  commands.push(...parts.commands)
  if (turn.continuation !== undefined) commands.push(continuationRow(turn.continuation))
  return { commands, row, partSizes: parts.sizes }
}

const noParts: PartRows = { commands: [], sizes: new Map() }

/** An execution that succeeds needs its parts no more. */
function keptParts(execution: number, result: StepResult, language: Language): PartRows {
  return result.end?.status === 'SUCCEEDED' ? noParts : partRows(language, execution, result.changedParts)
}

/** Written out, since every start comes by: spreading what `progress` gives over a row takes a microsecond. */
function afterFirst(started: ExecutionRow, { end, snapshot }: StepResult): ExecutionRow {
  const { lastEvent, lastEventAt } = snapshot
  const row = { ...started, version: 1, last_event: lastEvent, last_event_at: lastEventAt }
  if (end === undefined) return row
  row.status = end.status
  row.stopped_at = lastEventAt
  row.sorted_at = lastEventAt
  if (end.status === 'SUCCEEDED') row.output = end.output.text
  else {
    row.error = storable(end.error)
    row.cause = storable(end.cause)
  }
  return row
}

/** The columns that a turn changes. */
function progress(version: number, result: StepResult): Partial<Row<'executions'>> & { readonly version: number } {
  const { lastEvent, lastEventAt } = result.snapshot
  const turn = { version, last_event: lastEvent, last_event_at: lastEventAt }
  return result.end === undefined ? turn : { ...turn, ...ended(result.end, lastEventAt) }
}

function ended(end: ExecutionEnd, at: EpochMs): Partial<Row<'executions'>> {
  const stopped = { status: end.status, stopped_at: at, sorted_at: at }
  return end.status === 'SUCCEEDED'
    ? { ...stopped, output: end.output.text }
    : { ...stopped, error: storable(end.error), cause: storable(end.cause) }
}

/** Stores take no NUL in texts; history, being JSON, has it escaped. */
export function storable(text: string | undefined): string | null {
  return text?.replaceAll('\0', '\ufffd') ?? null
}

/**
 * What an execution that closes leaves behind: its name for a while, and its parts as long as it can be redriven. Tasks
 * are cancelled one by one, as the step says.
 */
function endRows(row: ExecutionRow): readonly Command[] {
  const { id: execution, machine, name } = row
  const prefix = { execution }
  const commands: Command[] = [
    { do: 'clear', table: 'timers', prefix },
    { do: 'clear', table: 'inbox', prefix },
  ]
  if (row.status === 'SUCCEEDED') {
    commands.push({ do: 'clear', table: 'parts', prefix }, { do: 'clear', table: 'part_values', prefix })
  }
  if (row.map_run === null && row.stopped_at !== null) {
    const expires_at = row.stopped_at + limits.executionNameDays * dayMs
    commands.push({ do: 'put', table: 'execution_names', row: { machine, name, execution, expires_at } })
  }
  return commands
}

function historyRows(execution: number, result: StepResult, language: Language): readonly Command[] {
  const [first] = result.history
  const last = result.history.at(-1)
  if (first === undefined || last === undefined) return []
  const body = language.encodeHistory(result.history)
  return [{ do: 'insert', table: 'history', row: { execution, first_event: first.id, last_event: last.id, body } }]
}

function effectRows(execution: number, result: StepResult, now: EpochMs): readonly Command[] {
  return result.effects.flatMap((effect) => {
    if (effect.kind === 'cancelTask') return []
    if (effect.kind === 'startMapRun') return mapRunRows(execution, effect, now)
    return effect.kind === 'redriveMapRun' ? mapRunRedriveRows(execution, effect) : [effectRow(execution, effect, now)]
  })
}

/** Of a task whose row one of the arrivals takes away in the same write, nothing is left to cancel. */
function cancelRows(
  execution: number,
  effects: readonly Effect[],
  consumes: readonly Command[],
  gone: ReadonlySet<string> | undefined,
): readonly Command[] {
  const cancelled = effects.filter((effect) => effect.kind === 'cancelTask')
  if (cancelled.length === 0) return []
  const taken = new Set(
    consumes.flatMap((consume) => (consume.table === 'tasks' && consume.do === 'delete' ? consume.key.task : [])),
  )
  return cancelled.flatMap(({ task, resource }) =>
    taken.has(task) || gone?.has(task) === true ? [] : cancelCommand(execution, task, resource),
  )
}

/** An execution that ends lets go of its Map Runs; they end by themselves. */
function mapRunStops(effects: readonly Effect[], now: EpochMs): readonly Command[] {
  return effects.flatMap((effect) => (effect.kind === 'stopMapRun' ? [mapRunStop(effect.mapRunArn, now)] : []))
}

type RowEffect = Exclude<Effect, { kind: 'startMapRun' | 'redriveMapRun' | 'cancelTask' }>

function effectRow(execution: number, effect: RowEffect, now: EpochMs): Command {
  switch (effect.kind) {
    case 'setTimer':
      return { do: 'put', table: 'timers', row: { execution, timer: effect.timer, due_at: effect.dueAt } }
    case 'clearTimer':
      return { do: 'delete', table: 'timers', key: { execution, timer: effect.timer } }
    case 'scheduleTask':
      return { do: 'put', table: 'tasks', row: taskRow(execution, effect.task, effect.request, now) }
    case 'stopMapRun':
      return mapRunStop(effect.mapRunArn, now)
    case 'closeMapRun':
      return { do: 'delete', table: 'part_values', key: requestKey(execution, effect.mapRunArn) }
  }
}

function continuationRow({ execution, arrival, at }: Continuation): Command {
  return { do: 'insert', table: 'inbox', row: { execution, arrival, body: JSON.stringify({ kind: 'continue', at }) } }
}
