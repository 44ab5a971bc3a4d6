import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDefinition } from '../../../../src/asl/index.ts'
import { machineTemplates, templateText } from './machine-templates.ts'

test('every template is a valid definition of its type, and shows itself at work with JSON', () => {
  for (const template of machineTemplates) {
    const text = templateText(template, { region: 'eu-west-1', account: '123456789012' })
    const { problems } = parseDefinition(text, { type: template.type })
    assert.deepEqual(problems, [], template.title)
    JSON.parse(template.input)
    assert.match(template.name, /^[\w-]{1,80}$/)
  }
  assert.equal(new Set(machineTemplates.map(({ id }) => id)).size, machineTemplates.length)
})
