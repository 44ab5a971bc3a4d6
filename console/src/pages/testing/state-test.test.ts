import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstTest, stateNames, testProblem, testStateInput, type StateTest } from './state-test.ts'

const machine = JSON.stringify({
  StartAt: 'A',
  States: { A: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Succeed' } } }], End: true } },
})

test('the states of a machine can be chosen, at any depth; a lone state has none to choose', () => {
  assert.deepEqual(stateNames(machine), ['A', 'B'])
  assert.equal(stateNames(firstTest.definition), undefined)
  assert.equal(stateNames('{'), undefined)
})

test('what was left empty is left out of the call', () => {
  const cases: readonly (readonly [changes: Partial<StateTest>, call: object])[] = [
    [{}, {}],
    [{ variables: ' ', context: '' }, {}],
    [{ mock: 'result', mockResult: '1' }, { mock: { result: '1', fieldValidationMode: 'NONE' } }],
    [{ mock: 'error', mockError: 'Boom', mockCause: '' }, { mock: { errorOutput: { error: 'Boom' } } }],
    [{ retries: 2 }, { stateConfiguration: { retrierRetryCount: 2 } }],
  ]
  const { definition, input } = firstTest
  for (const [changes, call] of cases) {
    assert.deepEqual(testStateInput({ ...firstTest, ...changes }), {
      definition,
      input,
      inspectionLevel: 'DEBUG',
      ...call,
    })
  }
  assert.equal(testStateInput({ ...firstTest, definition: machine, stateName: 'B' }).stateName, 'B')
})

test('what keeps a test from being run is said in words', () => {
  const cases: readonly (readonly [changes: Partial<StateTest>, problem: RegExp | undefined])[] = [
    [{}, undefined],
    [{ definition: '{' }, /definition is no JSON/],
    [{ definition: machine }, /Choose the state/],
    [{ definition: machine, stateName: 'A' }, undefined],
    [{ input: '{"a":}' }, /input is no JSON/],
    [{ mockResult: '{' }, undefined],
    [{ mock: 'result', mockResult: '{' }, /result is no JSON/],
  ]
  for (const [changes, problem] of cases) {
    const said = testProblem({ ...firstTest, ...changes })
    if (problem === undefined) assert.equal(said, undefined)
    else assert.match(said ?? '', problem)
  }
})
