import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDefinition } from '../parse/definition.ts'
import { invalidDefinitionMessage } from '../problem.ts'
import { attempt } from '../trial.ts'

const pass = (more: object): object => ({ Type: 'Pass', End: true, ...more })
const map = (processor: object): object => ({
  Type: 'Map',
  ItemsPath: '$$.Execution.Input',
  ItemProcessor: processor,
  End: true,
})

test('inner scopes read outer variables, and may not assign their names', async () => {
  const definition = (inner: string): object => ({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { seen: 'outer' }, Next: 'M' },
      M: map({
        StartAt: 'B',
        States: {
          B: { Type: 'Pass', Assign: { [inner]: 1 }, Next: 'C' },
          C: pass({ Parameters: { 'o.$': '$seen', 'i.$': `$${inner}` } }),
        },
      }),
    },
  })
  const { end } = await attempt({ definition: definition('own'), input: '[1,2]' })
  assert.ok(end?.status === 'SUCCEEDED')
  assert.equal(end.output.text, '[{"i":1,"o":"outer"},{"i":1,"o":"outer"}]')
  const { problems } = parseDefinition(JSON.stringify(definition('seen')), { type: 'STANDARD' })
  assert.equal(
    invalidDefinitionMessage(problems),
    "'DUPLICATE_VARIABLE_NAME: The variable name 'seen' was already defined in a parent scope. at " +
      "/States/M/ItemProcessor/States/B/Assign/seen'",
  )
})

test('a variable that nobody has assigned is a fault of the interpreter', async () => {
  const { end } = await attempt({
    definition: { StartAt: 'A', States: { A: pass({ Parameters: { 'v.$': '$no.x' } }) } },
  })
  assert.ok(end?.status === 'FAILED')
  assert.equal(end.error, 'States.Runtime')
})

test('variables have their limits: in one, in an Assign, in all', async () => {
  const assigning = (count: number, characters: number): object => ({
    StartAt: 'S0',
    States: Object.fromEntries(
      Array.from({ length: count }, (_state, at) => [
        `S${at}`,
        {
          Type: 'Pass',
          Assign: { [`v${at}`]: 'x'.repeat(characters) },
          ...(at + 1 < count ? { Next: `S${at + 1}` } : { End: true }),
        },
      ]),
    ),
  })
  const statusOf = async (definition: object): Promise<string | undefined> =>
    (await attempt({ definition })).end?.status
  assert.equal(await statusOf(assigning(1, 262_142)), 'SUCCEEDED')
  assert.equal(await statusOf(assigning(1, 262_143)), 'FAILED')
  assert.equal(await statusOf(assigning(40, 262_142)), 'SUCCEEDED')
  assert.equal(await statusOf(assigning(41, 262_142)), 'FAILED')
})
