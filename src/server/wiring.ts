/** Makes every part once and ties them together. Parts that need each other look the later one up when it is called. */
import type { Question } from '../asl/index.ts'
import { openEngine, systemAlarms, type TaskPort } from '../engine/index.ts'
import { openGateway } from '../gateway/index.ts'
import { folderObjects, mapRunsOver, openJsonata } from '../integrations/index.ts'
import {
  executionLogs,
  keepLogsSwept,
  openLogSink,
  openPipeline,
  statesTasks,
  type Log,
  type Pipeline,
  type Ports,
  type Settings,
} from '../services/index.ts'
import type { Documents, Store } from '../store/index.ts'
import { actionPort } from './actions.ts'
import { openChanges, type Changes } from './console/changes.ts'
import { statesDigest, systemChance, systemClock, systemDigest } from './ports.ts'

export interface Wired {
  readonly pipeline: Pipeline
  readonly ports: Ports
  /** What the console follows live. */
  readonly changes: Changes
  /** Takes up what is on disk. */
  start(): Promise<void>
  /** Ends turns, threads and what is to be written, in order; the store is the caller's. */
  close(): Promise<void>
}

/** `buckets`: a folder whose folders are buckets, for what Map Runs read and write. */
export function wire(store: Store, documents: Documents, settings: Settings, log: Log, buckets?: string): Wired {
  const [clock, chance, digest, alarms] = [systemClock, systemChance, systemDigest, systemAlarms]
  const jsonata = openJsonata({ clock, chance })
  const sink = openLogSink({ store, documents, clock, alarms, log })
  const tasks: TaskPort = statesTasks(() => ports)
  const changes = openChanges(alarms, chance)
  const writeLogs = executionLogs({ documents, sink, digest, log })
  const onHistory: typeof writeLogs = (source, events) => {
    writeLogs(source, events)
    changes.heard(source)
  }
  // Executions and states that are tested on their own evaluate, and run tasks, with the same.
  const states = { digest: statesDigest, evaluate: (question: Question) => jsonata.evaluate(question), tasks }
  const objects = buckets === undefined ? {} : { mapRuns: mapRunsOver(folderObjects(buckets)) }
  const engine = openEngine({ store, clock, chance, ...states, ...objects, alarms, owner: 'local', log, onHistory })
  const actions = actionPort({ pipeline: () => pipeline, ports: () => ports })
  const onDefect = (error: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    log.error('a gateway request failed inside the server', { error: String(error), stack })
  }
  const gateway = openGateway({ documents, actions, clock, chance, onDefect })
  const ports: Ports = { store, documents, engine, states, gateway, clock, chance, digest, settings, log }
  const pipeline = openPipeline(ports)
  let stopSweeping = async (): Promise<void> => {}
  return {
    pipeline,
    ports,
    changes,
    start: async () => {
      await engine.recover()
      stopSweeping = keepLogsSwept({ store, clock, alarms, log })
    },
    close: async () => {
      await engine.close()
      await jsonata.close()
      await stopSweeping()
      await sink.close()
    },
  }
}
