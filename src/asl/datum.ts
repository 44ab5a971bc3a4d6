import {
  assert,
  depthOf,
  limits,
  mayHaveNumerals,
  numeralAt,
  numeralOf,
  parseJson,
  parseKeepingNumerals,
  utf8Length,
  type JsonValue,
} from '../base/index.ts'

/**
 * A JSON value together with its text, each made from the other at most once. State data passes through most states
 * unchanged: its text is then the text that came in, and history and rows are written from it without building it anew.
 */
export interface Datum {
  readonly value: JsonValue
  /** The value with the numerals that JavaScript would write otherwise, for JSONPath: JSONata's numbers are JavaScript's. */
  readonly exact: JsonValue
  /** JSON text, as it came in or compact. */
  readonly text: string
  /** `text` as a JSON string literal, as history events hold it. */
  readonly quoted: string
  /** Whether it is larger than state data may be (256 KiB of UTF-8), or nested deeper than we can write. */
  readonly oversize: boolean
  /** Stored parts hold the text, so that a round trip keeps it to the letter. */
  toJSON(): string
}

export function datumOfValue(value: JsonValue): Datum {
  return new LazyDatum(value, undefined)
}

/** Of a value with numerals. One that is a number itself brings its own. */
export function datumOfExact(value: JsonValue, numeral?: string): Datum {
  return new LazyDatum(undefined, numeral, value)
}

/** What stands at that place of a value with numerals. */
export function datumOfMember(container: JsonValue, name: string | number, value: JsonValue): Datum {
  return datumOfExact(value, numeralAt(container, name))
}

/** The numeral of a datum that is nothing but a number. */
export function numeralOfDatum(datum: Datum): string | undefined {
  return typeof datum.exact === 'number' ? numeralOf(datum.text.trim(), datum.exact) : undefined
}

/** The text must be valid JSON: it has been parsed once at the door. */
export function datumOfText(text: string): Datum {
  return new LazyDatum(undefined, text)
}

export function isDatum(value: unknown): value is Datum {
  return value instanceof LazyDatum
}

function isTooLong(text: string): boolean {
  return text.length * 3 > limits.stateDataBytes && utf8Length(text) > limits.stateDataBytes
}

/** Short texts cannot be deep. */
function isTooDeep(text: string): boolean {
  return text.length > limits.stateDataDepth * 2 && depthOf(text) > limits.stateDataDepth
}

class LazyDatum implements Datum {
  private parsed: JsonValue | undefined
  private precise: JsonValue | undefined
  private written: string | undefined
  private literal: string | undefined
  private tooLarge: boolean | undefined

  constructor(value: JsonValue | undefined, text: string | undefined, precise?: JsonValue) {
    this.parsed = value
    this.written = text
    this.precise = precise
  }

  get value(): JsonValue {
    if (this.parsed === undefined) {
      const { precise } = this
      this.parsed = precise === undefined || mayHaveNumerals(this.text) ? plainValue(this.text) : precise
    }
    return this.parsed
  }

  get exact(): JsonValue {
    if (this.precise === undefined) {
      const isText = this.written !== undefined && mayHaveNumerals(this.written)
      this.precise = isText ? parseKeepingNumerals(this.text) : this.value
    }
    return this.precise
  }

  get text(): string {
    this.written ??= JSON.stringify(this.parsed === undefined ? this.precise : this.parsed)
    return this.written
  }

  get quoted(): string {
    this.literal ??= JSON.stringify(this.text)
    return this.literal
  }

  get oversize(): boolean {
    this.tooLarge ??= this.cannotBeWritten() || isTooLong(this.text) || isTooDeep(this.text)
    return this.tooLarge
  }

  /** A template can repeat its input until no text of JavaScript's holds the result. */
  private cannotBeWritten(): boolean {
    try {
      return this.text === undefined
    } catch (error) {
      if (error instanceof RangeError) return true
      throw error
    }
  }

  toJSON(): string {
    return this.text
  }
}

function plainValue(text: string): JsonValue {
  const outcome = parseJson(text, Number.POSITIVE_INFINITY)
  assert(outcome.ok, 'a datum was made of text that is not JSON')
  return outcome.value
}

export const emptyDatum: Datum = datumOfText('{}')
