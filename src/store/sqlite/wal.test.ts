import { equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openConnection } from './connection.ts'
import { temporaryDirectory } from './temporary-directory.ts'
import { createWal } from './wal.ts'

test('the log is copied while it grows, and begun anew', () => {
  const file = join(temporaryDirectory(), 'a.db')
  const database = openConnection(file, { cacheBytes: 1_000_000 })
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)')
  const other = createWal(openConnection(file, { cacheBytes: 1_000_000 }), file)
  const wal = createWal(database, file)
  for (let row = 0; row < 100; row++) database.exec(`INSERT INTO t VALUES ('${'x'.repeat(5_000)}')`)
  ok(wal.state().bytes > 500_000, 'nothing checkpoints unasked')
  equal(other.checkpoint().pendingBytes, 0)
  database.exec('INSERT INTO t VALUES (1)')
  ok(wal.state().bytes < 50_000, 'a log that was copied whole is begun anew by the next write')
  for (let row = 0; row < 10; row++) database.exec(`INSERT INTO t VALUES ('${'x'.repeat(5_000)}')`)
  equal(wal.restart().pendingBytes, 0)
  database.close()
})
