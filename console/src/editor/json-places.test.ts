import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonPlaces, lineAndColumn, rangeOfLocation, stateAt } from './json-places.ts'

const definition = `{
  "StartAt": "A/b",
  "States": {
    "A/b": { "Type": "Choice", "Choices": [{ "Next": "Nowhere" }], "Default": "Each" },
    "A": { "Type": "Pass" },
    "Each": { "Type": "Map", "ItemProcessor": { "StartAt": "In", "States": { "In": { "Type": "Succeed" } } }, "End": true }
  }
}`

const rootOf = (text: string) => {
  const places = jsonPlaces(text)
  assert.ok(places.ok, places.ok ? '' : places.fault.message)
  return places.root
}

test('a location of the validator is a range of the text', () => {
  const cases: readonly (readonly [location: string | undefined, text: string])[] = [
    ['/States/A/b/Choices[0]/Next', '"Nowhere"'],
    ['/States/A/b/Choices[0]', '{'],
    ['/States/A/Result', '"A"'],
    ['/States/Each/ItemProcessor/States/In', '"In"'],
    ['/StartAt', '"A/b"'],
    ['/', '{'],
    [undefined, '{'],
  ]
  const root = rootOf(definition)
  for (const [location, text] of cases) {
    const { from, to } = rangeOfLocation(root, location)
    assert.equal(definition.slice(from, to), text, location ?? 'no location')
  }
})

test('the innermost state around a place is known', () => {
  const root = rootOf(definition)
  assert.equal(stateAt(root, definition.indexOf('"Succeed"'))?.pointer, '/States/Each/ItemProcessor/States/In')
  assert.equal(stateAt(root, definition.indexOf('"End"'))?.name, 'Each')
  assert.equal(stateAt(root, definition.indexOf('"Choice"'))?.pointer, '/States/A~1b')
  assert.equal(stateAt(root, definition.indexOf('"StartAt"')), undefined)
})

test('what is no JSON is told in words, at its place', () => {
  const cases: readonly (readonly [text: string, message: RegExp, line: number, column: number])[] = [
    ['{\n  "A": 1\n  "B": 2\n}', /comma or } is missing after the value of "A"/, 3, 3],
    ['{\n  "A": 1,\n}', /Remove the comma/, 3, 1],
    ['{ "A" 1 }', /colon is missing after "A"/, 1, 7],
    ["{ 'A': 1 }", /name in double quotes/, 1, 3],
    ['[1, 2', /comma or ] is missing/, 1, 5],
    ['{} {}', /more after the end/, 1, 4],
    ['{ "A": tru }', /value is expected/, 1, 8],
    ['{ "A": "x\n" }', /does not end/, 1, 8],
    ['{ "A": 1, "A": 2 }', /"A" is there twice/, 1, 11],
    ['', /missing at the end/, 1, 1],
    ['['.repeat(600), /nested deeper/, 1, 502],
  ]
  for (const [text, message, line, column] of cases) {
    const places = jsonPlaces(text)
    assert.ok(!places.ok, text)
    assert.match(places.fault.message, message)
    assert.deepEqual(lineAndColumn(text, places.fault.from), { line, column }, text)
  }
})

test('what JSON.parse takes is taken', () => {
  const texts = ['1e5', '-0.5', 'null', ' [ ] ', '{ }', '"\\u00e9\\n"', '[[1],{"a":[true]}]']
  for (const text of texts) {
    JSON.parse(text)
    rootOf(text)
  }
})
