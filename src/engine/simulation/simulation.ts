/**
 * A process that runs scripts and dies at any commit, over a store that outlives it, in virtual time. Everything is drawn
 * from one seed, so that a run that finds something finds it again.
 */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Chance } from '../../base/index.ts'
import { openMemoryStore, type Row } from '../../store/index.ts'
import type { Engine, StartRequest } from '../contract.ts'
import { openEngine } from '../engine.ts'
import type { EngineLog } from '../ports.ts'
import { generatedInput, generatedMachine } from './generated-machines.ts'
import { planMachine, type MachinePlan } from './machine-plans.ts'
import { activityArn, eventsOf, scriptLanguage, type Operation } from './script-language.ts'
import { historyOf } from './history-checks.ts'
import { Outside } from './outside.ts'
import { isQuiet, problemsOfAll } from './tree-checks.ts'
import { ShakyStore, type Fate } from './shaky-store.ts'
import { settle, VirtualTime } from './virtual-time.ts'

export interface SimulationSettings {
  readonly seed: number
  readonly executions: number
  /** Of each write, from 0 to 1. */
  readonly crashRate: number
  readonly failureRate: number
  /** Generated state machines instead of scripts. */
  readonly machines?: boolean
}

interface Planned {
  /** Absent of a state machine. */
  readonly operations?: readonly Operation[]
  /** Of a state machine whose output is known. */
  readonly plan?: MachinePlan
  readonly request: StartRequest
  acknowledged: boolean
  /** When, as the calls were answered, it was redriven: by token, and of those without. */
  readonly redriven: Map<string, number>
}

interface Held {
  readonly token: string
  readonly arn: string
  readonly input: string
  readonly readyAt: number
}

const silent: EngineLog = { info() {}, warn() {}, error() {} }
const crashes = ['crashBefore', 'crashAfter', 'divide'] as const
/** How far time moves at a time, at the most: what a stop asks for is done long before a long wait is over. */
const stepMs = 10_000
const roundsMost = 40_000
const beginning = Date.UTC(2026, 0, 1)

/** Problems found, each a line; none, if the promises were kept. */
export async function simulate(settings: SimulationSettings): Promise<readonly string[]> {
  return new Simulation(settings).run()
}

class Simulation {
  readonly #settings: SimulationSettings
  readonly #random: () => number
  readonly #time = new VirtualTime(beginning)
  readonly #chance: Chance
  readonly #disk = openMemoryStore()
  readonly #planned: Planned[] = []
  #engine: Engine | undefined
  /** As the processes see it that have not died: mostly one. */
  readonly #alive = new Set<ShakyStore>()
  /** What workers hold, whatever becomes of the server. */
  #held: Held[] = []
  readonly #settled = new Map<string, Set<string>>()
  readonly #won = new Set<string>()
  readonly #found: string[] = []
  readonly #outside: Outside
  /** After this virtual time nothing goes wrong any more, so that everything can end. */
  #calmAt = beginning + 120_000

  constructor(settings: SimulationSettings) {
    this.#settings = settings
    this.#random = randomFrom(settings.seed)
    this.#chance = chanceFrom(this.#random)
    this.#outside = new Outside({
      disk: this.#disk,
      time: this.#time,
      draw: (below) => this.#draw(below),
      strikes: (rate) => this.#strikes(rate),
      onMessage: ({ token, arn, output }) => this.#hold(token, arn, output),
    })
  }

  async run(): Promise<readonly string[]> {
    for (let at = 0; at < this.#settings.executions; at++) await this.#plan(at)
    for (let round = 0; round < roundsMost; round++) {
      if (this.#engine === undefined) this.#boot()
      if (this.#planned.some(({ acknowledged }) => !acknowledged)) this.#startSome()
      if (this.#random() < 0.05) await this.#stopSome()
      if (this.#strikes(0.1)) await this.#redriveSome()
      this.#bringResults()
      if (this.#engine !== undefined && this.#strikes(this.#settings.crashRate / 8)) {
        await settle(this.#draw(4))
        this.#killAll()
      }
      await settle()
      if (this.#time.now() > this.#calmAt && (await this.#isOver())) break
      if (this.#engine !== undefined) this.#time.ringNext(stepMs)
    }
    const last = this.#engine
    this.#engine = undefined
    await last?.close()
    return this.#problems()
  }

  async #plan(at: number): Promise<void> {
    const draw = (below: number): number => this.#draw(below)
    const machines = this.#settings.machines === true
    const operations = machines ? undefined : Array.from({ length: 1 + this.#draw(5) }, () => this.#operation())
    const plan = machines && this.#draw(2) === 0 ? planMachine(draw) : undefined
    const text = plan?.definition ?? (operations === undefined ? generatedMachine(draw) : JSON.stringify(operations))
    const definition = createHash('sha256').update(text).digest('hex')
    await this.#disk.write([{ do: 'put', table: 'definitions', row: { id: definition, body: text } }])
    const request: StartRequest = {
      space: { account: '000000000000', region: 'us-east-1' },
      machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
      machineName: 'm',
      name: `e${at}`,
      input: plan?.input ?? (machines ? generatedInput : '{}'),
      roleArn: 'arn:aws:iam::000000000000:role/r',
      definition,
      machineUpdatedAt: beginning,
    }
    const own = { ...(operations && { operations }), ...(plan && { plan }) }
    this.#planned.push({ request, acknowledged: false, redriven: new Map(), ...own })
  }

  #operation(): Operation {
    const kind = this.#draw(12)
    if (kind < 4) return { pass: 1 + this.#draw(3) }
    if (kind < 7) return { waitMs: this.#draw(4) === 0 ? 70_000 + this.#draw(60_000) : this.#draw(5_000) }
    if (kind < 8) {
      const task = this.#draw(2) === 0 ? 'run' : 'job'
      return { task, ...(this.#draw(3) === 0 ? { timeoutSeconds: 1 + this.#draw(20) } : {}) }
    }
    if (kind < 9) return { task: 'activity', timeoutSeconds: 5 + this.#draw(15), heartbeatSeconds: 4 }
    if (kind < 10) return { part: 'extra' }
    if (kind < 11) return { pass: 700 }
    return { fail: 'Boom' }
  }

  #boot(): void {
    const store = new ShakyStore(
      this.#disk,
      () => this.#fate(),
      () => this.#strikes(this.#settings.crashRate / 8),
      (dead) => this.#crash(dead),
    )
    const engine: Engine = openEngine({
      store,
      clock: this.#time,
      alarms: this.#time,
      chance: this.#chance,
      digest: { hashHex: () => '' },
      log: silent,
      owner: 'simulation',
      ...(this.#settings.machines === true ? {} : { language: scriptLanguage }),
      tasks: this.#outside.tasks(() => engine),
      mapRuns: this.#outside.mapRuns(),
    })
    this.#engine = engine
    this.#alive.add(store)
    // It may die before it has recovered.
    void engine.recover()
    for (let worker = 0; worker < 3; worker++) void this.#work(engine)
  }

  #fate(): Fate {
    if (this.#time.now() > this.#calmAt) return 'commit'
    const draw = this.#random()
    const { crashRate, failureRate } = this.#settings
    if (draw < crashRate) return crashes[this.#draw(crashes.length)] ?? 'commit'
    return draw < crashRate + failureRate ? 'fail' : 'commit'
  }

  /** Whether something of that rate happens now. */
  #strikes(rate: number): boolean {
    return this.#time.now() <= this.#calmAt && this.#random() < rate
  }

  #crash(dead: boolean): void {
    this.#engine = undefined
    if (dead) this.#killAll()
  }

  /** Alarms are one process's as well as another's: with one of two all die. */
  #killAll(): void {
    const alive = [...this.#alive]
    this.#alive.clear()
    for (const store of alive) store.kill()
    this.#engine = undefined
    this.#time.forgetAlarms()
  }

  /** A worker lives as long as the process that it asks; what it was given outlives both. */
  async #work(engine: Engine): Promise<void> {
    while (this.#engine === engine) {
      const claimed = await engine.claimActivityTask(activityArn, 'worker', 60_000)
      if (!claimed.ok || claimed.value === undefined) continue
      const { arn } = JSON.parse(claimed.value.input) as { readonly arn: string }
      const { token, input } = claimed.value
      if (this.#draw(10) > 0) this.#hold(token, arn, input)
    }
  }

  #hold(token: string, arn: string, input: string): void {
    this.#held.push({ token, arn, input, readyAt: this.#time.now() + this.#draw(12_000) })
  }

  #bringResults(): void {
    const engine = this.#engine
    if (engine === undefined) return
    for (const held of this.#held) {
      if (held.readyAt <= this.#time.now()) {
        for (let times = this.#draw(5) === 0 ? 2 : 1; times > 0; times--) void this.#bringResult(engine, held)
      } else if (this.#random() < 0.2) void engine.heartbeatTask(held.token)
    }
  }

  async #bringResult(engine: Engine, held: Held): Promise<void> {
    const fails = this.#draw(8) === 0
    const outcome = await engine.settleTask(
      held.token,
      fails ? { kind: 'taskFailed', error: 'Refused' } : { kind: 'taskSucceeded', output: held.input },
    )
    if (outcome.ok && !fails) this.#settled.set(held.arn, (this.#settled.get(held.arn) ?? new Set()).add(held.token))
    if (outcome.ok && this.#won.has(held.token)) this.#found.push(`${held.arn}: two calls won one task`)
    if (outcome.ok) this.#won.add(held.token)
    if (outcome.ok || outcome.failure.code === 'TaskTimedOut') {
      this.#held = this.#held.filter((other) => other !== held)
    }
  }

  /** A client calls until it is answered, and after a 500 and a crash again; sometimes twice at once. */
  #startSome(): void {
    for (const planned of this.#planned) {
      if (planned.acknowledged || this.#random() < 0.7) continue
      for (let calls = this.#draw(10) === 0 ? 2 : 1; calls > 0; calls--) {
        void this.#start(planned)
      }
    }
  }

  async #start(planned: Planned): Promise<void> {
    const outcome = await this.#engine?.start(planned.request)
    if (outcome?.ok === true || outcome?.failure.code === 'ExecutionAlreadyExists') planned.acknowledged = true
  }

  /** Only the first ones: a stop would hide that an execution does not end by itself. */
  async #stopSome(): Promise<void> {
    const planned = this.#planned[this.#draw(2)]
    const row = planned === undefined ? undefined : await this.#rowOf(planned)
    if (planned === undefined || row === undefined) return
    const stopped = this.#engine?.stop(row.id, { error: 'Stopped' })
    // Its Map Runs have hardly heard of it.
    if (this.#strikes(0.3)) void stopped?.then(() => this.#redrive(planned, row.id, undefined))
  }

  /** Mostly with a token that is used again, and sometimes twice at once. */
  async #redriveSome(): Promise<void> {
    const planned = this.#planned[this.#draw(this.#planned.length)]
    const row = planned === undefined ? undefined : await this.#rowOf(planned)
    if (planned === undefined || row === undefined) return
    const clientToken = `token ${row.redrive_count}`
    for (let calls = this.#draw(4) === 0 ? 2 : 1; calls > 0; calls--) {
      void this.#redrive(planned, row.id, this.#draw(4) === 0 ? undefined : clientToken)
    }
  }

  async #redrive({ redriven, request }: Planned, execution: number, clientToken: string | undefined): Promise<void> {
    const outcome = await this.#engine?.redrive(execution, clientToken === undefined ? {} : { clientToken })
    if (outcome?.ok !== true) return
    const { redriveDate } = outcome.value
    const key = clientToken ?? `at ${redriveDate}`
    const before = redriven.get(key) ?? redriveDate
    if (before !== redriveDate) this.#found.push(`${request.name}: one token, redriven at ${before} and ${redriveDate}`)
    redriven.set(key, redriveDate)
  }

  async #isOver(): Promise<boolean> {
    return this.#planned.every(({ acknowledged }) => acknowledged) && (await isQuiet(this.#disk))
  }

  #rowOf({ request }: Planned): Promise<Row<'executions'> | undefined> {
    const arn = `arn:aws:states:us-east-1:000000000000:execution:m:${request.name}`
    return this.#disk.find('executions', 'byArn', arn)
  }

  async #problems(): Promise<readonly string[]> {
    const problems = [...this.#found, ...this.#outside.problems(), ...(await problemsOfAll(this.#disk))]
    for (const planned of this.#planned) {
      const row = await this.#rowOf(planned)
      if (row === undefined) problems.push(`${planned.request.name}: acknowledged, and not there`)
      else problems.push(...(await this.#problemsOfRun(planned, row)))
    }
    return problems
  }

  async #problemsOfRun({ operations, plan, redriven }: Planned, row: Row<'executions'>): Promise<readonly string[]> {
    const redrives = new Set(redriven.values()).size
    if (redrives > row.redrive_count)
      return [`execution ${row.id}: ${redrives} redrives were answered, not all are there`]
    const events = await historyOf(this.#disk, row.id)
    const results = events.filter(({ type }) => type === 'TaskSucceeded' || type === 'ActivitySucceeded').length
    if (results < (this.#settled.get(row.arn)?.size ?? 0))
      return [`execution ${row.id}: an acknowledged result is lost`]
    if (row.status !== 'SUCCEEDED') return []
    if (plan !== undefined && !isDeepStrictEqual(JSON.parse(row.output ?? 'null'), plan.expected(row.arn))) {
      return [`execution ${row.id}: put out ${row.output}, expected ${JSON.stringify(plan.expected(row.arn))}`]
    }
    if (operations === undefined) return []
    const expected = eventsOf(operations)
    if (row.redrive_count > 0) return []
    if (events.length !== expected) return [`execution ${row.id}: ${events.length} events, expected ${expected}`]
    const waits = operations.flatMap((operation) => ('waitMs' in operation ? operation.waitMs : []))
    const waited = events.flatMap((event, at) =>
      event.type === 'WaitExited' ? event.timestamp - (events[at - 1]?.timestamp ?? 0) : [],
    )
    const early = waits.findIndex((wait, at) => (waited[at] ?? 0) < wait)
    return early < 0 ? [] : [`execution ${row.id}: waited ${waited[early]} ms instead of ${waits[early]}`]
  }

  #draw(below: number): number {
    return Math.floor(this.#random() * below)
  }
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function chanceFrom(random: () => number): Chance {
  let made = 0
  return {
    random,
    uuid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)),
  }
}
