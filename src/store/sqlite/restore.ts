import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import { makeDirectory, openDataDirectory } from './data-directory.ts'
import { applicationId } from './format.ts'

/**
 * Makes a data directory out of a copy that `Store.copy` wrote. The directory must be empty or not there; what goes
 * wrong leaves nothing in it, and is a sentence. The result has been opened once.
 */
export function restoreCopy(file: string, directory: string): Outcome<undefined> {
  try {
    const problem = problemOfCopy(file)
    if (problem !== undefined) return fail('BadBackup', problem)
    if (existsSync(directory) && readdirSync(directory).length > 0) {
      const message = `${directory} is not empty: restore into a directory that is empty or not there, with --data-dir`
      return fail('DirectoryNotEmpty', message)
    }
    makeDirectory(resolve(directory))
    return fill(file, directory)
  } catch (error) {
    return fail('RestoreFailed', `cannot restore ${file} into ${directory}: ${(error as Error).message}`)
  }
}

function fill(file: string, directory: string): Outcome<undefined> {
  const to = join(directory, 'stile.db')
  let done = false
  try {
    copyFileSync(file, to, constants.COPYFILE_EXCL)
    flush(to)
    const damage = damageOf(to)
    if (damage !== undefined) return fail('BadBackup', `${file} is damaged: ${damage}`)
    const opened = openDataDirectory(directory)
    if (!opened.ok) return opened
    opened.value.release()
    done = true
    return succeed(undefined)
  } finally {
    if (!done) for (const name of readdirSync(directory)) rmSync(join(directory, name), { force: true })
  }
}

/** What the first bytes say (SQLite's file format, section 1.3): whose file it is, and whether all of it is there. */
function problemOfCopy(file: string): string | undefined {
  if (!existsSync(file)) return `${file} cannot be read: there is no such file`
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  const read = readSync(handle, header, 0, 100, 0)
  closeSync(handle)
  if (
    read < 100 ||
    header.toString('latin1', 0, 15) !== 'SQLite format 3' ||
    header.readUInt32BE(68) !== applicationId
  ) {
    return `${file} is no backup of Stile`
  }
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const expected = header.readUInt32BE(28) * pageBytes
  const { size } = statSync(file)
  return size === expected ? undefined : `${file} is not whole: it has ${size} bytes instead of ${expected}`
}

function damageOf(file: string): string | undefined {
  const database = new DatabaseSync(file)
  try {
    const answer = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0]
    return answer === 'ok' ? undefined : String(answer)
  } catch (error) {
    return (error as Error).message
  } finally {
    database.close()
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
