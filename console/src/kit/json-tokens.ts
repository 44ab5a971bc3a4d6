export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'plain'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

/** Above this many characters colouring costs more than it tells. */
const colouredCharactersMax = 200_000
const pattern =
  /("(?:\\.|[^"\\])*")(?=\s*:)|("(?:\\.|[^"\\])*")|\b(true|false|null)\b|(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)/g

/** JSON text as coloured pieces; together they are the text. */
export function jsonTokens(text: string): readonly Token[] {
  if (text.length > colouredCharactersMax) return [{ kind: 'plain', text }]
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) })
    const kind =
      match[1] !== undefined ? 'key' : match[2] !== undefined ? 'string' : match[3] !== undefined ? 'word' : 'number'
    tokens.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) })
  return tokens
}

/** JSON text with two spaces of indentation; text that is no JSON is itself. Numbers keep their digits up to 2^53. */
export function prettyJson(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? ''
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
