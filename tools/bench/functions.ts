/** A warm function in Node as a task of an Express execution, beside a child process that gives back the lines it gets. */
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awsClients } from '../../tests/clients.ts'
import { startServer } from '../../tests/server-process.ts'
import { createRole } from '../../tests/tutorial.ts'
import { report } from './figures.ts'
import { median, percentile, runLoad } from './load.ts'
import { signedStatesRequest } from './sign.ts'

const payload = { order: 17, items: ['stile', 'gate'], note: 'a function' }
const atOnce = 8
const windows = 5
const durationMs = Number(process.env['BENCH_WINDOW_MS'] ?? 2000)

/** Alternating windows of both, since machines are noisy: one call at a time for the latency, eight for the rate. */
export async function measureFunctions(directory: string): Promise<void> {
  const folder = join(directory, 'functions')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'echo.mjs'), 'export const handler = async (event) => event')
  const server = await startServer(['--memory', '--no-console', '--functions', folder])
  const children = Array.from({ length: atOnce }, startEcho)
  try {
    const stateMachineArn = await createMachine(server.url)
    const call = { stateMachineArn, input: JSON.stringify(payload) }
    const request = await signedStatesRequest(server.port, 'StartSyncExecution', call)
    const load = { port: server.port, request, expectedStatus: 200 }
    await runLoad({ ...load, connections: atOnce, durationMs: durationMs * 2 })
    const [rates, latencies, bareRates, bareLatencies]: number[][] = [[], [], [], []]
    for (let at = 0; at < windows; at++) {
      latencies?.push(percentile((await runLoad({ ...load, connections: 1, durationMs })).latenciesMs, 0.5))
      bareLatencies?.push((await echoFor(children.slice(0, 1))).p50)
      rates?.push((await runLoad({ ...load, connections: atOnce, durationMs })).perSecond)
      bareRates?.push((await echoFor(children)).perSecond)
    }
    report({ name: 'function-task-latency-p50', value: median(latencies ?? []), unit: 'ms' })
    report({ name: 'function-child-echo-latency-p50', value: median(bareLatencies ?? []), unit: 'ms' })
    const [rate, bareRate] = [median(rates ?? []), median(bareRates ?? [])]
    report({ name: 'function-task', value: rate, unit: '1/s', ratioToEcho: rate / bareRate })
    report({ name: 'function-child-echo', value: bareRate, unit: '1/s' })
  } finally {
    for (const child of children) child.kill()
    await server.stop()
  }
}

async function createMachine(url: string): Promise<string> {
  const clients = awsClients(url)
  const role = await createRole(clients, 'BenchFunctions', 'states.amazonaws.com', [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
  ])
  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', OutputPath: '$.Payload', End: true }
  const state = { ...task, Parameters: { FunctionName: 'echo', 'Payload.$': '$' } }
  const definition = JSON.stringify({ StartAt: 'T', States: { T: state } })
  const { stateMachineArn } = await clients.sfn.send(
    new CreateStateMachineCommand({ name: 'BenchFunctions', type: 'EXPRESS', roleArn: role, definition }),
  )
  clients.destroy()
  return stateMachineArn ?? ''
}

function startEcho(): ChildProcess {
  const program = 'process.stdin.on("data", (chunk) => process.stdout.write(chunk))'
  return spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
}

interface Echoed {
  readonly perSecond: number
  readonly p50: number
}

/** Each child gets its next line when the one before has come back. */
async function echoFor(children: readonly ChildProcess[]): Promise<Echoed> {
  const line = `${JSON.stringify(payload)}\n`
  const latenciesMs: number[] = []
  const startedAt = performance.now()
  const echo = ({ stdin, stdout }: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      let sentAt = performance.now()
      const onLine = (): void => {
        const now = performance.now()
        latenciesMs.push(now - sentAt)
        if (now - startedAt > durationMs) {
          stdout?.off('data', onLine)
          return resolve()
        }
        sentAt = now
        stdin?.write(line)
      }
      stdout?.on('data', onLine)
      stdin?.write(line)
    })
  await Promise.all(children.map(echo))
  latenciesMs.sort((left, right) => left - right)
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: latenciesMs.length / seconds, p50: percentile(latenciesMs, 0.5) }
}
