/** One running server: opens the store, wires the parts, listens, and takes it all down in order. */
import { hostname } from 'node:os'
import { limits, succeed, type Outcome, type Space } from '../base/index.ts'
import type { ServiceName } from '../protocol/index.ts'
import { rootPrincipal, type Log, type Ports, type Quotas, type Settings } from '../services/index.ts'
import { openDocuments, openMemoryStore, openSqliteStore, type Store } from '../store/index.ts'
import { ownHostsOf } from './addresses.ts'
import { keepHouse } from './housekeeping.ts'
import { listenForConsole, type ConsoleConfig } from './console/listen.ts'
import { createListener } from './http.ts'
import { instanceDoor } from './instance-door.ts'
import { startListening, type Listening } from './listening.ts'
import { openLog } from './log.ts'
import { systemChance } from './ports.ts'
import { sessionSecret } from './session-secret.ts'
import type { StatusSource } from './status.ts'
import { wire, type Wired, type WiringConfig } from './wiring.ts'

export interface InstanceConfig extends WiringConfig {
  /** 0 takes a free port. */
  readonly port: number
  readonly host?: string
  /** Absent: everything in memory, gone when the process ends. */
  readonly dataDirectory?: string
  readonly iam?: 'enforce' | 'audit' | 'off'
  readonly account?: string
  readonly region?: string
  /** Quotas that are not AWS's default ones. */
  readonly quotas?: Quotas
  /** How long closed executions are kept, days; 90 unless said. */
  readonly retentionDays?: number
  /** Absent: no console. */
  readonly console?: ConsoleConfig
  readonly log?: Log
}

/** Calls an operation as the account's root, without HTTP: input and output are the operation's own. */
export type RootCaller = <Output = object>(
  service: ServiceName,
  operation: string,
  input: object,
) => Promise<Outcome<Output>>

export interface Instance {
  /** `http://127.0.0.1:4566` */
  readonly url: string
  /** Absent where there is no console, or none is built. */
  readonly consoleUrl?: string
  /** Calls an operation as the account's root, without HTTP. */
  readonly call: RootCaller
  readonly space: Space
  /** Takes no more requests, finishes open turns, and lets go of the data directory. */
  close(): Promise<void>
}

export async function openInstance(config: InstanceConfig): Promise<Outcome<Instance>> {
  const log = config.log ?? openLog()
  const opened = await openStore(config, log)
  if (!opened.ok) return opened
  const store = opened.value
  const documents = openDocuments(store)
  const space: Space = { account: config.account ?? '000000000000', region: config.region ?? 'us-east-1' }
  const settings: Settings = {
    iam: config.iam ?? 'enforce',
    account: space.account,
    region: space.region,
    unknownKeysAreRoot: true,
    sessionSecret: await sessionSecret(documents, systemChance),
    quotas: config.quotas ?? {},
  }
  const wired = wire(store, documents, settings, log, config)
  await wired.start()
  const retentionDays = config.retentionDays ?? limits.retentionDays
  const house = keepHouse(wired.ports, retentionDays)
  const { dataDirectory } = config
  const source = { ports: wired.ports, house, retentionDays, ...(dataDirectory === undefined ? {} : { dataDirectory }) }
  const listening = await listen(config, wired, source)
  if (!listening.ok) {
    house.stop()
    await wired.close()
    await store.close()
    return listening
  }
  const { api, console } = listening.value
  wired.listensAt(api.url)
  const root = rootPrincipal(space.account)
  return succeed({
    url: api.url,
    ...(console === undefined ? {} : { consoleUrl: console.url }),
    space,
    call: (service, operation, input) => wired.pipeline.invoke(root, service, operation, input, space),
    close: async () => {
      house.stop()
      // Activity polls would keep their connections, and with them the listener, for a minute.
      wired.ports.engine.endPolls()
      wired.endFunctions()
      await Promise.all([api.stop(), console?.stop()])
      await wired.close()
      await store.close()
    },
  })
}

async function openStore(config: InstanceConfig, log: Log): Promise<Outcome<Store>> {
  if (config.dataDirectory === undefined) return succeed(openMemoryStore())
  return openSqliteStore({
    directory: config.dataDirectory,
    log,
    onIndeterminate: (message) => {
      log.error('the outcome of a commit is not known; ending, so that the next start recovers from disk', { message })
      process.exit(70)
    },
  })
}

/** Everything but the names that executions have used: a name starts at most once. */
async function reset({ store, engine, documents }: Ports): Promise<void> {
  await store.reset({ keepNames: true })
  documents.reset()
  engine.reset()
}

interface Listeners {
  readonly api: Listening
  readonly console?: Listening
}

async function listen(config: InstanceConfig, wired: Wired, source: StatusSource): Promise<Outcome<Listeners>> {
  const { ports, pipeline, changes } = wired
  const host = config.host ?? '127.0.0.1'
  const ownHosts = ownHostsOf(host, hostname())
  const server = createListener({
    gateway: ports.gateway,
    controlPlane: (request) => pipeline.answer(request),
    tooLarge: (request) => pipeline.tooLarge(request),
    instance: instanceDoor(source, () => reset(ports)),
    ownHosts,
    log: ports.log,
  })
  const api = await startListening(server, { host, port: config.port, flag: '--port' })
  if (!api.ok || config.console === undefined) return api.ok ? succeed({ api: api.value }) : api
  const parts = { pipeline, source, changes, apiUrl: api.value.url, host, ownHosts }
  const apiPort = { asked: config.port, given: api.value.port }
  const console = await listenForConsole(config.console, parts, apiPort)
  if (!console.ok) {
    await api.value.stop()
    return console
  }
  return succeed({ api: api.value, ...(console.value === undefined ? {} : { console: console.value }) })
}
