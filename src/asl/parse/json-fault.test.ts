import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { describeJsonFault } from './json-fault.ts'

const faults: readonly (readonly [source: string, words: string, line: number, column: number])[] = [
  ["{'a':1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 3],
  ['{"a":1 "b":2}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", 1, 9],
  [
    '[1,\n2',
    'Unexpected end-of-input: expected close marker for Array ' +
      '(start marker at [Source: (String)"[1,\n2"; line: 1, column: 1])',
    2,
    2,
  ],
  [
    ' {',
    'Unexpected end-of-input: expected close marker for Object ' +
      '(start marker at [Source: (String)" {"; line: 1, column: 2])',
    1,
    3,
  ],
  ['{"a":1,', 'Unexpected end-of-input within/between Object entries', 1, 8],
  [
    '[1}',
    `Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"[1}"; line: 1, column: 1])`,
    1,
    4,
  ],
  ['01', 'Invalid numeric value: Leading zeroes not allowed', 1, 2],
  ['{"a":1.}', "Unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a digit", 1, 9],
  ['[1.', "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit", 1, 4],
  ['1e+', 'Unexpected end-of-inputexpected a digit for number exponent', 1, 4],
  ['[-', 'Unexpected end-of-inputNo digit following minus sign', 1, 3],
  [
    '[-Infinity]',
    "Non-standard token '-Infinity': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow",
    1,
    11,
  ],
  ['[NaN]', "Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow", 1, 5],
  ['{"a', 'Unexpected end-of-input in field name', 1, 4],
  [
    '{"a\n":1}',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in name',
    1,
    5,
  ],
  ['["\\', 'Unexpected end-of-input in character escape sequence', 1, 4],
  ['["\\u00g0"]', "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence", 1, 8],
  [
    '[\u0001]',
    'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
    1,
    3,
  ],
  [
    '{//\n}',
    "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? " +
      "(not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
    1,
    3,
  ],
  ['[1,}', "Unexpected character ('}' (code 125)): expected a value", 1, 5],
  [
    '{"a":1,“b”:2}',
    "Unexpected character ('“' (code 8220 / 0x201c)): was expecting double-quote to start field name",
    1,
    9,
  ],
  [
    '{]',
    `Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)"{]"; line: 1, column: 1])`,
    1,
    3,
  ],
  [
    '[-]',
    "Unexpected character (']' (code 93)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
    1,
    4,
  ],
  ['{"a":1b}', "Unexpected character ('b' (code 98)): was expecting comma to separate Object entries", 1, 8],
  ['1b', "Unexpected character ('b' (code 98)): Expected space separating root-level values", 1, 3],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 7],
]

test('JSON faults are told in Jackson’s words', () => {
  for (const [source, words, line, column] of faults) {
    assert.deepEqual(describeJsonFault(source), { words, line, column }, source)
  }
})

test('whatever is no JSON has a fault, and what is JSON has none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), mangled(fc.json())), (source) => {
      assert.equal(describeJsonFault(source) === undefined, isJson(source), source)
    }),
    { numRuns: 2_000 },
  )
})

function isJson(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}

function mangled(source: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(source, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '1', '-', 'x', ' ', '\n'))
    .map(([text, at, mark]) => text.slice(0, at % (text.length + 1)) + mark + text.slice((at % (text.length + 1)) + 1))
}
