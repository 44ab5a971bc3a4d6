/** SQLite's primary result codes (sqlite.org/rescode.html); the low byte of an extended one. */
const code = { busy: 5, noMemory: 7, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 } as const
const constraintPrimaryKey = 1555
const constraintUnique = 2067
const constraintRowid = 2579

export interface GroupFailure {
  readonly reason: 'disk-full' | 'error'
  readonly message: string
  /** Whether nothing more can be done in the transaction, rather than in one write. */
  readonly wholeGroup: boolean
}

export function failureOf(error: unknown): GroupFailure {
  const result = resultCode(error)
  const message = error instanceof Error ? error.message : String(error)
  const primary = result === undefined ? undefined : result & 0xff
  if (primary === code.full) return { reason: 'disk-full', message, wholeGroup: true }
  const wholeGroup = primary === code.noMemory || primary === code.ioError || primary === code.corrupt
  return { reason: 'error', message, wholeGroup }
}

export function isUniqueViolation(error: unknown): boolean {
  const result = resultCode(error)
  return result === constraintUnique || result === constraintPrimaryKey || result === constraintRowid
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === code.busy
}

export function isNotADatabase(error: unknown): boolean {
  const primary = primaryCode(error)
  return primary === code.notADatabase || primary === code.corrupt
}

function primaryCode(error: unknown): number | undefined {
  const result = resultCode(error)
  return result === undefined ? undefined : result & 0xff
}

/** The extended result code that node:sqlite puts on its errors. */
function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined
}
