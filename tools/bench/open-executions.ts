/**
 * `node tools/bench/open-executions.ts [--json]`: a server with 100,000 open executions, half waiting for timers, half
 * with an open task. How long its start takes, how much memory it holds, and, while timers come due at 1,000 a second,
 * how late they fire and how far out of order.
 */
import { CreateActivityCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { awsClients, type Clients } from '../../tests/clients.ts'
import { startServer } from '../../tests/server-process.ts'
import { createMachine, createRole } from '../../tests/tutorial.ts'
import { report } from './figures.ts'
import { seedOpenExecutions, type Seeded } from './seed-open.ts'

const open = Number(process.env['BENCH_OPEN'] ?? 100_000)
const near = 5_000
const nearPerSecond = 1_000
const nearMs = 15_000
const giveUpMs = 60_000
const inParallel = 16

const directory = mkdtempSync(join(tmpdir(), 'stile-open-'))
try {
  await measure(join(directory, 'data'))
} finally {
  rmSync(directory, { recursive: true, force: true })
}

async function measure(data: string): Promise<void> {
  const templates = await startTemplates(data)
  const nearGapMs = 1_000 / nearPerSecond
  const seeded = await seedOpenExecutions(data, { ...templates, count: open, near, nearMs, nearGapMs })
  const startedAt = performance.now()
  const server = await startServer(['--data-dir', data])
  const clients = awsClients(server.url)
  try {
    report({ name: 'open-executions-restart', value: (performance.now() - startedAt) / 1000, unit: 's' })
    report({ name: 'open-executions-rss-ready', value: memoryMiB(server.child.pid, 'VmRSS'), unit: 'MiB' })
    const headStartMs = seeded.dueAt - Date.now()
    if (headStartMs < 0) throw new Error(`the first timer was due ${-headStartMs} ms before the server was ready`)
    await sleep(headStartMs + near * nearGapMs + 2_000)
    reportTimers(await endTimes(clients, seeded), seeded, nearGapMs)
    report({ name: 'open-executions-rss', value: memoryMiB(server.child.pid, 'VmRSS'), unit: 'MiB' })
    report({ name: 'open-executions-rss-peak', value: memoryMiB(server.child.pid, 'VmHWM'), unit: 'MiB' })
  } finally {
    clients.destroy()
    await server.stop()
  }
}

/** One execution of each kind, as the engine itself leaves them. */
async function startTemplates(data: string): Promise<{ readonly waiting: string; readonly tasking: string }> {
  const server = await startServer(['--data-dir', data])
  const clients = awsClients(server.url)
  try {
    const role = await createRole(clients, 'Bench', 'states.amazonaws.com', [])
    const { activityArn } = await clients.sfn.send(new CreateActivityCommand({ name: 'bench' }))
    const start = async (name: string, state: object): Promise<string> => {
      const stateMachineArn = await createMachine(clients, name, role, { HelloWorld: { ...state, End: true } })
      const { executionArn } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn }))
      return executionArn ?? ''
    }
    const waiting = await start('Waiting', { Type: 'Wait', Seconds: 864_000 })
    const tasking = await start('Tasking', { Type: 'Task', Resource: activityArn, TimeoutSeconds: 864_000 })
    return { waiting, tasking }
  } finally {
    clients.destroy()
    await server.stop()
  }
}

/** When the executions that were due have ended, in the order in which they were due; milliseconds. */
async function endTimes({ sfn }: Clients, { near: arns }: Seeded): Promise<readonly number[]> {
  const giveUpAt = Date.now() + giveUpMs
  const times: number[] = []
  const queue = arns.entries()
  const ask = async (): Promise<void> => {
    for (const [at, executionArn] of queue) {
      for (;;) {
        const { status, stopDate } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
        if (status === 'SUCCEEDED' && stopDate !== undefined) {
          times[at] = stopDate.getTime()
          break
        }
        if (status !== 'RUNNING' || Date.now() > giveUpAt)
          throw new Error(`${executionArn} is ${status}: its timer is lost`)
        await sleep(50)
      }
    }
  }
  await Promise.all(Array.from({ length: inParallel }, ask))
  return times
}

function reportTimers(times: readonly number[], { dueAt }: Seeded, nearGapMs: number): void {
  const lateMs = times
    .map((time, at) => time - Math.floor(dueAt + at * nearGapMs))
    .toSorted((left, right) => left - right)
  let latest = 0
  let outOfOrderMs = 0
  for (const time of times) {
    outOfOrderMs = Math.max(outOfOrderMs, latest - time)
    latest = Math.max(latest, time)
  }
  report({
    name: 'open-executions-timer-late-p50',
    value: lateMs[Math.floor(lateMs.length / 2)] ?? Number.NaN,
    unit: 'ms',
  })
  report({ name: 'open-executions-timer-late-most', value: lateMs.at(-1) ?? Number.NaN, unit: 'ms' })
  report({ name: 'open-executions-timer-early-most', value: Math.max(0, -(lateMs[0] ?? 0)), unit: 'ms' })
  report({ name: 'open-executions-timer-out-of-order', value: outOfOrderMs, unit: 'ms' })
}

/** Resident memory of a process, now (`VmRSS`) or at its most (`VmHWM`). Linux only. */
function memoryMiB(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
}
