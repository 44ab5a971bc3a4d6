/** Stands in for the server that echoes requests, as httpbin does, to which recorded integrations point. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface EchoServer {
  readonly url: string
  close(): void
}

export async function openEchoServer(): Promise<EchoServer> {
  const server: Server = createServer((request, response) => {
    let data = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (data += chunk))
    request.on('end', () => {
      const { host = '', ...headers } = request.headers
      const url = new URL(request.url ?? '/', `http://${host}`)
      const args = Object.fromEntries(url.searchParams)
      const body = JSON.stringify({ args, data, headers: { host, ...headers }, json: jsonOf(data), url: url.href })
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
