/** API Gateway's pages: axe finds nothing in either mode, narrow screens show all, and the first visit is light. */
import assert from 'node:assert/strict'
import { consoleTest, type OpenConsole, type Page } from './browser.ts'
import { layOutApi } from './gateway-api.ts'

const bytesMax = 600_000

interface BrowserScope {
  readonly document: { readonly documentElement: { readonly scrollWidth: number } }
  readonly innerWidth: number
}

interface Fetched {
  readonly name: string
  readonly encodedBodySize: number
}

/** Each page, and what is on it when it is whole. */
async function pagesOf({ aws }: OpenConsole): Promise<readonly (readonly [path: string, text: string | RegExp])[]> {
  const { apiId, resources } = await layOutApi(aws)
  const api = `/apigateway/apis/${apiId}`
  const method = `${api}/resources/${resources['/orders'] ?? ''}/POST`
  return [
    ['/apigateway/apis', 'orders'],
    [`${api}/resources`, 'Resource ID'],
    [`${api}/resources/${resources['/health'] ?? ''}?create=method`, 'Integration type'],
    [method, 'Request body'],
    [`${method}?tab=method-request`, 'Request validator'],
    [`${method}?tab=integration-request`, 'Sample input'],
    [`${method}?tab=integration-response`, /4\\d\{2\} → 400/],
    [`${method}?tab=method-response`, 'Response headers'],
    [`${api}/stages/prod`, 'Invoke URL'],
    [`${api}/stages/prod?method=POST&path=%2Forders&tab=history`, 'A trial'],
    [`${api}/stages/prod?tab=logs`, 'Execution log'],
    [`${api}/stages/prod?tab=tags`, 'Manage tags'],
    [`${api}/settings`, 'Binary media types'],
    [`${api}/models`, 'Empty'],
    [`${api}/gateway-responses`, 'Throttled'],
    [`${api}/resource-policy`, 'Begin with'],
    ['/apigateway/api-keys', 'No API keys yet'],
    ['/apigateway/usage-plans', 'No usage plans yet'],
  ]
}

const whole = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor()
  await page.getByText('Loading').first().waitFor({ state: 'detached' })
}

for (const [mode, area] of [
  ['light', 'resources'],
  ['dark', 'resources'],
  ['light', 'stages'],
  ['dark', 'stages'],
] as const) {
  consoleTest(
    `axe finds nothing on API Gateway's pages, and they fit a narrow screen: ${area} (${mode})`,
    async (open) => {
      const pages = await pagesOf(open)
      for (const [path, text] of pages.filter(([path]) => path.includes('/resources') === (area === 'resources'))) {
        const page = await open.open(path, { mode })
        await whole(page, text)
        assert.deepEqual(await open.violations(page), [], path)
        await page.setViewportSize({ width: 390, height: 900 })
        await page.waitForFunction(() => {
          const { document, innerWidth } = globalThis as unknown as BrowserScope
          return document.documentElement.scrollWidth <= innerWidth
        })
        await page.close()
      }
    },
  )
}

consoleTest('a first visit to a method or a stage fetches less than 600 kB', async (open, context) => {
  for (const [path, text] of (await pagesOf(open)).filter(([path]) => /POST$|prod$/.test(path))) {
    const page = await open.open(path)
    await whole(page, text)
    await page.waitForLoadState('networkidle')
    const fetched = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => entry.toJSON() as Fetched),
    )
    const assets = fetched.filter(({ name }) => name.includes('/assets/'))
    const bytes = assets.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    context.diagnostic(`${path}: ${Math.round(bytes / 1_000)} kB in ${assets.length} files`)
    assert.ok(assets.length > 0 && bytes < bytesMax, `${path} fetches ${bytes} bytes`)
    await page.close()
  }
})
