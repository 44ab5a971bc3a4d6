import type { Arrival, MapRunRequest } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { Entry } from './mailboxes.ts'
import type { Family } from './map-run-children.ts'
import { executionOf } from './map-run-feed.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { momentOfRedrive } from './map-run-redrives.ts'
import { gatherOutputs, writeResults } from './map-run-results.ts'
import { forgetPending, redriveKey, type MapRunRedrive, type MapRunRow, type MapRunState } from './map-run-rows.ts'
import type { StartContext } from './start.ts'
import { inboxEntry } from './turn.ts'

interface Ending {
  readonly context: StartContext
  readonly port: MapRunPort | undefined
  readonly family: Family
  readonly request: MapRunRequest
}

/** What the last commit of a run holds beside its counts, and what its execution then hears. */
export interface RunEnd {
  readonly commands: readonly Command[]
  readonly columns: Partial<MapRunRow>
  readonly entry?: Entry
}

/** `stopped`: nobody waits for what the run comes to. */
export async function endOfRun(ending: Ending, stopped: boolean): Promise<RunEnd> {
  const { context, family } = ending
  const { parent, mapRunArn, state } = family
  forgetPending(state)
  const ended = stopped ? undefined : await outcomeOf(ending)
  const at = Math.max(context.ports.clock.now(), state.redrivenAt ?? 0)
  const forget: Command = { do: 'delete', table: 'part_values', key: redriveKey(parent.id, mapRunArn) }
  if (ended === undefined) return { commands: [forget], columns: { status: 'ABORTED', stopped_at: at } }
  const arrival: Arrival = { kind: 'mapRunEnded', task: state.task, at, ...ended }
  const id = await context.arrivals.next()
  const row = { execution: parent.id, arrival: id, body: JSON.stringify(arrival) }
  return {
    commands: [forget, { do: 'insert', table: 'inbox', row }],
    columns: { status: ended.status, stopped_at: at },
    entry: inboxEntry(parent.id, id, arrival),
  }
}

/** A redriven run as it goes on: whoever loads it counts its children again. */
export async function lifeAfter({ context, family }: Ending): Promise<RunEnd> {
  const { store, clock } = context.ports
  const { parent, mapRunArn } = family
  const key = redriveKey(parent.id, mapRunArn)
  const left = await store.get('part_values', key)
  if (left === undefined) throw new Error('the redrive of a Map Run names no task')
  const { task, redriveCount } = JSON.parse(left.body) as MapRunRedrive
  const redrivenAt = await momentOfRedrive(store, mapRunArn, clock.now())
  const { failure: _failure, ...state } = family.state
  const body = JSON.stringify({ ...state, task, redriveCount, redrivenAt, resultsWritten: 0 } satisfies MapRunState)
  return { commands: [{ do: 'delete', table: 'part_values', key }], columns: { status: 'RUNNING', body } }
}

/** The results of a run that failed are written too, as far as they can be. */
async function outcomeOf({ context, port, family, request }: Ending): Promise<{
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly output?: string
  readonly error?: string
  readonly cause?: string
}> {
  const { store } = context.ports
  const { state } = family
  const exports = request.writer?.parameters !== undefined && port !== undefined
  const results = exports
    ? await writeResults(store, port, executionOf(family), request)
    : state.failure === undefined
      ? await gatherOutputs(store, request)
      : undefined
  if (exports && results?.ok === true) state.resultsWritten = state.childrenStarted
  if (state.failure !== undefined) return { status: 'FAILED', ...state.failure }
  if (results?.ok === true) return { status: 'SUCCEEDED', output: results.value }
  return { status: 'FAILED', error: results?.failure.code ?? '', cause: results?.failure.message ?? '' }
}
