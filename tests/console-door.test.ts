/** The console's own port: what it serves, to whom it answers, and that nothing of it counts on the API's port. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { PutIntegrationCommand, PutIntegrationResponseCommand } from '@aws-sdk/client-api-gateway'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { awsClients } from './clients.ts'
import { ask, browserAt, fixtureConsole, pageHeader, script, startConsole } from './console-client.ts'
import { startServer } from './server-process.ts'
import { createExecutionApi, createRole, deploy } from './tutorial.ts'

let server: Awaited<ReturnType<typeof startConsole>>
before(async () => {
  server = await startConsole()
})
after(() => server.stop())

const policy = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
  `font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

test('every page path is the page, with a nonce of its own and a policy that lets nothing else in', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/states/executions/arn%3Aaws%3Astates%3A%3A%3Aexecution%3Am%3Aa.b', '/sign-in?next=%2F']) {
    const page = await ask(server.consoleUrl + path)
    assert.equal(page.status, 200)
    const nonce = /content="([^"]+)"/.exec(page.body)?.[1] ?? ''
    nonces.add(nonce)
    assert.equal(page.headers['content-security-policy'], policy(nonce))
    assert.equal(page.headers['cache-control'], 'no-store')
    assert.equal(page.headers['x-content-type-options'], 'nosniff')
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
    assert.equal(page.headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(page.headers['set-cookie'], undefined)
  }
  assert.equal(nonces.size, 3)
  assert.equal((await ask(server.consoleUrl, { method: 'HEAD' })).status, 200)
  assert.equal((await ask(server.consoleUrl, { method: 'POST' })).status, 405)
})

test('assets come as they were compressed, for ever; what is not there is not the page', async () => {
  const asset = (encoding: string, name = 'main-a1.js') =>
    ask(`${server.consoleUrl}/assets/${name}`, { headers: { 'accept-encoding': encoding } })
  const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
  const brotli = await asset('gzip, deflate, br;q=0.5')
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(bytes(brotli.body)).toString(), script)
  assert.equal(brotli.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(brotli.headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal(brotli.headers['vary'], 'Accept-Encoding')
  const gzip = await asset('gzip, br;q=0')
  assert.equal(gzip.headers['content-encoding'], 'gzip')
  assert.equal(gunzipSync(bytes(gzip.body)).toString(), script)
  for (const plain of [await asset('identity'), await asset('br', 'bare-b2.js')]) {
    assert.equal(plain.headers['content-encoding'], undefined)
    assert.equal(plain.body, script)
  }
  for (const path of ['none.js', '..%2findex.html', '.hidden.js', 'main-a1.js.br'])
    assert.equal((await ask(`${server.consoleUrl}/assets/${path}`)).status, 404, path)
})

test('only pages of the console may call it: own header, own origin, no name that a stranger can own', async () => {
  const host = new URL(server.consoleUrl).host
  const session = `${server.consoleUrl}/console/session`
  const cases: readonly (readonly [status: number, headers: Readonly<Record<string, string>>])[] = [
    [403, {}],
    [403, { 'x-stile-console': '0' }],
    [403, { ...pageHeader, origin: 'https://evil.example' }],
    [403, { ...pageHeader, origin: server.url }],
    [403, { ...pageHeader, origin: 'null' }],
    [403, { ...pageHeader, 'sec-fetch-site': 'same-site' }],
    [403, { ...pageHeader, 'sec-fetch-site': 'cross-site' }],
    [403, { ...pageHeader, host: 'evil.example' }],
    [403, { ...pageHeader, host: `evil.example:${new URL(server.consoleUrl).port}`, origin: 'http://evil.example' }],
    [200, { ...pageHeader }],
    [200, { ...pageHeader, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }],
  ]
  for (const [status, headers] of cases) {
    assert.equal((await ask(session, { headers })).status, status, JSON.stringify(headers))
    const call = await ask(`${server.consoleUrl}/aws/restapis`, { headers })
    assert.equal(call.status, status === 200 ? 401 : 403, JSON.stringify(headers))
    assert.equal(call.headers['access-control-allow-origin'], undefined)
  }
  const page = await ask(server.consoleUrl, { headers: { host: 'evil.example' } })
  assert.equal(page.status, 403)
  assert.doesNotMatch(page.body, /nonce/)
  const preflight = await ask(session, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
  assert.equal(preflight.status, 403)
})

test("the API's port knows no session, and integrations never see one", async () => {
  const browser = browserAt(server.consoleUrl)
  await browser.call('/console/session')
  const cookie = browser.cookie ?? ''
  assert.match(cookie, /^stile-session-\d+=automatic\./)
  for (const path of ['/restapis', '/aws/restapis', '/console/session']) {
    const answer = await ask(server.url + path, { headers: { ...pageHeader, cookie } })
    assert.equal(answer.status, 403, path)
    assert.doesNotMatch(answer.body, /principal|item/)
  }
  const clients = awsClients(server.url)
  try {
    const role = await createRole(clients, 'r', 'apigateway.amazonaws.com', [])
    const api = await createExecutionApi(clients, role)
    const method = { restApiId: api.restApiId, resourceId: api.resourceId, httpMethod: 'POST' }
    const integration = { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } } as const
    await clients.api.send(new PutIntegrationCommand({ ...method, ...integration }))
    const responseTemplates = { 'application/json': "cookies: $input.params().header.get('cookie')" }
    await clients.api.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }))
    await deploy(clients, api.restApiId)
    const url = `${server.url}/_aws/execute-api/${api.restApiId}/alpha/execution`
    const headers = { 'content-type': 'application/json', cookie: `a=1; ${cookie}; b=2` }
    const echoed = await ask(url, { method: 'POST', body: '{}', headers })
    assert.equal(echoed.body, 'cookies: a=1; b=2')
  } finally {
    clients.destroy()
  }
})

test('a console port that was asked for must be free, another one is found; --no-console has none', async () => {
  const directory = fixtureConsole()
  const { taken, port } = await takePort()
  try {
    const asked = startServer(['--memory', '--console-dir', directory, '--console-port', String(port)])
    await assert.rejects(asked, /Port \d+ on 127\.0\.0\.1 is taken\..*--console-port/)
    const beside = await startServer(['--memory', '--console-dir', directory, '--port', String(port - 1)])
    assert.match(beside.lines[0] ?? '', /^stile ready http:\S+ console http:\S+$/)
    assert.doesNotMatch(beside.lines[0] ?? '', new RegExp(`console .*:${port}$`))
    assert.equal(await beside.stop(), 0)
    const without = await startServer(['--memory', '--no-console'])
    assert.match(without.lines[0] ?? '', /^stile ready http:\S+$/)
    assert.equal(await without.stop(), 0)
  } finally {
    taken.close()
  }
})

/** A port that is taken, with a free one below. */
async function takePort(): Promise<{ readonly taken: Server; readonly port: number }> {
  for (;;) {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const below = createServer().listen(port - 1, '127.0.0.1')
    const isFree = await once(below, 'listening').then(
      () => true,
      () => false,
    )
    if (isFree) {
      below.close()
      await once(below, 'close')
      return { taken, port }
    }
    taken.close()
  }
}
