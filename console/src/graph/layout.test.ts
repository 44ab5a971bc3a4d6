import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonObject } from '../../../src/base/index.ts'
import { layoutOf, type Placed, type PlacedNode } from './layout.ts'
import { outlineOf } from './outline.ts'
import { size } from './size.ts'
import { overlaps } from './viewport.ts'

/** States in a row, each with what `also` gives it. */
function chain(count: number, also: (index: number) => object): JsonObject {
  const states = Array.from({ length: count }, (_, index) => {
    const way = index < count - 1 ? { Next: `S${index + 1}` } : { End: true }
    return [`S${index}`, { Type: 'Pass', ...way, ...also(index) }] as const
  })
  return { StartAt: 'S0', States: Object.fromEntries(states) }
}

const card = ({ x, y, kind }: PlacedNode) =>
  kind === 'Start' || kind === 'End'
    ? { x, y, width: size.dot, height: size.dot }
    : { x, y, width: size.cardWidth, height: size.cardHeight }

function assertApart({ nodes }: Placed): void {
  for (const [at, one] of nodes.entries())
    for (const other of nodes.slice(at + 1))
      assert.ok(!overlaps(card(one), card(other)), `${one.name} lies on ${other.name}`)
}

test('a container holds what it runs, and its branches stand side by side', () => {
  const branch = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })
  const placed = layoutOf(
    outlineOf({
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true } } as never,
    }),
  )
  assertApart(placed)
  const [container, left, right] = ['P', 'A', 'B'].map((name) => placed.nodes.find((node) => node.name === name))
  const { x = 0, y = 0, width = 0, height = 0 } = container?.frame ?? {}
  for (const inner of [left, right]) {
    assert.ok(inner !== undefined && inner.x > x && inner.y > y)
    assert.ok(inner.x + size.cardWidth < x + width && inner.y + size.cardHeight < y + height)
  }
  assert.equal(left?.y, right?.y)
})

test('five hundred states that all catch into one take a lane, not a screen each', () => {
  const caught = { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S499' }] }
  const placed = layoutOf(outlineOf(chain(500, (index) => (index < 498 ? caught : {}))))
  assert.ok(placed.width < 600, `it is ${placed.width} wide`)
  assert.equal(placed.edges.length, 500 + 1 + 498)
})

test('law: cards never lie on each other, and every edge is drawn', () => {
  const target = fc.nat(11)
  const jumps = fc.array(fc.record({ next: target, loop: fc.boolean() }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(jumps, (jumps) => {
      const definition = chain(12, (index) => {
        const { next, loop } = jumps[index] ?? { next: 0, loop: false }
        const rules = [{ Variable: '$.a', IsPresent: true, Next: `S${loop ? index : next}` }]
        return index % 3 === 1 ? { Type: 'Choice', Next: undefined, Default: `S${next}`, Choices: rules } : {}
      })
      const outline = outlineOf(definition)
      const placed = layoutOf(outline)
      assertApart(placed)
      assert.equal(placed.edges.length, outline.root.edges.length)
      assert.ok(placed.edges.every(({ bends }) => bends.length > 1 && bends.flat().every(Number.isFinite)))
    }),
    { numRuns: 30 },
  )
})
