import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import type { Gateway } from '../gateway/index.ts'
import type { WireAnswer } from '../protocol/index.ts'
import { createListener } from './http.ts'

const unasked = (): never => {
  throw new Error('the request was never whole')
}
const doors = { controlPlane: unasked, tooLarge: unasked, instance: unasked, ownHosts: [] }
const gateway = undefined as unknown as Gateway

void test('of large requests only a few are read at a time', async () => {
  const server = createListener({ ...doors, gateway, log: { info() {}, warn() {}, error() {} } })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const begun: Socket[] = []
  for (let count = 0; count < 4; count++) {
    const client = connect(port, '127.0.0.1')
    begun.push(client)
    const asked = once(server, 'request')
    client.write('POST /2015-03-31/functions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000000\r\n\r\n{')
    await asked
  }
  const status = async (length: number): Promise<string> => {
    const client = connect(port, '127.0.0.1')
    client.end(`POST /2015-03-31/functions HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n{}`)
    const [answer] = (await once(client, 'data')) as [Buffer]
    return answer.toString().split(' ')[1] ?? ''
  }
  deepStrictEqual([await status(60_000_000), await status(2)], ['503', '500'])
  for (const client of begun) client.destroy()
  server.close()
  await once(server, 'close')
})

void test('a body that is announced over its bound is refused before it is sent', async () => {
  const tooLarge = (): WireAnswer => ({ status: 413, headers: {}, body: '' })
  const server = createListener({ ...doors, tooLarge, gateway, log: { info() {}, warn() {}, error() {} } })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6000000000\r\n\r\n')
  const [answer] = (await once(client, 'data')) as [Buffer]
  strictEqual(answer.toString().split(' ')[1], '413')
  client.destroy()
  server.close()
  await once(server, 'close')
})

void test('the log of what failed has the path of a request, not its query', async () => {
  const paths: unknown[] = []
  const log = { info() {}, warn() {}, error: (_message: string, fields?: object) => void paths.push(fields) }
  const server = createListener({ ...doors, gateway, log })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.end('GET /account?X-Amz-Signature=secret HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [answer] = (await once(client, 'data')) as [Buffer]
  strictEqual(answer.toString().split(' ')[1], '500')
  deepStrictEqual(
    paths.map((fields) => (fields as { readonly path: string }).path),
    ['/account'],
  )
  server.close()
  await once(server, 'close')
})

void test('a client that hangs up in the middle of its request leaves no error in the log', async () => {
  const errors: string[] = []
  const server = createListener({
    ...doors,
    gateway,
    log: { info() {}, warn() {}, error: (message) => void errors.push(message) },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = connect(port, '127.0.0.1')
  const [request] = (await Promise.all([
    once(server, 'request'),
    once(client, 'connect').then(() =>
      client.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc'),
    ),
  ])) as [[NodeJS.EventEmitter], boolean]
  const left = new Promise((resolve) => request[0].on('close', resolve))
  client.destroy()
  await left
  server.close()
  await once(server, 'close')
  deepStrictEqual(errors, [])
})
