/** `/_stile/…`: what a person or a supervisor asks of the instance itself. */
import { readFileSync } from 'node:fs'
import type { WireAnswer } from '../protocol/index.ts'
import type { Ports } from '../services/index.ts'
import { plainAnswer } from './http.ts'

const packageFile = new URL('../../package.json', import.meta.url)
export const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version

export function instanceDoor(
  ports: Ports,
  reset: () => Promise<void>,
): (method: string, path: string) => Promise<WireAnswer> {
  return async (method, path) => {
    switch (`${method} ${path}`) {
      case 'GET /_stile/health':
        return jsonAnswer({ status: 'ok', version })
      case 'GET /_stile/metrics':
        return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4' }, body: metrics(ports) }
      case 'POST /_stile/reset':
        await reset()
        return jsonAnswer({ status: 'empty' })
      default:
        return plainAnswer(
          404,
          'NotFoundException',
          'There are GET /_stile/health, GET /_stile/metrics and POST /_stile/reset.',
        )
    }
  }
}

function jsonAnswer(body: object): WireAnswer {
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** Prometheus' text format: one line a figure. */
function metrics({ engine, store }: Ports): string {
  const { started, ended, turns, mailboxes } = engine.statistics
  const endedLines = Object.entries(ended).map(
    ([status, count]) => `stile_executions_ended_total{status="${status}"} ${count}`,
  )
  return [
    '# TYPE stile_executions_started_total counter',
    `stile_executions_started_total ${started}`,
    '# TYPE stile_executions_ended_total counter',
    ...endedLines,
    '# TYPE stile_turns_total counter',
    `stile_turns_total ${turns}`,
    '# TYPE stile_mailboxes gauge',
    `stile_mailboxes ${mailboxes}`,
    '# TYPE stile_store_groups_total counter',
    `stile_store_groups_total ${store.statistics.groups()}`,
    '# TYPE stile_store_writes_total counter',
    `stile_store_writes_total ${store.statistics.writes()}`,
    '# TYPE stile_store_wal_bytes gauge',
    `stile_store_wal_bytes ${store.statistics.walBytes()}`,
    '',
  ].join('\n')
}
