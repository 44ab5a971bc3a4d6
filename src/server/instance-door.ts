/** `/_stile/…`: what a person or a supervisor asks of the instance itself. */
import { rmSync } from 'node:fs'
import { fail, isObject, parseJson, succeed, type Outcome } from '../base/index.ts'
import { listParked } from '../engine/index.ts'
import type { WireAnswer, WireRequest } from '../protocol/index.ts'
import { authenticate, type Ports } from '../services/index.ts'
import { plainAnswer, type FileAnswer } from './http.ts'
import { metricsText } from './metrics.ts'
import { statusOf, type StatusSource } from './status.ts'
import { version } from './version.ts'

export type InstanceDoor = (request: WireRequest) => Promise<WireAnswer | FileAnswer>

type Route = {
  /** Whether the request must be signed by a root key, for the service `stile`. */
  readonly signed?: true
  answer(request: WireRequest): WireAnswer | Promise<WireAnswer | FileAnswer>
}

/** What tells a backup from whatever else may answer. */
export const backupContentType = 'application/vnd.sqlite3'

/** Parked executions that are listed, or retried, by one request. */
const parkedMax = 100

export function instanceDoor(source: StatusSource, reset: () => Promise<void>): InstanceDoor {
  const { ports, house } = source
  const backup = backupRoute(ports)
  const routes: Readonly<Record<string, Route>> = {
    'GET /_stile/health': { answer: () => jsonAnswer({ status: 'ok', version }) },
    'GET /_stile/status': { answer: async () => jsonAnswer(await statusOf(source)) },
    'GET /_stile/metrics': { answer: () => metricsAnswer(ports, house.open.now()) },
    'GET /_stile/backup': { signed: true, answer: backup },
    'GET /_stile/parked': { signed: true, answer: async () => jsonAnswer(await listParked(ports.store, parkedMax)) },
    'POST /_stile/parked': { signed: true, answer: (request) => retry(ports, request) },
    'POST /_stile/reset': {
      async answer() {
        await reset()
        return jsonAnswer({ status: 'empty' })
      },
    },
  }
  return async (request) => {
    const name = `${request.method} ${request.path}`
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined
    if (route === undefined)
      return plainAnswer(404, 'NotFoundException', `There are ${Object.keys(routes).join(', ')}.`)
    const allowed = route.signed === true ? await signedByRoot(ports, request) : succeed(undefined)
    return allowed.ok ? route.answer(request) : plainAnswer(403, allowed.failure.code, allowed.failure.message)
  }
}

async function signedByRoot(ports: Ports, request: WireRequest): Promise<Outcome<undefined>> {
  const caller = await authenticate(ports, { service: 'stile', protocol: 'awsJson1.0' }, request)
  if (!caller.ok) return caller
  if (caller.value.principal.kind === 'root') return succeed(undefined)
  return fail('AccessDeniedException', "Only the account's root may do this.")
}

function metricsAnswer(ports: Ports, open: number | undefined): WireAnswer {
  return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4' }, body: metricsText(ports, open) }
}

/** One copy at a time: each takes as much room as the data. */
function backupRoute({ store, log }: Ports): () => Promise<WireAnswer | FileAnswer> {
  let underWay = false
  return async () => {
    if (underWay) return plainAnswer(409, 'BackupUnderWay', 'A backup is being made. Try again when it has ended.')
    underWay = true
    try {
      const copy = await store.copy()
      if (copy === undefined) {
        underWay = false
        return plainAnswer(
          400,
          'NothingDurable',
          'This server keeps everything in memory: there is nothing to back up.',
        )
      }
      const done = (): void => {
        underWay = false
        rmSync(copy.file, { force: true })
      }
      return { status: 200, headers: { 'Content-Type': backupContentType }, ...copy, done }
    } catch (error) {
      underWay = false
      log.error('a backup failed', { reason: String(error) })
      return plainAnswer(500, 'BackupFailed', `The backup failed: ${(error as Error).message}`)
    }
  }
}

/** `{"execution": ARN}`, or `{"all": true}`. */
async function retry({ store, engine }: Ports, request: WireRequest): Promise<WireAnswer> {
  const body = parseJson(Buffer.from(request.body).toString('utf8'))
  const asked = body.ok && isObject(body.value) ? body.value : {}
  if (asked['all'] === true) {
    const { parked, more } = await listParked(store, parkedMax)
    const retried = await Promise.all(parked.map(({ execution }) => engine.retryParked(execution)))
    return jsonAnswer({ retried: retried.filter(({ ok }) => ok).length, more })
  }
  const row = await store.find('executions', 'byArn', String(asked['execution'] ?? ''))
  if (row === undefined) return plainAnswer(404, 'ExecutionDoesNotExist', 'There is no such execution.')
  const outcome = await engine.retryParked(row.id)
  if (outcome.ok) return jsonAnswer({ retried: 1, more: false })
  return plainAnswer(outcome.failure.code === 'NotParked' ? 400 : 500, outcome.failure.code, outcome.failure.message)
}

function jsonAnswer(body: object): WireAnswer {
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}
