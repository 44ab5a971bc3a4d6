/**
 * kill -9 at random moments under load: every execution that was acknowledged is there after the restart, waits that came
 * due meanwhile go on at once, others at their time, and every history is whole.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signedCall } from '../src/cli/call.ts'
import type { JsonObject } from '../src/base/index.ts'
import { awsClients } from './clients.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import { createMachine, createRole } from './tutorial.ts'

export interface CrashRun {
  readonly kills: number
  readonly seed: number
  readonly progress?: (line: string) => void
}

export interface CrashReport {
  readonly acknowledged: number
  readonly succeeded: number
  readonly stillWaiting: number
}

type MachineKind = 'pass' | 'wait' | 'far'
interface Acknowledged {
  readonly executionArn: string
  readonly kind: MachineKind
}

const waitSeconds = 2
const loadWorkers = 8

export async function runCrashes({ kills, seed, progress }: CrashRun): Promise<CrashReport> {
  const random = seededRandom(seed)
  const directory = mkdtempSync(join(tmpdir(), 'stile-crash-'))
  const flags = ['--data-dir', directory]
  const acknowledged: Acknowledged[] = []
  try {
    let server = await startServer(flags)
    const machines = await createMachines(server)
    for (let kill = 0; kill < kills; kill++) {
      const load = startLoad(server.url, machines, acknowledged, `${seed}-${kill}`)
      await delay(30 + random() * 250)
      await server.kill()
      await load.ended
      server = await startServer(flags)
      // A sample at each restart, everything at the end.
      await checkAllThere(server.url, sample(acknowledged, 40, random))
      progress?.(`kill ${kill + 1} of ${kills}: ${acknowledged.length} executions acknowledged so far`)
    }
    const report = await checkEverything(server.url, acknowledged)
    assert.equal(await server.stop(), 0, 'SIGTERM ends it well')
    return report
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function createMachines(server: ServerProcess): Promise<Readonly<Record<MachineKind, string>>> {
  const clients = awsClients(server.url)
  const role = await createRole(clients, 'Crash', 'states.amazonaws.com', [])
  const passes = {
    HelloWorld: { Type: 'Pass', Next: 'Two' },
    Two: { Type: 'Pass', Result: { done: true }, ResultPath: '$.two', End: true },
  }
  const waits = (Seconds: number): object => ({
    HelloWorld: { Type: 'Wait', Seconds, Next: 'After' },
    After: { Type: 'Pass', End: true },
  })
  const machines = {
    pass: await createMachine(clients, 'Passes', role, passes),
    wait: await createMachine(clients, 'Waits', role, waits(waitSeconds)),
    far: await createMachine(clients, 'WaitsFar', role, waits(864_000)),
  }
  clients.destroy()
  return machines
}

/** Workers that start executions until the server is gone. What was answered with 200 is remembered. */
function startLoad(
  url: string,
  machines: Readonly<Record<MachineKind, string>>,
  acknowledged: Acknowledged[],
  prefix: string,
): { readonly ended: Promise<unknown> } {
  const kinds: readonly MachineKind[] = ['pass', 'wait', 'pass', 'far']
  const work = async (worker: number): Promise<void> => {
    for (let at = 0; ; at++) {
      const kind = kinds[(worker + at) % kinds.length] as MachineKind
      const input = {
        stateMachineArn: machines[kind],
        name: `${prefix}-${worker}-${at}`,
        input: JSON.stringify({ worker, at }),
      }
      const answer = await call(url, 'StartExecution', input).catch(() => undefined)
      if (answer === undefined) return
      acknowledged.push({ executionArn: String(answer['executionArn']), kind })
    }
  }
  return { ended: Promise.all(Array.from({ length: loadWorkers }, (_, worker) => work(worker))) }
}

async function checkAllThere(url: string, executions: readonly Acknowledged[]): Promise<void> {
  for (const { executionArn, kind } of executions) {
    const { status } = await call(url, 'DescribeExecution', { executionArn })
    const possible =
      kind === 'pass' ? ['SUCCEEDED', 'RUNNING'] : kind === 'wait' ? ['RUNNING', 'SUCCEEDED'] : ['RUNNING']
    assert.ok(possible.includes(String(status)), `${executionArn} (${kind}) is ${String(status)}`)
  }
}

async function checkEverything(url: string, executions: readonly Acknowledged[]): Promise<CrashReport> {
  const counts = { succeeded: 0, stillWaiting: 0 }
  const inParallel = 16
  const queue = [...executions]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const events = await historyOf(url, next)
      checkHistory(events, next)
      if (next.kind === 'far') counts.stillWaiting++
      else counts.succeeded++
    }
  }
  await Promise.all(Array.from({ length: inParallel }, work))
  return { acknowledged: executions.length, ...counts }
}

type Event = {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: number
}

/** Waits for the end of those that must end: their waits are short. */
async function historyOf(url: string, execution: Acknowledged): Promise<readonly Event[]> {
  for (;;) {
    const { events } = (await call(url, 'GetExecutionHistory', {
      executionArn: execution.executionArn,
    })) as unknown as { events: Event[] }
    if (execution.kind === 'far' || events.at(-1)?.type === 'ExecutionSucceeded') return events
    const { status } = await call(url, 'DescribeExecution', { executionArn: execution.executionArn })
    assert.ok(status === 'RUNNING' || status === 'SUCCEEDED', `${execution.executionArn} is ${String(status)}`)
    await delay(20)
  }
}

function checkHistory(events: readonly Event[], { executionArn, kind }: Acknowledged): void {
  assert.deepEqual(
    events.map((event) => event.id),
    events.map((_, at) => at + 1),
    `${executionArn}: ids without gaps`,
  )
  for (const [at, event] of events.entries()) {
    assert.ok(event.previousEventId < event.id, `${executionArn}: previousEventId points back`)
    assert.ok(
      at === 0 || event.timestamp >= (events[at - 1] as Event).timestamp,
      `${executionArn}: times never go back`,
    )
  }
  const ends = events.filter((event) => event.type.startsWith('Execution') && event.type !== 'ExecutionStarted')
  assert.equal(ends.length, kind === 'far' ? 0 : 1, `${executionArn}: one terminal event`)
  if (kind !== 'wait') return
  const time = (type: string): number => events.find((event) => event.type === type)?.timestamp ?? Number.NaN
  assert.ok(
    time('WaitStateExited') - time('WaitStateEntered') >= waitSeconds - 0.001,
    `${executionArn}: waited its time`,
  )
}

async function call(url: string, operation: string, input: JsonObject): Promise<JsonObject> {
  const answer = await signedCall({ url, region: 'us-east-1', operation, input })
  if (!answer.ok) throw new Error(`${operation}: ${answer.failure.code}: ${answer.failure.message}`)
  return answer.value
}

function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  return Array.from({ length: Math.min(count, items.length) }, () => items[Math.floor(random() * items.length)] as T)
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Mulberry32: small, seeded, good enough to choose moments. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
