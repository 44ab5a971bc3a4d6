import { equal, ok, throws } from 'node:assert/strict'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { pragma } from './connection.ts'
import { bringToFormat } from './format.ts'
import { schemaStatements } from './schema.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { openForTest, temporaryDirectory } from './temporary-directory.ts'

describe('data directory', () => {
  test('is made, for its owner alone', async () => {
    const directory = join(temporaryDirectory(), 'deep', 'data')
    const store = await openForTest(directory)
    await store.reserve('execution', 1)
    equal(statSync(directory).mode & 0o777, 0o700)
    const files = readdirSync(directory)
    for (const file of ['stile.db', 'stile.db-wal', 'stile.db-shm', 'lock.db']) ok(files.includes(file), file)
    for (const file of files) equal(statSync(join(directory, file)).mode & 0o777, 0o600, file)
    await store.close()
  })

  test('is refused while this process has it open, and can be opened again behind', async () => {
    const directory = temporaryDirectory()
    const store = await openForTest(directory)
    for (const _ of [1, 2]) await refused(directory, 'DataDirectoryInUse', /in use by another process/)
    await store.close()
    await (await openForTest(directory)).close()
  })

  test('of a newer version is refused and left as it is', async () => {
    const directory = temporaryDirectory()
    await (await openForTest(directory)).close()
    change(directory, 'PRAGMA user_version = 7')
    await refused(
      directory,
      'DataDirectoryNewer',
      /newer version of Stile \(data format 7, this version knows up to 3\)/,
    )
    change(directory, 'PRAGMA user_version = 3')
    await (await openForTest(directory)).close()
  })

  test('with other tables is refused', async () => {
    const directory = temporaryDirectory()
    await (await openForTest(directory)).close()
    change(directory, 'CREATE TABLE strange (a)')
    await refused(directory, 'DataDirectoryForeign', /not those of this version/)
  })

  test('with something else in it is refused', async () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'stile.db'), 'this is no database, but long enough to be taken for one '.repeat(100))
    await refused(directory, 'DataDirectoryUnusable', /is damaged, or no database of Stile/)
  })

  test('that cannot be made is refused with what to do', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    await refused(join(file, 'data'), 'DataDirectoryUnusable', /cannot use .*file\/data as data directory .*--data-dir/)
  })

  test('flushes every commit, gives pages back in steps, and does not checkpoint on its own', async () => {
    const directory = temporaryDirectory()
    await (await openForTest(directory)).close()
    const database = new DatabaseSync(join(directory, 'stile.db'))
    equal(pragma(database, 'auto_vacuum'), 2)
    equal(pragma(database, 'journal_mode'), 'wal')
    database.close()
  })
})

describe('migrations', () => {
  const first = "INSERT INTO sequences (name, next) VALUES ('a', 1)"
  const second = "UPDATE sequences SET next = next + 1 WHERE name = 'a'"

  test('lead from each format to the newest, once', () => {
    const database = atFormatOne()
    for (const steps of [[[first]], [[first], [second]], [[first], [second]]]) bringToFormat(database, 'd', steps)
    equal(pragma(database, 'user_version'), 3)
    equal(database.prepare('SELECT next FROM sequences').get()?.next, 2)
  })

  test('that fail change nothing', () => {
    const database = atFormatOne()
    throws(() => bringToFormat(database, 'd', [[first, 'nonsense']]))
    equal(pragma(database, 'user_version'), 1)
    equal(database.prepare('SELECT next FROM sequences').get(), undefined)
  })
})

function atFormatOne(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const statement of schemaStatements()) database.exec(statement)
  database.exec('PRAGMA user_version = 1')
  return database
}

function change(directory: string, statement: string): void {
  const database = new DatabaseSync(join(directory, 'stile.db'))
  database.exec(statement)
  database.close()
}

async function refused(directory: string, code: string, message: RegExp): Promise<void> {
  const opened = await openSqliteStore({ directory, onIndeterminate: () => undefined })
  ok(!opened.ok)
  equal(opened.failure.code, code)
  ok(message.test(opened.failure.message), opened.failure.message)
}
