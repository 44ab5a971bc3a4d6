import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fail, succeed, type Outcome } from '../base/index.ts'
import { backupContentType, restoreBackup } from '../server/index.ts'
import { parseFlags, type Flag } from './flags.ts'
import { instanceResponse } from './instance-call.ts'
import { complain, say } from './messages.ts'
import { backupHelp, restoreHelp } from './operator-help.ts'
import { noStile, urlFlag, urlOf } from './server-request.ts'

const backupFlags: readonly Flag[] = [urlFlag, { name: '--help', help: 'this text' }]
const restoreFlags: readonly Flag[] = [
  { name: '--data-dir', value: 'DIR', help: 'where to; empty, or not there' },
  { name: '--help', help: 'this text' },
]

/** A copy of a running server's data, in a file that is there only when it is whole. */
export async function backup(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('backup', backupFlags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(backupHelp(backupFlags))
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return complain('Name the file to write. See `stile backup --help`.')
  if (existsSync(file)) return complain(`${file} is there already. Name another file, or move it away.`)
  const saved = await save(urlOf(values), resolve(file))
  return saved.ok ? say(`${file}: ${saved.value} bytes\n`) : complain(saved.failure.message)
}

/** Makes a data directory out of a backup. */
export function restore(words: readonly string[]): number {
  const parsed = parseFlags('restore', restoreFlags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(restoreHelp(restoreFlags))
  const [file, ...more] = positionals
  const directory = values.get('--data-dir')
  if (file === undefined || more.length > 0 || directory === undefined)
    return complain('Name the backup, and with --data-dir the directory to make. See `stile restore --help`.')
  const restored = restoreBackup(resolve(file), resolve(directory))
  if (!restored.ok) return complain(restored.failure.message)
  return say(`${directory} is ready: stile dev --data-dir ${directory}\n`)
}

async function save(url: string, file: string): Promise<Outcome<number>> {
  const response = await instanceResponse({ url, path: '/_stile/backup' })
  if (!response.ok) return response
  if (response.value.headers.get('content-type') !== backupContentType) return noStile(url)
  const partial = `${file}.partial`
  try {
    await writeFile(partial, response.value.body ?? '', { mode: 0o600, flag: 'wx' })
    const expected = Number(response.value.headers.get('content-length'))
    const { size } = statSync(partial)
    if (size !== expected) throw new Error(`${size} of ${expected} bytes came`)
    flush(partial)
    renameSync(partial, file)
    return succeed(size)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      return fail(
        'Exists',
        `${partial} is there already: another backup writes it, or left it when it was ended. Remove it if none is under way.`,
      )
    rmSync(partial, { force: true })
    return fail('CannotSave', `The backup was not saved to ${file}: ${message}`)
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
