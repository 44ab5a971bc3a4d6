import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Ports } from '../contract.ts'
import { arn, create, openWorld, run } from './scenario.ts'

const states = 20
const chain = JSON.stringify({
  StartAt: '0',
  States: Object.fromEntries(
    Array.from({ length: states }, (_, at) => [
      String(at),
      { Type: 'Pass', ...(at + 1 === states ? { End: true } : { Next: String(at + 1) }) },
    ]),
  ),
})
/** Quotes double in a history: a page takes about ten events, and a chunk fewer. */
const input = JSON.stringify('"'.repeat(120_000))

interface Page {
  readonly events: readonly { readonly id: number }[]
  readonly nextToken?: string
}

async function closed(ports: Ports, executionArn: string): Promise<void> {
  for (;;) {
    const told = await run(ports, { call: 'DescribeExecution', with: { executionArn } }, new Map())
    if ((told as { readonly status: string }).status !== 'RUNNING') return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

for (const reverseOrder of [false, true]) {
  for (const maxResults of [1_000, 7]) {
    void test(`pages cut by size hold every event once: ${maxResults} a page, ${reverseOrder ? 'last' : 'first'} first`, async () => {
      const { ports } = openWorld()
      await run(ports, create(chain), new Map())
      const started = await run(ports, { call: 'StartExecution', with: { stateMachineArn: arn, input } }, new Map())
      const { executionArn } = started as { readonly executionArn: string }
      await closed(ports, executionArn)
      const ids: number[] = []
      let nextToken: string | undefined
      let pages = 0
      do {
        const asked = { executionArn, reverseOrder, maxResults, ...(nextToken === undefined ? {} : { nextToken }) }
        const page = (await run(ports, { call: 'GetExecutionHistory', with: asked }, new Map())) as unknown as Page
        ids.push(...page.events.map(({ id }) => id))
        nextToken = page.nextToken
        pages++
      } while (nextToken !== undefined)
      const all = Array.from({ length: 2 * states + 2 }, (_, at) => at + 1)
      deepStrictEqual(ids, reverseOrder ? all.reverse() : all)
      ok(pages > 2)
    })
  }
}
