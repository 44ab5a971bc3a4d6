/** "line 4, column 9" of an index into a text. */
export function placeText(text: string, index: number): string {
  const before = text.slice(0, index)
  const line = before.split('\n').length
  return `line ${line}, column ${index - (before.lastIndexOf('\n') + 1) + 1}`
}
