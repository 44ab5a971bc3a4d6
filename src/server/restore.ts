import type { Outcome } from '../base/index.ts'
import { restoreCopy } from '../store/index.ts'

/** Makes a data directory, empty or not there before, out of a backup; checked, and opened once. */
export function restoreBackup(file: string, directory: string): Outcome<undefined> {
  return restoreCopy(file, directory)
}
