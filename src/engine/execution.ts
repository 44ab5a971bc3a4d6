import { formatArn, limits } from '../base/index.ts'
import { datumOfText, type ExecutionFacts, type Part, type Snapshot, type StepRequest } from '../asl/index.ts'
import type { Row, Store } from '../store/index.ts'
import type { Machines } from './machines.ts'
import type { Language } from './ports.ts'

export type ExecutionRow = Row<'executions'>

/** An open execution as it is on disk: what a turn starts from. */
export interface Loaded {
  readonly row: ExecutionRow
  readonly facts: ExecutionFacts
  readonly machine: StepRequest['machine']
  readonly snapshot: Snapshot
  /** Characters of the parts' texts, each by its name. */
  readonly partSizes: ReadonlyMap<string, number>
}

/** What is there of an execution before it has started. */
export const emptySnapshot: Snapshot = { parts: new Map(), lastEvent: 0, lastEventAt: 0 }

export function factsOf(row: ExecutionRow): ExecutionFacts {
  return {
    arn: row.arn,
    name: row.name,
    machineArn: row.machine,
    machineName: machineNameOf(row),
    roleArn: row.role_arn,
    startedAt: row.started_at,
    input: datumOfText(row.input),
    redriveCount: row.redrive_count,
    express: false,
    ...(row.redriven_at === null ? {} : { redrivenAt: row.redriven_at }),
    ...(row.version_arn === null ? {} : { versionArn: row.version_arn }),
    ...(row.alias_arn === null ? {} : { aliasArn: row.alias_arn }),
    ...(row.map_run === null ? {} : { mapRunArn: row.map_run }),
  }
}

/** A child of a Map Run tells the name without the run's label (recorded). */
export function machineNameOf({ machine }: Pick<ExecutionRow, 'machine'>): string {
  return machine.slice(machine.lastIndexOf(':') + 1).replace(/\/.*$/, '')
}

export function executionArn(
  space: { readonly account: string; readonly region: string },
  machine: string,
  name: string,
): string {
  return formatArn('states', space, `execution:${machine}:${name}`)
}

/** Reads an execution and, while it is open, all of its parts. */
export async function loadExecution(
  store: Store,
  machines: Machines,
  language: Language,
  id: number,
): Promise<{ readonly row: ExecutionRow; readonly loaded?: Loaded } | undefined> {
  const row = await store.get('executions', { id })
  if (row === undefined) return undefined
  if (row.status !== 'RUNNING' || row.parked !== null) return { row }
  return { row, loaded: await loadWhole(store, machines, language, row) }
}

/** An execution with all of its parts. */
export async function loadWhole(
  store: Store,
  machines: Machines,
  language: Language,
  row: ExecutionRow,
): Promise<Loaded> {
  const [parts, machine] = await Promise.all([loadParts(store, language, row.id), machines.get(row.definition)])
  const snapshot = { parts: parts.values, lastEvent: row.last_event, lastEventAt: row.last_event_at }
  return { row, facts: factsOf(row), machine, snapshot, partSizes: parts.sizes }
}

async function loadParts(
  store: Store,
  language: Language,
  execution: number,
): Promise<{ readonly values: Map<string, Part>; readonly sizes: Map<string, number> }> {
  const values = new Map<string, Part>()
  const sizes = new Map<string, number>()
  let after: readonly string[] | undefined
  for (;;) {
    const page = await store.scan('parts', {
      index: 'key',
      equals: [execution],
      order: 'ascending',
      limit: limits.pageItems,
      bytesMax: limits.pageBytes,
      ...(after === undefined ? {} : { after }),
    })
    for (const row of page.rows) {
      values.set(row.part, language.decodePart(row.body))
      sizes.set(row.part, row.body.length)
    }
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) return { values, sizes }
    after = [last.part]
  }
}
