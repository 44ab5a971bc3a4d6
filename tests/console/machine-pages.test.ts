/** The pages of state machines, TestState and activities: axe finds nothing in either mode, and a narrow screen shows all. */
import assert from 'node:assert/strict'
import { CreateActivityCommand, PublishStateMachineVersionCommand } from '@aws-sdk/client-sfn'
import { consoleTest, type OpenConsole, type Page } from './browser.ts'
import { createMachine, machineRole, startAll } from './machine-order.ts'

interface BrowserScope {
  readonly document: { readonly documentElement: { readonly scrollWidth: number } }
  readonly innerWidth: number
}

interface PageCase {
  readonly path: string
  /** In sight once the page is complete. */
  readonly ready: (page: Page) => Promise<void>
}

const text = (text: string) => (page: Page) => page.getByText(text).first().waitFor()

async function cases({ aws }: OpenConsole): Promise<readonly PageCase[]> {
  const machine = await createMachine(aws, 'orders', await machineRole(aws))
  await aws.sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: machine }))
  await aws.sfn.send(new CreateActivityCommand({ name: 'pack' }))
  await startAll(aws, machine)
  const page = `/states/machines/${encodeURIComponent(machine)}`
  const graph = (page: Page) => page.getByRole('button', { name: /Choice state Check/ }).waitFor()
  return [
    { path: '/states/machines', ready: (page) => page.getByRole('link', { name: 'orders' }).waitFor() },
    { path: '/states/machines/create', ready: text('Definition is valid') },
    { path: page, ready: (page) => page.getByRole('link', { name: 'small', exact: true }).waitFor() },
    { path: `${page}?tab=metrics`, ready: text('Executions started') },
    { path: `${page}?tab=definition`, ready: graph },
    { path: `${page}?tab=versions`, ready: (page) => page.getByRole('radio', { name: 'Version 1' }).waitFor() },
    { path: `${page}?tab=logging`, ready: text('Edit logging') },
    { path: `${page}?start=yes`, ready: (page) => page.getByRole('textbox', { name: 'Input' }).waitFor() },
    { path: `${page}/edit`, ready: text('Definition is valid') },
    { path: '/states/test', ready: (page) => page.getByRole('textbox', { name: 'State input' }).waitFor() },
    { path: '/states/activities', ready: text('Nothing waits') },
  ]
}

for (const mode of ['light', 'dark'] as const) {
  // In two halves: axe takes seconds a page where there is no graphics card.
  for (const half of [0, 1]) {
    consoleTest(`axe finds nothing on the pages of state machines (${mode}, half ${half + 1})`, async (open) => {
      const pages = (await cases(open)).filter((_, index) => index % 2 === half)
      for (const { path, ready } of pages) {
        const page = await open.open(path, { mode })
        await ready(page)
        assert.deepEqual(await open.violations(page), [], path)
        await page.close()
      }
    })
  }
}

consoleTest('a narrow screen shows the pages of state machines without scrolling sideways', async (open) => {
  for (const { path, ready } of await cases(open)) {
    const page = await open.open(path, { width: 390 })
    await ready(page)
    await page.waitForFunction(() => {
      const { document, innerWidth } = globalThis as unknown as BrowserScope
      return document.documentElement.scrollWidth <= innerWidth
    })
    await page.close()
  }
})
