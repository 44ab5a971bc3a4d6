/** What a first visit has to fetch, as it comes over the wire. */
import assert from 'node:assert/strict'
import { ListStateMachinesCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { consoleTest, type OpenConsole } from './browser.ts'

const bytesMax = 600_000
/** The editor brings its language with it. */
const editorBytesMax = 750_000
const lists = ['/', '/states/machines', '/states/activities', '/iam/roles', '/iam/policies', '/logs', '/functions']
const editors = ['/states/machines/create']

/** The pages of one machine and of one execution. */
async function pagesOfDemo({ aws }: OpenConsole): Promise<readonly string[]> {
  const { stateMachines = [] } = await aws.sfn.send(new ListStateMachinesCommand({}))
  const stateMachineArn = stateMachines[0]?.stateMachineArn ?? ''
  const { executionArn = '' } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  return [
    `/states/machines/${encodeURIComponent(stateMachineArn)}`,
    `/states/executions/${encodeURIComponent(executionArn)}`,
  ]
}

interface Fetched {
  readonly name: string
  readonly encodedBodySize: number
}

consoleTest(
  'a first visit to a page fetches less than 600 kB, to the editor less than 750 kB, precompressed',
  async (opened, context) => {
    const { open } = opened
    for (const path of [...lists, ...editors, ...(await pagesOfDemo(opened))]) {
      const page = await open(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page
        .getByText(/^Loading/)
        .first()
        .waitFor({ state: 'detached' })
      const fetched = await page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => {
          const { name, encodedBodySize } = entry as unknown as Fetched
          return { name, encodedBodySize }
        }),
      )
      const assets = fetched.filter(({ name }) => name.includes('/assets/'))
      const bytes = assets.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
      context.diagnostic(`${path}: ${Math.round(bytes / 1_000)} kB in ${assets.length} files`)
      const most = editors.includes(path) ? editorBytesMax : bytesMax
      assert.ok(assets.length > 0 && bytes < most, `${path} fetches ${bytes} bytes`)
      await page.close()
      await page.context().clearCookies()
    }
  },
  { flags: ['--demo'] },
)
