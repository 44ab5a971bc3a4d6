/**
 * Fills a data directory with copies of executions that a server has started, row by row: as many as are asked for in
 * no time, and never anything but what the engine writes itself.
 */
import { openSqliteStore, type Command, type Row, type Store, type TableName } from '../../src/store/index.ts'

export interface Seed {
  /** An open execution that waits for a timer, and one that waits for a task. */
  readonly waiting: string
  readonly tasking: string
  readonly count: number
  /** How many of those that wait are due soon. */
  readonly near: number
  /** Milliseconds from the end of the seeding to their time. */
  readonly nearMs: number
  /** Milliseconds between the times of one and the next; all at once, unless said. */
  readonly nearGapMs?: number
}

export interface Seeded {
  /** ARNs of the executions that are due soon, in the order of their times, and when the first is due. */
  readonly near: readonly string[]
  readonly dueAt: number
}

const dayMs = 86_400_000
const batch = 500
const ownTables = ['history', 'parts', 'part_values', 'timers', 'tasks'] as const satisfies TableName[]

export async function seedOpenExecutions(directory: string, seed: Seed): Promise<Seeded> {
  const opened = await openSqliteStore({
    directory,
    onIndeterminate: (message) => process.stderr.write(`${message}\n`),
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  const store = opened.value
  const [waiting, tasking] = [await templateOf(store, seed.waiting), await templateOf(store, seed.tasking)]
  const first = await store.reserve('execution', seed.count)
  const farAt = Date.now() + dayMs
  for (let at = seed.near; at < seed.count; at += batch) {
    const ids = Array.from({ length: Math.min(batch, seed.count - at) }, (_, each) => first + at + each)
    await Promise.all(ids.map((id) => write(store, copyOf(id % 2 === 0 ? waiting : tasking, id, farAt + id))))
  }
  const dueAt = Date.now() + seed.nearMs
  const soon = Array.from({ length: seed.near }, (_, at) => first + at)
  await Promise.all(
    soon.map((id, at) => write(store, copyOf(waiting, id, dueAt + Math.floor(at * (seed.nearGapMs ?? 0))))),
  )
  await store.close()
  return { near: soon.map((id) => arnOf(waiting.execution, id)), dueAt }
}

interface Template {
  readonly execution: Row<'executions'>
  readonly rows: readonly { readonly table: (typeof ownTables)[number]; readonly row: object }[]
}

async function templateOf(store: Store, arn: string): Promise<Template> {
  const execution = await store.find('executions', 'byArn', arn)
  if (execution?.status !== 'RUNNING') throw new Error(`${arn} is not open: there is nothing to copy`)
  const query = { index: 'key', equals: [execution.id], order: 'ascending', limit: 100 } as const
  const rows = await Promise.all(
    ownTables.map(async (table) => (await store.scan(table, query)).rows.map((row) => ({ table, row }))),
  )
  return { execution, rows: rows.flat() }
}

/** The execution's rows under another id and name; its timers and its task's deadline at `dueAt`. */
function copyOf({ execution, rows }: Template, id: number, dueAt: number): Command[] {
  const { machine } = execution
  const name = nameOf(id)
  const own = rows.map(({ table, row }) => {
    const due =
      table === 'timers' ? { due_at: dueAt } : table === 'tasks' ? { deadline_at: dueAt, timeout_at: dueAt } : {}
    return { do: 'insert', table, row: { ...row, execution: id, ...due } } as Command
  })
  return [
    { do: 'insert', table: 'execution_names', row: { machine, name, execution: id, expires_at: null } },
    { do: 'insert', table: 'executions', row: { ...execution, id, name, arn: arnOf(execution, id) } },
    ...own,
  ]
}

function nameOf(id: number): string {
  return `open-${String(id).padStart(9, '0')}`
}

function arnOf({ arn, name }: Row<'executions'>, id: number): string {
  return arn.slice(0, arn.length - name.length) + nameOf(id)
}

async function write(store: Store, commands: readonly Command[]): Promise<void> {
  const outcome = await store.write(commands, 'background')
  if (outcome.kind !== 'committed') throw new Error(JSON.stringify(outcome))
}
