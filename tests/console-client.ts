/** The console's door over raw HTTP: any header as it is said, and the cookie that a browser would keep. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { startServer, type ServerProcess } from './server-process.ts'

export interface DoorAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The body as a JSON object. */
  json(): Record<string, unknown>
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | object
}

/** One request; nothing is added but what a client must send. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<DoorAnswer> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks).toString('latin1')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes,
          json: () => JSON.parse(bytes) as Record<string, unknown>,
        })
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

export interface Browser {
  readonly url: string
  /** The cookie as the browser holds it, `name=value`. */
  cookie: string | undefined
  /** A call of the console's page: with its header and the cookie; keeps the cookie that comes back. */
  call(path: string, asked?: Asked): Promise<DoorAnswer>
  /** An operation of Step Functions through `/aws/`. */
  states(operation: string, input: object, headers?: Readonly<Record<string, string>>): Promise<DoorAnswer>
  /** An action of IAM through `/aws/`. */
  iam(action: string, fields?: Readonly<Record<string, string>>): Promise<DoorAnswer>
}

export const pageHeader = { 'x-stile-console': '1' }

export function browserAt(url: string): Browser {
  const browser: Browser = {
    url,
    cookie: undefined,
    async call(path, { headers = {}, ...asked } = {}) {
      const cookie = browser.cookie === undefined ? {} : { cookie: browser.cookie }
      const answer = await ask(url + path, { ...asked, headers: { ...pageHeader, ...cookie, ...headers } })
      const [set] = answer.headers['set-cookie'] ?? []
      if (set !== undefined) browser.cookie = set.split(';')[0]
      return answer
    },
    states(operation, input, headers = {}) {
      const target = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` }
      return browser.call('/aws/', { method: 'POST', headers: { ...target, ...headers }, body: input })
    },
    iam(action, fields = {}) {
      const body = new URLSearchParams({ Action: action, Version: '2010-05-08', ...fields }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return browser.call('/aws/', { method: 'POST', headers, body })
    },
  }
  return browser
}

/** `stile dev` in memory with a console of one page and one script; `consoleUrl` as the ready line says it. */
export async function startConsole(
  flags: readonly string[] = [],
): Promise<ServerProcess & { readonly consoleUrl: string }> {
  const server = await startServer(['--memory', '--console-dir', fixtureConsole(), ...flags])
  const [, consoleUrl = ''] = / console (http:\S+)/.exec(server.lines[0] ?? '') ?? []
  return { ...server, consoleUrl }
}

export const script = 'document.title = "script"\n'

export function fixtureConsole(): string {
  const directory = mkdtempSync(join(tmpdir(), 'stile-console-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><meta name="nonce" content="__NONCE__"><title>s</title>')
  writeFileSync(join(directory, 'assets', 'main-a1.js'), script)
  writeFileSync(join(directory, 'assets', 'main-a1.js.br'), brotliCompressSync(script))
  writeFileSync(join(directory, 'assets', 'main-a1.js.gz'), gzipSync(script))
  writeFileSync(join(directory, 'assets', 'bare-b2.js'), script)
  return directory
}
