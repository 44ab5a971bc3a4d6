import assert from 'node:assert/strict'
import { AttachUserPolicyCommand, CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import { startServer, type ServerProcess } from '../server-process.ts'
import { builtAt, consoleTest, type OpenConsole, type Page } from './browser.ts'

/** The browser logs each refusal of the server as an error; Step Functions denies with 400. */
const refusals = { expectedErrors: /status of (400|401|403)/ }

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: /^Sign (out|in as somebody else)$/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
}

consoleTest(
  'stile dev signs in by itself and says so; who signs out signs in with a key',
  async ({ open, violations }) => {
    const page = await open('/iam/roles')
    await page.goto(new URL('/', page.url()).href)
    await page.getByText('Nobody signed in').waitFor()
    await signOut(page)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByLabel('Access key ID').fill('test')
    await page.getByLabel('Secret access key').fill('wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Secret access key').fill('test')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    assert.equal(await page.getByText('Nobody signed in').count(), 0)
    const cookies = await page.context().cookies()
    assert.deepEqual(
      cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
      [{ httpOnly: true, sameSite: 'Strict' }],
    )
  },
  refusals,
)

consoleTest(
  'a user signs in with a password, and is told what they may not do and what would help',
  async ({ open, aws }) => {
    await aws.iam.send(new CreateUserCommand({ UserName: 'ada' }))
    const Password = 'correct-Horse-7'
    await aws.iam.send(new CreateLoginProfileCommand({ UserName: 'ada', Password, PasswordResetRequired: false }))
    const page = await open('/iam/roles')
    await page.getByRole('heading', { level: 1, name: /^Roles/ }).waitFor()
    await signOut(page)
    await page.getByRole('tab', { name: 'User and password' }).click()
    await page.getByLabel('Account').fill('0000-0000-0000')
    await page.getByLabel('User name').fill('ada')
    await page.getByRole('textbox', { name: 'Password' }).fill(Password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Signed in as ada' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByText('You may not do this: iam:ListRoles').waitFor()
    await page.getByText('for a policy that allows iam:ListRoles').waitFor()
    assert.equal(new URL(page.url()).pathname, '/iam/roles')
  },
  refusals,
)

consoleTest(
  'a page whose session has ended leads to the way in, and back to where it was',
  async ({ open }) => {
    const [first, second] = [await open('/iam/roles'), await open('/iam/policies')]
    await second.getByRole('heading', { level: 1, name: /^Policies/ }).waitFor()
    await signOut(first)
    await second.getByRole('link', { name: 'Groups' }).click()
    await second.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await second.getByRole('button', { name: /Continue as root/ }).click()
    await second.getByRole('heading', { level: 1, name: /^Groups/ }).waitFor()
  },
  refusals,
)

consoleTest(
  'a password that must be replaced is replaced on the way in',
  async ({ open, aws }) => {
    await aws.iam.send(new CreateUserCommand({ UserName: 'cem' }))
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMUserChangePassword'
    await aws.iam.send(new AttachUserPolicyCommand({ UserName: 'cem', PolicyArn }))
    const first = { UserName: 'cem', Password: 'correct-Horse-7', PasswordResetRequired: true }
    await aws.iam.send(new CreateLoginProfileCommand(first))
    const page = await open('/iam/roles')
    await page.getByRole('heading', { level: 1, name: /^Roles/ }).waitFor()
    await signOut(page)
    await page.getByRole('tab', { name: 'User and password' }).click()
    assert.equal(await page.getByLabel('Account').inputValue(), '000000000000')
    await page.getByLabel('User name').fill('cem')
    await page.getByRole('textbox', { name: 'Password' }).fill(first.Password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').getByText('must be replaced').waitFor()
    await page.getByRole('textbox', { name: 'New password' }).fill('Correct-horse-8')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Signed in as cem' }).waitFor()
  },
  refusals,
)

/** The same console with another process behind it, that knows none of the sessions. */
async function restarted({ server, url }: OpenConsole): Promise<ServerProcess> {
  await server.stop()
  const flags = ['--memory', '--port', String(server.port), '--console-port', new URL(url).port]
  return startServer([...flags, '--console-dir', builtAt])
}

const restarts = { expectedErrors: /status of 401|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/ }

consoleTest(
  'after a restart the way in says why, and leads back to what was being typed',
  async (opened) => {
    const page = await opened.open('/iam/users')
    await page.getByRole('heading', { level: 1, name: /^Users/ }).waitFor()
    await signOut(page)
    await page.getByLabel('Access key ID').fill('test')
    await page.getByLabel('Secret access key').fill('test')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page
      .getByRole('link', { name: 'Overview' })
      .or(page.getByRole('heading', { name: 'Overview' }))
      .first()
      .waitFor()
    await page.goto(`${opened.url}/iam/users`)
    await page.getByRole('button', { name: 'Create user' }).first().click()
    await page.getByLabel('User name').fill('grace')
    const again = await restarted(opened)
    try {
      await page.getByRole('dialog').getByRole('button', { name: 'Create user' }).click()
      await page.getByText('Your session has ended', { exact: true }).waitFor()
      assert.deepEqual(await opened.violations(page), [])
      await page.getByLabel('Access key ID').fill('test')
      await page.getByLabel('Secret access key').fill('test')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      assert.equal(await page.getByLabel('User name').inputValue(), 'grace')
      await page.getByRole('dialog').getByRole('button', { name: 'Create user' }).click()
      await page.getByRole('heading', { level: 1, name: 'grace' }).waitFor()
      assert.equal(await page.title(), 'grace · Stile')
    } finally {
      await again.stop()
    }
  },
  restarts,
)

consoleTest(
  'after a restart a page of stile dev goes on by itself',
  async (opened) => {
    const page = await opened.open('/states/machines')
    await page.getByRole('heading', { level: 1, name: /^State machines/ }).waitFor()
    const again = await restarted(opened)
    try {
      await page.getByRole('link', { name: 'Activities' }).click()
      await page.getByText('No activities yet').waitFor()
      assert.equal(await page.getByRole('heading', { name: 'Sign in' }).count(), 0)
    } finally {
      await again.stop()
    }
  },
  restarts,
)
