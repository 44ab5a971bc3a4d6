import { isObject, isoMilliseconds, type Digest, type JsonObject, type Space } from '../../base/index.ts'
import { encodeHistoryEvent, type HistoryEvent } from '../../asl/index.ts'
import type { EnginePorts, HistorySource } from '../../engine/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import type { Documents } from '../../store/index.ts'
import type { Log } from '../contract.ts'
import type { LogSink } from '../logs/log-sink.ts'
import { parseStatesArn } from './arns.ts'
import { startedRevision } from './find.ts'
import { cutData, withoutDataMembers } from './history-text.ts'

/**
 * Writes the history of executions to the log groups that their machines name: what a commit added, once it is on disk.
 * The last second may be lost in a crash.
 */
export function executionLogs(ports: {
  readonly documents: Documents
  readonly sink: Pick<LogSink, 'append'>
  readonly digest: Digest
  readonly log: Log
}): NonNullable<EnginePorts['onHistory']> {
  return (source, events) => {
    writeEvents(ports, source, events).catch((error: unknown) => {
      ports.log.warn('events of an execution were not logged', { ...source, reason: String(error) })
    })
  }
}

async function writeEvents(
  { documents, sink, digest }: Parameters<typeof executionLogs>[0],
  source: HistorySource,
  events: readonly HistoryEvent[],
): Promise<void> {
  const machine = parseStatesArn(source.machineArn, ['stateMachine'])
  if (!machine.ok) return
  const { space, name } = machine.value
  const logging = (await startedRevision(documents, space, name, source.versionArn))?.logging
  const group = logging?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn
  if (logging === undefined || group === undefined) return
  const shown = events.filter(({ type }) => isLogged(logging.level ?? 'OFF', type))
  if (shown.length === 0) return
  const lines = shown.map((event) => ({
    timestamp: event.timestamp,
    message: logLine(source, event, logging.includeExecutionData === true),
  }))
  await sink.append(space, group, streamName(digest, space, name, source), lines)
}

const alwaysFatal = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut'])

/** Which events a level writes. Source: the table of log levels in the developer guide. */
export function isLogged(level: StatesShapes.LogLevel, type: string): boolean {
  switch (level) {
    case 'ALL':
      return true
    case 'ERROR':
      return /(Failed|TimedOut|Aborted)$/.test(type) || type === 'FailStateEntered'
    case 'FATAL':
      return alwaysFatal.has(type)
    case 'OFF':
      return false
  }
}

/** One event as AWS writes it: names in snake case, numbers as texts (recorded). */
function logLine({ executionArn, redriveCount }: HistorySource, event: HistoryEvent, withData: boolean): string {
  const members = JSON.parse(encodeHistoryEvent(event)) as JsonObject
  const details = Object.values(members).find((value) => isObject(value))
  return JSON.stringify({
    id: String(event.id),
    type: event.type,
    details: withData ? cutData(details ?? {}) : withoutDataMembers(details ?? {}),
    redrive_count: String(redriveCount),
    previous_event_id: String(event.previousEventId),
    event_timestamp: String(event.timestamp),
    execution_arn: executionArn,
  })
}

/** A stream an execution, as AWS names them: by the machine, the minute in which it started, and a part of its own. */
function streamName(digest: Digest, space: Space, machine: string, { executionArn, startedAt }: HistorySource): string {
  const minute = isoMilliseconds(startedAt).slice(0, 16).replaceAll(/[T:]/g, '-')
  return `states/${machine}/${minute}/${digest.sha256Hex(`${space.region} ${executionArn}`).slice(0, 8)}`
}
