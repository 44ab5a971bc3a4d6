/**
 * What is outside of the process, and goes on whatever becomes of it: jobs, files, and tasks that take their time, fail,
 * or are never heard of again.
 */
import { createHash } from 'node:crypto'
import { fail, succeed } from '../../base/index.ts'
import type { Store } from '../../store/index.ts'
import type { Engine } from '../contract.ts'
import type { MapRunPort } from '../map-run-ports.ts'
import type { TaskAttempt, TaskOutcome, TaskPort } from '../ports.ts'
import { nestedResource, plannedInput } from './machine-plans.ts'
import { callbackResource } from './script-language.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Surroundings {
  readonly disk: Store
  readonly time: VirtualTime
  readonly draw: (below: number) => number
  /** Whether something of that rate goes wrong now. */
  readonly strikes: (rate: number) => boolean
  /** Hears of messages that are to be answered by their tokens; of one that was sent again, again. */
  readonly onMessage: (message: Message) => void
}

export interface Message {
  readonly token: string
  readonly arn: string
  /** What the answer is to be. */
  readonly output: string
}

const aborted: TaskOutcome = { kind: 'failed', error: 'Aborted' }
const pollMs = 7_000

export class Outside {
  readonly #around: Surroundings
  readonly #jobs = new Jobs()
  /** Attempts whose executions are not to be started any more, and which process has been told so. */
  readonly #cancelled = new Map<string, Engine>()
  readonly #files = new Map<string, string>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** As the process with that engine reaches it. */
  tasks(engine: () => Engine): TaskPort {
    const { draw } = this.#around
    return {
      supports: () => true,
      cancel: async (attempt) => {
        if (draw(10) === 0) throw new Error('not now')
        this.#jobs.end(attempt.key)
        if (attempt.resource === nestedResource) await this.#stopNested(engine(), attempt.key)
      },
      run: async (attempt, signal) => {
        if (attempt.resource === nestedResource) return this.#runNested(engine(), attempt, signal)
        if (attempt.resource === callbackResource) return this.#sendMessage(attempt, signal)
        if (attempt.resource.endsWith('.sync')) {
          const job = this.#jobs.start(attempt.key)
          if (attempt.job === undefined) await attempt.submitted(job, '{}')
        }
        return this.#runTask(attempt, signal)
      },
    }
  }

  /** Items in a file, and files of results. */
  mapRuns(): MapRunPort {
    const { items } = JSON.parse(plannedInput) as { readonly items: readonly number[] }
    return {
      open: async () => {
        await turnOfLoop()
        if (this.#around.strikes(0.1)) return fail('States.ItemReaderFailed', 'not now')
        return succeed({ etag: 'e', items: itemsOf(items) })
      },
      write: async (_execution, bucket, key, text) => {
        let whole = ''
        for await (const piece of text) whole += piece
        if (this.#around.strikes(0.1)) return fail('Unavailable', 'not now')
        this.#files.set(`${bucket}/${key}`, whole)
        return succeed(whole.length)
      },
    }
  }

  problems(): readonly string[] {
    return this.#jobs.running().map((key) => `the job of ${key} runs on`)
  }

  #runTask(attempt: TaskAttempt, signal: AbortSignal): Promise<TaskOutcome> {
    const { draw, time } = this.#around
    return new Promise<TaskOutcome>((resolve) => {
      const failed = draw(8) === 0
      if (signal.aborted) resolve(aborted)
      const lost = attempt.deadlineAt !== undefined && draw(10) === 0
      signal.addEventListener('abort', () => resolve(aborted))
      if (lost) return
      time.after(draw(10_000), () => {
        this.#jobs.end(attempt.key)
        resolve(failed ? { kind: 'failed', error: 'Task' } : { kind: 'succeeded', output: attempt.parameters })
      })
    })
  }

  /** It may be answered before the call has returned, and although the call has failed. */
  async #sendMessage(attempt: TaskAttempt, signal: AbortSignal): Promise<TaskOutcome> {
    const { draw, onMessage } = this.#around
    const { token, ...output } = JSON.parse(attempt.parameters) as { readonly token: string; readonly arn: string }
    if (draw(10) > 0) onMessage({ token, arn: output.arn, output: JSON.stringify(output) })
    const outcome = await this.#runTask(attempt, signal)
    return outcome.kind === 'succeeded' ? { kind: 'waiting', output: '{}' } : outcome
  }

  /** As integrations run `states:startExecution.sync:2`. */
  async #runNested(engine: Engine, attempt: TaskAttempt, signal: AbortSignal): Promise<TaskOutcome> {
    const { disk, time } = this.#around
    const arn = attempt.job ?? (await this.#startNested(engine, attempt))
    if (signal.aborted) return aborted
    if (attempt.job === undefined) await attempt.submitted(arn, '{}')
    for (;;) {
      const row = await disk.find('executions', 'byArn', arn)
      if (signal.aborted || row === undefined) return aborted
      if (row.status === 'SUCCEEDED') return { kind: 'succeeded', output: '{}' }
      if (row.status !== 'RUNNING') return { kind: 'failed', error: 'Nested' }
      // Of two processes, as there are none in truth, each hears of its own ends alone.
      const poll = new Promise<void>((resolve) => void time.after(pollMs, resolve))
      await Promise.race([engine.waitForEnd(row.id, signal), poll])
    }
  }

  async #startNested(engine: Engine, attempt: TaskAttempt): Promise<string> {
    const { key, parameters } = attempt
    const { disk } = this.#around
    const { definition } = JSON.parse(parameters) as { readonly definition: string }
    const id = createHash('sha256').update(definition).digest('hex')
    await disk.write([{ do: 'put', table: 'definitions', row: { id, body: definition } }])
    const started = await engine.start({
      space: { account: '000000000000', region: 'us-east-1' },
      machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:nested',
      machineName: 'nested',
      input: plannedInput,
      roleArn: 'arn:aws:iam::000000000000:role/r',
      definition: id,
      machineUpdatedAt: 0,
      attemptKey: key,
    })
    // A second process would not know what the first one has cancelled; in truth there is none.
    const by = this.#cancelled.get(key)
    if (by !== undefined && by !== engine) await this.#stopNested(by, key)
    if (!started.ok) throw new Error(started.failure.message)
    return started.value.executionArn
  }

  async #stopNested(engine: Engine, key: string): Promise<void> {
    this.#cancelled.set(key, engine)
    const child = await this.#around.disk.find('executions', 'byAttempt', key)
    if (child === undefined) return
    const stopped = await engine.stop(child.id, {})
    if (!stopped.ok) throw new Error(stopped.failure.message)
  }
}

async function* itemsOf(items: readonly number[]) {
  for (const value of items) {
    await turnOfLoop()
    yield succeed({ value, source: 's3://bucket/items.json' })
  }
}

function turnOfLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** What tasks have begun, until it is done or ended. */
class Jobs {
  readonly #running = new Set<string>()
  readonly #ended = new Set<string>()

  /** A repeated start is the same job, also when it has ended. */
  start(key: string): string {
    if (!this.#ended.has(key)) this.#running.add(key)
    return `job of ${key}`
  }

  end(key: string): void {
    this.#running.delete(key)
    this.#ended.add(key)
  }

  running(): readonly string[] {
    return [...this.#running]
  }
}
