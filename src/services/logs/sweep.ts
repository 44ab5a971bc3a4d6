/** Cleaning: expired events, and what deleted groups and streams left, in small writes that let others pass. */
import { limits, type Clock } from '../../base/index.ts'
import type { Alarms } from '../../engine/index.ts'
import type { Command, Row, Store } from '../../store/index.ts'
import type { Log } from '../contract.ts'

/** From now on the group's events are kept so long. Ids begin with 1: stream 0 stands for the whole group. */
export function keepCommand(group: number, keepMs: number): Command {
  return { do: 'put', table: 'log_sweeps', row: { log_group: group, stream: 0, keep_ms: keepMs } }
}

/** Nothing of a deleted group, or of one deleted stream, is kept. */
export function removeAllCommand(group: number, stream = 0): Command {
  return { do: 'put', table: 'log_sweeps', row: { log_group: group, stream, keep_ms: 0 } }
}

/** How long after a cleaning the next one begins: soon, where the last one did not come to an end. */
const sweepEveryMs = 60_000
const sweepOnMs = 1_000

/** Cleans in intervals, until the returned function is called; what is under way then ends first. */
export function keepLogsSwept(ports: {
  readonly store: Store
  readonly clock: Clock
  readonly alarms: Alarms
  readonly log: Log
}): () => Promise<void> {
  let open = true
  let sweeping: Promise<void> = Promise.resolve()
  let cancel = (): void => {}
  const sweep = async (): Promise<void> => {
    const swept = await sweepLogs(ports.store, ports.clock).catch((error: unknown) => {
      ports.log.error('log groups could not be cleaned', { error: String(error) })
      return undefined
    })
    if (open) arm(swept?.more === true && swept.removed > 0 ? sweepOnMs : sweepEveryMs)
  }
  const arm = (delayMs: number): void => {
    cancel = ports.alarms.after(delayMs, () => {
      sweeping = sweep()
    })
  }
  arm(sweepOnMs)
  return async () => {
    open = false
    cancel()
    await sweeping
  }
}

/**
 * Removes what is due, up to `logSweepRowsMax` rows; `more` says that it stopped there, or that the store refused. To be
 * called in intervals.
 */
export async function sweepLogs(
  store: Store,
  clock: Clock,
): Promise<{ readonly removed: number; readonly more: boolean }> {
  let removed = 0
  let after: readonly number[] | undefined
  for (;;) {
    const page = await store.scan('log_sweeps', {
      index: 'key',
      equals: [],
      ...(after && { after }),
      order: 'ascending',
      limit: limits.pageItemsDefault,
    })
    for (const sweep of page.rows) {
      for (;;) {
        if (removed >= limits.logSweepRowsMax) return { removed, more: true }
        const commands = await dueCommands(store, sweep, clock)
        if (commands.length === 0) break
        const outcome = await store.write(commands, 'background')
        if (outcome.kind === 'failed') return { removed, more: true }
        // A conflict: the row to delete was changed meanwhile, and the next round sees it.
        if (outcome.kind === 'conflict') break
        if (commands[0]?.table === 'log_sweeps') break
        removed += commands.length
      }
    }
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) return { removed, more: false }
    after = [last.log_group, last.stream]
  }
}

/** Streams go first: without its stream no event can be added. What nothing is left of is not swept again. */
async function dueCommands(store: Store, sweep: Row<'log_sweeps'>, clock: Clock): Promise<readonly Command[]> {
  const { log_group: group, stream, keep_ms: keepMs } = sweep
  if (stream !== 0) return orDone(await eventCommands(store, { index: 'byStream', equals: [stream] }), sweep)
  const old = { index: 'key', equals: [group] } as const
  if (keepMs > 0) return eventCommands(store, { ...old, range: { to: Math.max(0, clock.now() - keepMs) } })
  const streams = await streamCommands(store, group)
  return streams.length > 0 ? streams : orDone(await eventCommands(store, old), sweep)
}

function orDone(commands: readonly Command[], sweep: Row<'log_sweeps'>): readonly Command[] {
  if (commands.length > 0) return commands
  const { log_group, stream } = sweep
  return [{ do: 'delete', table: 'log_sweeps', key: { log_group, stream }, if: { keep_ms: 0 } }]
}

async function eventCommands(
  store: Store,
  part: {
    readonly index: 'key' | 'byStream'
    readonly equals: readonly number[]
    readonly range?: { readonly to: number }
  },
): Promise<readonly Command[]> {
  const columns = ['log_group', 'timestamp', 'stream', 'sequence'] as const
  const page = await store.scan('log_events', { ...part, order: 'ascending', limit: limits.logSweepRows, columns })
  return page.rows.map(({ log_group, timestamp, stream, sequence }) => ({
    do: 'delete',
    table: 'log_events',
    key: { log_group, timestamp, stream, sequence },
  }))
}

async function streamCommands(store: Store, group: number): Promise<readonly Command[]> {
  const page = await store.scan('log_streams', {
    index: 'key',
    equals: [group],
    order: 'ascending',
    limit: limits.logSweepRows,
    columns: ['log_group', 'name'],
  })
  return page.rows.map(({ log_group, name }) => ({ do: 'delete', table: 'log_streams', key: { log_group, name } }))
}
