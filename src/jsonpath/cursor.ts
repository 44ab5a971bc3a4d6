/**
 * A place in a text, and the first thing that was wrong with it. Parsing functions give undefined once there is a
 * problem; the door turns it into a failure.
 */
export interface Cursor {
  readonly text: string
  at: number
  depth: number
  problem: string | undefined
}

export function cursorAt(text: string): Cursor {
  return { text, at: 0, depth: 0, problem: undefined }
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length
}

/** Notes the first problem. Gives undefined, so that a caller can return it. */
export function refuseAt(cursor: Cursor, problem: string): undefined {
  cursor.problem ??= problem
  return undefined
}

export function current(cursor: Cursor): string {
  return cursor.text.charAt(cursor.at)
}

/** Passes the word if it stands here. */
export function take(cursor: Cursor, word: string): boolean {
  if (!cursor.text.startsWith(word, cursor.at)) return false
  cursor.at += word.length
  return true
}

export function skipBlanks(cursor: Cursor): void {
  while (current(cursor) === ' ' || current(cursor) === '\t' || current(cursor) === '\n' || current(cursor) === '\r') {
    cursor.at++
  }
}

/** Passes what a sticky expression of ours matches here, and gives it. */
export function takeMatch(cursor: Cursor, expression: RegExp): string | undefined {
  expression.lastIndex = cursor.at
  const found = expression.exec(cursor.text)?.[0]
  if (found === undefined) return undefined
  cursor.at += found.length
  return found
}
