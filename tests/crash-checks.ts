/** What must be true when the kills are over: everything acknowledged is there, everything ended, every history is whole. */
import assert from 'node:assert/strict'
import type { JsonObject } from '../src/base/index.ts'
import { call, delay, forEachAtOnce, listAll } from './crash-calls.ts'
import { checkHistory, redrivesOf, type HistoryEvent } from './crash-history.ts'
import type { Crew } from './crash-load.ts'
import { kindOf, kinds, type MachineKind } from './crash-machines.ts'

const inParallel = 12
const patienceMs = 60_000

interface Listed {
  readonly executionArn: string
  readonly name: string
  readonly status: string
}

export interface CrashReport {
  readonly acknowledged: number
  readonly ended: number
  readonly stillWaiting: number
  readonly toldByWorkers: number
  readonly stopped: number
  readonly redriven: number
}

/** A look at what was acknowledged, right behind a restart. */
export async function checkSample(crew: Crew, count: number): Promise<void> {
  const { started, stopped } = crew.acknowledged
  const pick = <Item>(items: readonly Item[]): Item[] =>
    Array.from({ length: Math.min(count, items.length) }, () => items[Math.floor(crew.random() * items.length)] as Item)
  for (const { executionArn, kind } of pick(started)) {
    if (kind === 'express') continue
    const { status } = await call(crew.place.url, 'DescribeExecution', { executionArn })
    const { end, mayFail } = kindOf(kind)
    const possible = ['RUNNING', end, ...(mayFail === true ? ['FAILED'] : [])]
    assert.ok(possible.includes(String(status)), `${executionArn} (${kind}) is ${String(status)}`)
  }
  for (const executionArn of pick(stopped)) {
    const { status } = await call(crew.place.url, 'DescribeExecution', { executionArn })
    assert.equal(status, 'ABORTED', `${executionArn}: its stop was acknowledged`)
  }
}

export async function checkEverything(crew: Crew): Promise<CrashReport> {
  await Promise.all(crew.errands)
  const until = Date.now() + patienceMs
  for (const kind of standardKinds) await endsOf(crew, kind, until)
  const listed = new Map<MachineKind, readonly Listed[]>()
  for (const kind of standardKinds) listed.set(kind, await list(crew, kind))
  checkAcknowledged(crew, listed)
  const outcomes = new Map<string, string>()
  for (const [kind, executions] of listed) {
    await forEachAtOnce(executions, inParallel, async (execution) => {
      const events = await checkExecution(crew, kind, execution)
      outcomes.set(execution.executionArn, JSON.stringify(events))
    })
  }
  checkTold(crew, outcomes)
  for (const kind of ['child', 'failingChild', 'callbackChild', 'farChild'] as const) {
    await checkOncePerAttempt(crew, kind, listed.get(kind) ?? [])
  }
  await checkExpress(crew, listed.get('expressMark') ?? [])
  assert.deepEqual(crew.acknowledged.wrong, [], 'answers that must not be')
  const far = listed.get('far')?.length ?? 0
  const all = [...listed.values()].reduce((count, executions) => count + executions.length, 0)
  const { started, told, stopped, redriven } = crew.acknowledged
  return {
    acknowledged: started.length,
    ended: all - far,
    stillWaiting: far,
    toldByWorkers: told.length,
    stopped: stopped.length,
    redriven: redriven.length,
  }
}

/** Those that start others stand behind these in the table, and are waited for first. */
const standardKinds = (Object.keys(kinds) as MachineKind[]).filter((kind) => kind !== 'express').toReversed()

function list(crew: Crew, kind: MachineKind, more: JsonObject = {}): Promise<Listed[]> {
  const stateMachineArn = crew.world.machines.get(kind) ?? ''
  return listAll<Listed>(crew.place.url, 'ListExecutions', { stateMachineArn, ...more }, 'executions')
}

/** Waits until no execution runs of a machine whose executions must end. */
async function endsOf(crew: Crew, kind: MachineKind, until: number): Promise<void> {
  const { url } = crew.place
  while (kindOf(kind).mayRun !== true) {
    const running = await list(crew, kind, { statusFilter: 'RUNNING' })
    if (running.length === 0) return
    // Whose start was never answered has nobody else to stop it.
    if (kind === 'stopped') {
      await forEachAtOnce(running, inParallel, async ({ executionArn }) => {
        await call(url, 'StopExecution', { executionArn })
      })
    }
    const [{ executionArn }] = running as [Listed]
    if (Date.now() > until) {
      const { events } = await call(url, 'GetExecutionHistory', { executionArn, maxResults: 20, reverseOrder: true })
      assert.fail(`${running.length} of ${kind} do not end; ${executionArn}: ${JSON.stringify(events)}`)
    }
    await delay(50)
  }
}

function checkAcknowledged({ acknowledged }: Crew, listed: ReadonlyMap<MachineKind, readonly Listed[]>): void {
  const there = new Set([...listed.values()].flat().map(({ executionArn }) => executionArn))
  const lost = acknowledged.started.filter(({ kind, executionArn }) => kind !== 'express' && !there.has(executionArn))
  assert.deepEqual(lost, [], 'acknowledged and lost')
}

async function checkExecution(
  { place: { url }, acknowledged }: Crew,
  kind: MachineKind,
  { executionArn, status }: Listed,
): Promise<readonly HistoryEvent[]> {
  const { end, output, mayRun, mayFail } = kindOf(kind)
  const events = await listAll<HistoryEvent>(url, 'GetExecutionHistory', { executionArn }, 'events')
  const possible = [end, ...(mayFail === true ? ['FAILED'] : []), ...(mayRun === true ? ['RUNNING'] : [])]
  assert.ok(possible.includes(status), `${executionArn} is ${status}: ${JSON.stringify(events.at(-1))}`)
  checkHistory(events, executionArn, mayRun === true ? possible : [status])
  const redrives = acknowledged.redriven.filter((arn) => arn === executionArn).length
  assert.ok(redrivesOf(events) >= redrives, `${executionArn}: a redrive was answered with 200 and is not there`)
  if (output !== undefined && status === 'SUCCEEDED') {
    const given = events.at(-1)?.executionSucceededEventDetails?.output ?? 'null'
    assert.deepEqual(JSON.parse(given), output, `${executionArn}: its output`)
  }
  return events
}

/** A 200 for a result means that it won: it is in its history, and once. */
function checkTold({ acknowledged: { told } }: Crew, histories: ReadonlyMap<string, string>): void {
  const everything = [...histories.values()].join('\n')
  const outcome = /"(?:activity|task)(?:Succeeded|Failed)EventDetails":\{[^}]*?(worker \d+ told \d+(?: back)?)\b/g
  const counts = new Map<string, number>()
  for (const [, words = ''] of everything.matchAll(outcome)) counts.set(words, (counts.get(words) ?? 0) + 1)
  for (const { words, executionArn } of told) {
    assert.equal(counts.get(words) ?? 0, 1, `${executionArn}: "${words}" was answered with 200`)
  }
  for (const [words, count] of counts) assert.equal(count, 1, `"${words}" is in histories`)
}

/** Each child says in its input who asked for it and in which attempt. */
async function checkOncePerAttempt(crew: Crew, kind: MachineKind, children: readonly Listed[]): Promise<void> {
  const seen = new Map<string, string>()
  for (const { input, executionArn } of await inputsOf(crew, children)) {
    const { execution, retry } = JSON.parse(input) as { execution: string; retry: number }
    const attempt = `${execution} attempt ${retry}`
    assert.equal(seen.get(attempt), undefined, `${attempt} has two children of ${kind}: ${executionArn} and`)
    seen.set(attempt, executionArn)
  }
}

/** Asynchronous Express executions run at least once. */
async function checkExpress(crew: Crew, marks: readonly Listed[]): Promise<void> {
  const inputs = await inputsOf(crew, marks)
  const names = new Set(inputs.map(({ input }) => (JSON.parse(input) as { express: string }).express))
  const lost = crew.acknowledged.started.filter(({ kind, name }) => kind === 'express' && !names.has(name))
  assert.deepEqual(lost, [], 'Express executions that were acknowledged and never ran')
}

async function inputsOf(crew: Crew, executions: readonly Listed[]): Promise<{ input: string; executionArn: string }[]> {
  const inputs: { input: string; executionArn: string }[] = []
  await forEachAtOnce(executions, inParallel, async ({ executionArn }) => {
    const { input } = await call(crew.place.url, 'DescribeExecution', { executionArn })
    inputs.push({ input: String(input), executionArn })
  })
  return inputs
}
