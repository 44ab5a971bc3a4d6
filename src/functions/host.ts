import { setTimeout as delay } from 'node:timers/promises'
import { succeed, type Chance, type Clock, type Outcome } from '../base/index.ts'
import { openCodeCache, type CodeCache } from './code-cache.ts'
import type { FunctionHost, FunctionVersion, InvocationResult } from './contract.ts'
import { environmentOf } from './environment.ts'
import { openPools, type Member, type Pool, type Pools } from './pools.ts'
import { openRuntimeApi } from './runtime-api.ts'
import { openRuntimes, type Runtimes } from './runtimes.ts'
import { startSandbox, type SandboxPorts, type SandboxRequest } from './sandbox.ts'
import { openStrays } from './strays.ts'
import { openWatcher } from './watcher.ts'

export interface FunctionHostConfig {
  readonly clock: Clock
  readonly chance: Chance
  /** Where this server answers, for the SDKs within functions; asked whenever a process is started. */
  endpointUrl(): Promise<string | undefined>
  /** Takes a line of a function's log. */
  write(version: FunctionVersion, logStream: string, line: string): void
  /** Where code is unpacked; `own`: nobody else uses the folder, and what was left there is removed. */
  readonly codeFolder: { readonly path: string; readonly own: boolean }
}

interface Host {
  readonly config: FunctionHostConfig
  readonly runtimes: Runtimes
  readonly cache: CodeCache
  readonly ports: SandboxPorts
  readonly pools: Pools
  /** In the environment of every process. */
  readonly mark: string
}

const tidyMs = 30_000
const closeMs = 5_000

/** Runs functions in child processes that speak the Lambda Runtime API. They are not sandboxed. */
export function openFunctionHost(config: FunctionHostConfig): FunctionHost {
  const { clock, chance, codeFolder } = config
  const mark = hex(chance.bytes(16))
  const cache = openCodeCache(codeFolder.path, codeFolder.own)
  const [api, watcher] = [openRuntimeApi(), openWatcher(mark, () => cache.folder())]
  const pools = openPools({ clock, begin: (pool) => void begin(host, pool) })
  const ports: SandboxPorts = { api, watcher, clock, strays: openStrays() }
  const host: Host = { config, runtimes: openRuntimes(), cache, ports, pools, mark }
  const tidying = setInterval(() => pools.tidy(), tidyMs).unref()
  return {
    runtimes: () => host.runtimes.names(),
    invoke: (invocation) => new Promise<InvocationResult>((settle) => pools.enqueue({ invocation, settle })),
    retire: (functionArn) => pools.retire(functionArn),
    async close() {
      clearInterval(tidying)
      // A process that even the kernel cannot end keeps nobody.
      await Promise.race([pools.close(), delay(closeMs, undefined, { ref: false })])
      await api.close()
      await cache.close()
      watcher.close()
    },
  }
}

/** Starts a process for the pool, or tells why it cannot be started. */
async function begin(host: Host, pool: Pool): Promise<void> {
  const prepared = await prepare(host, pool.version).catch((error: unknown): Outcome<never> => {
    return {
      ok: false,
      failure: { code: 'ServiceException', message: `The function could not start: ${String(error)}` },
    }
  })
  if (!prepared.ok) return host.pools.failed(pool, prepared.failure)
  const { pools } = host
  const sandbox = startSandbox(prepared.value.request, host.ports, {
    onIdle: (member) => pools.onIdle(pool, member),
    onInitFailed: (member, fault) => pools.onInitFailed(pool, member, fault),
    onEnded: (member) => pools.onEnded(pool, member),
  })
  pools.joined(pool, sandbox, prepared.value.member)
}

interface Prepared {
  readonly request: SandboxRequest
  readonly member: Omit<Member, 'hasStarted'>
}

async function prepare(host: Host, version: FunctionVersion): Promise<Outcome<Prepared>> {
  const { config, runtimes, cache, pools, ports, mark } = host
  const placed = await cache.place(version.code, (path) => pools.isInUse(path))
  if (!placed.ok) return placed
  const root = placed.value
  const { runtime, memoryMib } = version
  const launch = await runtimes.launch({ runtime, root, memoryMib })
  if (!launch.ok) return launch
  const credentials = await version.credentials()
  const secret = `${mark}-${hex(config.chance.bytes(16))}`
  const { foreign = false, command } = launch.value
  const runtimeApi = foreign ? await ports.api.ownAddress(secret) : `${await ports.api.address()}/${secret}`
  const logStream = logStreamOf(version, config)
  const environment = environmentOf(version, {
    root,
    runtimeApi,
    logStream,
    command,
    mark: secret,
    credentials,
    endpointUrl: await config.endpointUrl(),
  })
  const write = (line: string): void => config.write(version, logStream, line)
  const request: SandboxRequest = { version, launch: launch.value, root, environment, secret, write }
  return succeed({ request, member: { root, ...(credentials && { expiresAt: credentials.expiresAt }) } })
}

/** `2026/11/22/[$LATEST]0123…`, one for each process. */
function logStreamOf({ version }: FunctionVersion, { clock, chance }: FunctionHostConfig): string {
  const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '/')
  return `${day}/[${version}]${hex(chance.bytes(16))}`
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
