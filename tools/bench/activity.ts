/** A task through an activity: StartExecution, GetActivityTask, SendTaskSuccess, and the execution's end, all on disk. */
import { signedCall } from '../../src/cli/call.ts'
import { signedHeaders } from '../../src/cli/signature.ts'
import type { JsonObject } from '../../src/base/index.ts'
import type { ServerProcess } from '../../tests/server-process.ts'
import { openConnection, type Connection } from './connection.ts'
import { cpuUsage } from './cpu.ts'
import { report } from './figures.ts'
import { httpRequest, median, percentile, runLoad } from './load.ts'
import { signedStatesRequest } from './sign.ts'
import type { Subject, Windows } from './windows.ts'

const workersAtOnce = 32

interface Round {
  readonly port: number
  readonly start: Buffer
  readonly poll: Buffer
}

/** Alternating windows, as for everything: rounds a second with many workers, the time of a round with one. */
export async function measureActivity(server: ServerProcess, echo: Subject, windows: Windows): Promise<void> {
  const { stateMachineArn, activityArn } = await createWorld(server.url)
  const { port } = server
  const start = await signedStatesRequest(port, 'StartExecution', { stateMachineArn, input: '{"order":17}' })
  const poll = await signedStatesRequest(port, 'GetActivityTask', { activityArn, workerName: 'bench' })
  const round = { port, start, poll }
  await work(round, workersAtOnce, windows.durationMs * 2)
  const [rates, ratios]: [number[], number[]] = [[], []]
  const cpu = { used: 0, rounds: 0 }
  for (let at = 0; at < windows.count; at++) {
    const bare = await runLoad({ ...echo.load, connections: windows.connections, durationMs: windows.durationMs })
    const before = cpuUsage(server.child.pid)?.all ?? Number.NaN
    const startedAt = performance.now()
    const { length } = await work(round, workersAtOnce, windows.durationMs)
    await allEnded(server.url, stateMachineArn)
    const rate = (length / (performance.now() - startedAt)) * 1_000
    cpu.used += (cpuUsage(server.child.pid)?.all ?? Number.NaN) - before
    cpu.rounds += length
    rates.push(rate)
    ratios.push(rate / bare.perSecond)
  }
  report({ name: 'activity-round-trip', value: median(rates), unit: '1/s', ratioToEcho: median(ratios) })
  if (Number.isFinite(cpu.used)) {
    report({ name: 'activity-round-trip-cpu', value: cpu.used / cpu.rounds, unit: 'µs/round' })
  }
  const alone = (await work(round, 1, windows.durationMs * 2)).sort((left, right) => left - right)
  report({ name: 'activity-round-trip-p50', value: percentile(alone, 0.5), unit: 'ms' })
}

async function createWorld(url: string): Promise<{ stateMachineArn: string; activityArn: string }> {
  const call = async (operation: string, input: JsonObject): Promise<JsonObject> => {
    const answer = await signedCall({ url, region: 'us-east-1', operation, input })
    if (!answer.ok) throw new Error(`${operation}: ${answer.failure.message}`)
    return answer.value
  }
  const activityArn = String((await call('CreateActivity', { name: 'bench' }))['activityArn'])
  const definition = { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: activityArn, End: true } } }
  const roleArn = 'arn:aws:iam::000000000000:role/BenchMachine'
  const machine = { name: 'BenchActivity', roleArn, definition: JSON.stringify(definition) }
  const { stateMachineArn } = await call('CreateStateMachine', machine)
  return { stateMachineArn: String(stateMachineArn), activityArn }
}

/** Rounds one after another by each worker; how long each took, milliseconds. */
async function work(round: Round, workers: number, durationMs: number): Promise<number[]> {
  const until = performance.now() + durationMs
  const times: number[] = []
  const one = async (connection: Connection): Promise<void> => {
    for (let startedAt = performance.now(); startedAt < until; startedAt = performance.now()) {
      await connection.ask(round.start)
      const { taskToken } = JSON.parse(await connection.ask(round.poll)) as { readonly taskToken: string }
      await connection.ask(tell(round.port, taskToken))
      times.push(performance.now() - startedAt)
    }
    connection.close()
  }
  const connections = await Promise.all(Array.from({ length: workers }, () => openConnection(round.port)))
  await Promise.all(connections.map(one))
  return times
}

/** Each has a token of its own, and a signature with it. */
function tell(port: number, taskToken: string): Buffer {
  const body = JSON.stringify({ taskToken, output: '{"done":true}' })
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.SendTaskSuccess' }
  const url = new URL(`http://127.0.0.1:${port}/`)
  const signable = { method: 'POST', url, service: 'states', region: 'us-east-1', headers, body, now: new Date() }
  return httpRequest('/', signedHeaders(signable), body)
}

async function allEnded(url: string, stateMachineArn: string): Promise<void> {
  for (;;) {
    const input = { stateMachineArn, statusFilter: 'RUNNING', maxResults: 1 }
    const answer = await signedCall({ url, region: 'us-east-1', operation: 'ListExecutions', input })
    if (answer.ok && (answer.value['executions'] as readonly unknown[]).length === 0) return
  }
}
