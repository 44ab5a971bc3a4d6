import { fail, limits, succeed, type Outcome } from '../base/index.ts'
import { processorDefinition, type MapRunRequest } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { ExecutionRow } from './execution.ts'
import { ExpressChildren } from './map-run-express.ts'
import { MapRun, type MapRunContext } from './map-run.ts'
import { requestKey, requestToEnd, type MapRunRow, type MapRunSettings, type MapRunState } from './map-run-rows.ts'
import { MapRunTurns } from './map-run-turns.ts'
import type { StartContext } from './start.ts'

const retryMs = 1_000
/** A run that is loaded is asked for again after so long. */
const loadMs = 20

/** All Map Runs of this process. Their rows are in the store: what gets lost here is taken up after the next start. */
export class MapRuns {
  #shared: MapRunContext
  readonly #context: StartContext
  readonly #runs = new Map<string, MapRun | undefined>()
  /** Runs whose rows others have written since they were loaded. */
  readonly #changed = new Set<string>()
  readonly #working = new Set<Promise<void>>()
  #turns: MapRunTurns
  #closed = false

  constructor(context: StartContext) {
    this.#context = context
    this.#shared = this.#newShared()
    this.#turns = this.#newTurns()
  }

  /** Takes up the runs that have not ended. */
  async recover(): Promise<void> {
    for (const status of ['RUNNING', 'REDRIVING']) await this.#recover(status)
  }

  async #recover(status: string): Promise<void> {
    let after: readonly string[] | undefined
    while (!this.#closed) {
      try {
        const page = await this.#context.ports.store.scan('map_runs', {
          index: 'byStatus',
          equals: [status],
          order: 'ascending',
          limit: limits.pageItems,
          columns: ['arn', 'status'],
          ...(after === undefined ? {} : { after }),
        })
        for (const { arn } of page.rows) this.#take(arn, false)
        const last = page.rows.at(-1)
        if (!page.more || last === undefined) return
        after = [last.arn]
      } catch (error) {
        this.#context.ports.log.warn('Map Runs could not be read', { reason: String(error) })
        await new Promise<void>((resolve) => void this.#context.ports.alarms.after(retryMs, resolve))
      }
    }
  }

  /** This process has put the run's row on disk. */
  started(arn: string): void {
    this.#take(arn, true)
  }

  #take(arn: string, isNew: boolean): void {
    if (this.#closed || this.#runs.has(arn)) return
    this.#runs.set(arn, undefined)
    const working = this.#run(arn, isNew).finally(() => this.#working.delete(working))
    this.#working.add(working)
  }

  /** The stop of a run is on disk, or its redrive. */
  changed(arn: string): void {
    if (this.#closed) return
    if (!this.#runs.has(arn)) return this.#take(arn, false)
    this.#changed.add(arn)
    this.#turns.hurry(arn)
    this.#runs.get(arn)?.changed()
  }

  childEnded(row: ExecutionRow): void {
    if (row.map_run !== null) this.#runs.get(row.map_run)?.childEnded(row)
  }

  /** UpdateMapRun, of a run that has not ended. */
  async update(arn: string, settings: MapRunSettings): Promise<Outcome<void>> {
    while (this.#runs.has(arn) && this.#runs.get(arn) === undefined) {
      if (this.#turns.isWaiting(arn) && (await this.#updateWaiting(arn, settings))) return succeed(undefined)
      await new Promise<void>((resolve) => void this.#context.ports.alarms.after(loadMs, resolve))
    }
    const updated = await this.#runs.get(arn)?.update(settings)
    if (updated === true) return succeed(undefined)
    return fail('ValidationException', 'Map Run is not running, so that it cannot be updated.', {
      reason: 'CANNOT_UPDATE_COMPLETED_MAP_RUN',
    })
  }

  /** Nobody has loaded the run, so that its row is all there is of it. False when it was written meanwhile. */
  async #updateWaiting(arn: string, settings: MapRunSettings): Promise<boolean> {
    const { store } = this.#context.ports
    const row = await store.get('map_runs', { arn })
    if (row === undefined) return false
    const body = JSON.stringify({ ...(JSON.parse(row.body) as MapRunState), ...settings })
    return await this.#write(row, { body })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.reset()
    await Promise.all(this.#working)
  }

  reset(): void {
    this.#shared.express.close()
    this.#shared = this.#newShared()
    for (const run of this.#runs.values()) run?.close()
    this.#runs.clear()
    this.#changed.clear()
    this.#turns.close()
    this.#turns = this.#newTurns()
  }

  #newShared(): MapRunContext {
    const express = new ExpressChildren(this.#context, (row) => this.childEnded(row))
    return { context: this.#context, express, port: this.#context.ports.mapRuns }
  }

  #newTurns(): MapRunTurns {
    return new MapRunTurns(this.#context.ports.openMapRuns ?? limits.openMapRuns)
  }

  async #run(arn: string, isNew: boolean): Promise<void> {
    const turns = this.#turns
    await turns.take(arn)
    await this.#toEnd(arn, isNew)
    turns.pass(arn)
  }

  async #toEnd(arn: string, isNew: boolean): Promise<void> {
    const { alarms, log } = this.#context.ports
    for (let isFirst = isNew; ; isFirst = false) {
      try {
        if (!(await this.#once(arn, isFirst)) && !this.#changed.has(arn)) break
      } catch (error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
        log.error('a Map Run was interrupted; it is taken up again', { mapRunArn: arn, reason })
        if (this.#closed) break
        await new Promise<void>((resolve) => void alarms.after(retryMs, resolve))
      }
    }
    this.#runs.delete(arn)
    this.#changed.delete(arn)
  }

  /** Says whether the run goes on by a redrive. */
  async #once(arn: string, isNew: boolean): Promise<boolean> {
    this.#changed.delete(arn)
    const run = await this.#load(arn, isNew)
    if (run === undefined || this.#closed || !this.#runs.has(arn)) return false
    this.#runs.set(arn, run)
    // What was written meanwhile may have been read, or not.
    if (this.#changed.delete(arn)) run.changed()
    try {
      return (await run.work()) === 'redriven'
    } finally {
      if (this.#runs.get(arn) === run) this.#runs.set(arn, undefined)
      run.close()
      await run.letGo()
    }
  }

  async #load(arn: string, isNew: boolean): Promise<MapRun | undefined> {
    const { store } = this.#context.ports
    const row = await this.#own(arn, isNew)
    if (row === undefined) return undefined
    const parent = await store.get('executions', { id: row.execution })
    const stored = await store.get('part_values', requestKey(row.execution, arn))
    if (parent === undefined || (stored === undefined && row.stopping_at === null)) return await this.#abandon(row)
    const state = JSON.parse(row.body) as MapRunState
    const request = stored === undefined ? requestToEnd(arn, state) : (JSON.parse(stored.body) as MapRunRequest)
    const definition = await this.#pinDefinition(parent.definition, request.stateName)
    const family = { mapRunArn: arn, parent, definition, state }
    const machine = await this.#context.machines.get(parent.definition)
    return new MapRun(this.#shared, row, family, request, machine)
  }

  /**
   * Reads a run that has not ended. Its version says whose it is: from the write on whoever has loaded it before opens no
   * child any more, so that all children that are open are found when they are counted. Only the process that made the
   * row need not write: another one that knows of it has written.
   */
  async #own(arn: string, isNew: boolean): Promise<MapRunRow | undefined> {
    const { store } = this.#context.ports
    for (;;) {
      const row = await store.get('map_runs', { arn })
      if (row === undefined || (row.status !== 'RUNNING' && row.status !== 'REDRIVING')) return undefined
      if (isNew && row.version === 0) return row
      if (await this.#write(row, {})) return { ...row, version: row.version + 1 }
    }
  }

  /** False when others have written the row meanwhile. */
  async #write({ arn, version }: MapRunRow, more: Partial<MapRunRow>): Promise<boolean> {
    const set = { ...more, version: version + 1 }
    const command: Command = { do: 'update', table: 'map_runs', key: { arn }, set, if: { version } }
    const outcome = await this.#context.ports.store.write([command], 'background')
    if (outcome.kind === 'failed') throw new Error(outcome.message)
    return outcome.kind === 'committed'
  }

  /** The execution is gone with all that the run would need. */
  async #abandon(row: MapRunRow): Promise<undefined> {
    await this.#write(row, { status: 'ABORTED', stopped_at: this.#context.ports.clock.now() })
    return undefined
  }

  /** Stores what the children run, under a key that the parent's definition and the state make. */
  async #pinDefinition(parent: string, stateName: string): Promise<string> {
    const { store } = this.#context.ports
    const id = `${parent} ${stateName}`
    if ((await store.get('definitions', { id })) !== undefined) return id
    const row = await store.get('definitions', { id: parent })
    const body = row === undefined ? undefined : processorDefinition(row.body, stateName)
    if (body === undefined) throw new Error(`the definition ${parent} has no processor of '${stateName}'`)
    const outcome = await store.write([{ do: 'put', table: 'definitions', row: { id, body } }], 'background')
    if (outcome.kind !== 'committed') throw new Error('the definition of a Map Run could not be stored')
    return id
  }
}
