import type { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import { pragma } from './connection.ts'
import { schemaStatements } from './schema.ts'

/** The statements that lead from one format of the database to the next. Released ones never change. */
export type Migration = readonly string[]

/** From format 1 on, forwards only; a new table or column comes with its migration. */
export const migrations: readonly Migration[] = [
  [
    'DROP INDEX executions_byMapRun',
    'CREATE INDEX executions_byMapRun ON executions (map_run, id) WHERE map_run IS NOT NULL',
  ],
  [
    'DROP INDEX log_streams_byId',
    'DROP INDEX log_streams_byLastEvent',
    'ALTER TABLE log_streams RENAME TO log_streams_2',
    'CREATE TABLE log_streams (log_group INTEGER NOT NULL, name TEXT NOT NULL, id INTEGER NOT NULL, created_at INTEGER NOT NULL, first_event_at INTEGER, last_event_at INTEGER, ingested_at INTEGER, sorted_at INTEGER NOT NULL, events INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (log_group, name)) STRICT, WITHOUT ROWID',
    'INSERT INTO log_streams SELECT *, 0 FROM log_streams_2',
    'DROP TABLE log_streams_2',
    'CREATE UNIQUE INDEX log_streams_byId ON log_streams (id)',
    'CREATE INDEX log_streams_byLastEvent ON log_streams (log_group, sorted_at, name)',
  ],
]

/** Marks a file as ours, for `file` and for people: "Stil". */
export const applicationId = 0x5374696c

/** Makes the schema in an empty database, or brings an older one to this format, each step whole or not at all. */
export function bringToFormat(
  database: DatabaseSync,
  directory: string,
  steps: readonly Migration[] = migrations,
): Outcome<undefined> {
  const known = steps.length + 1
  const found = pragma(database, 'user_version') as number
  if (found > known) {
    const message = `the data directory ${directory} was written by a newer version of Stile (data format ${found}, this version knows up to ${known}): start that version, or choose another directory with --data-dir`
    return fail('DataDirectoryNewer', message)
  }
  if (found === 0) inTransaction(database, [...schemaStatements(), `PRAGMA application_id = ${applicationId}`], known)
  else steps.slice(found - 1).forEach((step, at) => inTransaction(database, step, found + at + 1))
  return checkSchema(database, directory)
}

/** A schema that differs would fail later, in the middle of something. */
function checkSchema(database: DatabaseSync, directory: string): Outcome<undefined> {
  const made = database
    .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all()
  const expected = schemaStatements().toSorted()
  const same = made
    .map(({ sql }) => String(sql))
    .toSorted()
    .every((sql, at) => sql === expected[at])
  if (same && made.length === expected.length) return succeed(undefined)
  const message = `the tables in ${directory} are not those of this version of Stile: it was written by a development version, or changed by hand; choose another directory with --data-dir`
  return fail('DataDirectoryForeign', message)
}

function inTransaction(database: DatabaseSync, statements: readonly string[], format: number): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const statement of statements) database.exec(statement)
    database.exec(`PRAGMA user_version = ${format}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
