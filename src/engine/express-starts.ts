import { fail, formatArn, limits, succeed, type Outcome } from '../base/index.ts'
import type { Command, Row } from '../store/index.ts'
import type { ExpressResult, Started, StartRequest } from './contract.ts'
import { runExpress, type ExpressStart } from './express.ts'
import { notStored, outdated, type StartContext } from './start.ts'

/** What an inbox row holds of an asynchronous Express execution. */
interface StoredStart {
  readonly kind: 'express'
  readonly start: ExpressStart
}

const throttled = fail('ThrottlingException', 'Rate exceeded')

/**
 * Express executions. A synchronous one uses no store. An asynchronous one is a row in the inbox before it is answered,
 * which is deleted when it has ended: after a crash it runs again from its beginning.
 */
export class ExpressStarts {
  readonly #context: StartContext
  #underWay = 0
  #ended: Command[] = []
  #deleting = false

  constructor(context: StartContext) {
    this.#context = context
  }

  get underWay(): number {
    return this.#underWay
  }

  async run(request: StartRequest): Promise<Outcome<ExpressResult>> {
    if (this.#underWay >= limits.expressUnderWay) return throttled
    const result = await this.#runToEnd(this.#startOf(request))
    if (result !== undefined) return succeed(result)
    return fail('InternalFailure', 'The execution could not be run because of an internal error.')
  }

  async start({ provided, ...request }: StartRequest): Promise<Outcome<Started>> {
    if (this.#underWay >= limits.expressUnderWay) return throttled
    const start = this.#startOf(request)
    const execution = await this.#context.executions.next()
    const arrival = await this.#context.arrivals.next()
    const body: StoredStart = { kind: 'express', start }
    const row = { execution, arrival, body: JSON.stringify(body) }
    const guard = provided === undefined ? [] : [provided]
    const outcome = await this.#context.ports.store.write([{ do: 'insert', table: 'inbox', row }, ...guard], 'client')
    if (outcome.kind !== 'committed') return outcome.kind === 'conflict' ? outdated : { ok: false, failure: notStored }
    void this.#runRow(row, start)
    return succeed({ executionArn: start.arn, startDate: start.startedAt })
  }

  /** Takes up a row of the inbox, if it is one of these. Resolves when it has ended. */
  takeUp(row: Row<'inbox'>): Promise<void> | undefined {
    if (!row.body.startsWith('{"kind":"express"')) return undefined
    const { start } = JSON.parse(row.body) as StoredStart
    // From its beginning: its TimeoutSeconds, too, are not spent by the time in which nothing ran.
    return this.#runRow(row, { ...start, startedAt: this.#context.ports.clock.now() })
  }

  /** Names never collide: the ARN ends in a part of its own. */
  #startOf(request: StartRequest): ExpressStart {
    const { chance, clock } = this.#context.ports
    const name = request.name ?? chance.uuid()
    const arn = formatArn('states', request.space, `express:${request.machineName}:${name}:${chance.uuid()}`)
    return { arn, name, startedAt: clock.now(), request }
  }

  async #runRow({ execution, arrival }: Row<'inbox'>, start: ExpressStart): Promise<void> {
    await this.#runToEnd(start)
    this.#ended.push({ do: 'delete', table: 'inbox', key: { execution, arrival } })
    void this.#deleteEnded()
  }

  async #runToEnd(start: ExpressStart): Promise<ExpressResult | undefined> {
    const { counts, ports } = this.#context
    this.#underWay++
    counts.started++
    try {
      const result = await runExpress(this.#context, start)
      counts.ended[result.end.status] = (counts.ended[result.end.status] ?? 0) + 1
      return result
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
      ports.log.error('an Express execution failed: a fault of this server', { executionArn: start.arn, reason })
      return undefined
    } finally {
      this.#underWay--
    }
  }

  /** Many ends are one write. A row that is not deleted runs again after the next start, as after a crash. */
  async #deleteEnded(): Promise<void> {
    if (this.#deleting) return
    this.#deleting = true
    while (this.#ended.length > 0) {
      const outcome = await this.#context.ports.store.write(this.#ended.splice(0, 1_000), 'background')
      if (outcome.kind !== 'committed') this.#context.ports.log.warn('ended Express executions are still stored')
    }
    this.#deleting = false
  }
}
