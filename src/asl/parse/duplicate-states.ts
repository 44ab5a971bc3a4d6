/**
 * States of the same name in one `States` object: JSON parsers keep the last one silently. The text must be valid JSON.
 * Answers the pointer of each `States` object with the name that stands twice.
 */
export function duplicateStates(text: string): readonly { readonly location: string; readonly name: string }[] {
  const found: { location: string; name: string }[] = []
  const open: Frame[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    const frame = open.at(-1)
    if (unit === '"') {
      const end = endOfString(text, at)
      if (frame?.expectsName === true) {
        frame.name = JSON.parse(text.slice(at, end + 1)) as string
        if (frame.names?.has(frame.name) === true) found.push({ location: locationOf(open), name: frame.name })
        frame.names?.add(frame.name)
        frame.expectsName = false
      }
      at = end
    } else if (unit === '{') {
      open.push({ expectsName: true, name: '', index: -1, names: frame?.name === 'States' ? new Set() : undefined })
    } else if (unit === '[') open.push({ expectsName: false, name: '', index: 0, names: undefined })
    else if (unit === '}' || unit === ']') open.pop()
    else if (unit === ',' && frame !== undefined) {
      if (frame.index >= 0) frame.index++
      else frame.expectsName = true
    }
  }
  return found
}

interface Frame {
  expectsName: boolean
  /** The member that is being read. */
  name: string
  /** Of an array's item; below zero for an object. */
  index: number
  readonly names: Set<string> | undefined
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
}

function locationOf(open: readonly Frame[]): string {
  return open.map((frame) => (frame.index >= 0 ? `[${frame.index}]` : `/${frame.name}`)).join('')
}
