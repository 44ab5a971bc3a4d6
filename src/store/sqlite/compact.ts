import type { DatabaseSync } from 'node:sqlite'
import { limits } from '../../base/index.ts'
import { pragma } from './connection.ts'

/**
 * Gives free pages at once back to the file system, a bounded number; how many are still too many. A part of the file
 * stays free: growing again costs more than keeping it. The file itself shrinks with the next checkpoint.
 */
export function compact(database: DatabaseSync): number {
  const spare = spareOf(database)
  if (spare <= 0) return 0
  database.exec(`PRAGMA incremental_vacuum(${Math.min(spare, limits.compactPages)})`)
  return Math.max(0, spareOf(database))
}

function spareOf(database: DatabaseSync): number {
  const [free, all] = [pragma(database, 'freelist_count') as number, pragma(database, 'page_count') as number]
  return free - Math.max(limits.compactPages, Math.floor(all / 16))
}
