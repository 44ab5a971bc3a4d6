import { doesNotMatch, match } from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { AnyScan } from '../page.ts'
import { planFor, tableNames, type IndexPlan, type TablePlan } from '../plans.ts'
import { scanStatement } from './reader.ts'
import { schemaStatements } from './schema.ts'

test('every scan of every index searches that index and sorts nothing', () => {
  const database = new DatabaseSync(':memory:')
  for (const statement of schemaStatements()) database.exec(statement)
  for (const plan of tableNames.map((name) => planFor(name))) {
    for (const index of [{ name: 'key', columns: plan.key }, ...plan.indexes]) {
      for (const scan of scansOf(plan, index)) {
        const { text, values } = scanStatement(plan, scan)
        const steps = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values, scan.limit)
        const explained = `${text}: ${steps.map(({ detail }) => String(detail)).join('; ')}`
        doesNotMatch(explained, /TEMP B-TREE/)
        if (scan.equals.length > 0 || scan.after !== undefined) match(explained, /: SEARCH /)
      }
    }
  }
})

function scansOf(plan: TablePlan, index: IndexPlan): readonly AnyScan[] {
  const sample = (name: string) => (plan.column.get(name)?.type === 'integer' ? 1 : 'a')
  return (['ascending', 'descending'] as const).flatMap((order) =>
    index.columns.flatMap((name, at) => {
      const equals = index.columns.slice(0, at).map(sample)
      const scan = { index: index.name, equals, order, limit: 10 }
      const after = index.columns.slice(at).map(sample)
      const range = { from: sample(name), to: sample(name) }
      return [scan, { ...scan, after }, { ...scan, range }, { ...scan, range, after }]
    }),
  )
}
