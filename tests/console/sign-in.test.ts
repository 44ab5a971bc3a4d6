import assert from 'node:assert/strict'
import { AttachUserPolicyCommand, CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import { consoleTest, type Page } from './browser.ts'

/** The browser logs each refusal of the server as an error. */
const refusals = { expectedErrors: /status of (401|403)/ }

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
