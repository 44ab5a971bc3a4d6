import { succeed, type EpochMs, type Outcome } from '../base/index.ts'
import type { Arrival, MapRunRequest } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { Entry } from './mailboxes.ts'
import type { Family } from './map-run-children.ts'
import { executionOf, type ItemFeed } from './map-run-feed.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { gatherOutputs, writeResults } from './map-run-results.ts'
import { forgetPending, redriveKey, type MapRunRedrive, type MapRunRow, type MapRunState } from './map-run-rows.ts'
import type { StartContext } from './start.ts'
import { inboxEntry } from './turn.ts'

interface Ending {
  readonly context: StartContext
  readonly port: MapRunPort | undefined
  readonly family: Family
  readonly request: MapRunRequest
  readonly feed: ItemFeed
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
  if (ended?.output === undefined) await countTheRest(ending)
  else state.resultsWritten = state.childrenStarted
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

/** A redriven run as it goes on: whoever loads it counts its children again. `latestEnd`: of all its children. */
export async function lifeAfter({ context, family }: Ending, latestEnd: EpochMs): Promise<RunEnd> {
  const { store, clock } = context.ports
  const { parent, mapRunArn } = family
  const key = redriveKey(parent.id, mapRunArn)
  const left = await store.get('part_values', key)
  if (left === undefined) throw new Error('the redrive of a Map Run names no task')
  const { task, redriveCount } = JSON.parse(left.body) as MapRunRedrive
  // Later than anything any child has come to.
  const redrivenAt = Math.max(clock.now(), latestEnd + 1)
  const { failure: _failure, resultFiles: files, ...state } = family.state
  const resultFiles = files === undefined ? {} : { resultFiles: { ...files, from: files.from ?? redrivenAt } }
  const again = { ...state, ...resultFiles, task, redriveCount, redrivenAt, resultsWritten: 0 } satisfies MapRunState
  const body = JSON.stringify(again)
  return { commands: [{ do: 'delete', table: 'part_values', key }], columns: { status: 'RUNNING', body } }
}

/** The results of a run that failed are written too, as far as they can be. */
async function outcomeOf(ending: Ending): Promise<{
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly output?: string
  readonly error?: string
  readonly cause?: string
}> {
  const { context, port, family, request } = ending
  const { state } = family
  const exports = request.writer?.parameters !== undefined && port !== undefined
  const results = exports
    ? await exportResults(ending, port)
    : state.failure === undefined
      ? await gatherOutputs(context.ports.store, request)
      : undefined
  if (state.failure !== undefined) return { status: 'FAILED', ...state.failure }
  if (results?.ok === true) return { status: 'SUCCEEDED', output: results.value }
  return { status: 'FAILED', error: results?.failure.code ?? '', cause: results?.failure.message ?? '' }
}

async function exportResults({ context, family, request, feed }: Ending, port: MapRunPort): Promise<Outcome<string>> {
  const { state } = family
  const { store } = context.ports
  const execution = executionOf(family)
  const written = await writeResults({ store, port, execution, request, state, pending: feed.rest() })
  if (!written.ok) return written
  state.resultFiles = { succeeded: written.value.succeeded }
  state.resultsWritten = state.childrenTotal ?? state.childrenStarted
  return succeed(written.value.output)
}

/** Of items that the state's input holds it is always known how many children they would have been. */
async function countTheRest({ family, request, feed }: Ending): Promise<void> {
  if (request.items === undefined || family.state.childrenTotal !== undefined) return
  for await (const _input of feed.rest());
}
