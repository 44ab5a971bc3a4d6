import assert from 'node:assert/strict'
import { consoleTest } from './browser.ts'

consoleTest('stile dev signs in by itself and says so', async ({ open }) => {
  const page = await open('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await page.title(), 'Home · Stile')
})
