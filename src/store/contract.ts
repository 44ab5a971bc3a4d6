import type { ColumnName, IndexName, Key, Row, TableName, UniqueName } from './tables.ts'

/**
 * What every store promises, held by one suite (`store-suite.ts`) for each implementation.
 *
 * 1. A write is one value, a list of commands. All of them are done or none is: a command whose guard does not hold
 *    refuses the whole write (`conflict`), naming the command and the row that was found. There is no callback
 *    transaction and no read inside one, so a write can travel to another thread or another machine.
 * 2. `committed` means on disk: the file system has acknowledged a flush that covers it. Nothing answers a client, and
 *    no effect leaves the process, before.
 * 3. Writes that wait together are committed as one group with one flush, each on its own, as under a savepoint, with
 *    its own outcome. Groups are capped in writes and bytes; the lanes `client` and `background` share each fairly.
 *    Within a lane writes commit in the order in which they were handed over, and a write sees all that committed
 *    before it: of two that insert the same name in one group, the second is refused with the first one's row.
 * 4. `failed` means that nothing of the write is there. A full disk fails whole groups and recovers by itself once there
 *    is room; reads go on meanwhile. When the outcome of a commit cannot be known (an I/O error), the store calls
 *    `onIndeterminate`, and the process must end and recover from what is on disk.
 * 5. Point reads (`get`, `find`) see everything committed before they were asked. Scans may read in another thread; they
 *    too see everything that was committed before they were asked. No read keeps anything open once it is answered.
 * 6. Pages are cut by count and by bytes, and cost the same wherever in the table they begin: the caller passes the
 *    position of the last row it saw.
 * 7. Everything is asynchronous, in memory too.
 * 8. An index holds the rows in which none of its columns is absent; a scan of it gives only these. A row is whole:
 *    every column is there, integers are safe ones, texts are well-formed Unicode (a lone surrogate becomes U+FFFD)
 *    without NUL. A write that is not so, or sets a key's column, is a defect of the caller's: it is `failed`.
 */
export interface Store {
  write(write: Write, lane?: Lane): Promise<WriteOutcome>
  get<T extends TableName>(table: T, key: Key<T>): Promise<Row<T> | undefined>
  /** The row that a unique index holds for that value. */
  find<T extends TableName>(table: T, unique: UniqueName<T>, value: string | number): Promise<Row<T> | undefined>
  scan<T extends TableName>(table: T, query: Scan<T>): Promise<Page<T>>
  /**
   * Reserves `count` consecutive integers of a sequence for this process, and returns the first. They are never handed
   * out again. Rejects while the disk is full.
   */
  reserve(sequence: 'execution' | 'arrival' | 'log', count: number): Promise<number>
  /** Removes every row of every table except `execution_names` when `keepNames`; sequences go on. For `dev` alone. */
  reset(options: { readonly keepNames: boolean }): Promise<void>
  /**
   * Gives a bounded piece of the file that nothing uses any more back to the file system; says whether there is more.
   * Some room stays for what is written next.
   */
  compact(): Promise<boolean>
  /**
   * Writes all that is committed to a file of its own, as it was at one moment, while writes go on. The copy is the
   * caller's to remove. Undefined where there is nothing durable.
   */
  copy(): Promise<StoreCopy | undefined>
  /** Waits for what is under way, then lets go of the data directory. Later calls fail. */
  close(): Promise<void>
  readonly statistics: StoreStatistics
}

export type Lane = 'client' | 'background'

export type Write = readonly Command[]

/** One guarded command. `if` compares columns for equality with what is there. */
export type Command = { readonly [T in TableName]: CommandOf<T> }[TableName]

export type CommandOf<T extends TableName> =
  /** Refused as `exists` when the key, or a value in a unique index, is taken. */
  | { readonly do: 'insert'; readonly table: T; readonly row: Row<T> }
  /** Inserts the row or replaces the one with that key. Refused as `exists` when another row holds a unique value. */
  | { readonly do: 'put'; readonly table: T; readonly row: Row<T> }
  /** Refused as `absent` without such a row, as `guard` when `if` does not hold, as `exists` like a put. */
  | {
      readonly do: 'update'
      readonly table: T
      readonly key: Key<T>
      readonly set: Partial<Row<T>>
      readonly if?: Partial<Row<T>>
    }
  /** Without `if`, an absent row is fine; with it, refused as `absent` or `guard`. */
  | { readonly do: 'delete'; readonly table: T; readonly key: Key<T>; readonly if?: Partial<Row<T>> }
  /** Deletes every row whose key begins with these columns, at least one, e.g. all parts of an execution. */
  | { readonly do: 'clear'; readonly table: T; readonly prefix: Partial<Key<T>> }
  /** Changes nothing; refused as `absent` or `guard`. For conditions on rows that the write does not change. */
  | { readonly do: 'require'; readonly table: T; readonly key: Key<T>; readonly if?: Partial<Row<T>> }

export type WriteOutcome =
  | { readonly kind: 'committed' }
  | {
      readonly kind: 'conflict'
      /** Index of the command that was refused. */
      readonly at: number
      readonly reason: 'exists' | 'absent' | 'guard'
      /** The row that stood in the way. */
      readonly row?: AnyRow
    }
  | { readonly kind: 'failed'; readonly reason: 'disk-full' | 'closed' | 'error'; readonly message: string }

/** A row of whichever table the refused command names. */
export type AnyRow = { readonly [T in TableName]: Row<T> }[TableName]

/** A range of an index, in its order: `equals` fixes the first columns, `range` bounds the next one, `after` says where to go on. */
export interface Scan<T extends TableName> {
  readonly index: IndexName<T>
  readonly equals: readonly (string | number)[]
  /** Bounds of the column after `equals`: `from` inclusive, `to` exclusive. */
  readonly range?: { readonly from?: string | number; readonly to?: string | number }
  /** Values of all the index's columns after `equals`, of the last row that was seen; the page begins behind it. */
  readonly after?: readonly (string | number)[]
  readonly order: 'ascending' | 'descending'
  readonly limit: number
  /** Ends the page before the row with which its texts would exceed this in UTF-8; at least one row is given. */
  readonly bytesMax?: number
  /** Columns to read; all, unless said. Others come back as null, or as '' and 0 where they cannot be absent. */
  readonly columns?: readonly ColumnName<T>[]
}

export interface Page<T extends TableName> {
  readonly rows: readonly Row<T>[]
  /** Whether there is at least one row behind this page. */
  readonly more: boolean
}

export interface StoreCopy {
  readonly file: string
  readonly bytes: number
}

export interface StoreStatistics {
  /** Groups and writes committed since the start. */
  groups(): number
  writes(): number
  /** Milliseconds that groups took until they were on disk, summed over all of them. */
  groupMs(): number
  /** Bytes of the database's file, without the log. */
  fileBytes(): number
  /** Bytes of the write-ahead log, where there is one. */
  walBytes(): number
}

/** Bounds for a scan of the texts that begin with `prefix`, which is not empty. */
export function prefixRange(prefix: string): { readonly from: string; readonly to?: string } {
  const points = Array.from(prefix, (character) => character.codePointAt(0) as number)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return { from: prefix }
  // Surrogates are no characters: what comes behind U+D7FF is U+E000.
  return { from: prefix, to: String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1) }
}
