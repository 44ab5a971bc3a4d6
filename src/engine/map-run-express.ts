import type { ExecutionEnd } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import { machineNameOf, type ExecutionRow } from './execution.ts'
import { runExpress } from './express.ts'
import type { StartContext } from './start.ts'
import { storable } from './turn-write.ts'

const retryMs = 1_000

/**
 * The Express children of a Map Run: each is a row from its start, so that after a crash it runs again, and its end is
 * written with those of others.
 */
export class ExpressChildren {
  readonly #context: StartContext
  readonly #ended: (row: ExecutionRow) => void
  readonly #running = new Map<number, AbortController>()
  #ends: ExecutionRow[] = []
  #writing = false
  #closed = false

  constructor(context: StartContext, ended: (row: ExecutionRow) => void) {
    this.#context = context
    this.#ended = ended
  }

  start(row: ExecutionRow): void {
    const controller = new AbortController()
    this.#running.set(row.id, controller)
    void this.#run(row, controller.signal)
  }

  abort(id: number): void {
    this.#running.get(id)?.abort()
  }

  /** Lets go of all of them: whoever starts next runs them again. */
  close(): void {
    this.#closed = true
    for (const controller of this.#running.values()) controller.abort()
  }

  async #run(row: ExecutionRow, signal: AbortSignal): Promise<void> {
    this.#context.counts.started++
    const end = await this.#toEnd(row, signal)
    this.#running.delete(row.id)
    if (this.#closed) return
    const { counts, ports } = this.#context
    counts.ended[end.status] = (counts.ended[end.status] ?? 0) + 1
    const at = Math.max(row.sorted_at, ports.clock.now())
    this.#ends.push({ ...row, ...ended(end), stopped_at: at, sorted_at: at, version: row.version + 1 })
    void this.#write()
  }

  async #toEnd(row: ExecutionRow, signal: AbortSignal): Promise<ExecutionEnd> {
    const { arn, name, input, definition } = row
    const startedAt = row.redriven_at ?? row.started_at
    const [account = '', region = ''] = row.space.split('/')
    const request = {
      space: { account, region },
      machineArn: row.machine,
      machineName: machineNameOf(row),
      input,
      roleArn: row.role_arn,
      definition,
      machineUpdatedAt: row.machine_updated_at,
    }
    try {
      return (await runExpress(this.#context, { arn, name, startedAt, request, signal })).end
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.#context.ports.log.error('an Express execution failed: a fault of this server', {
        executionArn: arn,
        reason,
      })
      return { status: 'FAILED', error: 'States.Runtime', cause: 'The execution failed because of an internal error.' }
    }
  }

  /** Many ends are one write. */
  async #write(): Promise<void> {
    if (this.#writing) return
    this.#writing = true
    while (this.#ends.length > 0 && !this.#closed) {
      const rows = this.#ends.splice(0, 200)
      const outcome = await this.#context.ports.store.write(rows.map(endCommand), 'background')
      if (outcome.kind === 'committed') rows.forEach(this.#ended)
      else if (outcome.kind === 'conflict') {
        // Another process has written that end before.
        this.#ends.unshift(...rows.filter((_row, at) => at !== outcome.at))
      } else {
        this.#context.ports.log.warn('ended children of a Map Run were not stored', { outcome: outcome.kind })
        this.#ends.unshift(...rows)
        await new Promise<void>((resolve) => void this.#context.ports.alarms.after(retryMs, resolve))
      }
    }
    this.#writing = false
  }
}

function endCommand({ id, status, stopped_at, sorted_at, version, error, cause, output }: ExecutionRow): Command {
  const set = { status, stopped_at, sorted_at, version, error, cause, output }
  return { do: 'update', table: 'executions', key: { id }, set, if: { version: version - 1 } }
}

function ended(end: ExecutionEnd): Pick<ExecutionRow, 'status' | 'error' | 'cause' | 'output'> {
  if (end.status === 'SUCCEEDED') return { status: end.status, error: null, cause: null, output: end.output.text }
  return { status: end.status, error: storable(end.error), cause: storable(end.cause), output: null }
}
