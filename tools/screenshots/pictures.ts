/** What is shown, page by page: where it is, and what is chosen or typed before the picture is taken. */
import type { Page } from 'playwright-core'
import type { Scene } from './scene.ts'

export interface Picture {
  /** Of the file, too. */
  readonly name: string
  readonly path: (scene: Scene) => string
  readonly mode?: 'light' | 'dark'
  readonly height?: number
  /** Waits until the page has what it is to show. */
  readonly prepare?: (page: Page) => Promise<void>
}

const waiting = 'order-7f3a91c2'
const machine = ({ machineArn }: Scene): string => `/states/machines/${encodeURIComponent(machineArn)}`
const execution =
  (name: string) =>
  ({ executions }: Scene): string =>
    `/states/executions/${encodeURIComponent(executions[name] ?? '')}`
const api = ({ apiId }: Scene): string => `/apigateway/apis/${apiId}`

async function showMap(page: Page): Promise<void> {
  const graph = page.getByRole('group', { name: 'Workflow graph' })
  await graph.getByRole('button', { name: /Reserve each item/ }).click()
  await page.getByRole('heading', { name: 'Reserve each item' }).waitFor()
}

async function testOrder(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'POST' }).click()
  await page.getByRole('group', { name: 'Method execution' }).waitFor()
  const body = page.getByRole('textbox', { name: 'Request body' })
  await body.fill('{\n  "orderId": "ORD-20418",\n  "total": 89.9,\n  "items": [{"sku": "LMP-01", "qty": 1}]\n}')
  await page.getByRole('tabpanel').getByRole('button', { name: 'Test' }).click()
  await page.getByRole('group', { name: 'Test result' }).waitFor()
}

async function choosePermissions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('link', { name: 'AWSStepFunctionsFullAccess' }).waitFor()
}

export const pictures: readonly Picture[] = [
  { name: 'home', path: () => '/', prepare: (page) => page.getByRole('link', { name: 'order-7f3a91bb' }).waitFor() },
  {
    name: 'state-machines',
    path: () => '/states/machines',
    prepare: (page) => page.getByRole('link', { name: 'fulfil-order' }).waitFor(),
  },
  ...(['light', 'dark'] as const).map((mode) => ({
    name: `execution-${mode}`,
    path: execution(waiting),
    mode,
    height: 1120,
    prepare: showMap,
  })),
  {
    name: 'execution-table',
    path: (scene) => `${execution('order-7f3a91bd')(scene)}?view=table`,
    height: 1120,
    prepare: (page) => page.getByRole('button', { name: 'Charge card' }).first().waitFor(),
  },
  {
    name: 'editor',
    path: (scene) => `${machine(scene)}/edit`,
    prepare: (page) => page.getByText('Definition is valid').waitFor(),
  },
  { name: 'method', path: (scene) => `${api(scene)}/resources`, height: 1240, prepare: testOrder },
  {
    name: 'stage',
    path: (scene) => `${api(scene)}/stages/prod?method=POST&path=%2Forders`,
    prepare: (page) => page.getByText('curl -X POST').waitFor(),
  },
  { name: 'role', path: () => '/iam/roles/create', prepare: choosePermissions },
  {
    name: 'logs',
    path: () => `/logs/${encodeURIComponent('/aws/vendedlogs/states/fulfil-order')}`,
    height: 720,
    prepare: (page) => page.getByRole('list', { name: 'Events' }).getByText('ExecutionSucceeded').first().waitFor(),
  },
]
