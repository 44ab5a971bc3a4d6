/** Makes every part once and ties them together. Parts that need each other look the later one up when it is called. */
import type { Question } from '../asl/index.ts'
import { openEngine, systemAlarms, type EnginePorts, type TaskPort } from '../engine/index.ts'
import { openGateway } from '../gateway/index.ts'
import { folderObjects, mapRunsOver, openJsonata } from '../integrations/index.ts'
import {
  apigatewayTasks,
  executionLogs,
  invokeFunction,
  keepFunctionEvents,
  keepLogsSwept,
  lambdaTasks,
  mapRunAccess,
  openLogSink,
  openExecutions,
  openPipeline,
  quotaOf,
  parameterProblems,
  sdkTasks,
  statesTasks,
  type Log,
  type Pipeline,
  type Ports,
  type Settings,
} from '../services/index.ts'
import type { Documents, Store } from '../store/index.ts'
import { actionPort } from './actions.ts'
import { openChanges, type Changes } from './console/changes.ts'
import { openFunctions, type FunctionsConfig } from './functions.ts'
import { joinTasks } from './join-tasks.ts'
import { statesDigest, systemChance, systemClock, systemDigest } from './ports.ts'

export interface Wired {
  readonly pipeline: Pipeline
  readonly ports: Ports
  /** What the console follows live. */
  readonly changes: Changes
  /** Where the server answers: functions are told. */
  listensAt(url: string): void
  /** Lets go of what functions run, so that nobody is kept waiting: it is begun anew after the next start. */
  endFunctions(): void
  /** Takes up what is on disk. */
  start(): Promise<void>
  /** Ends turns, threads and what is to be written, in order; the store is the caller's. */
  close(): Promise<void>
}

export interface WiringConfig extends FunctionsConfig {
  /** A folder whose folders are buckets: what Map Runs read and write. */
  readonly buckets?: string
}

export function wire(store: Store, documents: Documents, settings: Settings, log: Log, config: WiringConfig): Wired {
  const { buckets } = config
  const [clock, chance, digest, alarms] = [systemClock, systemChance, systemDigest, systemAlarms]
  const jsonata = openJsonata({ clock, chance })
  const sink = openLogSink({ store, documents, clock, alarms, log })
  const functions = openFunctions(config, { store, documents, sink, log })
  const tasks = tasksOver(() => ports)
  const changes = openChanges(alarms, chance)
  const onHistory = heardByBoth(executionLogs({ documents, sink, digest, log }), changes.heard)
  // Executions and states that are tested on their own evaluate, and run tasks, with the same.
  const states = { digest: statesDigest, evaluate: (question: Question) => jsonata.evaluate(question), tasks }
  const access = mapRunAccess(() => ports)
  const mapRuns = buckets === undefined ? {} : { mapRuns: mapRunsOver(folderObjects(buckets), access) }
  const objects = { ...mapRuns, mapRunAccess: access, parameterProblems }
  const executions = openExecutions(store, clock, quotaOf(settings, 'openExecutions'))
  const own = { owner: 'local', ...boundsOf(settings, executions) }
  const engine = openEngine({ store, clock, chance, ...states, ...objects, alarms, ...own, log, onHistory })
  const actions = actionPort({ pipeline: () => pipeline, ports: () => ports })
  const gateway = openGateway({ documents, actions, clock, chance, onDefect: (error) => tellDefect(log, error) })
  const ports: Ports = {
    store,
    documents,
    engine,
    states,
    gateway,
    clock,
    chance,
    digest,
    openExecutions: executions,
    settings,
    log,
    ...functions.ports,
  }
  const pipeline = openPipeline(ports)
  let stopSweeping = async (): Promise<void> => {}
  let stopEvents = async (): Promise<void> => {}
  return {
    pipeline,
    ports,
    changes,
    listensAt: functions.listensAt,
    endFunctions: () => void functions.close(),
    start: async () => {
      await engine.recover()
      stopEvents = keepFunctionEvents(ports, alarms)
      stopSweeping = keepLogsSwept({ store, clock, alarms, log })
    },
    close: async () => {
      await engine.close()
      await Promise.all([stopEvents(), functions.close()])
      await jsonata.close()
      await stopSweeping()
      await sink.close()
    },
  }
}

/** What tasks of executions call. */
function tasksOver(ports: () => Ports): TaskPort {
  return joinTasks([statesTasks(ports), lambdaTasks(ports, invokeFunction), apigatewayTasks(ports), sdkTasks(ports)])
}

function tellDefect(log: Log, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  log.error('a gateway request failed inside the server', { error: String(error), stack })
}

function boundsOf(
  settings: Settings,
  executions: NonNullable<Ports['openExecutions']>,
): Pick<EnginePorts, 'pollersPerActivity' | 'openMapRuns' | 'mayOpen'> {
  return {
    pollersPerActivity: quotaOf(settings, 'pollersPerActivity'),
    openMapRuns: quotaOf(settings, 'openMapRuns'),
    mayOpen: (space, more) => executions.hasRoom(space, more),
  }
}

type Hearing = NonNullable<EnginePorts['onHistory']>

function heardByBoth(first: Hearing, second: Hearing): Hearing {
  return (source, events) => {
    first(source, events)
    second(source, events)
  }
}
