import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fail, succeed } from '../../base/index.ts'
import { applyPatch, entries, refuseByPath, text, type PatchTable } from './patch.ts'

interface Body {
  readonly name?: string
  readonly templates?: Readonly<Record<string, string>>
}

const table: PatchTable<Body> = {
  rules: [
    { path: '/name', replace: text('name') },
    entries<Body, string>({
      path: '/templates/{}',
      key: 'templates',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: () => fail('NotFoundException', 'not there'),
    }),
  ],
  refuse: refuseByPath,
}

function pointer(name: string): string {
  return `/templates/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const names = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a/b', '~1', '~0~'), fc.string({ minLength: 1 }))
const bodies: fc.Arbitrary<Body> = fc.record({
  templates: fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { minKeys: 1 }),
})

test('any name can be added, is there under that name alone, and its removal leaves what was', () => {
  fc.assert(
    fc.property(bodies, names, fc.string(), (body, name, value) => {
      fc.pre(!Object.hasOwn(body.templates ?? {}, name))
      const before = JSON.stringify(body)
      const added = applyPatch(table, body, [{ op: 'add', path: pointer(name), value }])
      const templates = added.ok ? added.value.templates : undefined
      deepStrictEqual(Object.getOwnPropertyDescriptor(templates, name)?.value, value)
      deepStrictEqual(Object.getPrototypeOf(templates), Object.prototype)
      const removed = added.ok ? applyPatch(table, added.value, [{ op: 'remove', path: pointer(name) }]) : added
      deepStrictEqual(JSON.stringify(removed.ok ? removed.value : removed), before)
      deepStrictEqual(JSON.stringify(body), before)
    }),
  )
})

test('operations are applied in order, all of them or none', () => {
  const operations = fc.array(
    fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'copy', 'test'),
      path: fc.constantFrom('/name', '/templates/a', '/templates/b', '/templates', '/other'),
      value: fc.constantFrom('x', 'y', ''),
    }) as fc.Arbitrary<{ readonly op: 'add'; readonly path: string; readonly value: string }>,
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(bodies, operations, (body, steps) => {
      const whole = applyPatch(table, body, steps)
      let single = applyPatch(table, body, [])
      for (const step of steps) if (single.ok) single = applyPatch(table, single.value, [step])
      deepStrictEqual(whole, single)
    }),
  )
})
