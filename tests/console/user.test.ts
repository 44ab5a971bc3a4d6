import assert from 'node:assert/strict'
import { CreateGroupCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { awsClients } from '../clients.ts'
import { consoleTest } from './browser.ts'

consoleTest(
  'a user: made with a password, given a policy, a group and a key that works, and deleted',
  async ({ open, aws, server, violations }) => {
    await aws.iam.send(new CreateGroupCommand({ GroupName: 'readers' }))
    const page = await open('/iam/users')
    await page.getByRole('button', { name: 'Create user' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('User name').fill('grace')
    await dialog.getByRole('checkbox', { name: 'May sign in to the console' }).click()
    await dialog.getByLabel('Password').fill('correct-Horse-7')
    await dialog.getByRole('button', { name: 'Create user' }).click()

    await page.getByRole('heading', { level: 1, name: 'grace' }).waitFor()
    await page.getByRole('button', { name: 'Attach policies' }).click()
    await dialog.getByRole('searchbox', { name: 'Find policies' }).fill('IAMReadOnly')
    await dialog.getByRole('checkbox', { name: 'IAMReadOnlyAccess' }).click()
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByRole('tab', { name: 'Groups' }).click()
    await page.getByRole('button', { name: /Groups to add/ }).click()
    await page.getByRole('option', { name: 'readers' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add to groups' }).click()
    await page.getByRole('link', { name: 'readers' }).waitFor()

    await page.getByRole('tab', { name: 'Access keys' }).click()
    await page.getByRole('button', { name: 'Create access key' }).click()
    const shown = page
      .getByText('Copy the secret now')
      .locator('xpath=ancestor::*[.//*[text()="Secret access key"]][1]')
    const [accessKeyId = '', secretAccessKey = ''] = await shown.locator('.mono').allTextContents()
    const asGrace = awsClients(server.url, { accessKeyId, secretAccessKey })
    const { Users = [] } = await asGrace.iam.send(new ListUsersCommand({}))
    asGrace.destroy()
    assert.deepEqual(
      Users.map(({ UserName }) => UserName),
      ['grace'],
    )
    await page.getByRole('tab', { name: 'Console password' }).click()
    await page.getByText('This user may sign in.').waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog.getByLabel('To confirm, type grace').fill('grace')
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No users yet').waitFor()
  },
)
