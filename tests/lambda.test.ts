/** Lambda's API through the front door, with functions that run: credentials, code in the store, events over a crash. */
import { CreateFunctionCommand, InvokeCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { zipSync } from 'fflate'
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { awsClients, type Clients } from './clients.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import { createRole } from './tutorial.ts'

const folder = mkdtempSync(join(tmpdir(), 'stile-lambda-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const code = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
export const handler = async (event) => {
  if (event.hash) return createHash('sha256').update(readFileSync(new URL(event.hash, import.meta.url))).digest('hex')
  if (event.begun === undefined) return process.env
  if (existsSync(event.begun)) return writeFileSync(event.ended, '')
  writeFileSync(event.begun, '')
  setInterval(() => {}, 1000)
  return new Promise(() => {})
}
`
const large = randomBytes(3_000_000)

interface Server {
  readonly clients: Clients
  readonly lambda: LambdaClient
  readonly process: ServerProcess
}

async function open(): Promise<Server> {
  const server = await startServer(['--data-dir', join(folder, 'data'), '--no-console'])
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const lambda = new LambdaClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  return { clients: awsClients(server.url), lambda, process: server }
}

async function invoke({ lambda }: Server, event: object): Promise<unknown> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: 'f', Payload: Buffer.from(JSON.stringify(event)) }),
  )
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? '').toString())
  assert.equal(FunctionError, undefined, JSON.stringify(answer))
  return answer
}

test('a function with its role, its code, and the events that were accepted outlive kill -9', async () => {
  const first = await open()
  const Role = await createRole(first.clients, 'Runs', 'lambda.amazonaws.com', [])
  const ZipFile = zipSync({ 'index.mjs': Buffer.from(code) })
  await first.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role,
      Timeout: 60,
      Code: { ZipFile },
    }),
  )
  await checkCredentials(first)
  const updated = zipSync({ 'index.mjs': Buffer.from(code), 'large.bin': [large, { level: 0 }] })
  await first.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: updated }))
  const hash = createHash('sha256').update(large).digest('hex')
  assert.equal(await invoke(first, { hash: './large.bin' }), hash, 'the new code runs at once')

  const event = { begun: join(folder, 'begun'), ended: join(folder, 'ended') }
  const accepted = await first.lambda.send(
    new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) }),
  )
  assert.equal(accepted.StatusCode, 202)
  await fileAt(event.begun)
  await first.process.kill()

  const second = await open()
  await fileAt(event.ended)
  assert.equal(await invoke(second, { hash: './large.bin' }), hash)
  for (const { clients, lambda } of [first, second]) {
    clients.destroy()
    lambda.destroy()
  }
  assert.equal(await second.process.stop(), 0)
})

/** What the function is given lets its holder be the role, on this server. */
async function checkCredentials(server: Server): Promise<void> {
  const environment = (await invoke(server, {})) as Readonly<Record<string, string>>
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
  const { AWS_SESSION_TOKEN: sessionToken = '', AWS_ENDPOINT_URL: url = '' } = environment
  const own = awsClients(url, { accessKeyId, secretAccessKey, sessionToken })
  const { Arn } = await own.sts.send(new GetCallerIdentityCommand({}))
  assert.equal(Arn, 'arn:aws:sts::000000000000:assumed-role/Runs/f')
  own.destroy()
}

/** Done when the file is there. */
function fileAt(path: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => look())
    const look = (): void => {
      if (!existsSync(path)) return
      watcher.close()
      resolve()
    }
    look()
  })
}
