import { deepStrictEqual } from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { parseKeepingNumerals, succeed, type JsonValue } from '../base/index.ts'
import { openMemoryStore, type Store } from '../store/index.ts'
import type { Engine, StartRequest } from './contract.ts'
import { openEngine } from './engine.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { childrenOf } from './map-run-results.ts'
import { problemsOfMapRuns } from './simulation/map-run-checks.ts'
import { ShakyStore, type Fate } from './simulation/shaky-store.ts'
import { settle, VirtualTime } from './simulation/virtual-time.ts'

const silent = { info() {}, warn() {}, error() {} }
const digest = { hashHex: (_: string, text: string) => createHash('md5').update(text).digest('hex') }
const space = { account: '123456789012', region: 'eu-west-1' }
const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:m:run'

function machine(more: object, states: object, executionType = 'STANDARD'): string {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
    StartAt: 'A',
    States: states,
  }
  return JSON.stringify({ StartAt: 'M', States: { M: { Type: 'Map', Label: 'L', ItemProcessor, End: true, ...more } } })
}

const passes = { A: { Type: 'Pass', End: true } }
const waits = { A: { Type: 'Wait', Seconds: 2, End: true } }
/** A zero fails until its second redrive. */
const failsTwice = {
  A: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 0, Next: 'F' }], Default: 'W' },
  F: {
    Type: 'Pass',
    Parameters: { 'i.$': 'States.ArrayGetItem(States.Array(0), States.MathAdd($$.Execution.RedriveCount, -2))' },
    OutputPath: '$.i',
    End: true,
  },
  W: { Type: 'Wait', Seconds: 1, End: true },
}
const failsAtZero = {
  A: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 0, Next: 'F' }], Default: 'W' },
  F: { Type: 'Fail', Error: 'E' },
  W: { Type: 'Wait', Seconds: 1, End: true },
}

/** A process that dies and comes back over the same rows, until the execution has ended. */
class Process {
  readonly disk: Store = openMemoryStore()
  readonly time = new VirtualTime(1_790_000_000_000)
  readonly #random: () => number
  readonly #port: MapRunPort | undefined
  #troubles: number
  #crashes = 0
  #engine: Engine | undefined

  constructor(seed: number, troubles: number, port?: MapRunPort) {
    this.#random = randomFrom(seed)
    this.#troubles = troubles
    this.#port = port
  }

  /** `stops`: after how many rounds it is stopped, again and again; `redrives`: how often it is redriven then. */
  async run(
    definition: string,
    input: JsonValue,
    { stopAt, stops = 1, redrives = 0 }: Interruptions = {},
  ): Promise<void> {
    await this.disk.write([{ do: 'put', table: 'definitions', row: { id: 'd', body: definition } }])
    const request: StartRequest = {
      space,
      machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
      machineName: 'm',
      name: 'run',
      input: JSON.stringify(input),
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: 'd',
      machineUpdatedAt: 5,
    }
    for (let round = 0; round < 20_000; round++) {
      if (this.#engine === undefined) await this.#boot()
      const row = await this.disk.find('executions', 'byArn', executionArn)
      if (row === undefined) void this.#engine?.start(request)
      else if (row.status === 'RUNNING' && stopAt !== undefined && round >= stopAt && row.redrive_count < stops) {
        const engine = this.#engine
        const stopped = engine?.stop(row.id, {})
        // The run has hardly heard of it, or is about to end.
        if (redrives > 0 && this.#random() < 0.5) void stopped?.then(() => engine?.redrive(row.id, {}))
      } else if (row.status !== 'RUNNING' && row.status !== 'SUCCEEDED' && row.redrive_count < redrives) {
        // Not always at once: the run may still stop, or not.
        if (this.#random() < 0.5) void this.#engine?.redrive(row.id, {})
      }
      await settle(8)
      const isDone = row?.status === 'SUCCEEDED' || (row?.redrive_count ?? 0) >= redrives
      if (row !== undefined && row.status !== 'RUNNING' && isDone && (await this.#nothingRuns())) return
      this.time.ringNext()
    }
    throw new Error('it did not come to an end')
  }

  async close(): Promise<void> {
    await this.#engine?.close()
  }

  async #boot(): Promise<void> {
    const crashes = this.#crashes
    const store = new ShakyStore(
      this.disk,
      () => this.#fate(),
      () => this.#diesReading(),
      (died) => {
        this.#crashes++
        this.#engine = undefined
        if (died) this.time.forgetAlarms()
      },
    )
    const chance = { random: () => 0.5, uuid: randomUUID, bytes: (count: number) => new Uint8Array(count) }
    const engine = openEngine({
      store,
      clock: this.time,
      alarms: this.time,
      chance,
      digest,
      log: silent,
      owner: 'test',
      ...(this.#port === undefined ? {} : { mapRuns: this.#port }),
    })
    await Promise.race([engine.recover(), settle(20)])
    // The alarms are one: whoever crashed meanwhile has taken those of this process along.
    if (this.#crashes === crashes) this.#engine = engine
  }

  #fate(): Fate {
    if (this.#troubles <= 0) return 'commit'
    const fate = (['crashBefore', 'crashAfter', 'divide', 'fail'] as const)[Math.floor(this.#random() * 12)]
    if (fate !== undefined) this.#troubles--
    return fate ?? 'commit'
  }

  #diesReading(): boolean {
    if (this.#troubles <= 0 || this.#random() > 0.05) return false
    this.#troubles--
    return true
  }

  async #nothingRuns(): Promise<boolean> {
    const query = { index: 'byStatus', order: 'ascending', limit: 1 } as const
    const pages = await Promise.all(
      ['RUNNING', 'REDRIVING'].map((status) => this.disk.scan('map_runs', { ...query, equals: [status] })),
    )
    return pages.every(({ rows }) => rows.length === 0)
  }
}

function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    return state / 4_294_967_296
  }
}

interface Interruptions {
  readonly stopAt?: number
  readonly stops?: number
  readonly redrives?: number
}

interface Case extends Interruptions {
  readonly definition: string
  readonly items: readonly number[]
  readonly status: string
  readonly output?: JsonValue
}

const items = Array.from({ length: 230 }, (_, index) => index + 1)
const cases: Readonly<Record<string, Case>> = {
  'children of one turn': { definition: machine({}, passes), items, status: 'SUCCEEDED', output: items },
  'children that wait, a few at a time': {
    definition: machine({ MaxConcurrency: 7 }, waits),
    items: items.slice(0, 40),
    status: 'SUCCEEDED',
    output: items.slice(0, 40),
  },
  'tolerated failures': {
    definition: machine({ ToleratedFailureCount: 2 }, failsAtZero),
    items: [0, 1, 2, 0, 3],
    status: 'SUCCEEDED',
    output: [1, 2, 3],
  },
  'a failure that stops the others': {
    definition: machine({}, failsAtZero),
    items: [...items.slice(0, 30), 0, 1],
    status: 'FAILED',
  },
  'Express children': {
    definition: machine({ MaxConcurrency: 20 }, waits, 'EXPRESS'),
    items: items.slice(0, 60),
    status: 'SUCCEEDED',
    output: items.slice(0, 60),
  },
  'a stop in the middle': {
    definition: machine({ MaxConcurrency: 10 }, waits),
    items,
    status: 'ABORTED',
    stopAt: 12,
  },
  'a run that is redriven until its children succeed': {
    definition: machine({ MaxConcurrency: 9 }, failsTwice),
    items: [...items.slice(0, 30), 0, 0, 1, 2],
    status: 'SUCCEEDED',
    output: [...items.slice(0, 30), 0, 0, 1, 2],
    redrives: 4,
  },
  'a run that is stopped and redriven, again and again': {
    definition: machine({ MaxConcurrency: 10 }, waits),
    items: items.slice(0, 60),
    status: 'SUCCEEDED',
    output: items.slice(0, 60),
    stopAt: 6,
    stops: 3,
    redrives: 3,
  },
  'Express children that are redriven': {
    definition: machine({ MaxConcurrency: 10 }, waits, 'EXPRESS'),
    items: items.slice(0, 60),
    status: 'SUCCEEDED',
    output: items.slice(0, 60),
    stopAt: 6,
    stops: 3,
    redrives: 3,
  },
  'a redriven run that fails again': {
    definition: machine({ MaxConcurrency: 9 }, failsAtZero),
    items: [...items.slice(0, 30), 0, 1],
    status: 'FAILED',
    redrives: 2,
  },
}

for (const [name, { definition, items: given, status, output, ...interruptions }] of Object.entries(cases)) {
  void test(`${name}, whatever the process dies of`, async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const process = new Process(seed, seed === 1 ? 0 : 15)
      await process.run(definition, given, interruptions)
      const row = await process.disk.find('executions', 'byArn', executionArn)
      deepStrictEqual(row?.status, status, `seed ${seed}`)
      if (output !== undefined) deepStrictEqual(JSON.parse(row?.output ?? ''), output, `seed ${seed}`)
      const { rows } = await process.disk.scan('map_runs', {
        index: 'byExecution',
        equals: [row?.id ?? 0],
        order: 'ascending',
        limit: 9,
      })
      deepStrictEqual(
        rows.map((run) => run.status),
        [status],
        `seed ${seed}`,
      )
      if (row !== undefined) deepStrictEqual(await problemsOfMapRuns(process.disk, row), [], `seed ${seed}`)
      const inputs: number[] = []
      for await (const child of childrenOf(process.disk, rows[0]?.arn ?? '')) {
        inputs.push(JSON.parse(child.input) as number)
      }
      // In the order of their ids: the items from the first on, none twice.
      const sorted = (numbers: readonly number[]) => numbers.toSorted((left, right) => left - right)
      deepStrictEqual(sorted(inputs), sorted(given.slice(0, inputs.length)), `seed ${seed}`)
      if (status === 'SUCCEEDED') deepStrictEqual(inputs.length, given.length, `seed ${seed}`)
      await process.close()
    }
  })
}

const exact = '[1.0,{"n":12345678901234567890}]'
const selected = { ItemSelector: { 'v.$': '$$.Map.Item.Value' } }
for (const [name, more, output] of [
  ['themselves', {}, exact],
  ['in a selector', selected, '[{"v":1.0},{"v":{"n":12345678901234567890}}]'],
  ['in batches', { ItemBatcher: { MaxItemsPerBatch: 2 } }, `[{"Items":${exact}}]`],
] as const) {
  void test(`numbers as they are written, ${name}`, async () => {
    const process = new Process(1, 0)
    await process.run(machine(more, passes), parseKeepingNumerals(exact))
    const row = await process.disk.find('executions', 'byArn', executionArn)
    deepStrictEqual(row?.output, output, row?.cause ?? '')
    await process.close()
  })
}

void test('fifty thousand items that are read, their results written', async () => {
  const count = 50_000
  const written = new Map<string, number>()
  const port: MapRunPort = {
    open: () => Promise.resolve(succeed({ etag: 'e', items: numbers(count) })),
    async write(_space, _bucket, key, text) {
      let size = 0
      for await (const piece of text) size += piece.length
      written.set(key.replace(/^.*\//, ''), size)
      return succeed(size)
    },
  }
  const definition = machine(
    {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', Key: 'k' },
        ReaderConfig: { InputType: 'JSONL' },
      },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'b', Prefix: 'p' },
        WriterConfig: { Transformation: 'COMPACT' },
      },
    },
    passes,
  )
  const process = new Process(1, 0, port)
  await process.run(definition, {})
  const row = await process.disk.find('executions', 'byArn', executionArn)
  deepStrictEqual(row?.status, 'SUCCEEDED', row?.cause ?? '')
  deepStrictEqual(Object.keys(JSON.parse(row?.output ?? '') as object), ['MapRunArn', 'ResultWriterDetails'])
  deepStrictEqual([...written.keys()], ['SUCCEEDED_0.json', 'manifest.json'])
  await process.close()
})

// oxlint-disable-next-line require-await -- items come as they would from a file
async function* numbers(count: number) {
  for (let index = 0; index < count; index++) yield succeed({ value: index, source: 's3://b/k' })
}
