/**
 * `npm run bench [-- --json] [--map-items N]`: how fast the road is, always beside a bare echo server in the same run, since machines are
 * noisy. Each ratio is the median of five alternating windows. docs/performance.md says how to read it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { awsClients } from '../tests/clients.ts'
import { nodeFlags, startProgram, startServer, type ServerProcess } from '../tests/server-process.ts'
import { createExecutionApi, createMachine, createRole, deploy, stepFunctionsFullAccess } from '../tests/tutorial.ts'
import { report } from './bench/figures.ts'
import { measureActivity } from './bench/activity.ts'
import { measureFunctions } from './bench/functions.ts'
import { measureLanguage } from './bench/language.ts'
import { httpRequest, percentile, runLoad } from './bench/load.ts'
import { measureRestart } from './bench/restart.ts'
import { signedStatesRequest } from './bench/sign.ts'
import { compare, type Subject } from './bench/windows.ts'

const windows = { count: 5, durationMs: Number(process.env['BENCH_WINDOW_MS'] ?? 2000), connections: 64 }
const directory = mkdtempSync(join(tmpdir(), 'stile-bench-'))

const { 'map-items': mapItems } = parseArgs({
  options: { json: { type: 'boolean' }, 'map-items': { type: 'string' } },
}).values

try {
  await measureStarts(join(directory, 'data'))
  await measureRestart(directory)
  await measureFunctions(directory)
} finally {
  rmSync(directory, { recursive: true, force: true })
}

if (mapItems !== undefined) {
  process.env['BENCH_ITEMS'] = mapItems
  await import('./bench/map-run.ts')
}

async function measureStarts(data: string): Promise<void> {
  const echo = await startProgram(
    [...nodeFlags, join(import.meta.dirname, 'bench/echo-server.ts')],
    /^echo ready (http:\S+)/,
  )
  const server = await startServer(['--data-dir', data])
  try {
    const { bare, start, gateway, sync } = await subjects(server, echo)
    // Compiled code is what is measured: both servers run warm first, until V8's compiler threads have little to do.
    const warm = { ...windows, durationMs: windows.durationMs * 3 }
    for (const { load } of [bare, start, gateway, sync]) await runLoad({ ...load, ...warm })
    await compare('start-execution-durable', start, bare, windows)
    await compare('gateway-start-execution-durable', gateway, bare, windows)
    await compare('start-sync-execution', sync, bare, windows)
    await measureActivity(server, bare, windows)
    await measureLatency(start, bare)
    for (const figure of await measureLanguage(server)) report(figure)
    await server.stop()
  } finally {
    echo.child.kill()
    server.child.kill()
  }
}

async function subjects(
  { url, port, child }: ServerProcess,
  echo: ServerProcess,
): Promise<Readonly<Record<'bare' | 'start' | 'gateway' | 'sync', Subject>>> {
  const clients = awsClients(url)
  const machineRole = await createRole(clients, 'BenchMachine', 'states.amazonaws.com', [])
  const apiRole = await createRole(clients, 'BenchApi', 'apigateway.amazonaws.com', [stepFunctionsFullAccess])
  const stateMachineArn = await createMachine(clients, 'Bench', machineRole, fivePassStates())
  const express = await createMachine(clients, 'BenchExpress', machineRole, fivePassStates(), 'EXPRESS')
  const api = await createExecutionApi(clients, apiRole)
  await deploy(clients, api.restApiId)
  clients.destroy()

  const call = { stateMachineArn, input: JSON.stringify({ order: 17, items: ['stile', 'gate'], note: 'five states' }) }
  const post = (path: string, to: number): Buffer =>
    httpRequest(path, { host: `127.0.0.1:${to}`, 'content-type': 'application/json' }, JSON.stringify(call))
  const subject = (pid: number | undefined, to: number, request: Buffer): Subject => ({
    pid,
    load: { port: to, request, expectedStatus: 200 },
  })
  return {
    bare: subject(echo.child.pid, echo.port, post('/', echo.port)),
    start: subject(child.pid, port, await signedStatesRequest(port, 'StartExecution', call)),
    sync: subject(
      child.pid,
      port,
      await signedStatesRequest(port, 'StartSyncExecution', { ...call, stateMachineArn: express }),
    ),
    gateway: subject(child.pid, port, post(`/_aws/execute-api/${api.restApiId}/alpha/execution`, port)),
  }
}

/** One connection, one call at a time. */
async function measureLatency(start: Subject, bare: Subject): Promise<void> {
  const alone = { connections: 1, durationMs: windows.durationMs * 2 }
  const { latenciesMs } = await runLoad({ ...start.load, ...alone })
  report({ name: 'start-execution-latency-p50', value: percentile(latenciesMs, 0.5), unit: 'ms' })
  report({ name: 'start-execution-latency-p99', value: percentile(latenciesMs, 0.99), unit: 'ms' })
  const { latenciesMs: echoLatenciesMs } = await runLoad({ ...bare.load, ...alone })
  report({ name: 'echo-latency-p50', value: percentile(echoLatenciesMs, 0.5), unit: 'ms' })
  report({ name: 'echo-latency-p99', value: percentile(echoLatenciesMs, 0.99), unit: 'ms' })
}

function fivePassStates(): object {
  const names = ['HelloWorld', 'Two', 'Three', 'Four', 'Five']
  return Object.fromEntries(
    names.map((name, at) => [name, { Type: 'Pass', ...(at < 4 ? { Next: names[at + 1] } : { End: true }) }]),
  )
}
