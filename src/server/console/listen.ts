import { succeed, type Outcome } from '../../base/index.ts'
import { startListening, type Listening } from '../listening.ts'
import { openConsoleDoor, type ConsoleDoor, type ConsoleParts } from './door.ts'
import { isBuiltConsole } from './static-files.ts'

export interface ConsoleConfig {
  /** The folder of the built console; without a page in it there is no console. */
  readonly directory: string
  /** Absent: the one above the API's, or a free one where that is taken. 0 takes a free one. */
  readonly port?: number
}

/** Undefined where no console is built. A port that nobody asked for is no reason not to start. */
export async function listenForConsole(
  config: ConsoleConfig,
  parts: Omit<ConsoleParts, 'directory'>,
  apiPort: { readonly asked: number; readonly given: number },
): Promise<Outcome<Listening | undefined>> {
  const { directory, port } = config
  if (!isBuiltConsole(directory)) return succeed(undefined)
  const door = openConsoleDoor({ ...parts, directory })
  const at = { host: parts.host, flag: '--console-port' }
  const beside = apiPort.asked === 0 || apiPort.given === 65_535 ? 0 : apiPort.given + 1
  const first = await startListening(door.server, { ...at, port: port ?? beside })
  const isUnwanted = !first.ok && first.failure.code === 'PortTaken' && port === undefined
  const listening = isUnwanted ? await startListening(door.server, { ...at, port: 0 }) : first
  return listening.ok ? succeed(endingStreams(door, listening.value)) : listening
}

function endingStreams(door: ConsoleDoor, listening: Listening): Listening {
  return {
    ...listening,
    stop() {
      door.endStreams()
      return listening.stop()
    },
  }
}
