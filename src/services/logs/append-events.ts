import type { EpochMs } from '../../base/index.ts'
import type { Command, Lane, Row, Store } from '../../store/index.ts'
import { inTurn } from '../in-turn.ts'

export interface LogLine {
  /** When it happened. */
  readonly timestamp: EpochMs
  readonly message: string
}

/** `aborted` and `failed`: nothing was written. */
export type Appended = 'appended' | 'no-stream' | 'aborted' | 'failed'

/** Makes the stream, if there is none of that name. */
export async function createStream(
  store: Store,
  group: number,
  name: string,
  now: EpochMs,
): Promise<'created' | 'exists' | 'failed'> {
  const row: Row<'log_streams'> = {
    log_group: group,
    name,
    id: await store.reserve('log', 1),
    created_at: now,
    first_event_at: null,
    last_event_at: null,
    ingested_at: null,
    sorted_at: 0,
    events: 0,
    bytes: 0,
  }
  const outcome = await store.write([{ do: 'insert', table: 'log_streams', row }])
  if (outcome.kind === 'committed') return 'created'
  return outcome.kind === 'conflict' ? 'exists' : 'failed'
}

const attemptsMax = 10

/**
 * Adds events to a stream in one write: they are on disk when this answers. Sequence numbers are counted by the stream's
 * row, so writers of one stream take turns, and the row's guard holds also where they do not.
 */
export function appendEvents(
  store: Store,
  stream: { readonly group: number; readonly name: string },
  lines: readonly LogLine[],
  now: EpochMs,
  lane: Lane = 'client',
): Promise<Appended> {
  if (lines.length === 0) return Promise.resolve('appended')
  return inTurn(store, `${stream.group}\0${stream.name}`, async () => {
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const row = await store.get('log_streams', { log_group: stream.group, name: stream.name })
      if (row === undefined) return 'no-stream'
      const outcome = await store.write(appendCommands(row, lines, now), lane)
      if (outcome.kind === 'committed') return 'appended'
      if (outcome.kind === 'failed') return 'failed'
    }
    return 'aborted'
  })
}

function appendCommands(row: Row<'log_streams'>, lines: readonly LogLine[], now: EpochMs): readonly Command[] {
  let [first, last] = [row.first_event_at ?? Infinity, row.last_event_at ?? 0]
  for (const { timestamp } of lines) {
    first = Math.min(first, timestamp)
    last = Math.max(last, timestamp)
  }
  return [
    {
      do: 'update',
      table: 'log_streams',
      key: { log_group: row.log_group, name: row.name },
      set: {
        first_event_at: first,
        last_event_at: last,
        ingested_at: now,
        sorted_at: last,
        events: row.events + lines.length,
        bytes: lines.reduce((sum, { message }) => sum + eventBytes(message), row.bytes),
      },
      if: { id: row.id, events: row.events },
    },
    ...lines.map(({ timestamp, message }, at): Command => ({
      do: 'insert',
      table: 'log_events',
      row: {
        log_group: row.log_group,
        timestamp,
        stream: row.id,
        sequence: row.events + at,
        ingested_at: now,
        // No store takes NUL in a text.
        body: message.includes('\0') ? message.replaceAll('\0', '\uFFFD') : message,
      },
    })),
  ]
}

/** Source: API reference of PutLogEvents, on the size of a batch. */
const eventOverheadBytes = 26

const eventBytes = (message: string): number => Buffer.byteLength(message) + eventOverheadBytes
