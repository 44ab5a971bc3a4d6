/**
 * A value that was taken out of what came in, as it was written there (recorded: blanks between items stay). `compact` is
 * its text without blanks; when it is nowhere in the sources, that is the answer.
 */
export function asWritten(compact: string, sources: readonly string[]): string {
  for (const source of sources) {
    const { text, places } = withoutBlanks(source)
    const at = text.indexOf(compact)
    const slice = at < 0 ? '' : source.slice(places[at], (places[at + compact.length - 1] ?? 0) + 1)
    // What was found may begin inside a string, where blanks count.
    if (at >= 0 && withoutBlanks(slice).text === compact) return slice
  }
  return compact
}

/** JSON text without the blanks between its tokens, and where each unit of it stood. */
function withoutBlanks(source: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = []
  let text = ''
  let inString = false
  for (let at = 0; at < source.length; at++) {
    const unit = source.charAt(at)
    if (inString && unit === '\\') {
      places.push(at)
      text += unit
      at++
    } else if (unit === '"') inString = !inString
    else if (!inString && /\s/.test(unit)) continue
    places.push(at)
    text += source.charAt(at)
  }
  return { text, places }
}
