import { limits, type Clock, type EpochMs } from '../base/index.ts'
import type { Command, Row, Store } from '../store/index.ts'

/** What a sweep did in one step: so many rows removed, and whether it goes on. */
export interface SweepStep {
  readonly removed: number
  readonly more: boolean
}

type Closing = Pick<Row<'executions'>, 'id' | 'status' | 'started_at' | 'stopped_at'>

const dayMs = 86_400_000
const redriveMs = limits.redriveDays * dayMs
/** A redrive that was allowed at the last moment is committed by then. */
const graceMs = 3_600_000
const closedStatuses = new Set(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])

/**
 * From when on an execution may be removed; undefined while it is open. One that can still be redriven is kept as long,
 * whatever the retention.
 */
export function removableAt({ status, stopped_at }: Closing, days: number): EpochMs | undefined {
  if (stopped_at === null || !closedStatuses.has(status)) return undefined
  const kept = days * dayMs
  return stopped_at + (status === 'SUCCEEDED' ? kept : Math.max(kept, redriveMs + graceMs))
}

/** From when on the parts of an execution are of no use; undefined while it is open. */
export function partsUselessAt({ status, stopped_at }: Closing): EpochMs | undefined {
  if (stopped_at === null || !closedStatuses.has(status)) return undefined
  return status === 'SUCCEEDED' ? stopped_at : stopped_at + redriveMs + graceMs
}

/**
 * Removes what is past its time, in steps of one small write each; a pass looks once at everything that may be. There is
 * no index for it, which each start would pay for: ids grow with the time of the start, so that all that may be past its
 * time comes first. Whoever calls decides how fast.
 */
export class RetentionSweep {
  readonly #store: Store
  readonly #clock: Clock
  readonly #days: number
  #phase: 'names' | 'executions' | 'parts' | 'space' = 'names'
  #after: readonly number[] | undefined

  constructor({ store, clock, days }: { readonly store: Store; readonly clock: Clock; readonly days: number }) {
    this.#store = store
    this.#clock = clock
    this.#days = days
  }

  /** The next step; `more` is false when it ended the pass. A full disk throws or removes nothing. */
  step(): Promise<SweepStep> {
    switch (this.#phase) {
      case 'executions':
        return this.#sweepExecutions()
      case 'parts':
        return this.#sweepParts()
      case 'names':
        return this.#sweepNames()
      case 'space':
        return this.#giveBackSpace()
    }
  }

  async #sweepExecutions(): Promise<SweepStep> {
    const now = this.#clock.now()
    const page = await this.#store.scan('executions', {
      index: 'key',
      equals: [],
      order: 'ascending',
      limit: limits.retentionSweepExecutions,
      columns: ['id', 'status', 'started_at', 'stopped_at', 'map_run'],
      ...(this.#after && { after: this.#after }),
    })
    const past = page.rows.filter((row) => (removableAt(row, this.#days) ?? Infinity) <= now)
    const kept = await this.#mapRunsThere(past.flatMap(({ map_run }) => map_run ?? []))
    const removable = new Set(past.filter(({ map_run }) => map_run === null || !kept.has(map_run)).map(({ id }) => id))
    const isPast = ({ id }: Closing): boolean => removable.has(id)
    const first = page.rows.findIndex(isPast)
    if (first < 0) {
      const last = page.rows.at(-1)
      if (page.more && last !== undefined && last.started_at + this.#days * dayMs <= now) {
        this.#after = [last.id]
        return { removed: 0, more: true }
      }
      return this.#next('parts')
    }
    // Those that stand together, so that their rows in other tables are ranges.
    const end = page.rows.findIndex((row, at) => at > first && !isPast(row))
    const { commands, whole } = await this.#removal(page.rows.slice(first, end < 0 ? undefined : end))
    const outcome = await this.#store.write(commands, 'background')
    if (outcome.kind === 'failed') throw new Error(outcome.message)
    if (outcome.kind === 'conflict') this.#after = [(page.rows[first] as Closing).id]
    else if (whole !== undefined) this.#after = [whole]
    return { removed: outcome.kind === 'committed' ? commands.length : 0, more: true }
  }

  /** Map Runs go with the execution that they are of, and their children not before: a redrive needs them. */
  async #mapRunsThere(arns: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await Promise.all([...new Set(arns)].map((arn) => this.#store.get('map_runs', { arn })))
    return new Set(rows.flatMap((row) => row?.arn ?? []))
  }

  /** What one write removes: executions whole and, of one with more rows than that, some; and the last whole one. */
  async #removal(
    rows: readonly Closing[],
  ): Promise<{ readonly commands: readonly Command[]; readonly whole?: number }> {
    const ids = rows.map(({ id }) => id)
    const range = { from: ids[0] as number, to: (ids.at(-1) as number) + 1 }
    const found = await Promise.all([
      this.#keys('history', range),
      this.#keys('parts', range),
      this.#keys('part_values', range),
      this.#mapRuns(range),
    ])
    const complete = Math.min(...found.map(({ completeBelow }) => completeBelow))
    const removable = ids.filter((id) => id < complete).slice(0, limits.retentionSweepRows)
    const whole = removable.at(-1)
    const until = whole ?? range.from
    const commands = found.flatMap(({ rows: deletes }) =>
      deletes.filter(({ execution }) => execution <= until).map(({ command }) => command),
    )
    const guards = rows.filter(({ id }) => id <= until)
    commands.unshift(...guards.map((row) => (whole === undefined ? requireClosed(row) : removeClosed(row))))
    for (const execution of removable) commands.push(...clearSmall(execution))
    return whole === undefined ? { commands } : { commands, whole }
  }

  async #keys(
    table: 'history' | 'parts' | 'part_values',
    range: { readonly from: number; readonly to: number },
  ): Promise<Found> {
    const query = { index: 'key', equals: [], range, order: 'ascending', limit: limits.retentionSweepRows } as const
    if (table === 'history') {
      const page = await this.#store.scan(table, { ...query, columns: ['execution', 'first_event'] })
      return found(page.rows, page.more, ({ execution, first_event }) => ({
        do: 'delete',
        table,
        key: { execution, first_event },
      }))
    }
    if (table === 'parts') {
      const page = await this.#store.scan(table, { ...query, columns: ['execution', 'part'] })
      return found(page.rows, page.more, ({ execution, part }) => ({ do: 'delete', table, key: { execution, part } }))
    }
    const page = await this.#store.scan(table, { ...query, columns: ['execution', 'value'] })
    return found(page.rows, page.more, ({ execution, value }) => ({ do: 'delete', table, key: { execution, value } }))
  }

  async #mapRuns(range: { readonly from: number; readonly to: number }): Promise<Found> {
    const page = await this.#store.scan('map_runs', {
      index: 'byExecution',
      equals: [],
      range,
      order: 'ascending',
      limit: limits.retentionSweepRows,
      columns: ['execution', 'arn'],
    })
    return found(page.rows, page.more, ({ arn }) => ({ do: 'delete', table: 'map_runs', key: { arn } }))
  }

  /** Executions that have parts, one after the other: the open ones, and those that ended without success. */
  async #sweepParts(): Promise<SweepStep> {
    const page = await this.#store.scan('parts', {
      index: 'key',
      equals: [],
      range: { from: (this.#after?.[0] ?? 0) + 1 },
      order: 'ascending',
      limit: limits.retentionSweepRows,
      columns: ['execution', 'part'],
    })
    const ids = [...new Set(page.rows.map(({ execution }) => execution))]
    const last = ids.at(-1)
    if (last === undefined) return this.#next('space')
    const rows = await Promise.all(ids.map((id) => this.#closing(id)))
    const commands = rows.flatMap((row) => this.#uselessParts(row))
    if (commands.length > 0) {
      const outcome = await this.#store.write(commands, 'background')
      if (outcome.kind === 'failed') throw new Error(outcome.message)
    }
    this.#after = [last]
    return { removed: commands.length, more: true }
  }

  async #closing(id: number): Promise<Closing | undefined> {
    const columns = ['id', 'status', 'started_at', 'stopped_at'] as const
    const page = await this.#store.scan('executions', {
      index: 'key',
      equals: [id],
      order: 'ascending',
      limit: 1,
      columns,
    })
    return page.rows[0]
  }

  #uselessParts(row: Closing | undefined): readonly Command[] {
    if (row === undefined || (partsUselessAt(row) ?? Infinity) > this.#clock.now()) return []
    const prefix = { execution: row.id }
    return [requireClosed(row), { do: 'clear', table: 'parts', prefix }, { do: 'clear', table: 'part_values', prefix }]
  }

  async #sweepNames(): Promise<SweepStep> {
    const page = await this.#store.scan('execution_names', {
      index: 'byExpiry',
      equals: [],
      range: { to: this.#clock.now() + 1 },
      order: 'ascending',
      limit: limits.retentionSweepRows,
    })
    if (page.rows.length === 0) return this.#next('executions')
    const commands = page.rows.map(({ machine, name, expires_at }): Command => ({
      do: 'delete',
      table: 'execution_names',
      key: { machine, name },
      if: { expires_at },
    }))
    const outcome = await this.#store.write(commands, 'background')
    if (outcome.kind === 'failed') throw new Error(outcome.message)
    return { removed: outcome.kind === 'committed' ? commands.length : 0, more: true }
  }

  async #giveBackSpace(): Promise<SweepStep> {
    if (await this.#store.compact()) return { removed: 0, more: true }
    this.#next('names')
    return { removed: 0, more: false }
  }

  #next(phase: 'executions' | 'parts' | 'names' | 'space'): SweepStep {
    this.#phase = phase
    this.#after = undefined
    return { removed: 0, more: true }
  }
}

interface Found {
  readonly rows: readonly { readonly execution: number; readonly command: Command }[]
  /** Of executions below this, all rows are here. */
  readonly completeBelow: number
}

function found<R extends { readonly execution: number }>(
  rows: readonly R[],
  more: boolean,
  commandOf: (row: R) => Command,
): Found {
  const completeBelow = more ? (rows.at(-1)?.execution ?? 0) : Infinity
  return { rows: rows.map((row) => ({ execution: row.execution, command: commandOf(row) })), completeBelow }
}

/** A redrive that came first is left alone. */
function requireClosed({ id, status, stopped_at }: Closing): Command {
  return { do: 'require', table: 'executions', key: { id }, if: { status, stopped_at } }
}

function removeClosed({ id, status, stopped_at }: Closing): Command {
  return { do: 'delete', table: 'executions', key: { id }, if: { status, stopped_at } }
}

/** Tables in which a closed execution has no rows, or few. */
function clearSmall(execution: number): readonly Command[] {
  const prefix = { execution }
  return (['redrives', 'inbox', 'tasks', 'timers'] as const).map((table) => ({ do: 'clear', table, prefix }))
}
