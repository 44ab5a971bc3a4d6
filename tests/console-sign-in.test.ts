/** Signing in to the console: who gets a session, what it may do, and when it ends. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { awsClients, type Clients } from './clients.ts'
import { ask, browserAt, pageHeader, startConsole, type Browser } from './console-client.ts'

const account = '000000000000'
let server: Awaited<ReturnType<typeof startConsole>>
let aws: Clients
before(async () => {
  server = await startConsole()
  aws = awsClients(server.url)
})
after(async () => {
  aws.destroy()
  await server.stop()
})

const newBrowser = (): Browser => browserAt(server.consoleUrl)
const signIn = (browser: Browser, body: object) => browser.call('/console/session', { method: 'POST', body })
const principal = async (browser: Browser): Promise<string> => {
  const answer = await browser.call('/console/session')
  return answer.status === 200 ? (answer.json() as { principal: { arn: string } }).principal.arn : String(answer.status)
}

async function userWithPassword(userName: string, password: string, reset = false): Promise<void> {
  await aws.iam.send(new CreateUserCommand({ UserName: userName }))
  const input = { UserName: userName, Password: password, PasswordResetRequired: reset }
  await aws.iam.send(new CreateLoginProfileCommand(input))
}

test('dev signs the root in by itself, until the person signs out; then only when asked', async () => {
  const browser = newBrowser()
  const answer = await browser.call('/console/session')
  assert.match(
    answer.headers['set-cookie']?.[0] ?? '',
    /^stile-session-\d+=automatic\.[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/,
  )
  const { version, ...session } = answer.json()
  assert.match(String(version), /^\d+\.\d+\.\d+$/)
  assert.deepEqual(session, {
    principal: { arn: `arn:aws:iam::${account}:root`, account, name: 'root' },
    region: 'us-east-1',
    mode: 'dev',
    iam: 'enforce',
    apiEndpoint: server.url,
    automatic: true,
  })
  assert.equal((await browser.states('ListStateMachines', {})).status, 200)
  const before = browser.cookie
  assert.equal((await browser.call('/console/session', { method: 'DELETE' })).status, 204)
  assert.equal(await principal(browser), '401')
  const copied = await ask(`${server.consoleUrl}/aws/restapis`, { headers: { ...pageHeader, cookie: before ?? '' } })
  assert.equal(copied.status, 401, 'the session has ended, not only its cookie')
  assert.equal((await signIn(browser, { automatic: true })).status, 200)
  assert.equal(await principal(browser), `arn:aws:iam::${account}:root`)
})

test('nobody is signed in automatically who does not come from loopback under a loopback name', async () => {
  const remote = await startConsole(['--host', '0.0.0.0', '--allow-remote'])
  try {
    const answer = await browserAt(remote.consoleUrl).call('/console/session')
    assert.equal(answer.status, 401)
    assert.deepEqual([answer.json()['automatic'], answer.json()['mode']], [false, 'dev'])
    assert.equal((await signIn(browserAt(remote.consoleUrl), { automatic: true })).status, 401)
    const keys = { accessKeyId: 'test', secretAccessKey: 'test' }
    assert.equal((await signIn(browserAt(remote.consoleUrl), keys)).status, 200)
  } finally {
    await remote.stop()
  }
  for (const headers of [{ host: 'console.internal' }, { 'x-forwarded-for': '192.0.2.1' }, { forwarded: 'for=_x' }])
    assert.equal((await newBrowser().call('/console/session', { headers })).status, 401, JSON.stringify(headers))
})

test('an access key is exchanged for a session that lasts while the key is active', async () => {
  await aws.iam.send(new CreateUserCommand({ UserName: 'keyholder' }))
  const made = await aws.iam.send(new CreateAccessKeyCommand({ UserName: 'keyholder' }))
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = made.AccessKey ?? {}
  const browser = newBrowser()
  for (const wrong of [
    { accessKeyId, secretAccessKey: 'wrong' },
    { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    { accessKeyId: 'test', secretAccessKey: 'wrong' },
  ]) {
    const refused = await signIn(browser, wrong)
    assert.equal(refused.status, 401)
    assert.match(String(refused.json()['message']), /do not belong together/)
    assert.equal(browser.cookie, undefined)
  }
  const opened = await signIn(browser, { accessKeyId, secretAccessKey })
  assert.match(
    opened.headers['set-cookie']?.[0] ?? '',
    /^stile-session-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/,
  )
  assert.ok(!opened.body.includes(secretAccessKey))
  assert.equal(await principal(browser), `arn:aws:iam::${account}:user/keyholder`)
  await aws.iam.send(
    new UpdateAccessKeyCommand({ UserName: 'keyholder', AccessKeyId: accessKeyId, Status: 'Inactive' }),
  )
  assert.equal((await browser.states('ListStateMachines', {})).status, 401)
  assert.equal(await principal(browser), '401')
})

test('a session of temporary credentials is the role, and another account has its own root', async () => {
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
  }
  await aws.iam.send(new CreateRoleCommand({ RoleName: 'visitor', AssumeRolePolicyDocument: JSON.stringify(trust) }))
  const role = { RoleArn: `arn:aws:iam::${account}:role/visitor`, RoleSessionName: 'me' }
  const { Credentials } = await aws.sts.send(new AssumeRoleCommand(role))
  const browser = newBrowser()
  await signIn(browser, {
    accessKeyId: Credentials?.AccessKeyId,
    secretAccessKey: Credentials?.SecretAccessKey,
    sessionToken: Credentials?.SessionToken,
  })
  assert.equal(await principal(browser), `arn:aws:sts::${account}:assumed-role/visitor/me`)
  assert.equal((await browser.iam('ListRoles')).status, 403)
  const other = newBrowser()
  await signIn(other, { accessKeyId: '111122223333', secretAccessKey: 'any' })
  assert.equal(await principal(other), 'arn:aws:iam::111122223333:root')
})

test('a user signs in by password and is refused exactly as with signed calls', async () => {
  await userWithPassword('ana', 'Correct-horse-1')
  const browser = newBrowser()
  for (const wrong of [
    { account, userName: 'ana', password: 'correct-horse-1' },
    { account, userName: 'nobody', password: 'Correct-horse-1' },
    { account: '999999999999', userName: 'ana', password: 'Correct-horse-1' },
  ]) {
    const refused = await signIn(browser, wrong)
    assert.equal(refused.status, 401)
    assert.equal(refused.json()['message'], 'The account, the user name or the password is not right.')
  }
  assert.equal((await signIn(browser, { account, userName: 'Ana', password: 'Correct-horse-1' })).status, 200)
  assert.equal(await principal(browser), `arn:aws:iam::${account}:user/ana`)

  const key = await aws.iam.send(new CreateAccessKeyCommand({ UserName: 'ana' }))
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = key.AccessKey ?? {}
  const signed = awsClients(server.url, { accessKeyId, secretAccessKey })
  const refusal = await signed.sfn.send(new ListStateMachinesCommand({})).then(
    () => undefined,
    (error: { name: string; message: string }) => error,
  )
  signed.destroy()
  const denied = await browser.states('ListStateMachines', {})
  assert.equal(denied.status, 400)
  assert.match(String(denied.json()['__type']), /AccessDeniedException$/)
  assert.equal(denied.json()['Message'] ?? denied.json()['message'], refusal?.message)

  const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'states:List*', Resource: '*' } }
  const policy = { UserName: 'ana', PolicyName: 'p', PolicyDocument: JSON.stringify(allow) }
  await aws.iam.send(new PutUserPolicyCommand(policy))
  assert.equal((await browser.states('ListStateMachines', {})).status, 200)
})

test('a session ends when its password is changed, or the profile is deleted', async () => {
  await userWithPassword('ben', 'Correct-horse-1')
  const ben = { account, userName: 'ben', password: 'Correct-horse-1' }
  const browser = newBrowser()
  await signIn(browser, ben)
  assert.equal(await principal(browser), `arn:aws:iam::${account}:user/ben`)
  await aws.iam.send(new UpdateLoginProfileCommand({ UserName: 'ben', Password: 'Correct-horse-2' }))
  assert.equal(await principal(browser), '401')
  await signIn(browser, { ...ben, password: 'Correct-horse-2' })
  assert.equal(await principal(browser), `arn:aws:iam::${account}:user/ben`)
  await aws.iam.send(new DeleteLoginProfileCommand({ UserName: 'ben' }))
  assert.equal(await principal(browser), '401')
})

test('a password that must be replaced opens nothing until it is', async () => {
  await userWithPassword('cem', 'Correct-horse-1', true)
  const PolicyArn = 'arn:aws:iam::aws:policy/IAMUserChangePassword'
  await aws.iam.send(new AttachUserPolicyCommand({ UserName: 'cem', PolicyArn }))
  const cem = { account, userName: 'cem', password: 'Correct-horse-1' }
  const browser = newBrowser()
  const refused = await signIn(browser, cem)
  assert.deepEqual([refused.status, refused.json()['passwordResetRequired']], [401, true])
  assert.equal(browser.cookie, undefined)
  const weak = await signIn(browser, { ...cem, newPassword: 'short' })
  assert.deepEqual([weak.status, weak.json()['passwordResetRequired']], [401, true])
  assert.equal((await signIn(browser, { ...cem, newPassword: 'Correct-horse-2' })).status, 200)
  assert.equal(await principal(browser), `arn:aws:iam::${account}:user/cem`)
  assert.equal((await signIn(newBrowser(), cem)).status, 401)
})

test('attempts are bounded, for this user alone; nothing but a sign-in is read', async () => {
  const wrong = { accessKeyId: '222233334444', secretAccessKey: 1 }
  assert.equal((await signIn(newBrowser(), wrong)).status, 400)
  assert.equal((await signIn(newBrowser(), { long: 'x'.repeat(20_000) })).status, 413)
  const guess = { accessKeyId: 'AKIAIOSFODNN7EXAMPL2', secretAccessKey: 'x' }
  const answers = await Promise.all(Array.from({ length: 11 }, () => signIn(newBrowser(), guess)))
  const withStatus = (wanted: number): number => answers.filter(({ status }) => status === wanted).length
  assert.deepEqual([withStatus(401), withStatus(429)], [10, 1])
  assert.equal((await signIn(newBrowser(), { accessKeyId: 'test', secretAccessKey: 'test' })).status, 200)
})
