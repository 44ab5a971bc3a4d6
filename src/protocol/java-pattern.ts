/**
 * The patterns of the service models, which are Java's. They are ours, not a user's, and few: what they need of Java
 * is little, some look ahead, and none can be made to backtrack for long on the short texts that they are for, so they
 * run in the runtime's own engine.
 */
const compiled = new Map<string, RegExp>()

/** Whether the whole text matches. `pattern` must come from a service model. */
export function matchesJavaPattern(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern)
  if (expression === undefined) {
    expression = new RegExp(`^(?:${inJavaScriptWords(pattern)})$`, 'u')
    compiled.set(pattern, expression)
  }
  return expression.test(text)
}

/** Escapes of what needs none (`\:`, `\,`) are errors here; a bare `-` beside a class inside brackets is one, too. */
function inJavaScriptWords(pattern: string): string {
  return pattern
    .replaceAll(/\\([^\w\s])/g, (escape, character: string) =>
      /[\^$\\.*+?()[\]{}|/-]/.test(character) ? escape : character,
    )
    .replaceAll(/\\-(?![^[]*\])/g, '-')
    .replaceAll(/(\\[wds])-(?=[^[\]]+\])/g, String.raw`$1\-`)
}
