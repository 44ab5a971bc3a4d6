import { fail, isoMilliseconds, limits, type EpochMs, type Failure } from '../base/index.ts'
import type { Row, Store } from '../store/index.ts'

/** An execution that nothing runs any more because a turn of it failed an assertion: a fault of ours. */
export interface Parked {
  readonly execution: number
  readonly arn: string
  readonly since: EpochMs
  /** The fault, with its stack. */
  readonly reason: string
}

export const notParked: Failure = fail('NotParked', 'The execution is not parked.').failure

/** What its row says: the time first, so that an index of the column is in the order in which they were parked. */
export function parkedText(at: EpochMs, reason: string): string {
  return `${isoMilliseconds(at)} ${reason.replaceAll('\0', '\ufffd')}`
}

/** Those that are parked, the longest parked first; `more` when there are further ones than `limit`. */
export async function listParked(
  store: Store,
  limit: number,
): Promise<{ readonly parked: readonly Parked[]; readonly more: boolean }> {
  const page = await store.scan('executions', {
    index: 'byParked',
    equals: [],
    order: 'ascending',
    limit,
    bytesMax: limits.pageBytes,
    columns: ['id', 'arn', 'parked'],
  })
  return { parked: page.rows.map(parkedOf), more: page.more }
}

function parkedOf({ id, arn, parked }: Pick<Row<'executions'>, 'id' | 'arn' | 'parked'>): Parked {
  const text = parked ?? ''
  const space = text.indexOf(' ')
  return { execution: id, arn, since: Date.parse(text.slice(0, space)), reason: text.slice(space + 1) }
}

/** Every row of one execution in a table, a page at a time. */
export async function* rowsOfExecution<T extends 'timers' | 'tasks' | 'inbox'>(
  store: Store,
  table: T,
  execution: number,
): AsyncGenerator<readonly Row<T>[]> {
  const last = { timers: 'timer', tasks: 'task', inbox: 'arrival' }[table]
  let after: readonly (string | number)[] | undefined
  for (;;) {
    const page = await store.scan<T>(table, {
      index: 'key',
      equals: [execution],
      order: 'ascending',
      limit: limits.pageItems,
      bytesMax: limits.pageBytes,
      ...(after && { after }),
    })
    yield page.rows
    const row = page.rows.at(-1)
    if (!page.more || row === undefined) return
    after = [row[last as keyof typeof row] as string | number]
  }
}
