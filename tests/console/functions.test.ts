import assert from 'node:assert/strict'
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { zipSync } from 'fflate'
import { consoleTest, type OpenConsole } from './browser.ts'

const FunctionName = 'greet'
const code = `export const handler = async ({ name }) => {
  console.log('greeting', name)
  if (name === 'nobody') throw new RangeError('nobody to greet')
  return { hello: name }
}`

async function createFunction({ server, aws }: OpenConsole): Promise<void> {
  const statement = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const { Role } = await aws.iam.send(new CreateRoleCommand({ RoleName: 'greeter', AssumeRolePolicyDocument }))
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'
  await aws.iam.send(new AttachRolePolicyCommand({ RoleName: 'greeter', PolicyArn }))
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const lambda = new LambdaClient({ endpoint: server.url, region: 'us-east-1', credentials })
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: Role?.Arn,
      Code: { ZipFile: zipSync({ 'index.mjs': new TextEncoder().encode(code) }) },
    }),
  )
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30, minDelay: 0.1 }, { FunctionName })
  lambda.destroy()
}

consoleTest('a function: invoked with an event, its answer, its failure and its logs', async (open) => {
  await createFunction(open)
  const page = await open.open('/functions')
  await page.getByRole('link', { name: FunctionName }).click()
  await page.getByRole('heading', { level: 1, name: FunctionName }).waitFor()
  await page.getByRole('button', { name: 'Invoke' }).click()
  await page.getByText(/^Succeeded in/).waitFor()
  await page.getByRole('region', { name: 'Answer' }).getByText('"hello"').waitFor()
  await page.getByRole('region', { name: 'Log', exact: true }).getByText('greeting world').waitFor()
  assert.deepEqual(await open.violations(page), [])
  const dark = await open.open(new URL(page.url()).pathname, { mode: 'dark' })
  await dark.getByRole('heading', { level: 1, name: FunctionName }).waitFor()
  assert.deepEqual(await open.violations(dark), [])
  await dark.close()
  await page.getByRole('textbox', { name: 'Event' }).fill('{"name":"nobody"}')
  await page.getByRole('button', { name: 'Invoke' }).click()
  await page.getByText(/^Failed in .*Unhandled/).waitFor()
  await page.getByRole('region', { name: 'Answer' }).getByText('"nobody to greet"', { exact: true }).waitFor()
  await page.getByRole('link', { name: '/aws/lambda/greet' }).first().click()
  await page.getByRole('list', { name: 'Events' }).getByText('greeting nobody').waitFor()

  await page.goBack()
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`To confirm, type ${FunctionName}`).fill(FunctionName)
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText(`Function ${FunctionName} is deleted`).waitFor()
  await page.getByText('No functions yet').waitFor()
})
