import { parseJson, type JsonValue } from '../../base/index.ts'

/**
 * A JSON value together with its text, each made from the other at most once. State data passes through most states
 * unchanged: its text is then the text that came in, and history and rows are written from it without building it anew.
 */
export interface Datum {
  readonly value: JsonValue
  /** JSON text, as it came in or compact. */
  readonly text: string
  /** `text` as a JSON string literal, as history events hold it. */
  readonly quoted: string
}

export function datumOfValue(value: JsonValue): Datum {
  return new LazyDatum(value, undefined)
}

/** The text must be valid JSON: it has been parsed once at the door. */
export function datumOfText(text: string): Datum {
  return new LazyDatum(undefined, text)
}

class LazyDatum implements Datum {
  #value: JsonValue | undefined
  #text: string | undefined
  #quoted: string | undefined
  constructor(value: JsonValue | undefined, text: string | undefined) {
    this.#value = value
    this.#text = text
  }
  get value(): JsonValue {
    if (this.#value === undefined) {
      const parsed = parseJson(this.#text as string, Number.POSITIVE_INFINITY)
      if (!parsed.ok) throw new Error('a datum was made of text that is not JSON')
      this.#value = parsed.value
    }
    return this.#value
  }
  get text(): string {
    this.#text ??= JSON.stringify(this.#value)
    return this.#text
  }
  get quoted(): string {
    this.#quoted ??= JSON.stringify(this.text)
    return this.#quoted
  }
}
