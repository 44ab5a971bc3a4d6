import { isoMilliseconds } from '../base/index.ts'
import type { Ports } from '../services/index.ts'
import type { Housekeeping } from './housekeeping.ts'
import { version } from './version.ts'

/** What `/_stile/status` answers and `stile status` prints. */
export interface InstanceStatus {
  readonly version: string
  readonly startedAt: string
  readonly uptimeSeconds: number
  /** Absent when everything is in memory. */
  readonly dataDirectory?: string
  readonly retentionDays: number
  readonly executions: {
    readonly open: number
    /** At most `countedMax`. */
    readonly parked: number
    readonly started: number
    readonly ended: Readonly<Record<string, number>>
    /** Over about the last minute. */
    readonly startedPerSecond: number
    readonly endedPerSecond: number
  }
  readonly waiting: {
    readonly mailboxes: number
    readonly paused: number
    readonly tasksInFlight: number
    /** Timers whose time has come; at most `countedMax`. */
    readonly timersLate: number
    /** How long the one that has waited longest is overdue. */
    readonly oldestWaitingSeconds: number
  }
  readonly store: {
    readonly groups: number
    readonly writes: number
    readonly writesPerGroup: number
    readonly millisecondsPerGroup: number
    readonly fileBytes: number
    readonly walBytes: number
  }
}

export interface StatusSource {
  readonly ports: Ports
  readonly house: Housekeeping
  readonly dataDirectory?: string
  readonly retentionDays: number
}

/** More are not counted. */
const countedMax = 1_000

export async function statusOf(source: StatusSource): Promise<InstanceStatus> {
  const { ports, house, dataDirectory, retentionDays } = source
  const { engine, store, clock } = ports
  const now = clock.now()
  const [open, parked, late] = await Promise.all([house.open.fresh(), countParked(ports), lateTimers(ports, now)])
  const { started, ended, mailboxes, paused, tasksUnderWay } = engine.statistics
  const rate = house.throughput.perSecond()
  const figures = store.statistics
  return {
    version,
    startedAt: isoMilliseconds(house.startedAt),
    uptimeSeconds: Math.round((now - house.startedAt) / 1_000),
    ...(dataDirectory === undefined ? {} : { dataDirectory }),
    retentionDays,
    executions: {
      open,
      parked,
      started,
      ended,
      startedPerSecond: rounded(rate.started),
      endedPerSecond: rounded(rate.ended),
    },
    waiting: { mailboxes, paused, tasksInFlight: tasksUnderWay, ...late },
    store: {
      groups: figures.groups(),
      writes: figures.writes(),
      writesPerGroup: rounded(figures.writes() / Math.max(1, figures.groups())),
      millisecondsPerGroup: rounded(figures.groupMs() / Math.max(1, figures.groups())),
      fileBytes: figures.fileBytes(),
      walBytes: figures.walBytes(),
    },
  }
}

async function countParked({ store }: Ports): Promise<number> {
  const query = { index: 'byParked', equals: [], order: 'ascending', limit: countedMax, columns: ['id'] } as const
  return (await store.scan('executions', query)).rows.length
}

async function lateTimers(
  { store }: Ports,
  now: number,
): Promise<{ readonly timersLate: number; readonly oldestWaitingSeconds: number }> {
  const page = await store.scan('timers', {
    index: 'byDue',
    equals: [],
    range: { to: now },
    order: 'ascending',
    limit: countedMax,
    columns: ['due_at'],
  })
  const oldest = page.rows[0]?.due_at
  return {
    timersLate: page.rows.length,
    oldestWaitingSeconds: oldest === undefined ? 0 : rounded((now - oldest) / 1_000),
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
