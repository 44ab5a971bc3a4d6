import type { Spread } from '../engine/index.ts'
import type { Ports } from '../services/index.ts'

type Value = number | readonly (readonly [label: string, value: number])[]

/** Prometheus' text format, version 0.0.4. `open` is undefined while it is not known. */
export function metricsText({ engine, store }: Ports, open: number | undefined): string {
  const { started, redriven, ended, turns, mailboxes, paused, timersNear, timersLate, tasksUnderWay } =
    engine.statistics
  const figures = store.statistics
  const byStatus = Object.entries(ended).map(([status, count]) => [`{status="${status}"}`, count] as const)
  const rows: readonly (readonly [name: string, type: 'counter' | 'gauge', help: string, value: Value | undefined])[] =
    [
      ['stile_executions_started_total', 'counter', 'Executions started by this process.', started],
      ['stile_executions_redriven_total', 'counter', 'Executions opened again by this process.', redriven],
      ['stile_executions_ended_total', 'counter', 'Executions ended by this process, by their status.', byStatus],
      ['stile_executions_open', 'gauge', 'Executions that have not ended.', open],
      ['stile_turns_total', 'counter', 'Turns committed.', turns],
      ['stile_mailboxes', 'gauge', 'Executions with a turn under way or waiting.', mailboxes],
      ['stile_mailboxes_paused', 'gauge', 'Of these, those that wait after a failed commit.', paused],
      ['stile_tasks_in_flight', 'gauge', 'Task attempts that integrations run now.', tasksUnderWay],
      ['stile_timers_near', 'gauge', 'Timers in memory, due soon.', timersNear],
      ['stile_store_groups_total', 'counter', 'Groups committed, each with one flush.', figures.groups()],
      ['stile_store_writes_total', 'counter', 'Writes committed; by groups, their size.', figures.writes()],
      [
        'stile_store_group_seconds_total',
        'counter',
        'Time until groups were on disk, summed.',
        figures.groupMs() / 1_000,
      ],
      ['stile_store_file_bytes', 'gauge', "Size of the database's file.", figures.fileBytes()],
      ['stile_store_wal_bytes', 'gauge', 'Size of the write-ahead log.', figures.walBytes()],
    ]
  const lines = rows.flatMap(([name, type, help, value]) =>
    value === undefined ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...valueLines(name, value)],
  )
  return [...lines, ...histogram('stile_timers_late_seconds', 'How late timers were.', timersLate, 1_000), ''].join(
    '\n',
  )
}

function valueLines(name: string, value: Value): readonly string[] {
  if (typeof value === 'number') return [`${name} ${value}`]
  return value.map(([label, each]) => `${name}${label} ${each}`)
}

function histogram(name: string, help: string, { bounds, counts, sum }: Spread, unit: number): readonly string[] {
  let total = 0
  const buckets = counts.map((count, at) => {
    const bound = bounds[at]
    total += count
    return `${name}_bucket{le="${bound === undefined ? '+Inf' : bound / unit}"} ${total}`
  })
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} histogram`,
    ...buckets,
    `${name}_sum ${sum / unit}`,
    `${name}_count ${total}`,
  ]
}
