import { asDouble, compareNumbers, numberClass, numericOf, smallest, type Numeric } from './java-numbers.ts'
import { hashOfText } from './java-text.ts'
import { javaException, methodTable, type MethodTable } from './methods.ts'
import { textOf } from './text-of.ts'
import { double, type Value } from './values.ts'

/** Integer, Long and Double with their static methods, which templates reach through any number. */
export const numberMethods: MethodTable<Numeric> = methodTable<Numeric>([
  ['intValue', [], (self) => Number(BigInt.asIntN(32, whole(self)))],
  ['shortValue', [], (self) => Number(BigInt.asIntN(16, whole(self)))],
  ['byteValue', [], (self) => Number(BigInt.asIntN(8, whole(self)))],
  ['longValue', [], (self) => smallest(BigInt.asIntN(64, whole(self)))],
  ['doubleValue', [], (self) => double(asDouble(self))],
  ['floatValue', [], (self) => double(Math.fround(asDouble(self)))],
  ['isNaN', [], (self) => Number.isNaN(asDouble(self))],
  ['isInfinite', [], (self) => Math.abs(asDouble(self)) === Infinity],
  ['compareTo', ['number'], (self, [other]) => compareNumbers(self, number(other))],
  ['compare', ['number', 'number'], (_, [left, right]) => compareNumbers(number(left), number(right))],
  ['parseInt', ['text'], (_, [text]) => parsed('parseInt', text, 10, 32)],
  ['parseInt', ['text', 'int'], (_, [text, radix]) => parsed('parseInt', text, int(radix), 32)],
  ['parseLong', ['text'], (_, [text]) => parsed('parseLong', text, 10, 64)],
  ['parseDouble', ['text'], (_, [text]) => parsedDouble(text)],
  ['valueOf', ['text'], (self, [text]) => ('whole' in self ? parsed('valueOf', text, 10, 64) : parsedDouble(text))],
  ['valueOf', ['number'], (_, [value]) => value ?? null],
  ['toString', ['number'], (_, [value], run) => textOf(run, value ?? null)],
  ['toString', ['int', 'int'], (_, [value, radix]) => int(value).toString(radixOf(radix))],
  ['toHexString', ['int'], (_, [value]) => (int(value) >>> 0).toString(16)],
  ['toBinaryString', ['int'], (_, [value]) => (int(value) >>> 0).toString(2)],
  ['toOctalString', ['int'], (_, [value]) => (int(value) >>> 0).toString(8)],
  ['max', ['number', 'number'], (_, [a, b]) => (compareNumbers(number(a), number(b)) >= 0 ? a : b) ?? null],
  ['min', ['number', 'number'], (_, [a, b]) => (compareNumbers(number(a), number(b)) <= 0 ? a : b) ?? null],
  ['hashCode', [], (self) => hash(self)],
])

export const booleanMethods: MethodTable<boolean> = methodTable<boolean>([
  ['booleanValue', [], (self) => self],
  ['parseBoolean', ['text'], (_, [text]) => isTrueWord(text)],
  ['valueOf', ['text'], (_, [text]) => isTrueWord(text)],
  ['compareTo', ['boolean'], (self, [other]) => Number(self) - Number(other)],
  ['hashCode', [], (self) => (self ? 1231 : 1237)],
])

function isTrueWord(text: Value | undefined): boolean {
  return typeof text === 'string' && text.toLowerCase() === 'true'
}

function whole(self: Numeric): bigint {
  if ('whole' in self) return BigInt(self.whole)
  return Number.isFinite(self.double) ? BigInt(Math.trunc(self.double)) : 0n
}

function number(value: Value | undefined): Numeric {
  return (value === undefined ? undefined : numericOf(value)) ?? { whole: 0 }
}

function int(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}

function radixOf(value: Value | undefined): number {
  const radix = int(value)
  return radix >= 2 && radix <= 36 ? radix : 10
}

/** The digits of that radix as a whole number of so many bits, or Java's NumberFormatException. */
function parsed(method: string, text: Value | undefined, radix: number, bits: number): Value {
  const digits = typeof text === 'string' ? text : ''
  const valid = /^[+-]?[0-9a-zA-Z]{1,64}$/.test(digits) && radix >= 2 && radix <= 36
  let value = valid ? 0n : undefined
  for (const digit of digits.replace(/^[+-]/, '')) {
    const step = Number.parseInt(digit, radix)
    value = value === undefined || Number.isNaN(step) ? undefined : value * BigInt(radix) + BigInt(step)
  }
  if (value !== undefined && digits.startsWith('-')) value = -value
  if (value === undefined || BigInt.asIntN(bits, value) !== value) {
    return javaException(method, 'java.lang.Integer', `java.lang.NumberFormatException: For input string: "${digits}"`)
  }
  return smallest(value)
}

function parsedDouble(text: Value | undefined): Value {
  const digits = typeof text === 'string' ? text.trim() : ''
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) {
    return javaException('parseDouble', 'java.lang.Double', 'java.lang.NumberFormatException')
  }
  return double(Number(digits))
}

function hash(self: Numeric): number {
  if ('whole' in self && numberClass(self) === 'java.lang.Integer') return Number(self.whole)
  if ('whole' in self) return Number(BigInt.asIntN(32, BigInt(self.whole) ^ (BigInt(self.whole) >> 32n)))
  return hashOfText(String(self.double))
}
