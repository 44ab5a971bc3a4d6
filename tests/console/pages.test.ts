/** Pages that need no story: each opens, reloads, and axe finds nothing in either mode, wide or narrow. */
import assert from 'node:assert/strict'
import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateGroupCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import { consoleTest, type OpenConsole } from './browser.ts'

const group = '/aws/vendedlogs/states/orders'
const managed = 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess'

interface BrowserScope {
  readonly document: { readonly documentElement: { readonly scrollWidth: number } }
  readonly innerWidth: number
}

interface PageCase {
  readonly path: string
  readonly heading: RegExp
  readonly title: string
}

const pages: readonly PageCase[] = [
  { path: '/', heading: /Overview/, title: 'Home' },
  { path: '/iam/users', heading: /Users/, title: 'Users' },
  { path: '/iam/users/ada', heading: /ada/, title: 'ada' },
  { path: '/iam/groups', heading: /Groups/, title: 'Groups' },
  { path: '/iam/groups/staff', heading: /staff/, title: 'staff' },
  { path: '/iam/roles', heading: /Roles/, title: 'Roles' },
  { path: '/iam/roles/create', heading: /Select trusted entity/, title: 'Create role' },
  {
    path: '/iam/roles/APIGatewayToStepFunctions',
    heading: /APIGatewayToStepFunctions/,
    title: 'APIGatewayToStepFunctions',
  },
  { path: '/iam/policies', heading: /Policies/, title: 'Policies' },
  { path: '/iam/policies/create', heading: /Create policy/, title: 'Create policy' },
  { path: `/iam/policies/${encodeURIComponent(managed)}`, heading: /FullAccess/, title: 'AWSStepFunctionsFullAccess' },
  { path: '/iam/simulator', heading: /Policy simulator/, title: 'Policy simulator' },
  { path: '/logs', heading: /Log groups/, title: 'Log groups' },
  { path: `/logs/${encodeURIComponent(group)}`, heading: /orders/, title: group },
  { path: '/functions', heading: /Functions/, title: 'Functions' },
  { path: '/instance', heading: /Status and settings/, title: 'Status and settings' },
  { path: '/nothing/here', heading: /no page here/, title: 'Page not found' },
]

async function layOut({ aws }: OpenConsole): Promise<void> {
  await aws.iam.send(new CreateUserCommand({ UserName: 'ada' }))
  await aws.iam.send(new CreateGroupCommand({ GroupName: 'staff' }))
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: group }))
  await aws.logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: 'a' }))
  const logEvents = [{ timestamp: Date.now(), message: '{"type":"ExecutionStarted"}' }]
  await aws.logs.send(new PutLogEventsCommand({ logGroupName: group, logStreamName: 'a', logEvents }))
}

const demo = { flags: ['--demo'] }

for (const mode of ['light', 'dark'] as const) {
  consoleTest(
    `every page opens at its address, and axe finds nothing (${mode})`,
    async (open) => {
      await layOut(open)
      for (const { path, heading, title } of pages) {
        const page = await open.open(path, { mode })
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        assert.equal(await page.title(), `${title} · Stile`)
        await page.getByText('Loading').first().waitFor({ state: 'detached' })
        assert.deepEqual(await open.violations(page), [], path)
        await page.close()
      }
    },
    demo,
  )
}

consoleTest(
  'a narrow screen shows every page without scrolling sideways',
  async (open) => {
    await layOut(open)
    for (const { path, heading } of pages) {
      const page = await open.open(path, { width: 390 })
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      // The bar at the top measures itself once before it folds.
      await page.waitForFunction(() => {
        const { document, innerWidth } = globalThis as unknown as BrowserScope
        return document.documentElement.scrollWidth <= innerWidth
      })
      await page.close()
    }
  },
  demo,
)
