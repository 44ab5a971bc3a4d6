/** Makes what runs functions: the host, the folder that serves some, or the endpoint that takes all of them. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openElsewhere, openFunctionFolder, openFunctionHost } from '../functions/index.ts'
import { functionLogs, type Log, type LogSink, type Ports } from '../services/index.ts'
import type { Documents, Store } from '../store/index.ts'
import { systemChance, systemClock } from './ports.ts'

export interface FunctionsConfig {
  /** Where everything is kept, unpacked code too; in memory it is a folder for temporary files. */
  readonly dataDirectory?: string
  /** A folder whose files and folders are functions. */
  readonly functions?: string
  /** Where all invocations are taken instead. */
  readonly lambdaEndpoint?: string
}

export interface Functions {
  readonly ports: Pick<Ports, 'functions' | 'functionFolder' | 'functionsElsewhere'>
  readonly listensAt: (url: string) => void
  close(): Promise<void>
}

interface FunctionsPorts {
  readonly store: Store
  readonly documents: Documents
  readonly sink: LogSink
  readonly log: Log
}

export function openFunctions(config: FunctionsConfig, { store, documents, sink, log }: FunctionsPorts): Functions {
  const [clock, chance] = [systemClock, systemChance]
  const { dataDirectory, functions: folder, lambdaEndpoint } = config
  const listening = Promise.withResolvers<string | undefined>()
  const host = openFunctionHost({
    clock,
    chance,
    endpointUrl: () => listening.promise,
    write: functionLogs({ store, documents, sink, clock, log }),
    codeFolder:
      dataDirectory === undefined
        ? { path: tmpdir(), own: false }
        : { path: join(dataDirectory, 'function-code'), own: true },
  })
  const keys = environmentKeys()
  const elsewhere = (url: string) => openElsewhere({ url, clock, ...(keys && { keys }) })
  let closed: Promise<void> | undefined
  return {
    ports: {
      functions: host,
      ...(folder === undefined ? {} : { functionFolder: openFunctionFolder(folder, log) }),
      ...(lambdaEndpoint === undefined ? {} : { functionsElsewhere: elsewhere(lambdaEndpoint) }),
    },
    listensAt: (url) => listening.resolve(url),
    close() {
      // A process that is being started would wait for it.
      listening.resolve(undefined)
      return (closed ??= host.close())
    },
  }
}

/** Those of whoever started the server: what an endpoint elsewhere is called with. */
function environmentKeys() {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined
  const { AWS_SESSION_TOKEN: sessionToken } = process.env
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}
