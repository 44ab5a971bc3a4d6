/**
 * `npm run bench [-- --json]`: how fast the road is, always beside a bare echo server in the same run, since machines are
 * noisy. Each ratio is the median of five alternating windows. docs/performance.md says how to read it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awsClients } from '../tests/clients.ts'
import { nodeFlags, startProgram, startServer, type ServerProcess } from '../tests/server-process.ts'
import { createExecutionApi, createMachine, createRole, deploy, stepFunctionsFullAccess } from '../tests/tutorial.ts'
import { httpRequest, median, percentile, runLoad, type Load } from './bench/load.ts'
import { seedOpenExecutions } from './bench/seed-open.ts'
import { signedStatesRequest } from './bench/sign.ts'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly ratioToEcho?: number
}

const windows = 5
const windowMs = Number(process.env['BENCH_WINDOW_MS'] ?? 2000)
const connections = 64
const asJson = process.argv.includes('--json')
const directory = mkdtempSync(join(tmpdir(), 'stile-bench-'))

const echo = await startProgram(
  [...nodeFlags, join(import.meta.dirname, 'bench/echo-server.ts')],
  /^echo ready (http:\S+)/,
)
const server = await startServer(['--data-dir', join(directory, 'data')])
try {
  await measureStarts(server)
  await server.stop()
  await measureRestart()
} finally {
  echo.child.kill()
  server.child.kill()
  rmSync(directory, { recursive: true, force: true })
}

async function measureStarts({ url, port }: ServerProcess): Promise<void> {
  const clients = awsClients(url)
  const machineRole = await createRole(clients, 'BenchMachine', 'states.amazonaws.com', [])
  const apiRole = await createRole(clients, 'BenchApi', 'apigateway.amazonaws.com', [stepFunctionsFullAccess])
  const stateMachineArn = await createMachine(clients, 'Bench', machineRole, fivePassStates())
  const api = await createExecutionApi(clients, apiRole)
  await deploy(clients, api.restApiId)
  clients.destroy()

  const input = JSON.stringify({ order: 17, items: ['stile', 'gate'], note: 'five states' })
  const body = JSON.stringify({ stateMachineArn, input })
  const signed = await signedStatesRequest(port, 'StartExecution', { stateMachineArn, input })
  const echoRequest = httpRequest('/', { host: `127.0.0.1:${echo.port}`, 'content-type': 'application/json' }, body)
  const gatewayRequest = httpRequest(
    `/_aws/execute-api/${api.restApiId}/alpha/execution`,
    { host: `127.0.0.1:${port}`, 'content-type': 'application/json' },
    body,
  )

  const start = { port, request: signed, expectedStatus: 200 }
  const gateway = { port, request: gatewayRequest, expectedStatus: 200 }
  const bare = { port: echo.port, request: echoRequest, expectedStatus: 200 }
  for (const load of [bare, start, gateway]) await runLoad({ ...load, connections, durationMs: windowMs })
  await compare('start-execution-durable', start, bare)
  await compare('gateway-start-execution-durable', gateway, bare)
  const alone = await runLoad({ ...start, connections: 1, durationMs: windowMs * 2 })
  report({ name: 'start-execution-latency-p50', value: percentile(alone.latenciesMs, 0.5), unit: 'ms' })
  report({ name: 'start-execution-latency-p99', value: percentile(alone.latenciesMs, 0.99), unit: 'ms' })
  const aloneEcho = await runLoad({ ...bare, connections: 1, durationMs: windowMs })
  report({ name: 'echo-latency-p50', value: percentile(aloneEcho.latenciesMs, 0.5), unit: 'ms' })
}

/** Alternating windows, so that what else the machine does falls on both. */
async function compare(
  name: string,
  load: Omit<Load, 'connections' | 'durationMs'>,
  bare: Omit<Load, 'connections' | 'durationMs'>,
): Promise<void> {
  const rates: number[] = []
  const echoRates: number[] = []
  const ratios: number[] = []
  for (let window = 0; window < windows; window++) {
    const echoRate = (await runLoad({ ...bare, connections, durationMs: windowMs })).perSecond
    const rate = (await runLoad({ ...load, connections, durationMs: windowMs })).perSecond
    rates.push(rate)
    echoRates.push(echoRate)
    ratios.push(rate / echoRate)
  }
  report({ name, value: median(rates), unit: '1/s', ratioToEcho: median(ratios) })
  report({ name: `${name}-echo`, value: median(echoRates), unit: '1/s' })
}

async function measureRestart(): Promise<void> {
  const data = join(directory, 'open')
  await seedOpenExecutions(data, 100_000, Date.now())
  const startedAt = performance.now()
  const restarted = await startServer(['--data-dir', data])
  report({ name: 'restart-100k-open', value: (performance.now() - startedAt) / 1000, unit: 's' })
  await restarted.stop()
}

function fivePassStates(): object {
  const names = ['One', 'Two', 'Three', 'Four', 'Five']
  return Object.fromEntries(
    names.map((name, at) => [
      at === 0 ? 'HelloWorld' : name,
      { Type: 'Pass', ...(at < 4 ? { Next: names[at + 1] } : { End: true }) },
    ]),
  )
}

function report(figure: Figure): void {
  const rounded = {
    ...figure,
    value: Number(figure.value.toPrecision(5)),
    ...(figure.ratioToEcho === undefined ? {} : { ratioToEcho: Number(figure.ratioToEcho.toFixed(3)) }),
  }
  const ratio = figure.ratioToEcho === undefined ? '' : `   ${figure.ratioToEcho.toFixed(3)} of echo`
  process.stdout.write(
    asJson ? `${JSON.stringify(rounded)}\n` : `${figure.name.padEnd(40)} ${rounded.value} ${figure.unit}${ratio}\n`,
  )
}
