import { deepStrictEqual } from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Gateway } from '../gateway/index.ts'
import { createListener } from './http.ts'

void test('a client that hangs up in the middle of its request leaves no error in the log', async () => {
  const errors: string[] = []
  const unasked = (): never => {
    throw new Error('the request was never whole')
  }
  const server = createListener({
    gateway: undefined as unknown as Gateway,
    controlPlane: unasked,
    tooLarge: unasked,
    instance: unasked,
    ownHosts: [],
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
