/** For tests: a host over a folder with one module, and functions of it. */
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFunctionHost } from './host.ts'
import type { FunctionCode, FunctionHost, FunctionVersion, InvocationResult } from './contract.ts'

export interface HostWorld {
  readonly host: FunctionHost
  readonly folder: string
  /** All lines of all functions. */
  readonly lines: readonly string[]
  version(handler: string, more?: Partial<FunctionVersion>): FunctionVersion
  invoke(handler: string, payload?: unknown, more?: Partial<FunctionVersion>): Promise<InvocationResult>
  close(): Promise<void>
}

export function openHostWorld(files: Readonly<Record<string, string>>): HostWorld {
  const folder = mkdtempSync(join(tmpdir(), 'stile-host-test-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const lines: string[] = []
  const host = openFunctionHost({
    clock: { now: () => Date.now() },
    chance: { random: () => Math.random(), uuid: randomUUID, bytes: randomBytes },
    endpointUrl: () => Promise.resolve('http://127.0.0.1:1'),
    write: (_version, _stream, line) => void (lines.length < 10_000 && lines.push(line)),
    codeFolder: { path: join(folder, '.code'), own: true },
  })
  const code: FunctionCode = { kind: 'folder', path: folder }
  const version: HostWorld['version'] = (handler, more = {}) => ({
    functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${handler.replace('.', '-')}`,
    functionName: handler.replace('.', '-'),
    version: '$LATEST',
    revisionId: JSON.stringify(more),
    runtime: 'nodejs22.x',
    handler,
    environment: {},
    timeoutSeconds: 20,
    memoryMib: 128,
    region: 'us-east-1',
    code,
    logGroup: '/aws/lambda/f',
    credentials: () => Promise.resolve(undefined),
    ...more,
  })
  return {
    host,
    folder,
    lines,
    version,
    invoke(handler, payload = {}, more = {}) {
      const called = version(handler, more)
      const requestId = randomUUID()
      return host.invoke({
        function: called,
        invokedArn: called.functionArn,
        requestId,
        payload: JSON.stringify(payload),
      })
    },
    async close() {
      await host.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', ''], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Processes whose command line holds the text; Linux only. */
export function processesWith(text: string): readonly number[] {
  const own = String(process.pid)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== own && commandLine(name).includes(text))
    .map(Number)
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
