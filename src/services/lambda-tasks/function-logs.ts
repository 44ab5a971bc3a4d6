import { parseArn, type Clock, type Space } from '../../base/index.ts'
import type { FunctionVersion } from '../../functions/index.ts'
import { insertDocument, type Documents, type Store } from '../../store/index.ts'
import type { Log } from '../contract.ts'
import type { LogLine } from '../logs/append-events.ts'
import type { LogSink } from '../logs/log-sink.ts'
import { logGroupArn, logGroupKind } from '../logs/records.ts'

interface Stream {
  readonly space: Space
  readonly group: string
  readonly name: string
  readonly lines: LogLine[]
}

interface FunctionLogPorts {
  readonly store: Store
  readonly documents: Documents
  readonly sink: Pick<LogSink, 'append'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Writes the lines of functions to their log groups, which are made where they are missing, as Lambda does. Lines of one
 * turn of the loop go together. The last second may be lost in a crash.
 */
export function functionLogs(
  ports: FunctionLogPorts,
): (version: FunctionVersion, logStream: string, line: string) => void {
  const waiting = new Map<string, Stream>()
  const writeAll = (): void => {
    const streams = [...waiting.values()]
    waiting.clear()
    for (const stream of streams) {
      writeStream(ports, stream).catch((error: unknown) => {
        ports.log.warn('lines of a function were not logged', { group: stream.group, reason: String(error) })
      })
    }
  }
  return (version, name, message) => {
    const key = `${version.functionArn} ${name}`
    let stream = waiting.get(key)
    if (stream === undefined) {
      const { account = '', region = '' } = parseArn(version.functionArn) ?? {}
      stream = { space: { account, region }, group: version.logGroup, name, lines: [] }
      if (waiting.size === 0) setImmediate(writeAll)
      waiting.set(key, stream)
    }
    stream.lines.push({ timestamp: ports.clock.now(), message })
  }
}

async function writeStream(ports: FunctionLogPorts, { space, group, name, lines }: Stream): Promise<void> {
  const { store, documents, sink, clock } = ports
  if ((await documents.get(logGroupKind, space, group)) === undefined) {
    const made = { id: await store.reserve('log', 1), name: group, createdAt: clock.now(), tags: {} }
    const record = { ...made, class: 'STANDARD', deletionProtected: false } as const
    // Somebody else may have made it in between.
    await documents.write([insertDocument(logGroupKind, space, group, record)])
  }
  await sink.append(space, logGroupArn(space, group), name, lines)
}
