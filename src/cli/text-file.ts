import { readFileSync } from 'node:fs'
import { fail, succeed, type Outcome } from '../base/index.ts'

/** A file that a person has named. */
export function readTextFile(path: string): Outcome<string> {
  try {
    return succeed(readFileSync(path, 'utf8'))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return fail('CannotRead', `${path} cannot be read: ${reasons[code] ?? message}.`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
}
